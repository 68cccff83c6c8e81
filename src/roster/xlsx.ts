import { type CellValue, readXlsx as read, type Sheet } from "hucre/xlsx";
import { Fault } from "../errors.ts";
import { readBytes } from "./files.ts";
import { BLANK, type RawCell, type RawSheet } from "./raw.ts";

/** Beyond this, some 150,000 rows, reading takes more than 512 MB; a province sends several files. */
const MAX_UNPACKED_BYTES = 96 * 1024 * 1024;
/** Beyond these a workbook is no roster. */
const MAX_ROWS = 500_000;
const MAX_COLUMNS = 500;
/** What Excel lets a cell hold. */
const MAX_CELL_CHARACTERS = 32_767;

/**
 * Reads the visible sheets of an XLSX workbook. Here alone the reader knows the spreadsheet library.
 * @throws Fault cannot-read, not-xlsx
 */
export async function readXlsx(file: string): Promise<RawSheet[]> {
  const bytes = readBytes(file);
  const size = unpackedSize(bytes);
  if (size === null) throw new Fault("not-xlsx", { file, reason: "not-a-workbook" });
  if (size > MAX_UNPACKED_BYTES) throw new Fault("not-xlsx", { file, reason: "too-large" });
  let sheets: Sheet[];
  try {
    const visible = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }) =>
      !hidden && !veryHidden;
    sheets = (await read(bytes, { sheets: visible, maxRows: MAX_ROWS + 1 })).sheets;
  } catch {
    // Whatever the library stumbles over, the file is none it can read.
    throw new Fault("not-xlsx", { file, reason: "not-a-workbook" });
  }
  if (sheets.some(isTooLarge)) {
    throw new Fault("not-xlsx", { file, reason: "too-large" });
  }
  return sheets.map((sheet) => toRaw(file, sheet));
}

function isTooLarge({ rows }: Sheet): boolean {
  const isLong = (value: CellValue) =>
    typeof value === "string" && value.length > MAX_CELL_CHARACTERS;
  return (
    rows.length > MAX_ROWS ||
    (rows[0]?.length ?? 0) > MAX_COLUMNS ||
    rows.some((row) => row.some(isLong))
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
  return { file, sheet: sheet.name, rows, merges: sheet.merges ?? [] };
}

function toCell(value: CellValue, isFormula: boolean): RawCell {
  const isNumber = typeof value === "number";
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return { text: text.trim(), isNumber, isFormula };
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** What a zip archive says it unpacks to, in bytes; null when it is none. */
function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return null;
  let at = view.getUint32(end + 16, true);
  let size = 0;
  while (at + 46 <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    // An entry that keeps its size to itself would be unpacked without a limit.
    const isUnsaid = packed === 0 ? (view.getUint16(at + 8, true) & 8) !== 0 : unpacked === 0;
    size += isUnsaid && packed !== 2 ? Number.POSITIVE_INFINITY : unpacked;
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return size;
}
