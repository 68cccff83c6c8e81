import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FILLED, GIVEN } from "../../src/domain/talk-sheet.ts";
import { loadMessages } from "../../src/messages/index.ts";
import { headingKey } from "../../src/roster/headings.ts";
import { bytes, refused, staffedOffice, talkOf } from "../contract/setup.ts";
import type { Office } from "../helpers/talks.ts";
import { put } from "../roster/setup.ts";
import { asCsv, FOUR, fillIn, onDay, SI, save, sheetsOf, talksIn } from "./setup.ts";

/** All 13 outstanding talks on a sheet. */
async function exported(lang = "en"): Promise<Office> {
  const here = await staffedOffice();
  await here.ok("export", "-o", "out.xlsx", "--lang", lang);
  return here;
}

test("no two columns share a heading, in whatever language, nor with a field of JSON", async () => {
  const taken = new Map<string, string>();
  for (const lang of ["en", "zh"] as const) {
    const { columns } = (await loadMessages(lang)).sheets.talks;
    for (const column of [...GIVEN, ...FILLED]) {
      for (const heading of [columns[column], column]) {
        expect([column, undefined]).toContain(taken.get(headingKey(heading)));
        taken.set(headingKey(heading), column);
      }
    }
  }
});

describe("export", () => {
  test("has a row for each outstanding talk in scope, partial ones too, and nothing filled in", async () => {
    const here = await staffedOffice();
    const partial = await talkOf(here, "吴二", 3);
    const held = await talkOf(here, "符一", 3);
    await here.ok("log", `${partial.id}`, "--mind", "安心");
    const four = ["--mind", "a", "--ability", "b", "--politics", "c", "--standing", "d"];
    await here.ok("log", `${held.id}`, ...four);
    const told = await here.ok("export", "-o", "out.xlsx");
    expect(told).toEqual({ file: "out.xlsx", total: 12 });
    const rows = await talksIn(here, "out.xlsx");
    const { talks } = await here.ok("list");
    expect(rows.map(({ Talk }) => Talk)).toEqual(talks.map(({ id }: { id: number }) => id));
    expect(rows.map(({ Talk }) => Talk)).toContain(partial.id);
    for (const row of rows)
      expect(Object.values(row).slice(GIVEN.length)).toEqual(FILLED.map(() => null));
    expect(rows.find(({ Talk }) => Talk === partial.id)).toMatchObject({
      With: "吴二",
      "Township, village": "龙塘镇 三桥村",
      Posts: "branch member",
      "Seat holder": "王镇长",
      Deadline: onDay("2026-12-09"),
    });
  });

  test("of a township is what its own secretary has to hold, unless others are asked for", async () => {
    const here = await staffedOffice();
    const rowsOf = async (...filter: string[]) => {
      await here.ok("export", "--township", "龙塘镇", ...filter, "-o", "out.xlsx");
      return (await talksIn(here, "out.xlsx")).map((row) => row["Seat holder"]);
    };
    expect(await rowsOf()).toEqual(["王镇长", "王镇长", "王镇长", "王镇长"]);
    expect(await rowsOf("--tier", "1")).toEqual(["陈书记", "陈书记", "陈书记"]);
  });

  test("takes the filters of the list", async () => {
    const here = await staffedOffice();
    for (const filter of [
      ["--tier", "1"],
      ["--village", "米铺社区"],
      ["--talker", "李街长"],
    ]) {
      const { total } = await here.ok("list", ...filter);
      expect((await here.ok("export", ...filter, "-o", "out.xlsx")).total).toBe(total);
    }
  });

  test("offers the words of the language, and refuses a change of what is given", async () => {
    const here = await exported("zh");
    const [sheet] = await sheetsOf(here, "out.xlsx");
    const rules = sheet?.dataValidations ?? [];
    const lists = rules
      .filter(({ type }) => type === "list")
      .map(({ values, formula1 }) => values ?? formula1);
    expect(lists.flat().join()).toContain("面谈,入户,电话,视频,集体座谈,未到");
    expect(lists).toHaveLength(1 + 4 + 1 + 1);
    expect(rules.filter(({ type }) => type === "custom")).toHaveLength(GIVEN.length);
    expect(sheet?.freezePane).toEqual({ rows: 3, columns: 3 });
    expect(sheet?.autoFilter?.range).toBe("A3:AA16");
  });

  test("with nothing outstanding writes no file and says so", async () => {
    const here = await staffedOffice();
    for (const { id } of (await here.ok("list")).talks) {
      await here.ok("waive", `${id}`, "--reason", "x", "--approver", "y");
    }
    const before = bytes(here);
    expect((await here.talks("export", "-o", "out.xlsx")).stdout).toContain(
      "No talk is outstanding",
    );
    expect(await here.ok("export", "-o", "out.xlsx")).toEqual({ file: null, total: 0 });
    expect(bytes(here)).toEqual(before);
  });

  test("wants a file, and a workbook", async () => {
    const here = await staffedOffice();
    await refused(here, 2, "export");
    await refused(here, 3, "export", "-o", "x.csv");
    await refused(here, 3, "export", "--township", "无", "-o", "x.xlsx");
    await refused(here, 7, "export", "-o", "missing/x.xlsx");
  });

  test("is no roster: an import refuses it", async () => {
    for (const lang of ["en", "zh"]) {
      const here = await exported(lang);
      await here.ok("export", "-o", "all.xlsx", "--lang", lang);
      expect((await refused(here, 3, "import", "all.xlsx")).code).toBe("unknown-table");
    }
  });
});

describe("log --from", () => {
  test("takes in what was filled in and passes over what was not", async () => {
    const here = await exported();
    const rows = await talksIn(here, "out.xlsx");
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: {
        ...{ "Date held": onDay("2026-10-20"), Mode: "home visit", Place: "家", Recorder: "李" },
        ...{ ...FOUR, "State of mind: grade": "fairly good", Intention: "wants to stay" },
        ...{ Risk: "无", Suggestion: "留任", "Follow-up": "再谈" },
      },
      2: { "Date held": "2026.10.21", ...FOUR },
      3: { "Date held": "2026年10月22日", Mode: "by phone", ...FOUR },
      4: { "Date held": "2026/10/23", "Talker (if another)": "副镇长", ...FOUR },
    });
    const told = await here.ok("log", "--from", file);
    expect(told).toMatchObject({ empty: 9, alreadyThere: 0 });
    expect(told.records).toMatchObject([
      {
        ...{ talk: rows[0]?.Talk, date: "2026-10-20", mode: "home_visit", place: "家" },
        ...{ recorder: "李", intention: "stay", risk: null, suggestion: "留任", followUp: "再谈" },
        ...{ completes: true, with: [], talker: "陈书记" },
        findings: {
          mind: { text: "安心", grade: "fairly_good" },
          standing: { text: "好", grade: null },
        },
      },
      { talk: rows[2]?.Talk, date: "2026-10-21", mode: "in_person", completes: true },
      { date: "2026-10-22", mode: "phone", reasons: ["not-in-person"] },
      { date: "2026-10-23", talker: "副镇长", reasons: ["not-the-seat-holder"] },
    ]);
  });

  test("takes Chinese sheets under an English tongue, and the words of JSON", async () => {
    const here = await exported("zh");
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: {
        谈话日期: "2026-10-20",
        谈话方式: "入户",
        ...SI,
        思想状况等次: "较好",
        去留意愿: "愿意退下",
      },
      1: {
        谈话日期: "2026-10-20",
        谈话方式: "HOME_VISIT",
        思想状况等次: "Fairly Good",
        去留意愿: "step_down",
      },
    });
    const { records } = await here.ok("log", "--from", file, "--lang", "en");
    for (const record of records) {
      expect(record).toMatchObject({ mode: "home_visit", intention: "step_down" });
      expect(record.findings.mind.grade).toBe("fairly_good");
    }
  });

  test.each([
    ["comma", ",", "utf8"],
    ["semicolon", ";", "utf8"],
    ["tab", "\t", "utf16le"],
  ] as const)("takes it as CSV with a %s", async (_, separator, encoding) => {
    const here = await exported("zh");
    const fill = { 谈话日期: onDay("2026-10-20"), ...SI, 思想状况: '安心，"想干"\n能干' };
    const file = await fillIn(here, "out.xlsx", "in.xlsx", { 1: fill });
    const csv = await asCsv(here, "in.xlsx", separator);
    put(here, "in.csv", Buffer.from(`\ufeff${csv}`, encoding));
    const { records, empty } = await here.ok("log", "--from", join(here.folder, "in.csv"));
    expect(records).toMatchObject([{ date: "2026-10-20", completes: true }]);
    expect(records[0].findings.mind.text).toBe('安心，"想干"\n能干');
    expect(empty).toBe(12);
    // And the workbook it was saved from says nothing new.
    expect(await here.ok("log", "--from", file)).toMatchObject({ records: [], alreadyThere: 1 });
  });

  test("takes a table made by hand with the names of JSON", async () => {
    const here = await staffedOffice();
    const file = here.file("in.csv", "talk,person,date,mode,mind\n1,吴一,2026-10-20,phone,安心\n");
    const { id } = await talkOf(here, "吴一", 1);
    expect(id).toBe(1);
    expect((await here.ok("log", "--from", file)).records).toMatchObject([
      { talk: 1, mode: "phone" },
    ]);
  });

  test("the same file twice adds nothing, an extended one only what is new", async () => {
    const here = await exported();
    const first = { "Date held": "2026-10-20", ...FOUR };
    const file = await fillIn(here, "out.xlsx", "in.xlsx", { 0: first });
    await here.ok("log", "--from", file);
    const before = bytes(here);
    expect(await here.ok("log", "--from", file)).toEqual({
      records: [],
      empty: 12,
      alreadyThere: 1,
    });
    expect(bytes(here)).toEqual(before);
    const more = await fillIn(here, "out.xlsx", "more.xlsx", {
      0: first,
      1: { ...first, Mode: "by video" },
    });
    expect(await here.ok("log", "--from", more)).toMatchObject({
      records: [{ mode: "video" }],
      ...{ empty: 11, alreadyThere: 1 },
    });
    const { stdout } = await here.talks("log", "--from", more);
    expect(stdout).toContain("2 records were already entered");
  });

  test.each([
    ["another finding", { "State of mind": "不安" }],
    ["another grade", { "State of mind: grade": "poor" }],
    ["another day", { "Date held": "2026-10-21" }],
    ["another mode", { Mode: "home visit" }],
    ["another talker", { "Talker (if another)": "副书记" }],
    ["a place", { Place: "家" }],
    ["what follows", { "Follow-up": "再谈" }],
  ])("%s is another record", async (_, other) => {
    const here = await exported();
    const first = { "Date held": "2026-10-20", ...FOUR };
    await here.ok("log", "--from", await fillIn(here, "out.xlsx", "in.xlsx", { 0: first }));
    const file = await fillIn(here, "out.xlsx", "in.xlsx", { 0: { ...first, ...other } });
    expect(await here.ok("log", "--from", file)).toMatchObject({ records: [{}], alreadyThere: 0 });
  });

  test("naming the holder says no more than leaving the talker blank", async () => {
    const here = await exported();
    const first = { "Date held": "2026-10-20", ...FOUR };
    await here.ok("log", "--from", await fillIn(here, "out.xlsx", "in.xlsx", { 0: first }));
    const named = { ...first, "Talker (if another)": "陈书记" };
    const file = await fillIn(here, "out.xlsx", "in.xlsx", { 0: named });
    expect((await here.ok("log", "--from", file)).alreadyThere).toBe(1);
  });

  test("of rows that say the same in one file the first is entered", async () => {
    const here = await exported();
    const rows = await talksIn(here, "out.xlsx");
    const same = {
      Talk: rows[0]?.Talk ?? null,
      With: rows[0]?.With ?? null,
      "Date held": "2026-10-20",
      ...FOUR,
    };
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: same,
      13: same,
      14: { ...same, Place: "家" },
    });
    const told = await here.ok("log", "--from", file);
    expect(told).toMatchObject({ records: [{ place: null }, { place: "家" }], alreadyThere: 1 });
  });

  test("a voided record does not come back with its file, and that is said", async () => {
    const here = await exported();
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: { "Date held": "2026-10-20", ...FOUR },
    });
    const { records } = await here.ok("log", "--from", file);
    await here.ok("void", `${records[0].id}`, "--reason", "录错人");
    const { stdout } = await here.talks("log", "--from", file);
    expect(stdout).toMatch(/void/);
    expect((await here.ok("list", "--status", "done")).total).toBe(0);
  });

  test("what was taken in is passed over even when its talk has closed since", async () => {
    const here = await exported();
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: { "Date held": "2026-10-20", ...FOUR },
    });
    await here.ok("log", "--from", file);
    const villages =
      "township,village,key,contradictory\n龙塘镇,三桥村,no,no\n龙塘镇,龙富村,no,no\n";
    await here.ok("import", here.file("v.csv", villages));
    await here.ok("assign");
    expect((await here.ok("log", "--from", file)).alreadyThere).toBe(1);
  });

  test("JSON is taken as it ever was, the same twice as well", async () => {
    const here = await staffedOffice();
    const file = here.file("x.json", JSON.stringify([{ talk: 1, mode: "phone" }]));
    for (let i = 0; i < 2; i++) {
      expect(Object.keys(await here.ok("log", "--from", file))).toEqual(["records"]);
    }
    expect((await here.ok("show", "1")).records).toHaveLength(2);
  });

  test("names every bad cell, and changes nothing", async () => {
    const here = await exported();
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: { "State of mind": "安心" },
      1: {
        "Date held": "2026-11-31",
        Mode: "letter",
        "Working ability: grade": "A",
        Intention: "?",
      },
      2: { "Date held": "2026-11-02" },
      3: { "Date held": "2026-10-20", With: "张三" },
      4: { "Date held": "2026-10-20", "Township, village": "龙塘镇 别村" },
      5: { "Date held": "2026-10-20", Talk: 999 },
      6: { "Date held": "2026-10-20", Talk: null },
      7: { "Date held": "2026-10-20", Talk: "x" },
      8: { "Date held": "2026-10-20", ...FOUR },
    });
    const { issues } = await refused(here, 3, "log", "--from", file);
    expect(
      issues.map(({ sheet, column }: { sheet: string; column: string }) => `${sheet}!${column}`),
    ).toEqual(
      ["H4", "H5", "I5", "P5", "U5", "H6", "B7", "C8", "A9", "A10", "A11"].map(
        (cell) => `Talks!${cell}`,
      ),
    );
    expect(issues[2].message).toContain("in person");
    expect(issues[6].message).toMatch(/张三.*talk \d+/);
    const zh = (await here.talks("log", "--from", file, "--lang", "zh")).stderr;
    expect(zh).toContain("面谈、入户、电话、视频、集体座谈、未到");
  });

  test("refuses rows of which one column was sorted alone", async () => {
    const here = await exported();
    const rows = await talksIn(here, "out.xlsx");
    const ids = rows.map(({ Talk }) => Talk ?? null).reverse();
    const fills = ids.map((id, i) => [i, { Talk: id, "Date held": "2026-10-20", ...FOUR }]);
    const file = await fillIn(here, "out.xlsx", "in.xlsx", Object.fromEntries(fills));
    expect((await refused(here, 3, "log", "--from", file)).issues.length).toBeGreaterThan(0);
  });

  test("refuses a closed talk by its cell", async () => {
    const here = await exported();
    await here.ok("import", here.file("v.csv", "township,village,key\n龙塘镇,三桥村,no\n"));
    await here.ok("assign");
    const { id } = await talkOf(here, "吴一", 1);
    const at = (await talksIn(here, "out.xlsx")).findIndex(({ Talk }) => Talk === id);
    const file = await fillIn(here, "out.xlsx", "in.xlsx", { [at]: { "Date held": "2026-10-20" } });
    const { issues } = await refused(here, 3, "log", "--from", file);
    expect(issues).toMatchObject([{ sheet: "Talks", column: `A${4 + at}` }]);
  });

  test("compares names by what they have in common, not by how they are spelt", async () => {
    const here = await exported();
    const [row] = await talksIn(here, "out.xlsx");
    const spaced = [...String(row?.With)].join("　");
    const file = await fillIn(here, "out.xlsx", "in.xlsx", {
      0: { With: spaced, "Date held": "2026-10-20" },
    });
    expect((await here.ok("log", "--from", file)).records).toHaveLength(1);
  });

  test("says which columns and rows it passes over", async () => {
    const here = await exported();
    const [sheet] = await sheetsOf(here, "out.xlsx");
    const rows = (sheet?.rows ?? []).map((row, r) => [...row, r === 2 ? "领导意见" : "同意"]);
    const file = await save(here, "in.xlsx", [{ name: "S", rows: [...rows, ["合计", 9]] }]);
    const { exit, stderr } = await here.talks("log", "--from", file);
    expect(exit).toBe(0);
    expect(stderr).toContain("领导意见");
    expect(stderr).toContain("合计");
  });

  test("of a file that is no sheet of talks says how to get one", async () => {
    const here = await staffedOffice();
    const { code, hint } = await refused(here, 3, "log", "--from", join(here.folder, "cadres.csv"));
    expect(code).toBe("not-a-talk-sheet");
    expect(hint).toContain("talks export");
    await refused(here, 3, "log", "--from", here.file("x.xlsx", "no workbook"));
    await refused(here, 7, "log", "--from", "missing.xlsx");
    await refused(here, 2, "log", "1", "--from", "missing.xlsx");
  });

  test("a name that would play tricks is harmless in the sheet, and comes back", async () => {
    const names = ["=cmd|' /C calc'!A0", "<script>", "吴\u202e一", "\u001b[31m红", "@SUM(A1)"];
    const rows = names.map((name) => `龙塘镇,三桥村,"${name}",member\n`).join("");
    const here = await staffedOffice({ cadres: `township,village,name,party_post\n${rows}` });
    await here.ok("export", "-o", "out.xlsx");
    const [sheet] = await sheetsOf(here, "out.xlsx");
    const kinds = [...(sheet?.cells?.values() ?? [])].map(({ type }) => type);
    expect(kinds).not.toContain("formula");
    const shown = (await talksIn(here, "out.xlsx")).map(({ With }) => String(With));
    expect(shown).toContain("=cmd|' /C calc'!A0");
    expect(shown).toContain("<script>");
    for (const trick of ["\u001b", "\u202e"]) expect(shown.join()).not.toContain(trick);
    const fills = shown.map((_, i) => [i, { "Date held": "2026-10-20", ...FOUR }]);
    const file = await fillIn(here, "out.xlsx", "in.xlsx", Object.fromEntries(fills));
    expect((await here.ok("log", "--from", file)).records).toHaveLength(shown.length);
  });
});
