import { type CellObject, CFB, read, type WorkSheet } from "@e965/xlsx";
import { dayOfSerial } from "../domain/days.ts";
import { Fault, type FaultParams } from "../errors.ts";
import { formatOf } from "./number-format.ts";
import { type OdsSheet, readOdsContent } from "./ods.ts";
import type { RawCell, RawSheet } from "./raw.ts";
import { MAX_MERGES, TooLarge, tallying } from "./workbook-limits.ts";
import type { Book } from "./xlsx.ts";
import { openArchive, TooMuchUnpacked } from "./zip.ts";

/** Beyond this the library's own picture of a workbook, some 100 bytes a cell, takes too much memory. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads an .xls, .et, .xlsb or .ods workbook. Here alone the reader knows the library.
 * @throws Fault not-xlsx
 */
export function readOldWorkbook(file: string, bytes: Uint8Array): Book {
  const refuse = (reason: FaultParams["not-xlsx"]["reason"]) =>
    new Fault("not-xlsx", { file, reason });
  try {
    if (bytes.length > MAX_BYTES) throw refuse("too-large");
    const archive = openArchive(bytes, MAX_BYTES);
    const parts = new Map(archive?.names.map((name) => [name, archive.unpack(name)]));
    const content = parts.get("content.xml");
    const ods = content ? readOdsContent(content) : [];
    if (archive === null) {
      const streams = CFB.read(bytes, { type: "buffer" });
      if (CFB.find(streams, "/EncryptedPackage")) throw refuse("locked");
      if (!CFB.find(streams, "/Workbook")) {
        throw refuse(CFB.find(streams, "/Book") ? "too-old" : "not-a-workbook");
      }
    }
    const options = { dense: true, cellFormula: true, cellNF: true, cellStyles: true } as const;
    const book = read(bytes, { type: "buffer", ...options, WTF: false });
    const isHidden = (_: string, i: number) =>
      Boolean(book.Workbook?.Sheets?.[i]?.Hidden) || Boolean(ods[i]?.isHidden);
    const hidden = book.SheetNames.filter(isHidden);
    const is1904 = Boolean(book.Workbook?.WBProps?.date1904);
    const tally = tallying();
    const sheets = book.SheetNames.flatMap((name, i): RawSheet[] => {
      if (isHidden(name, i)) return [];
      return [{ file, sheet: name, ...toRaw(book.Sheets[name] ?? {}, ods[i], is1904, tally) }];
    });
    return { sheets, hidden };
  } catch (error) {
    if (error instanceof Fault) throw error;
    const isLarge = error instanceof TooLarge || error instanceof TooMuchUnpacked;
    const isLocked = /password|encrypt/i.test(String((error as Error)?.message));
    throw refuse(isLarge ? "too-large" : isLocked ? "locked" : "not-a-workbook");
  }
}

function toRaw(
  sheet: WorkSheet,
  ods: OdsSheet | undefined,
  is1904: boolean,
  tally: ReturnType<typeof tallying>,
) {
  const taken = tally.sheet();
  const hiddenRows: number[] = [];
  const rows: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  const merges = sheet["!merges"] ?? [];
  if (merges.length > MAX_MERGES) throw new TooLarge();
  // Sparse: most indexes of a sheet with a format in its last row hold nothing.
  for (const row in rows) {
    const cells = rows[row] ?? [];
    for (const column in cells) {
      const cell = cells[column];
      const raw = cell ? toCell(cell, is1904) : null;
      if (raw === null) continue;
      const isHidden = sheet["!rows"]?.[row]?.hidden || ods?.hiddenRows.has(Number(row));
      if (isHidden && !taken.has(Number(row))) hiddenRows.push(Number(row) + 1);
      taken.put(Number(row), Number(column), raw);
    }
  }
  const noResult: RawCell = { text: "=", isNumber: false, isFormula: true, flaw: "no-result" };
  for (const { row, column } of ods?.noResult ?? []) taken.put(row, column, noResult);
  const blocks = merges.map(({ s, e }) => {
    return { startRow: s.r, startCol: s.c, endRow: e.r, endCol: e.c };
  });
  return { rows: taken.rows(), merges: blocks, hiddenRows };
}

function toCell(
  { t: type, v: value, w: shown, z, f }: CellObject,
  is1904: boolean,
): RawCell | null {
  const isFormula = f !== undefined;
  const text = String(value ?? "").trim();
  if (type === "b") return { text: text.toUpperCase(), isNumber: false, isFormula, flaw: "truth" };
  if (type === "e") return { text: shown ?? "#", isNumber: false, isFormula, flaw: "failed" };
  if (value === undefined || type === "z") {
    return isFormula ? { text: "=", isNumber: false, isFormula, flaw: "no-result" } : null;
  }
  if (type !== "n" || typeof value !== "number") {
    return text === "" && !isFormula ? null : { text, isNumber: false, isFormula };
  }
  const { shows } = formatOf(0, typeof z === "string" ? z : null);
  const day = shows === "number" ? null : dayOfSerial(value, is1904);
  if (day !== null) {
    return { text: shows === "month" ? day.slice(0, 7) : day, isNumber: false, isFormula };
  }
  const differs = shown !== undefined && shown.trim() !== text;
  return { text, isNumber: true, isFormula, ...(differs && { shown: shown.trim() }) };
}
