import { dayOfSerial } from "../domain/days.ts";
import { isWellFormed } from "../domain/well-formed.ts";
import { type NumberFormat, shownAs } from "./number-format.ts";
import type { CellFlaw, RawCell, RawSheet } from "./raw.ts";
import { MAX_MERGES, MAX_WIDTHS, TooLarge, type tallying } from "./workbook-limits.ts";
import { attribute, readXml } from "./xml.ts";

/** What the cells of all sheets of a workbook refer to. */
export interface Shared {
  strings: string[];
  /** By the number of a cell's style. */
  formats: NumberFormat[];
  /** Days count from 1904 on. */
  is1904: boolean;
}

/** What a cell's elements say, until it is closed. */
interface OpenCell {
  type: string;
  style: number;
  value: string;
  hasValue: boolean;
  inline: string;
  isFormula: boolean;
}

type Sheet = Pick<RawSheet, "rows" | "merges"> & { hiddenRows: number[] };

/**
 * Reads the part of an XLSX workbook that holds a sheet's cells. Formats alone fill no cell, and
 * what is read aloud beside a text (phonetic runs) is no part of it.
 * @throws TooLarge; Error where the part is damaged
 */
export function readSheetXml(
  xml: string,
  shared: Shared,
  tally: ReturnType<typeof tallying>,
): Sheet {
  const sheet = tally.sheet();
  const cells = cellsOf(shared);
  const merges: RawSheet["merges"] = [];
  const hiddenRows: number[] = [];
  let [row, column, isHidden] = [-1, -1, false];
  let cell: OpenCell | null = null;
  let inside = "";
  let [aside, widths] = [0, 0];
  readXml(xml, {
    open(name, attributes) {
      if (name === "rPh") aside++;
      else if (name === "row") {
        row = numberOr(attribute(attributes, "r"), row + 2) - 1;
        column = -1;
        isHidden = isTrue(attribute(attributes, "hidden"));
      } else if (name === "c") {
        const at = placeOf(attribute(attributes, "r"));
        column = at?.column ?? column + 1;
        row = at?.row ?? row;
        const style = Number(attribute(attributes, "s") ?? 0);
        const type = attribute(attributes, "t") ?? "n";
        cell = { type, style, value: "", hasValue: false, inline: "", isFormula: false };
      } else if (cell !== null && (name === "v" || name === "t") && aside === 0) {
        inside = name;
        if (name === "v") cell.hasValue = true;
      } else if (cell !== null && name === "f") cell.isFormula = true;
      else if (name === "col" && ++widths > MAX_WIDTHS) throw new TooLarge();
      else if (name === "mergeCell") {
        if (merges.length >= MAX_MERGES) throw new TooLarge();
        merges.push(...mergeOf(attribute(attributes, "ref")));
      }
    },
    close(name) {
      if (name === "rPh") aside--;
      else if (name === inside) inside = "";
      else if (name === "c" && cell !== null) {
        const read = cells(cell);
        if (read !== null) {
          if (isHidden && !sheet.has(row)) hiddenRows.push(row + 1);
          sheet.put(row, column, read);
        }
        cell = null;
      }
    },
    text(text) {
      if (cell === null) return;
      if (inside === "v") cell.value += text;
      else if (inside === "t") cell.inline += text;
    },
  });
  return { rows: sheet.rows(), merges, hiddenRows };
}

/** How many texts are remembered, as most cells say what another says. */
const MAX_KNOWN = 50_000;

/** Makes cells of what their elements say; null where nothing stands in one. */
function cellsOf({ strings, formats, is1904 }: Shared) {
  const known: RawCell[] = [];
  const knownTexts = new Map<string, RawCell>();
  const shared = (cell: RawCell): RawCell => {
    const key = `${cell.isNumber}${cell.isFormula}${cell.text}`;
    const same = knownTexts.get(key);
    if (same) return same;
    if (knownTexts.size < MAX_KNOWN) knownTexts.set(key, cell);
    return cell;
  };
  const make = (text: string, isFormula: boolean, flaw: CellFlaw | null): RawCell | null => {
    const broken = flaw === null && !isWellFormed(text) ? "broken-text" : flaw;
    const trimmed = text.trim();
    if (trimmed === "" && flaw === null && !isFormula) return null;
    if (broken !== null) return { text: trimmed, isNumber: false, isFormula, flaw: broken };
    return shared({ text: trimmed, isNumber: false, isFormula });
  };
  const ofString = (index: number, isFormula: boolean): RawCell | null => {
    const text = strings[index];
    if (text === undefined) return make("#", isFormula, "no-text");
    const cell = isFormula ? null : known[index];
    if (cell) return cell;
    const made = make(text, isFormula, null);
    if (made && !isFormula) known[index] = made;
    return made;
  };
  const ofNumber = (value: string, style: number, isFormula: boolean): RawCell => {
    const number = Number(value);
    const format = formats[style];
    const isDay = format !== undefined && format.shows !== "number";
    const day = isDay ? dayOfSerial(number, is1904) : null;
    if (day !== null) {
      const text = format?.shows === "month" ? day.slice(0, 7) : day;
      return { text, isNumber: false, isFormula };
    }
    const shown = format === undefined || isDay ? null : shownAs(number, format);
    if (shown !== null) return { text: String(number), isNumber: true, isFormula, shown };
    return shared({ text: String(number), isNumber: true, isFormula });
  };
  return ({ type, style, value, hasValue, inline, isFormula }: OpenCell): RawCell | null => {
    if (type === "inlineStr") return make(unescapedText(inline), isFormula, null);
    // An empty text is what a formula gave only where it is stored as a text.
    if (isFormula && value === "" && !(type === "str" && hasValue)) {
      return make("=", true, "no-result");
    }
    if (!hasValue || (value === "" && type !== "str")) return null;
    switch (type) {
      case "s":
        return ofString(/^\s*\d+\s*$/.test(value) ? Number(value) : -1, isFormula);
      case "str":
        return make(unescapedText(value), isFormula, null);
      case "b":
        return make(isTrue(value.trim()) ? "TRUE" : "FALSE", isFormula, "truth");
      case "e":
        return make(value, isFormula, "failed");
      case "d":
        return make(value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ""), isFormula, null);
      default:
        return Number.isFinite(Number(value))
          ? ofNumber(value, style, isFormula)
          : make(value, isFormula, null);
    }
  };
}

/** `_x000D_` is how a workbook writes a character that XML does not take. */
export function unescapedText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}

function numberOr(value: string | null, fallback: number): number {
  const number = Number(value);
  return value !== null && Number.isInteger(number) && number > 0 ? number : fallback;
}

function placeOf(reference: string | null): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference ?? "") ?? [];
  if (!letters || !digits) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Math.max(0, Number(digits) - 1), column: column - 1 };
}

function mergeOf(reference: string | null): RawSheet["merges"] {
  const [start, end] = (reference ?? "").split(":").map(placeOf);
  if (!start || !end) return [];
  const { row: startRow, column: startCol } = start;
  return [{ startRow, startCol, endRow: end.row, endCol: end.column }];
}
