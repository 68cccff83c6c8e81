import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import PizZip from "pizzip";
import { expect, test } from "vitest";
import { xlsx } from "../../src/output/formats/xlsx.ts";
import type { Sheet } from "../../src/output/sheet.ts";
import { logOn, staffedOffice } from "../contract/setup.ts";
import { FOUND, type Office } from "../helpers/talks.ts";
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
  apart: true,
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
    // Across where it is wide.
    expect(sheet?.pageSetup?.orientation).toBe(count > 15 ? "landscape" : "portrait");
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
  const coverage = tiers?.rows[top]?.indexOf("Coverage") ?? -1;
  // 3 of 13 are 23.077 %.
  expect(tiers?.rows.find(([tier]) => tier === "Total")?.[coverage]).toBe(0.23);
  expect(tiers?.cells?.get(`${top + 4},${coverage}`)?.style?.numFmt).toBe("0.0%");
  const outstanding = sheets.find(({ rows }) => rows[0]?.[0] === "Talk");
  expect(outstanding?.freezePane?.rows).toBe(1);
  expect(outstanding?.rows[1]?.[1]).toEqual(onDay("2026-12-09"));
});

/** The text of a part of a workbook. */
const part = async (here: Office, name: string, path: RegExp) => {
  const zip = new PizZip(readFileSync(join(here.folder, name)));
  return zip
    .file(path)
    .map((entry) => entry.asText())
    .join("\n");
};

test("every sheet has title, day and page number on paper, and none is empty", async () => {
  const here = await staffedOffice();
  await here.ok("report", "-o", "x.xlsx", "--lang", "zh");
  const sheets = await sheetsOf(here, "x.xlsx");
  expect(sheets.map(({ name }) => name)).toEqual(["汇报", "未谈清单，按期限"]);
  const [front, outstanding] = sheets;
  expect(front?.rows[0]?.[0]).toBe("琼山区 · 2026 · 换届谈话进度");
  const said = front?.rows.map(([first]) => first);
  // The short tables stand together, and below them a line to sign.
  for (const heading of ["各层级", "各乡镇街道，覆盖率低的在前", "各谈话人"]) {
    expect(said).toContain(heading);
  }
  expect(said?.at(-1)).toMatch(/^填报单位（盖章）：/);
  for (const sheet of sheets) {
    expect(sheet.headerFooter?.oddFooter).toBe("&C第 &P 页 共 &N 页");
    expect(sheet.headerFooter?.oddHeader).toContain("2026年11月1日");
    expect(sheet.pageSetup).toMatchObject({ paperSize: "a4", fitToWidth: 1, fitToHeight: 0 });
  }
  expect(outstanding?.headerFooter?.oddHeader).toContain("未谈清单");
  expect(front?.pageSetup?.orientation).toBe("portrait");
  const days = outstanding?.cells?.get("1,1")?.style;
  expect(days).toMatchObject({ numFmt: "yyyy-mm-dd", alignment: { horizontal: "center" } });
});

test("the sheet of talks begins a page with what is asked, and repeats whom it is asked of", async () => {
  const here = await staffedOffice();
  await here.ok("export", "-o", "x.xlsx");
  const [sheet] = await sheetsOf(here, "x.xlsx");
  const breaks = await part(here, "x.xlsx", /sheet1\.xml$/);
  const columns = [...breaks.matchAll(/<brk id="(\d+)"[^>]*max="1048575"/g)].map(([, id]) => id);
  const header = sheet?.rows[2] ?? [];
  expect(columns.map((id) => header[Number(id)])).toEqual(["State of mind", "Intention"]);
  const names = await part(here, "x.xlsx", /workbook\.xml$/);
  expect(names).toMatch(/Print_Titles"[^>]*>'Talks'!\$A:\$C,'Talks'!\$3:\$3</);
  // No command and no digest is printed.
  expect(JSON.stringify(sheet?.rows.slice(0, 2))).not.toMatch(/talks (log|doctor)|[0-9a-f]{8,}/);
});
