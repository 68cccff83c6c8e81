import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doneShare, type Item, itemsInOrder, tallyItems } from "../../src/domain/item.ts";
import { itemProblems } from "../../src/domain/item-problems.ts";

const TODAY = "2026-11-23";
const DAYS = ["2026-11-01", "2026-11-22", TODAY, "2026-12-01"];

const items = fc
  .array(
    fc.record({
      owner: fc.constantFrom(null, "王某"),
      due: fc.constantFrom(null, ...DAYS),
      closedAs: fc.constantFrom(null, "done" as const, "dropped" as const, "record-void" as const),
      closedOn: fc.constantFrom(...DAYS.slice(0, 3)),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ owner, due, closedAs, closedOn }, i): Item => {
      const open = closedAs === null;
      return {
        ...{ id: i + 1, district: "甲县", township: null, village: null, person: null, talk: null },
        ...{ text: "修路", redacted: false, owner, due, openedOn: "2026-10-01", notes: [] },
        ...{ open, overdue: open && due !== null && due < TODAY },
        ...{ closedAs, closedOn: open ? null : closedOn },
      };
    }),
  );

describe("items", () => {
  test("open, done and dropped are all of them; what they lack is of the open ones", () => {
    fc.assert(
      fc.property(items, (all) => {
        const tally = tallyItems(all);
        expect(tally.open + tally.done + tally.dropped).toBe(tally.total);
        expect(tally.total).toBe(all.length);
        for (const part of ["overdue", "withoutOwner", "withoutDue"] as const) {
          expect(tally[part]).toBeLessThanOrEqual(tally.open);
        }
        expect(tally.doneLate).toBeLessThanOrEqual(tally.done);
        const told = itemProblems(all).length;
        expect(told).toBe(tally.overdue + tally.withoutOwner + tally.withoutDue);
      }),
    );
  });

  test("are listed with the overdue first, without a due day last, and the closed ones behind", () => {
    fc.assert(
      fc.property(items, (all) => {
        const ranks = itemsInOrder(all).map(({ open, overdue, due }) =>
          !open ? 3 : overdue ? 0 : due === null ? 2 : 1,
        );
        expect(ranks).toEqual(ranks.toSorted());
        expect(ranks).toHaveLength(all.length);
      }),
    );
  });

  test("the share done is cut, and nothing of nothing is none (rule 11)", () => {
    const of = (done: number, total: number, dropped = 0) =>
      doneShare({ ...tallyItems([]), total, done, dropped, open: total - done - dropped });
    expect([of(2, 5), of(2, 3), of(2, 6, 1)]).toEqual([0.4, 0.6666, 0.4]);
    expect([of(0, 0), of(0, 1, 1)]).toEqual([null, null]);
  });
});
