import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Circumstances,
  FINDINGS,
  GRADES,
  type Judged,
  judge,
  MODES,
  outcomeOf,
  REASONS,
} from "../../src/domain/judging.ts";

const found = { text: "安心", grade: "good" } as const;
/** A record that lacks nothing, of a talk whose seat changed hands on 15 October. */
const RECORD: Judged = {
  date: "2026-11-01",
  talker: "王书记",
  mode: "in_person",
  with: [],
  findings: { mind: found, ability: found, politics: found, standing: found },
};
const TALK: Circumstances = {
  holders: [
    { names: ["李书记"], from: "0000-01-01", to: "2026-10-14" },
    { names: ["王书记"], from: "2026-10-15", to: "2026-11-20" },
    { names: [], from: "2026-11-21", to: "9999-12-31" },
  ],
  start: "2026-09-01",
  deadline: "2026-12-09",
};
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const reasons = (change: Partial<Judged>, talk: Partial<Circumstances> = {}) =>
  judge({ ...RECORD, ...change }, { ...TALK, ...talk });
const findings = (change: Partial<Judged["findings"]>) => ({
  findings: { ...RECORD.findings, ...change },
});

describe("a record completes its talk", () => {
  test.each<[string, Partial<Judged>]>([
    ["in person", {}],
    ["on a home visit (rule 5)", { mode: "home_visit" }],
    ["by the predecessor while in the seat (rule 13)", { talker: "李书记", date: "2026-10-14" }],
    ["on the holder's first day", { date: "2026-10-15" }],
    ["on the cycle's first day (rule 6)", { talker: "李书记", date: "2026-09-01" }],
    ["with a grade left out", findings({ mind: { text: "安心", grade: null } })],
    ["with a poor grade", findings({ standing: { text: "有意见", grade: "poor" } })],
  ])("%s", (_, change) => {
    expect(reasons(change)).toEqual([]);
  });

  test("on the deadline, the day before the election (rule 6)", () => {
    expect(reasons({ date: "2026-11-20" }, { deadline: "2026-11-20" })).toEqual([]);
  });
});

describe("each reason alone", () => {
  test.each<[string, string, Partial<Judged>, Partial<Circumstances>?]>([
    ["somebody else talked (rule 3)", "not-the-seat-holder", { talker: "赵副书记" }],
    ["the predecessor talked after leaving", "not-the-seat-holder", { talker: "李书记" }],
    ["the successor talked before coming", "not-the-seat-holder", { date: "2026-10-14" }],
    ["the seat was vacant that day", "not-the-seat-holder", { date: "2026-11-21" }],
    ["the day before the start (rule 6)", "before-start", {}, { start: "2026-11-02" }],
    ["on election day (rule 6)", "not-before-election", {}, { deadline: "2026-10-31" }],
    ["a second interviewee (rule 4)", "not-one-by-one", { with: ["吴二"] }],
    ["by phone (rule 5)", "not-in-person", { mode: "phone" }],
    ["by video", "not-in-person", { mode: "video" }],
    ["nobody came", "not-in-person", { mode: "no_show" }],
    [
      "an unknown grade (rule 7)",
      "findings-missing",
      findings({ mind: { ...found, grade: "unknown" } }),
    ],
    ["no text", "findings-missing", findings({ ability: { text: null, grade: "good" } })],
    ["a blank text", "findings-missing", findings({ politics: { text: " 　", grade: "good" } })],
    ["an empty text", "findings-missing", findings({ standing: { text: "", grade: null } })],
  ])("%s", (_, reason, change, talk) => {
    expect(reasons(change, talk)).toEqual([reason]);
  });

  test("a group talk is neither one by one nor in person (rules 4 and 5)", () => {
    expect(reasons({ mode: "group" })).toEqual(["not-one-by-one", "not-in-person"]);
  });
});

test("the reasons are exactly the rules that fail, whatever else fails", () => {
  const day = fc.constantFrom("2026-10-01", "2026-10-31", "2026-11-01", "2026-11-02", "2026-12-01");
  const name = fc.constantFrom("王书记", "李书记", "赵副书记");
  const finding = fc.record({
    text: fc.constantFrom(null, "", " ", "安心", "安心", "安心", "安心", "安心"),
    grade: fc.constantFrom(null, ...GRADES),
  });
  const record: fc.Arbitrary<Judged> = fc.record({
    date: day,
    talker: name,
    mode: fc.constantFrom(...MODES),
    with: fc.array(fc.constantFrom("吴一", "吴二"), { maxLength: 2 }),
    findings: fc.oneof(
      fc.record({ mind: finding, ability: finding, politics: finding, standing: finding }),
      fc.constant(RECORD.findings),
    ),
  });
  const holders = fc.tuple(fc.option(name), day, fc.option(name)).map(([first, change, second]) => [
    { names: first === null ? [] : [first], from: "0000-01-01", to: change },
    { names: second === null ? [] : [second], from: dayAfter(change), to: "9999-12-31" },
  ]);
  fc.assert(
    fc.property(record, holders, day, day, (record, holders, start, deadline) => {
      const { date, mode, talker } = record;
      const holder = date <= (holders[0]?.to ?? "") ? holders[0]?.names[0] : holders[1]?.names[0];
      const isComplete = FINDINGS.every((one) => {
        const { text, grade } = record.findings[one];
        return (text ?? "").trim() !== "" && grade !== "unknown";
      });
      const fails = {
        "not-the-seat-holder": holder !== talker,
        "not-one-by-one": mode === "group" || record.with.length > 0,
        "not-in-person": !["in_person", "home_visit"].includes(mode),
        "before-start": date < start,
        "not-before-election": date > deadline,
        "findings-missing": !isComplete,
      };
      const expected = REASONS.filter((reason) => fails[reason]);
      expect(judge(record, { holders, start, deadline })).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

describe("what a talk's records make of it", () => {
  const completes = (id: number, date: string) => ({ id, date, reasons: [] });
  const lacksFindings = (id: number, date: string) => ({
    id,
    date,
    reasons: ["findings-missing" as const],
  });

  test("it is completed on the day of its earliest completing record", () => {
    const records = [
      completes(1, "2026-11-20"),
      lacksFindings(2, "2026-10-01"),
      completes(3, "2026-11-02"),
    ];
    expect(outcomeOf(records)).toMatchObject({ completedOn: "2026-11-02" });
  });

  test("it is partial where missing findings are a record's only fault (rule 7)", () => {
    expect(outcomeOf([lacksFindings(1, "2026-11-02")])).toEqual({
      completedOn: null,
      partialOn: "2026-11-02",
    });
    const phoned = { id: 1, date: "2026-11-02", reasons: ["not-in-person", "findings-missing"] };
    expect(outcomeOf([phoned as never])).toMatchObject({ completedOn: null, partialOn: null });
  });

  test("findings of several conversations do not add up (rule 7)", () => {
    const halves = [lacksFindings(1, "2026-11-02"), lacksFindings(2, "2026-11-03")];
    expect(outcomeOf(halves).completedOn).toBeNull();
  });

  test("no record, no outcome", () => {
    expect(outcomeOf([])).toEqual({ completedOn: null, partialOn: null });
  });
});
