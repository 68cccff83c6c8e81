import { type CellValue, readXlsx as read, type Sheet } from "hucre/xlsx";
import { type CellProblem, Fault, type FaultParams, type Issue } from "../errors.ts";
import { begins, COMPOUND, readBytes } from "./files.ts";
import { BLANK, columnLetter, type RawCell, type RawSheet } from "./raw.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Beyond this, some 150,000 rows, reading takes more than 512 MB; a province sends several files. */
const MAX_UNPACKED_BYTES = 96 * 1024 * 1024;
/** Beyond these a workbook is no roster. */
const MAX_ROWS = 500_000;
const MAX_COLUMNS = 500;
/** What Excel lets a cell hold. */
const MAX_CELL_CHARACTERS = 32_767;

/** A province has some 40,000; reading millions takes seconds and what memory there is. */
const MAX_MERGES = 200_000;
/** `<mergeCell ref="A1:A2"/>` has no fewer characters. */
const MERGE_BYTES = 24;

/**
 * Reads the visible sheets of an XLSX workbook and names the hidden ones. Here alone the reader
 * knows the spreadsheet library.
 * @throws Fault cannot-read, not-xlsx; bad-file for cells that are too long
 */
export async function readXlsx(file: string): Promise<{ sheets: RawSheet[]; hidden: string[] }> {
  const bytes = readBytes(file);
  const refuse = (reason: FaultParams["not-xlsx"]["reason"]) =>
    new Fault("not-xlsx", { file, reason });
  if (begins(bytes, COMPOUND)) throw refuse("old-or-locked");
  const entries = zipEntries(bytes);
  if (entries === null) throw refuse("not-a-workbook");
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED_BYTES)
    throw refuse("too-large");
  const hidden: string[] = [];
  let sheets: Sheet[];
  try {
    if (entries.some(isOfMerges)) throw refuse("too-large");
    const isVisible = (info: { name: string; hidden?: boolean; veryHidden?: boolean }) => {
      if (info.hidden || info.veryHidden) hidden.push(info.name);
      return !info.hidden && !info.veryHidden;
    };
    sheets = (await read(bytes, { sheets: isVisible, maxRows: MAX_ROWS + 1 })).sheets;
  } catch (error) {
    if (error instanceof Fault) throw error;
    // Whatever the library stumbles over, the file is none it can read.
    throw refuse("not-a-workbook");
  }
  if (sheets.some(({ rows }) => rows.length > MAX_ROWS || (rows[0]?.length ?? 0) > MAX_COLUMNS)) {
    throw refuse("too-large");
  }
  const issues = sheets.flatMap((sheet) => tooLong(file, sheet));
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  return { sheets: sheets.map((sheet) => toRaw(file, sheet)), hidden };
}

/** True for a sheet with more merged blocks than a roster has; few sheets are large enough to look. */
function isOfMerges({ name, size, unpack }: ZipEntry): boolean {
  if (!/worksheets\/.*\.xml$/.test(name) || size < MAX_MERGES * MERGE_BYTES) return false;
  const content = Buffer.from(unpack());
  let count = 0;
  for (
    let at = content.indexOf("mergeCell ");
    at >= 0;
    at = content.indexOf("mergeCell ", at + 1)
  ) {
    count++;
  }
  return count > MAX_MERGES;
}

function tooLong(file: string, { name: sheet, rows }: Sheet): Issue[] {
  const problem: CellProblem = { code: "too-long", max: MAX_CELL_CHARACTERS };
  return rows.flatMap((row, r) =>
    row.flatMap((value, c) =>
      typeof value === "string" && value.length > MAX_CELL_CHARACTERS
        ? [{ file, sheet, row: r + 1, column: `${columnLetter(c)}${r + 1}`, problem }]
        : [],
    ),
  );
}

function toRaw(file: string, sheet: Sheet): RawSheet {
  const rows = sheet.rows.map((row, r) =>
    row.map((value, c) => {
      const isFormula = sheet.cells?.get(`${r},${c}`)?.type === "formula";
      if (value !== null) return toCell(value, isFormula);
      return isFormula ? { ...BLANK, isFormula } : BLANK;
    }),
  );
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([r, { hidden }]) =>
    hidden ? [r + 1] : [],
  );
  return { file, sheet: sheet.name, rows, merges: sheet.merges ?? [], hiddenRows };
}

function toCell(value: CellValue, isFormula: boolean): RawCell {
  const isNumber = typeof value === "number";
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return { text: text.trim(), isNumber, isFormula };
}
