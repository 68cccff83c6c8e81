import { isDay, isMonth } from "../domain/days.ts";
import { isNothing } from "../domain/marks.ts";
import { isBlank } from "../domain/names.ts";
import type { Post } from "../domain/rules.ts";
import { addIssue, type CellProblem, type Issues } from "../errors.ts";
import type { Row } from "./body.ts";
import type { Grid } from "./layout.ts";
import { masked } from "./mask.ts";
import { BLANK, columnLetter, type RawCell } from "./raw.ts";

/** What a cell's text says, or what is wrong with it. */
export type Reading<T> = { value: T } | { problem: CellProblem };

export type Reader<T> = (text: string, cell: RawCell) => Reading<T>;

/** A number as a spreadsheet shortens it, also where it was saved as CSV: 4.60107E+11. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d+$/i;

/** Long digit strings that a spreadsheet shortens when they are typed as numbers. */
export const digits: Reader<string> = (value, { isNumber }) =>
  (isNumber && value.replace(/\D/g, "").length >= 12) || SHORTENED.test(value)
    ? { problem: { code: "typed-as-number" } }
    : { value: value.normalize("NFKC") };

export const day: Reader<string> = (value) => {
  const written = isoDay(value);
  return isDay(written) ? { value: written } : { problem: { code: "not-a-day", value } };
};

/**
 * The number 1975.1 may have been typed as 1975.10, of which a spreadsheet drops the nought, also
 * where it saves as CSV. Only a text cell says what was typed.
 */
function ambiguous(value: string, { isNumber }: RawCell): { problem: CellProblem } | null {
  const [, year] = compact(value).match(/^(\d{4})\.1$/) ?? [];
  if (isNumber === false || !year) return null;
  return { problem: { code: "ambiguous-month", value, year } };
}

/** 1975.03（51岁）: the age beside a birth month. */
const AGE = /\(\d{1,3}(?:周?岁)?\)$/u;

export const month: Reader<string> = (value, cell) => {
  if (isMonth(value)) return { value };
  const unclear = ambiguous(value, cell);
  if (unclear) return unclear;
  const written = isoMonth(compact(value).replace(AGE, "").replace(/生$/u, ""));
  return isMonth(written) ? { value: written } : { problem: { code: "not-a-month", value } };
};

/** 2021.03至今: since then. */
const SINCE = /(?:[-~—–]*至今|起|以来)$/u;

export const dayOrMonth: Reader<string> = (value, cell) => {
  if (isDay(value) || isMonth(value)) return { value };
  const unclear = ambiguous(value, cell);
  if (unclear) return unclear;
  const since = compact(value).replace(SINCE, "");
  const written = [isoDay(since), isoMonth(since)].find((one) => isDay(one) || isMonth(one));
  return written === undefined
    ? { problem: { code: "not-a-day-or-month", value } }
    : { value: written };
};

/** 2026-12-08, 2026.12.8, 2026/12/8, 2026年12月8日 or 20261208 as `YYYY-MM-DD`. */
function isoDay(value: string): string {
  const parts = compact(value).match(/^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/u);
  return iso(parts ?? compact(value).match(/^(\d{4})(\d\d)(\d\d)$/));
}

/** 1975-03, 1975.3, 1975年3月 or 197503 as `YYYY-MM`; of a day its month. */
function isoMonth(value: string): string {
  const parts = compact(value).match(/^(\d{4})[-./年](\d{1,2})月?$/u);
  const ofDay = isoDay(value);
  return isDay(ofDay) ? ofDay.slice(0, 7) : iso(parts ?? compact(value).match(/^(\d{4})(\d\d)$/));
}

/** Half-width, without spaces and the midnight that Excel writes into CSV: 1975/3/1 0:00. */
function compact(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/\s+0?0:00(?::00)?$/, "")
    .replace(/[\s\p{Cf}]/gu, "");
}

function iso(parts: RegExpMatchArray | null): string {
  const [, year = "", ...rest] = parts ?? [];
  return [year, ...rest.map((part) => part.padStart(2, "0"))].join("-");
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
  return (value) => {
    // Not by `chinese[value]`, which knows "constructor" as well.
    const word = Object.hasOwn(chinese, value) ? chinese[value] : undefined;
    const known = allowed.find((one) => one === value.toLowerCase()) ?? word;
    return known === undefined
      ? { problem: { code: "not-one-of", value, allowed } }
      : { value: known };
  };
}

/** What a sheet shows where a formula failed; it is nobody's name. */
const FAILED = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;

type Sheet = Pick<Grid, "file" | "sheet" | "columns" | "indexOf" | "people" | "hiddenRows">;

/** Blank, or a mark for nothing (rule 27). */
export function saysNothing({ text }: RawCell = BLANK): boolean {
  return isBlank(text) || isNothing(text);
}

const NOBODY: never[] = [];

/** The cells of one row by their column, noting what is wrong with them. */
export class Cells {
  readonly at: { file: string; sheet?: string; row: number };
  readonly #grid: Sheet;
  isPassedOver = false;
  readonly #row: Row;
  readonly #cells: RawCell[];
  readonly #issues: Issues;

  constructor(grid: Sheet, row: Row, issues: Issues) {
    const { file, sheet } = grid;
    this.at = { file, ...(sheet !== null && { sheet }), row: row.row };
    this.#grid = grid;
    this.#row = row;
    this.#cells = row.cells;
    this.#issues = issues;
    const width = grid.columns.length;
    const surplus = row.cells.slice(width).findIndex((cell) => cell.text !== "");
    if (surplus >= 0) this.#refuseAt(width + surplus, { code: "too-many-cells" });
  }

  /** To be named in a warning, as a row that is not taken in. */
  passOver(): void {
    this.isPassedOver = true;
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
      cells: new Cells({ ...this.#grid, indexOf }, this.#row, this.#issues),
    }));
  }

  /** The cell's value, null when it is blank or wrong, undefined when there is no such column. */
  stated<T>(column: string, read: Reader<T>): T | null | undefined {
    const index = this.#indexOf(column);
    if (index < 0) return undefined;
    const cell = this.#cells[index] ?? BLANK;
    if (saysNothing(cell)) return null;
    const reading =
      cell.text.startsWith("#") && FAILED.test(cell.text)
        ? { problem: { code: "formula-failed" as const, value: cell.text } }
        : read(cell.text, cell);
    if ("value" in reading) return reading.value;
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
    const hidden = this.#grid.hiddenRows.has(this.at.row) && { hidden: true as const };
    addIssue(this.#issues, { ...this.at, column, ...hidden, problem: maskedProblem(problem) });
  }
}

/** What a cell holds may be a resident ID number in the wrong column. */
function maskedProblem(problem: CellProblem): CellProblem {
  if ("unclear" in problem) return { ...problem, unclear: problem.unclear.map(masked) };
  return "value" in problem ? { ...problem, value: masked(problem.value) } : problem;
}
