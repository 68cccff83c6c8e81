import { isNothing } from "../domain/marks.ts";
import { isBlank } from "../domain/names.ts";
import type { Post } from "../domain/rules.ts";
import { addIssue, type CellProblem, type Issues } from "../errors.ts";
import type { Row } from "./body.ts";
import { type Days, NO_DAYS, type Reader } from "./day-cells.ts";
import type { Grid } from "./layout.ts";
import { BLANK, type CellFlaw, columnLetter, type RawCell } from "./raw.ts";
import { named } from "./texts.ts";

/** A number as a spreadsheet shortens it, also where it was saved as CSV: 4.60107E+11. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d+$/i;

/** Long digit strings that a spreadsheet shortens when they are typed as numbers. */
export const digits: Reader<string> = (value, { isNumber, shown }) => {
  const isCut = isNumber && value.replace(/\D/g, "").length >= 12;
  if (isCut || SHORTENED.test(value)) return { problem: { code: "typed-as-number" } };
  // 0012, shown so by the cell's format alone, is what a person reads.
  const said = shown !== undefined && /\d/.test(shown) ? shown : value;
  return named(asText(said).normalize("NFKC").trim());
};

/** How CSV protects digits from a spreadsheet: ="0012" or '0012. */
function asText(value: string): string {
  return value.replace(/^="(.*)"$/s, "$1").replace(/^['‘’`](?=\d)/, "");
}

const YES = ["yes", "y", "true", "1", "是", "√", "✓"];
const NO = ["no", "n", "false", "0", "否", "×"];

export const yesNo: Reader<boolean> = (value) => {
  const word = value.normalize("NFKC").toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { problem: { code: "not-yes-or-no", value } };
};

/** One of the words of the tables, whatever its case, or a Chinese word for it. */
export function oneOf<T extends string>(
  allowed: readonly T[],
  chinese: Record<string, T> = {},
): Reader<T> {
  return (said) => {
    const value = said.normalize("NFKC").trim();
    // Not by `chinese[value]`, which knows "constructor" as well.
    const word = Object.hasOwn(chinese, value) ? chinese[value] : undefined;
    const known = allowed.find((one) => one === value.toLowerCase()) ?? word;
    return known === undefined
      ? { problem: { code: "not-one-of", value, allowed } }
      : { value: known };
  };
}

/** What a sheet shows where a formula failed or a column is too narrow; it is not a person's name. */
const FAILED = /^(?:#(?:N\/A|DIV\/0!|[A-Z_]+[!?]|GETTING_DATA)|#{2,}|Err:\d+)$/;

const FLAWS: Record<Exclude<CellFlaw, "failed" | "truth">, CellProblem> = {
  "no-result": { code: "formula-without-result" },
  "no-text": { code: "text-missing" },
  "broken-text": { code: "broken-text" },
};

/** A day whose year was not written, as it was read. */
export interface AssumedDay {
  file: string;
  sheet?: string;
  row: number;
  written: string;
  day: string;
}

type Sheet = Pick<Grid, "file" | "sheet" | "columns" | "indexOf" | "people" | "hiddenRows">;

/** Blank, or a mark for nothing (rule 27). */
export function saysNothing({ text }: RawCell = BLANK): boolean {
  return isBlank(text) || isNothing(text);
}

/** No row of a long list makes a list of its own for nothing. */
const NOBODY: never[] = [];

/** The cells of one row by their column, noting what is wrong with them. */
export class Cells {
  readonly at: { file: string; sheet?: string; row: number };
  readonly #grid: Sheet;
  isPassedOver = false;
  readonly #row: Row;
  readonly #cells: RawCell[];
  readonly #issues: Issues;
  readonly #days: Days;
  #assumed: AssumedDay[] | null = null;

  constructor(grid: Sheet, row: Row, issues: Issues, days: Days = NO_DAYS) {
    const { file, sheet } = grid;
    this.at = { file, ...(sheet !== null && { sheet }), row: row.row };
    this.#grid = grid;
    this.#row = row;
    this.#cells = row.cells;
    this.#issues = issues;
    this.#days = days;
    const width = grid.columns.length;
    const surplus = row.cells.slice(width).findIndex((cell) => cell.text !== "");
    if (surplus >= 0) this.#refuseAt(width + surplus, { code: "too-many-cells" });
  }

  /** To be named in a warning, as a row that is not imported. */
  passOver(): void {
    this.isPassedOver = true;
  }

  /** Days read from the cycle's year. */
  get assumed(): readonly AssumedDay[] {
    return this.#assumed ?? NOBODY;
  }

  /** The sheet hides the row or filters it out. */
  get isHidden(): boolean {
    return this.#grid.hiddenRows.has(this.at.row);
  }

  /** Whether there is such a column. */
  has(column: string): boolean {
    return this.#indexOf(column) >= 0;
  }

  /** Whether anything stands in any of the columns. */
  hasAny(columns: readonly string[]): boolean {
    return columns.some((column) => !saysNothing(this.#cells[this.#indexOf(column)]));
  }

  /** Several people in one row, each with the post that heads their columns. */
  get people(): { posts: Post[]; cells: Cells }[] {
    const { people } = this.#grid;
    if (people.length === 0) return NOBODY;
    return people.map(({ posts, indexOf }) => ({
      posts,
      cells: new Cells({ ...this.#grid, indexOf }, this.#row, this.#issues, this.#days),
    }));
  }

  /** The cell's value, null when it is blank or wrong, undefined when there is no such column. */
  stated<T>(column: string, read: Reader<T>): T | null | undefined {
    const index = this.#indexOf(column);
    if (index < 0) return undefined;
    const cell = this.#cells[index] ?? BLANK;
    if (saysNothing(cell)) return null;
    const reading = flawOf(cell, read) ?? read(cell.text, cell, this.#days);
    if ("value" in reading) {
      if (reading.yearAssumed) {
        this.#assumed ??= [];
        this.#assumed.push({ ...this.at, written: cell.text, day: String(reading.value) });
      }
      return reading.value;
    }
    this.#refuseAt(index, reading.problem);
    return null;
  }

  optional<T>(column: string, read: Reader<T>): T | null {
    return this.stated(column, read) ?? null;
  }

  /** A cell that must not be blank; `empty` stands in for it once what is wrong has been noted. */
  required<T, E>(column: string, read: Reader<T>, empty: E): T | E {
    const index = this.#indexOf(column);
    if (saysNothing(this.#cells[index])) {
      this.#refuseAt(index, { code: "required" });
      return empty;
    }
    return this.stated(column, read) ?? empty;
  }

  refuse(column: string, problem: CellProblem): void {
    this.#refuseAt(this.#indexOf(column), problem, column);
  }

  #indexOf(column: string): number {
    return this.#grid.indexOf.get(column) ?? -1;
  }

  /** In a sheet a column is an address such as C7, in CSV it is the heading. */
  #refuseAt(index: number, problem: CellProblem, named?: string): void {
    const heading = this.#grid.columns[index]?.heading ?? named ?? `#${index + 1}`;
    const isSheet = this.#grid.sheet !== null && index >= 0;
    const column = isSheet ? `${columnLetter(index)}${this.at.row}` : heading;
    const hidden = this.isHidden && { hidden: true as const };
    addIssue(this.#issues, { ...this.at, column, ...hidden, problem });
  }
}

/** What Excel lets a cell hold. */
const MAX_CHARACTERS = 32_767;

/** Why a cell cannot be taken, whatever it is to say; TRUE and FALSE answer yes or no alone. */
function flawOf<T>({ flaw, text }: RawCell, read: Reader<T>): { problem: CellProblem } | null {
  if (text.length > MAX_CHARACTERS) {
    return { problem: { code: "too-long", max: MAX_CHARACTERS } };
  }
  // Nearly every text is told by its first letter.
  const isMarked = text.startsWith("#") || text.startsWith("Err:");
  if (flaw === "failed" || (isMarked && FAILED.test(text))) {
    return { problem: { code: "formula-failed", value: text } };
  }
  if (flaw === undefined) return null;
  if (flaw !== "truth") return { problem: FLAWS[flaw] };
  return (read as unknown) === yesNo ? null : { problem: { code: "truth-as-text" } };
}
