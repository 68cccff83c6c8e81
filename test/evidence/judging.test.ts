import { describe, expect, test } from "vitest";
import { JUDGING, type Judged, judge } from "../../src/domain/judging.ts";
import { openStore } from "../../src/store/database/migrate.ts";
import { write } from "../../src/store/database/query.ts";
import { transact } from "../../src/store/database/transaction.ts";
import { addEvent } from "../../src/store/talks/history.ts";
import { staffedOffice } from "../contract/setup.ts";
import { FOUND, type Office } from "../helpers/talks.ts";

const AUTHOR = { actor: "clerk", at: "2026-11-01T09:00:00.000Z", what: "cycle" };

/** An office whose two records an older program judged: the first as this one would, the second not. */
async function judgedByOlder(): Promise<Office> {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mode", "video", ...FOUND);
  const store = await openStore(here.db, AUTHOR);
  transact(store, (tx) => {
    const days = { start: "2026-09-01", election: "2026-12-10" };
    addEvent(tx, AUTHOR, { from: days, to: days });
    write(tx, "UPDATE record SET reasons = '' WHERE id = 2");
    write(tx, "UPDATE talk SET completed_on = '2026-11-01' WHERE id = 2");
    write(tx, "UPDATE cycle SET judging = 0");
  });
  store.close();
  return here;
}

describe("a file judged by an older version", () => {
  test("is judged anew by the next command, which says which talks changed", async () => {
    const here = await judgedByOlder();
    const { exit, stderr } = await here.talks("report");
    expect([exit, stderr]).toEqual([
      0,
      expect.stringMatching(/1 talk has a different status now: 2\./),
    ]);
    expect(await here.talks("report")).toMatchObject({ exit: 0, stderr: "" });
    expect((await here.ok("list", "--status", "done")).talks).toMatchObject([{ id: 1 }]);
    const { events } = await here.ok("history");
    expect(events[0]).toMatchObject({
      ...{ what: "judge", detail: { from: 0, to: JUDGING } },
      changes: [{ talk: 2, before: "done", after: "outstanding", reason: "judged-anew" }],
    });
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });

  test("in Chinese too", async () => {
    const here = await judgedByOlder();
    expect((await here.talks("report", "--lang", "zh")).stderr).toContain(
      "1项应谈的状态改变（2号）",
    );
    expect((await here.talks("history", "--lang", "zh")).stdout).toContain("新版本重新认定");
  });

  test("can be restored, and is no tampered one", async () => {
    const here = await judgedByOlder();
    const other = await staffedOffice();
    expect((await other.talks("restore", here.db)).exit).toBe(0);
    expect((await other.talks("report")).stderr).toContain("a different status now: 2.");
  });
});

/** Records on the edge of each rule, with what judging says of them. */
const EDGES: [Partial<Judged>, string][] = [
  [{}, ""],
  [{ talker: "林部长" }, "not-the-seat-holder"],
  [{ date: "2026-08-31" }, "before-start"],
  [{ date: "2026-12-10" }, "not-before-election"],
  [{ mode: "home_visit" }, ""],
  [{ mode: "video" }, "not-in-person"],
  [{ mode: "group" }, "not-one-by-one,not-in-person"],
  [{ with: ["吴二"] }, "not-one-by-one"],
  ...["", " ", "/", "—", "无", "略", "同上", "未了解", "不详", "N/A"].map(
    (text): [Partial<Judged>, string] => [
      { findings: { ...FOUR(), mind: { text, grade: null } } },
      "findings-missing",
    ],
  ),
  [{ findings: { ...FOUR(), mind: { text: "安心", grade: "unknown" } } }, "findings-missing"],
  [{ findings: { ...FOUR(), mind: { text: "好", grade: null } } }, ""],
];

function FOUR(): Judged["findings"] {
  const found = { text: "好", grade: "good" as const };
  return { mind: found, ability: found, politics: found, standing: found };
}

const MISSING = "findings-missing";

/** What each version of the judging says of them; a line is never changed, and a new one raises JUDGING. */
const VERDICTS: Record<number, string[]> = {
  1: [
    ...["", "not-the-seat-holder", "before-start", "not-before-election", "", "not-in-person"],
    ...["not-one-by-one,not-in-person", "not-one-by-one"],
    ...[MISSING, MISSING, "", "", "", "", "", "", "", "", MISSING, ""],
  ],
  // A mark for nothing is no finding.
  2: [
    ...["", "not-the-seat-holder", "before-start", "not-before-election", "", "not-in-person"],
    ...["not-one-by-one,not-in-person", "not-one-by-one"],
    ...Array.from({ length: 11 }, () => MISSING),
    "",
  ],
};

test("who changes what judging says raises its version", () => {
  const said = EDGES.map(([record]) =>
    judge(
      {
        ...{ date: "2026-11-01", talker: "陈书记", mode: "in_person", with: [] },
        ...{ findings: FOUR(), ...record },
      },
      {
        holders: [{ names: ["陈书记"], from: "0000-01-01", to: "9999-12-31" }],
        ...{ start: "2026-09-01", deadline: "2026-12-09" },
      },
    ).join(),
  );
  expect(said).toEqual(VERDICTS[JUDGING]);
});
