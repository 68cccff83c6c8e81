import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { xlsx } from "../../src/output/formats/xlsx.ts";
import type { Sheet } from "../../src/output/sheet.ts";
import { logOn, staffedOffice } from "../contract/setup.ts";
import { FOUND } from "../helpers/talks.ts";
import { onDay, sheetsOf } from "./setup.ts";

const PAPER = { date: "2026-11-23", pages: "&P/&N" };

const DANGEROUS = [
  "=cmd|' /C calc'!A0",
  "<script>",
  "+1",
  "-1",
  "@SUM(A1)",
  '"; DROP',
  "a&b",
  "'x",
];

const read = async (sheets: Sheet[], title = "") =>
  (await readXlsx(await xlsx({ title, lines: [], sheets, foot: [] }, PAPER))).sheets;
const text = (title: string, ...rows: string[]): Sheet => ({
  ...{ title, columns: [{ heading: "H", kind: "text" }] },
  rows: rows.map((cell) => [cell]),
});

test("no text becomes a formula or markup, in cells, headings and titles", async () => {
  for (const danger of DANGEROUS) {
    const sheet: Sheet = { ...text("S", danger), columns: [{ heading: danger, kind: "text" }] };
    const [read1] = await read([sheet], danger);
    expect(read1?.rows.flat().filter((cell) => cell === danger)).toHaveLength(3);
    expect([...(read1?.cells?.values() ?? [])].map(({ type }) => type)).not.toContain("formula");
  }
});

test("the filter spans every column, beyond Z too", async () => {
  for (const [count, last] of [
    [1, "A"],
    [26, "Z"],
    [27, "AA"],
    [60, "BH"],
  ] as const) {
    const columns = Array.from({ length: count }, (_, i) => ({
      heading: `${i}`,
      kind: "count" as const,
    }));
    const [sheet] = await read([{ title: "S", columns, rows: [columns.map((_, i) => i)] }]);
    expect(sheet?.autoFilter?.range).toBe(`A1:${last}2`);
  }
});

test("sheets have names that Excel takes, each its own", async () => {
  const long = "各乡镇街道".repeat(10);
  const titles = ["a/b:c?", "A/B:C*", "", long, `${long}二`, "'q'", "History\n"];
  const names = (await read(titles.map((title) => text(title, "x")))).map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
  for (const name of names) {
    expect(name).toMatch(/^(?!')[^\\/?*[\]:\p{Cc}]{1,31}(?<!')$/u);
  }
});

test("a list without talks is a workbook all the same", async () => {
  const here = await staffedOffice();
  await here.ok("list", "--status", "done", "-o", "x.xlsx");
  const [sheet] = await sheetsOf(here, "x.xlsx");
  expect(sheet?.rows.flat()).toEqual(["No talks."]);
});

test("the report has real days and percentages, cut, below a frozen header", async () => {
  const here = await staffedOffice();
  for (const tier of [1, 2, 3]) await logOn(here, "吴一", tier, ...FOUND);
  await here.ok("report", "-o", "x.xlsx");
  const sheets = await sheetsOf(here, "x.xlsx");
  const [tiers] = sheets;
  const top = tiers?.rows.findIndex((row) => row[0] === "Tier") ?? -1;
  expect(tiers?.freezePane?.rows).toBe(top + 1);
  const coverage = tiers?.rows[top]?.indexOf("Coverage") ?? -1;
  // 3 of 13 are 23.077 %.
  expect(tiers?.rows.at(-1)?.[coverage]).toBe(0.23);
  expect(tiers?.cells?.get(`${top + 4},${coverage}`)?.style?.numFmt).toBe("0.0%");
  const outstanding = sheets.find(({ rows }) => rows[0]?.[0] === "Talk");
  expect(outstanding?.rows[1]?.[1]).toEqual(onDay("2026-12-09"));
});
