import stringWidth from "string-width";
import { expect, test } from "vitest";
import { THRESHOLDS } from "../../src/domain/hints.ts";
import { DIFFERENT, TEMPLATE } from "../helpers/findings.ts";
import { FOUND, staffedOffice } from "../helpers/talks.ts";
import { day, enter, type Json, officeOf, talksIn } from "./audit-office.ts";
import { at, cells, logOn } from "./setup.ts";

const [mind, ability, politics, standing] = TEMPLATE;

test("twenty-two records of different people and days with one text are found", async () => {
  const office = await officeOf(25);
  const talks = await talksIn(office, "石桥村");
  const copied = talks.slice(0, 22).map((talk, i) => ({
    talk: talk.id,
    date: day(i),
    ...{ mind, ability, politics },
    standing: i === 3 ? standing?.replace("公道", "正派") : standing,
  }));
  const own = talks.slice(22).map((talk, i) => {
    const [m, a, p, s] = DIFFERENT[i] ?? [];
    return { talk: talk.id, date: day(i), mind: m, ability: a, politics: p, standing: s };
  });
  await enter(office, [...copied, ...own]);

  const outcome = await office.talks("audit", "--json");
  expect(outcome.exit).toBe(0);
  const { findings, records, thresholds } = outcome.json;
  expect(records).toBe(25);
  expect(thresholds).toEqual(THRESHOLDS);
  expect(findings).toHaveLength(1);
  const [hint] = findings;
  expect(hint).toMatchObject({ code: "same-findings", people: 22 });
  expect(hint.similarity).toBeGreaterThan(0.9);
  expect(hint.similarity).toBeLessThan(1);
  expect(hint.records.map(({ talk }: Json) => talk).sort()).toEqual(
    copied.map(({ talk }) => talk).sort(),
  );
  expect(hint.records[0]).toEqual({
    id: 1,
    talk: talks[0].id,
    date: "2026-11-01",
    entered: "2026-11-20",
    talker: "王镇长",
    person: talks[0].person.name,
    village: "石桥村",
    township: "龙塘镇",
    mode: "in_person",
    place: null,
    actor: "clerk",
  });
});

test("shows twenty characters of what repeats, and no word of it in JSON", async () => {
  const office = await officeOf(2);
  const talks = await talksIn(office, "石桥村");
  await enter(
    office,
    talks.map(({ id }) => ({ talk: id, date: "2026-11-02", mind, ability, politics, standing })),
  );
  const { stdout } = await office.talks("audit");
  // A line may be broken within it.
  expect(stdout.replace(/\s/g, "")).toContain("“该同志思想稳定，愿意继续为群众服务，对换…”");
  expect(stdout.replace(/\s/g, "")).not.toContain("为群众服务，对换届");
  const json = (await office.talks("audit", "--json")).stdout;
  for (const text of TEMPLATE) expect(json).not.toContain(text.slice(0, 6));
});

test("says what it is and what it looked for, found or not, in both languages", async () => {
  const office = await officeOf(12, "2026-12-11");
  const talks = await talksIn(office, "石桥村");
  for (const lang of ["en", "zh"]) {
    const none = await office.talks("audit", "--lang", lang);
    expect([none.exit, none.stderr]).toEqual([0, ""]);
    expect(none.stdout).toContain("75");
  }
  await enter(
    office,
    talks.map(({ id }) => ({ talk: id, date: "2026-11-02", mind: "安心" })),
  );
  const en = await office.talks("audit", "--lang", "en");
  expect(en.exit).toBe(0);
  expect(en.stdout).toContain("not verdicts");
  expect(en.stdout).toContain("12 people have the same findings, in 12 records: “安心”");
  expect(en.stdout).toContain("more than 12 talks in person by one talker in a day");
  const zh = await office.talks("audit", "--lang", "zh");
  expect(zh.stdout).toContain("不是结论");
  expect(zh.stdout).toContain("12人的了解情况完全相同，共12条记录：“安心”");
  expect(zh.stdout).toContain("称按期谈话，却在期限之后一次录入，录入人：clerk");
  expect((await office.ok("audit")).findings.map(({ code }: Json) => code)).toEqual([
    "same-findings",
    "burst-after-deadline",
    "late-entry",
  ]);
});

test("a voided record is left out, an attempt is not", async () => {
  const office = await staffedOffice();
  const text = ["--mind", `${mind}`, "--ability", `${ability}`, "--politics", `${politics}`];
  const { record } = await logOn(office, "吴一", 3, ...text);
  await logOn(office, "吴二", 3, ...text, "--mode", "phone");
  expect((await office.ok("audit")).findings).toHaveLength(1);
  await office.ok("void", `${record.id}`, "--reason", "录错人");
  expect(await office.ok("audit")).toMatchObject({ findings: [], records: 1 });
});

test("a filter keeps what touches it, whole", async () => {
  const office = await staffedOffice();
  const text = ["--mind", `${mind}`, "--ability", `${ability}`, "--politics", `${politics}`];
  await logOn(office, "吴一", 3, ...text); // 三桥村
  await logOn(office, "蒙一", 3, ...text); // 米铺社区
  await logOn(office, "符一", 3, ...FOUND); // 龙富村
  const audited = async (...flags: string[]) => {
    const { findings, records } = await office.ok("audit", ...flags);
    return {
      people: findings.flatMap((hint: Json) => hint.records.map((r: Json) => r.person)),
      records,
    };
  };
  const both = ["吴一", "蒙一"];
  expect(await audited()).toEqual({ people: both, records: 3 });
  expect(await audited("--township", "国兴街道")).toEqual({ people: both, records: 1 });
  expect(await audited("--township", "龙塘镇")).toEqual({ people: both, records: 2 });
  expect(await audited("--village", "三桥村")).toEqual({ people: both, records: 1 });
  expect(await audited("--talker", "李街长")).toEqual({ people: both, records: 1 });
  expect(await audited("--district", "琼山区", "--tier", "3")).toEqual({
    people: both,
    records: 3,
  });
  expect(await audited("--village", "龙富村")).toEqual({ people: [], records: 1 });
  expect(await audited("--tier", "1")).toEqual({ people: [], records: 0 });
  expect((await office.talks("audit", "--township", "无此镇")).exit).toBe(3);
});

test("--limit cuts the hints and says so; a terminal shows the first records of each", async () => {
  const office = await officeOf(13);
  const talks = await talksIn(office, "石桥村");
  await enter(
    office,
    talks.map(({ id }) => ({ talk: id, date: "2026-11-02", mind, ability, politics, standing })),
  );
  const { findings, total } = await office.ok("audit", "--limit", "1");
  expect([findings.length, total]).toEqual([1, 2]);
  expect((await office.talks("audit", "--limit", "1")).stdout).toContain("1 more hint");
  const rows = (text: string) => text.split("\n").filter((line) => line.includes("石桥村")).length;
  expect(rows((await office.talks("audit")).stdout)).toBe(26);
  const screen = await at(office, { stdin: true, stdout: true }, "audit", "--no-color");
  expect(rows(screen.stdout)).toBe(16);
  expect(screen.stdout).toContain("5 more records");
  for (const line of screen.stdout.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(100);
});

test("as a table for a spreadsheet: the hints, then their records by number", async () => {
  const office = await officeOf(13);
  const talks = await talksIn(office, "石桥村");
  await enter(
    office,
    talks.map(({ id }) => ({ talk: id, date: "2026-11-02", mind, ability, politics, standing })),
  );
  const table = cells((await office.talks("audit", "-f", "csv", "--lang", "en")).stdout);
  expect(table[0]).toEqual(["Hint", "What looks wrong", "Records"]);
  expect(table[2]).toEqual(["2", "王镇长 held 13 talks in person on 2 November 2026.", "13"]);
  expect(table[3]?.slice(0, 4)).toEqual(["Hint", "Record", "Talk", "Held"]);
  expect(
    table
      .slice(4, 30)
      .map(([number]) => number)
      .join(""),
  ).toBe("1".repeat(13) + "2".repeat(13));
  expect((await office.talks("audit", "-o", "audit.xlsx")).exit).toBe(0);
  const page = (await office.talks("audit", "-f", "md")).stdout;
  expect(page).toContain("## 1\\. 13 people have the same findings"); // no list begins in a heading
});
