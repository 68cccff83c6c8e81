import { describe, expect, test } from "vitest";
import { audit } from "../../src/domain/audit.ts";
import { addDays } from "../../src/domain/days.ts";
import type { AuditRecord, HintCode } from "../../src/domain/hints.ts";
import type { FindingName, Grade } from "../../src/domain/judging.ts";
import { DIFFERENT, TEMPLATE } from "../helpers/findings.ts";

const TOWNSHIPS = ["龙塘镇", "新龙塘镇", "红旗镇", "国兴街道"];
const NAMES: FindingName[] = ["mind", "ability", "politics", "standing"];

/** The four findings from four texts and four grades. */
function findings(texts: string[], grades: (Grade | null)[] = []) {
  const four = NAMES.map((name, i) => [name, { text: texts[i] ?? null, grade: grades[i] ?? null }]);
  return Object.fromEntries(four) as AuditRecord["findings"];
}

/** A record of a township secretary in which nothing is wrong; `id` makes the person and the day. */
function record(id: number, changed: Partial<AuditRecord> = {}): AuditRecord {
  const date = changed.date ?? addDays("2026-10-01", id);
  const entered = changed.entered ?? date;
  return {
    id,
    talk: 100 + id,
    date,
    talker: "王镇长",
    person: `吴${id}`,
    personId: id,
    village: "三桥村",
    township: "龙塘镇",
    district: "琼山区",
    seatTownship: "龙塘镇",
    mode: "in_person",
    place: null,
    findings: findings([]),
    deadline: "2026-12-09",
    enteredAt: Date.parse(`${entered}T10:00:00Z`),
    entered,
    actor: "文员",
    inScope: true,
    ...changed,
  };
}

/** `count` records, each changed by its number. */
const records = (count: number, changed: (i: number) => Partial<AuditRecord>) =>
  Array.from({ length: count }, (_, i) => record(i + 1, changed(i + 1)));

/** The hints of one kind, with the ids of their records. */
const found = (code: HintCode, list: AuditRecord[]) =>
  audit(list, TOWNSHIPS)
    .filter((hint) => hint.code === code)
    .map((hint) => ({ ...hint, records: hint.records.map(({ id }) => id) }));

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test("nothing is said of records in which nothing is wrong", () => {
  const list = DIFFERENT.map((texts, i) =>
    record(i + 1, {
      findings: findings(texts, ["good", i % 2 ? "good" : "average", "good", "good"]),
    }),
  );
  expect(audit(list, TOWNSHIPS)).toEqual([]);
  expect(audit([], [])).toEqual([]);
});

describe("same-findings", () => {
  const same = (list: AuditRecord[]) => found("same-findings", list);

  test("one text for two people is found, with what repeats", () => {
    const list = records(2, () => ({ findings: findings(TEMPLATE) }));
    expect(same(list)).toMatchObject([
      { records: [1, 2], people: 2, similarity: 1, text: TEMPLATE.join("；") },
    ]);
  });

  test("one text for one person, entered twice, is not", () => {
    expect(same(records(3, () => ({ personId: 7, findings: findings(TEMPLATE) })))).toEqual([]);
  });

  test("the name of whom it is about does not hide a copy", () => {
    const list = records(3, (i) => ({
      person: `欧阳${"甲乙丙"[i - 1]}`,
      findings: findings(TEMPLATE.map((text) => `欧阳${"甲乙丙"[i - 1]}：${text}`)),
    }));
    expect(same(list)).toMatchObject([{ records: [1, 2, 3], similarity: 1 }]);
  });

  test("two groups are two hints, the larger first", () => {
    const other = DIFFERENT[0] ?? [];
    const list = records(5, (i) => ({ findings: findings(i < 3 ? other : TEMPLATE) }));
    expect(same(list).map((hint) => hint.records)).toEqual([
      [3, 4, 5],
      [1, 2],
    ]);
  });

  test("short texts are pointed out from ten people up", () => {
    const short = (count: number) =>
      same(records(count, () => ({ findings: findings(["安心", "较强", "坚定", "好"]) })));
    expect(short(9)).toEqual([]);
    expect(short(10)).toMatchObject([{ records: ids(10), people: 10 }]);
  });

  test("a text of 39 characters is short, one of 40 is not", () => {
    const text = DIFFERENT.flat().join("").replace(/\P{L}/gu, "").slice(0, 40);
    const of = (length: number) =>
      same(records(2, () => ({ findings: findings([`${text.slice(0, length)}。`]) })));
    expect(of(39)).toEqual([]);
    expect(of(40)).toHaveLength(1);
  });

  test.each(["group", "no_show"] as const)("%s is left aside", (mode) => {
    expect(same(records(12, () => ({ mode, findings: findings(TEMPLATE) })))).toEqual([]);
  });

  test("attempts by phone were entered, and count", () => {
    expect(same(records(2, () => ({ mode: "phone", findings: findings(TEMPLATE) })))).toHaveLength(
      1,
    );
  });

  test("nothing found is nothing copied", () => {
    expect(same(records(20, () => ({ findings: findings(["。", " ", "", "——"]) })))).toEqual([]);
  });
});

describe("too-many-in-a-day", () => {
  const many = (count: number, changed: (i: number) => Partial<AuditRecord> = () => ({})) =>
    found(
      "too-many-in-a-day",
      records(count, (i) => ({ date: "2026-11-02", ...changed(i) })),
    );

  test("a thirteenth talk in person on one day is too many", () => {
    expect(many(12)).toEqual([]);
    expect(many(13)).toMatchObject([{ talker: "王镇长", day: "2026-11-02", records: ids(13) }]);
  });

  test.each<[string, (i: number) => Partial<AuditRecord>]>([
    ["another day", (i) => (i === 13 ? { date: "2026-11-03" } : {})],
    ["another talker", (i) => (i === 13 ? { talker: "李书记" } : {})],
    ["a namesake in another district", (i) => (i === 13 ? { district: "龙华区" } : {})],
    ["a phone call", (i) => (i === 13 ? { mode: "phone" } : {})],
  ])("%s is not added", (_, changed) => {
    expect(many(13, changed)).toEqual([]);
  });

  test("home visits and other spellings of the name are added", () => {
    expect(
      many(13, (i) => (i === 13 ? { mode: "home_visit", talker: "王 镇长" } : {})),
    ).toHaveLength(1);
  });
});

describe("two-places-one-day", () => {
  const day = (...changes: Partial<AuditRecord>[]) =>
    found(
      "two-places-one-day",
      changes.map((changed, i) => record(i + 1, { date: "2026-11-02", ...changed })),
    );
  const visit = (township: string): Partial<AuditRecord> => ({
    seatTownship: null,
    mode: "home_visit",
    township,
  });

  test("who talks for a district may be in two townships a day, not in three", () => {
    expect(day(visit("龙塘镇"), visit("红旗镇"))).toEqual([]);
    expect(day(visit("龙塘镇"), visit("红旗镇"), visit("国兴街道"))).toMatchObject([
      { records: [1, 2, 3], townships: ["龙塘镇", "红旗镇", "国兴街道"] },
    ]);
  });

  test("people of three townships called to one office are no wonder", () => {
    const called = (township: string) => ({ ...visit(township), mode: "in_person" as const });
    const office = { place: "区委203室" };
    expect(day(called("龙塘镇"), called("红旗镇"), called("国兴街道"))).toEqual([]);
    expect(
      day(...["龙塘镇", "红旗镇", "国兴街道"].map((name) => ({ ...called(name), ...office }))),
    ).toEqual([]);
  });

  test("a township's secretary is not in a second township", () => {
    expect(day({ place: "龙塘镇政府" }, { place: "三桥村党群服务中心" }, {})).toEqual([]);
    expect(day({ place: "龙塘镇政府" }, {}, { place: "红旗 镇会议室" })).toMatchObject([
      { records: [1, 3], townships: ["龙塘镇", "红旗镇"] },
    ]);
  });

  test("a place that names the interviewee's village is in its township", () => {
    expect(day({ place: "三桥村党群服务中心" }, { place: "红旗镇政府" })).toMatchObject([
      { records: [1, 2], townships: ["龙塘镇", "红旗镇"] },
    ]);
  });

  test("a home visit is where the place says, else at the interviewee's", () => {
    const home = { mode: "home_visit" } as const;
    expect(day(home, { place: "红旗镇政府" })).toMatchObject([{ townships: ["龙塘镇", "红旗镇"] }]);
    expect(day({ ...home, place: "红旗镇安置区" }, { place: "红旗镇政府" })).toEqual([]);
  });

  test("the longer name is meant where one contains the other", () => {
    expect(day({ place: "新龙塘镇政府" }, { place: "新龙塘镇礼堂" })).toEqual([]);
    expect(day({ place: "新龙塘镇政府" }, { place: "龙塘镇政府" })).toHaveLength(1);
  });

  test("other days, other talkers and phone calls are no second place", () => {
    const here = { place: "龙塘镇政府" };
    const there = { place: "红旗镇政府" };
    expect(day(here, { ...there, date: "2026-11-03" })).toEqual([]);
    expect(day(here, { ...there, talker: "李书记" })).toEqual([]);
    expect(day(here, { ...there, mode: "phone" })).toEqual([]);
  });
});

describe("burst-after-deadline", () => {
  const at = (minutes: number) => Date.parse("2026-12-12T08:00:00Z") + minutes * 60_000;
  const burst = (minutes: number[], changed: Partial<AuditRecord> = {}) =>
    found(
      "burst-after-deadline",
      minutes.map((minute, i) =>
        record(i + 1, { entered: "2026-12-12", enteredAt: at(minute), ...changed }),
      ),
    );
  const atOnce = Array.from({ length: 10 }, () => 0);

  test("ten at once are a burst, nine are not", () => {
    expect(burst(atOnce)).toMatchObject([{ records: ids(10), minutes: 0, actors: ["文员"] }]);
    expect(burst(atOnce.slice(1))).toEqual([]);
  });

  test("ten within ten minutes are a burst, in eleven they are not", () => {
    expect(burst([0, 1, 2, 3, 4, 5, 6, 7, 8, 10])).toMatchObject([{ minutes: 10 }]);
    expect(burst([0, 1, 2, 3, 4, 5, 6, 7, 8, 11])).toEqual([]);
  });

  test("one that goes on is one burst, one an hour later another, stragglers none", () => {
    const minutes = [...ids(25), 50, ...ids(12).map((minute) => 90 + minute / 2)];
    expect(burst(minutes).map((hint) => hint.records)).toEqual([
      ids(25),
      ids(12).map((i) => 26 + i),
    ]);
  });

  test("what was entered on the deadline, or held after it, is not late", () => {
    expect(burst(atOnce, { deadline: "2026-12-12" })).toEqual([]);
    expect(burst(atOnce, { date: "2026-12-10" })).toEqual([]);
    expect(burst(atOnce, { date: "2026-12-09" })).toHaveLength(1);
  });

  test("all who entered it are named", () => {
    const list = records(10, (i) => ({
      entered: "2026-12-12",
      enteredAt: at(0),
      actor: i % 2 ? "甲" : "乙",
    }));
    expect(found("burst-after-deadline", list)).toMatchObject([{ actors: ["甲", "乙"] }]);
  });
});

describe("late-entry", () => {
  test("the 31st day after the talk is late, the 30th is not", () => {
    const late = (days: number) =>
      found("late-entry", [
        record(1, { date: "2026-10-01", entered: addDays("2026-10-01", days) }),
      ]);
    expect(late(30)).toEqual([]);
    expect(late(31)).toMatchObject([{ records: [1], talker: "王镇长", longestDays: 31 }]);
  });

  test("is said once a talker, with the longest", () => {
    const list = records(4, (i) => ({
      talker: i === 4 ? "李书记" : "王镇长",
      date: "2026-10-01",
      entered: addDays("2026-10-01", 30 + i),
    }));
    expect(found("late-entry", list)).toMatchObject([
      { records: [1, 2, 3], longestDays: 33 },
      { records: [4], longestDays: 34 },
    ]);
  });
});

describe("all-grades-same", () => {
  const GOOD: Grade[] = ["good", "good", "fairly_good", "good"];
  const graded = (count: number, grades: (i: number) => (Grade | null)[]) =>
    found(
      "all-grades-same",
      records(count, (i) => ({ findings: findings([], grades(i)) })),
    );

  test("ten people graded alike are pointed out, nine are not", () => {
    expect(graded(10, () => GOOD)).toMatchObject([{ records: ids(10), grades: GOOD }]);
    expect(graded(9, () => GOOD)).toEqual([]);
  });

  test("one who was graded otherwise is enough", () => {
    expect(graded(20, (i) => (i === 7 ? ["good", "good", "good", "good"] : GOOD))).toEqual([]);
  });

  test("records without all four grades are not asked", () => {
    expect(graded(12, (i) => (i > 10 ? ["good", null, null, null] : GOOD))).toMatchObject([
      { records: ids(10) },
    ]);
    expect(graded(20, () => [])).toEqual([]);
    expect(graded(20, () => ["unknown", "unknown", "unknown", "unknown"])).toEqual([]);
  });

  test("is asked of each talker alone", () => {
    const list = records(20, (i) => ({
      talker: i > 10 ? "李书记" : "王镇长",
      findings: findings([], i > 10 ? ["good", "good", "good", "good"] : GOOD),
    }));
    expect(found("all-grades-same", list)).toHaveLength(2);
  });
});
