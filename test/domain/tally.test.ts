import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Count, countOf, NONE, tally as tallyOn } from "../../src/domain/tally.ts";

const AS_OF = "2026-11-23";
const tally = (counts: Count[]) => tallyOn(counts, AS_OF);

const IN_FORCE = ["done", "waived", "outstanding", "partial"] as const;
type InForce = (typeof IN_FORCE)[number];

/** So many talks of one status. */
function of(status: InForce, count: number, overdue = false): Count {
  const deadline = overdue ? "2026-11-22" : AS_OF; // on the day itself there is still time
  const partial = status === "partial" ? { outstanding: count } : {};
  return { ...NONE, deadline, ...partial, [status]: count };
}

const counts: fc.Arbitrary<Count[]> = fc
  .array(fc.tuple(fc.constantFrom(...IN_FORCE), fc.nat(100_000), fc.boolean()))
  .map((all) => all.map(([status, count, overdue]) => of(status, count, overdue)));

test("how a figure adds up", () => {
  expect(
    tally([
      ...[of("done", 5), of("done", 1, true), of("waived", 2), of("waived", 1, true)],
      ...[of("outstanding", 4), of("outstanding", 3, true), of("partial", 2)],
      of("partial", 1, true),
    ]),
  ).toEqual({
    required: 19,
    done: 6,
    waived: 3,
    outstanding: 10,
    partial: 3,
    overdue: 4,
    coverage: 0.375, // 6 / (19 - 3)
  });
});

test("required = done + waived + outstanding; partial and overdue are parts of outstanding", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const { required, done, waived, outstanding, partial, overdue } = tally(given);
      expect(required).toBe(done + waived + outstanding);
      expect(partial).toBeLessThanOrEqual(outstanding);
      expect(overdue).toBeLessThanOrEqual(outstanding);
      const sizes = given.map((count) => count.done + count.waived + count.outstanding);
      expect(required).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});

test("one talk counts in its own status, a partial one as outstanding too", () => {
  for (const status of IN_FORCE) {
    expect(countOf({ status, deadline: AS_OF })).toEqual(of(status, 1));
  }
});

test("tallies add up, however the talks are grouped", () => {
  fc.assert(
    fc.property(counts, counts, (some, others) => {
      const [a, b, both] = [tally(some), tally(others), tally([...others, ...some])];
      for (const figure of ["required", "done", "waived", "outstanding", "partial", "overdue"]) {
        const key = figure as "required";
        expect(both[key]).toBe(a[key] + b[key]);
      }
    }),
  );
});

describe("coverage is done / (required - waived), cut to four decimals (rule 11)", () => {
  test.each([
    ["nothing required is no 100 %", 0, 0, 0, null],
    ["everything waived is no 100 %", 0, 3, 0, null],
    ["99.96 % is not 100 %", 2499, 0, 1, 0.9996],
    ["99.9999 % is not 100 %", 999_999, 0, 1, 0.9999],
    ["two thirds", 2, 0, 1, 0.6666],
    ["a waiver shrinks what is expected", 5, 2, 7, 0.4166],
    ["all done", 12, 1, 0, 1],
    ["nothing done", 0, 1, 5, 0],
    ["no cent is lost to binary fractions", 29, 0, 71, 0.29],
  ])("%s", (_, done, waived, outstanding, coverage) => {
    const given = [of("done", done), of("waived", waived), of("outstanding", outstanding)];
    expect(tally(given).coverage).toBe(coverage);
  });

  test("for any figures: the largest ten-thousandth not above it", () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), (done, open) => {
        fc.pre(done + open > 0);
        const { coverage } = tally([of("done", done), of("partial", open)]);
        const parts = Math.round((coverage ?? -1) * 10_000);
        expect(coverage).toBe(parts / 10_000);
        expect(parts * (done + open)).toBeLessThanOrEqual(done * 10_000);
        expect((parts + 1) * (done + open)).toBeGreaterThan(done * 10_000);
      }),
      { numRuns: 2000 },
    );
  });
});
