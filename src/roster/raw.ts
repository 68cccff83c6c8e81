/** A cell as its file has it, before anybody asks what it means. */
export interface RawCell {
  /** Trimmed; a date is `YYYY-MM-DD`, or `YYYY-MM` where the cell shows no day. */
  text: string;
  /** A sheet's number cell: digits beyond the fifteenth are already lost. null: CSV does not say. */
  isNumber: boolean | null;
  /** The stored result of a formula. */
  isFormula: boolean;
  /** What a number cell shows where its format adds to the number: 0012, 1975.10. */
  shown?: string;
  /** Why the cell says nothing that could be taken, or not in every column. */
  flaw?: CellFlaw;
}

/**
 * A formula of which no result was stored; one that failed; a reference to a text that is not in the
 * file; TRUE or FALSE, which is not a person's name; half a character.
 */
export type CellFlaw = "no-result" | "failed" | "no-text" | "truth" | "broken-text";

/** A table of cells as its file has it; a row's number is its index + 1. */
export interface RawSheet {
  file: string;
  /** Rows with something in them that a spreadsheet does not show, as the file counts. */
  hiddenRows?: number[];
  /** null in a CSV file */
  sheet: string | null;
  rows: RawCell[][];
  /** Further rows of a long CSV file, a part at a time. */
  rest?: AsyncIterable<RawCell[][]>;
  /** Which cells were merged into one, 0-based, both ends included. */
  merges: { startRow: number; startCol: number; endRow: number; endCol: number }[];
}

export const BLANK: RawCell = { text: "", isNumber: false, isFormula: false };

export function textCell(text: string): RawCell {
  return { text: text.trim(), isNumber: null, isFormula: false };
}

/** A column as a spreadsheet names it: A, B, … AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** A cell's text as one line: a line broken to fit a column goes on without a gap in Chinese. */
export function oneLine(text: string): string {
  if (!/[\r\n\t\v\f\u0085\u2028\u2029]/.test(text)) return text;
  return text
    .replace(
      /(?<=[\p{Script=Han}\p{P}])\s*[\r\n\v\f\u0085\u2028\u2029]\s*|\s*[\r\n\v\f\u0085\u2028\u2029]\s*(?=[\p{Script=Han}\p{P}])/gu,
      "",
    )
    .replace(/\s*[\r\n\t\v\f\u0085\u2028\u2029]\s*/gu, " ")
    .trim();
}
