import { describe, expect, test } from "vitest";
import { HEADINGS } from "../../src/roster/headings.ts";
import { understand } from "../../src/roster/layout.ts";
import { sourceOf } from "../../src/roster/source.ts";
import { TABLES } from "../../src/roster/tables.ts";
import { readWorkbook } from "../../src/roster/workbook.ts";
import { bytes, refused } from "../contract/setup.ts";
import { office } from "../helpers/talks.ts";
import { emptyOffice, put } from "../roster/setup.ts";
import { asCsv, save, sheetsOf } from "./setup.ts";

/** What stands below the examples, in the order of the template's columns. */
const FILLED = {
  en: [
    [[null, "township_secretary", "王镇长", "龙塘镇", "2024-03", null, "0012"]],
    [
      [
        null,
        "龙塘镇",
        "三桥村",
        "town",
        "village",
        "yes",
        "no",
        null,
        "2026-12-08",
        null,
        "460107",
      ],
    ],
    [
      [
        null,
        "龙塘镇",
        "三桥村",
        "吴一",
        "secretary",
        "director",
        null,
        null,
        "0021",
        "male",
        "1975-03",
      ],
      [null, "龙塘镇", "三桥村", "吴二", "member", null, null, null, "0022"],
    ],
  ],
  zh: [
    [[1, "镇党委书记", "王镇长", "龙塘镇", "2024-03", null, "0012"]],
    [[1, "龙塘镇", "三桥村", "镇", "村", "是", "否", null, "2026-12-08", null, "460107"]],
    [
      [1, "龙塘镇", "三桥村", "吴一", "书记", "主任", null, null, "0021", "男", "1975-03"],
      [2, "龙塘镇", "三桥村", "吴二", "委员", null, null, null, "0022"],
    ],
  ],
};

describe.each(["en", "zh"] as const)("in %s", (lang) => {
  test("every heading but the number is a column of its table, and none is missing", async () => {
    const here = office();
    await here.ok("template", "-o", "t.xlsx", "--lang", lang);
    for (const sheet of (await readWorkbook(sourceOf(`${here.folder}/t.xlsx`))).sheets) {
      const grid = understand(sheet, new Map());
      const columns = grid?.columns.map(({ column }) => column).slice(1) ?? [];
      const isCadres = grid?.table.name === "cadres";
      const leaving = isCadres ? ["to", "left", "in_post", "remark"] : [];
      const left = [...columns, "district", "posts", ...leaving];
      expect(columns).not.toContain(null);
      expect(new Set(left)).toEqual(new Set([...(grid?.table.columns ?? []), "district", "posts"]));
    }
  });

  test("every word of a drop-down is one that the import takes", async () => {
    const here = await emptyOffice();
    await here.ok("template", "-o", "t.xlsx", "--lang", lang);
    const sheets = await sheetsOf(here, "t.xlsx");
    for (const { rows, dataValidations = [] } of sheets) {
      for (const { range, values = [] } of dataValidations) {
        const column = range.charCodeAt(0) - 65;
        expect(values.length).toBeGreaterThan(1);
        for (const word of values) {
          const row = (rows[1] ?? []).map((value, i) => (i === 0 ? null : value));
          row[column] = word;
          // A district's seat has no township.
          const isDistricts = /区委|组织|district|minister/.test(word);
          const filled = row.map((value) => (isDistricts && value === "龙塘镇" ? null : value));
          const file = await save(here, "one.xlsx", [{ name: "S", rows: [rows[0] ?? [], filled] }]);
          const { warnings } = await here.ok("import", file, "--dry-run");
          expect(`${word}: ${warnings}`).not.toContain("no row");
        }
      }
    }
  });

  test("filled in below the examples it is imported, as a workbook and as CSV", async () => {
    for (const isCsv of [false, true]) {
      const here = await emptyOffice();
      await here.ok("template", "-o", "t.xlsx", "--lang", lang);
      const sheets = (await sheetsOf(here, "t.xlsx")).map(({ name, rows }, i) => ({
        name,
        rows: [...rows.slice(0, 2), ...(FILLED[lang][i] ?? []), ...rows.slice(5, 60)],
      }));
      const book = await save(here, "f.xlsx", sheets);
      const files = isCsv
        ? await Promise.all(
            sheets.map(async ({ name }) =>
              put(here, `${name}.csv`, `\ufeff${await asCsv(here, "f.xlsx", ",", name)}`),
            ),
          )
        : [book];
      const told = await here.ok("import", ...files);
      expect(told).toMatchObject({
        ...{ townships: { added: 1 }, villages: { added: 1 }, seats: { added: 1 } },
        ...{ people: { added: 2 }, posts: { added: 3 } },
      });
      await here.ok("assign");
      const { talks } = await here.ok("list", "--tier", "3");
      expect(talks).toMatchObject([
        { person: { name: "吴一", staffNo: "0021", born: "1975-03" }, deadline: "2026-12-07" },
        { person: { name: "吴二", staffNo: "0022" } },
      ]);
      expect((await here.ok("list", "--tier", "1")).talks[0]).toMatchObject({ because: ["key"] });
    }
  });

  test("with the example deleted, the first row is still data", async () => {
    const here = await emptyOffice();
    await here.ok("template", "-o", "t.xlsx", "--lang", lang);
    const [, villages] = await sheetsOf(here, "t.xlsx");
    const rows = [villages?.rows[0] ?? [], ...(FILLED[lang][1] ?? [])];
    const file = await save(here, "f.xlsx", [{ name: "S", rows }]);
    expect((await here.ok("import", file)).villages.added).toBe(1);
  });

  test("left as it is it brings nothing, and says that no row is there", async () => {
    const here = await emptyOffice();
    await here.ok("template", "-o", "t.xlsx", "--lang", lang);
    const before = bytes(here);
    const { exit, stdout, stderr } = await here.talks("import", "t.xlsx", "--lang", lang);
    expect(exit).toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/no rows to import|还没有填写/);
    expect(bytes(here)).toEqual(before);
    await here.ok("import", "t.xlsx", "--dry-run");
  });

  test("keeps codes and numbers as they are typed, on every prepared row", async () => {
    const here = office();
    await here.ok("template", "-o", "t.xlsx", "--lang", lang);
    for (const { rows, cells } of await sheetsOf(here, "t.xlsx")) {
      const formats = (rows[0] ?? []).map((_, c) => cells?.get(`1000,${c}`)?.style?.numFmt);
      for (const format of formats) expect(["@", "yyyy-mm-dd"]).toContain(format);
    }
  });
});

test("needs no database, a file, and a workbook's name", async () => {
  const here = office();
  expect(await here.ok("template", "-o", "t.xlsx")).toEqual({ file: "t.xlsx" });
  await refused(here, 2, "template");
  await refused(here, 3, "template", "-o", "t.csv");
  await refused(here, 7, "template", "-o", "missing/t.xlsx");
});

test("headings in words are those of the tables in English", () => {
  const columns = new Set(TABLES.flatMap((table) => table.columns));
  for (const column of columns) expect(Object.keys(HEADINGS)).toContain(column);
});
