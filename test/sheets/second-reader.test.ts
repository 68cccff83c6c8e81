import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { expect, test } from "vitest";
import { type Office, staffedOffice } from "../helpers/talks.ts";
import { sheetsOf } from "./setup.ts";

// The library that writes our workbooks must not be the only one that can read them.

/** A cell as text, a day as YYYY-MM-DD; null where there is nothing. */
function plain(cell: unknown): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === "" ? null : (cell ?? null);
}

/** Rows without the empty cells at their ends and the empty rows at the end of the sheet. */
function trimmed(rows: unknown[][]): unknown[][] {
  const cells = rows.map((row) => {
    const last = row.findLastIndex((cell) => plain(cell) !== null);
    return row.slice(0, last + 1).map(plain);
  });
  return cells.slice(0, cells.findLastIndex((row) => row.length > 0) + 1);
}

function secondReading(here: Office, name: string) {
  const book = XLSX.read(readFileSync(join(here.folder, name)), { cellDates: true, UTC: true });
  return book.SheetNames.map((sheet) => ({
    name: sheet,
    rows: trimmed(
      XLSX.utils.sheet_to_json(book.Sheets[sheet] as XLSX.WorkSheet, {
        ...{ header: 1, raw: true, defval: null, blankrows: true, UTC: true },
      }),
    ),
  }));
}

test.each([
  ["report", ["report", "-o", "x.xlsx"]],
  ["list", ["list", "-o", "x.xlsx", "--lang", "zh"]],
  ["sheet of talks", ["export", "-o", "x.xlsx"]],
  ["roster tables", ["template", "-o", "x.xlsx", "--lang", "zh"]],
])("another library reads the same from the %s", async (_name, argv) => {
  const here = await staffedOffice();
  expect((await here.talks(...argv)).exit).toBe(0);
  const first = await sheetsOf(here, "x.xlsx");
  const ours = first.map(({ name, rows }) => ({ name, rows: trimmed(rows) }));
  expect(ours.flatMap(({ rows }) => rows).length).toBeGreaterThan(1);
  expect(secondReading(here, "x.xlsx")).toEqual(ours);
});

test("a roster that another library wrote is taken in", async () => {
  const here = await staffedOffice();
  const book = XLSX.utils.book_new();
  const rows = [
    ["乡镇", "村", "姓名", "党内职务", "出生年月"],
    ["龙塘镇", "新来村委会", "王海", "书记", new Date(Date.UTC(1980, 4, 1))],
  ];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { UTC: true }), "两委");
  const path = join(here.folder, "cadres.xlsx");
  writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  expect((await here.ok("import", path)).people).toMatchObject({ added: 1 });
});
