import { isDay, isMonth } from "../domain/days.ts";
import type { CellProblem, Issue } from "../errors.ts";
import type { Grid } from "./csv.ts";

/** What a cell's text says, or what is wrong with it. */
type Reading<T> = { value: T } | { problem: CellProblem };

export type Reader<T> = (text: string) => Reading<T>;

export const text: Reader<string> = (value) => ({ value });

export const day: Reader<string> = (value) =>
  isDay(value) ? { value } : { problem: { code: "not-a-day", value } };

export const month: Reader<string> = (value) =>
  isMonth(value) ? { value } : { problem: { code: "not-a-month", value } };

export const dayOrMonth: Reader<string> = (value) =>
  isDay(value) || isMonth(value) ? { value } : { problem: { code: "not-a-day-or-month", value } };

const YES_NO: Record<string, boolean> = {
  yes: true,
  true: true,
  "1": true,
  是: true,
  no: false,
  false: false,
  "0": false,
  否: false,
};

export const yesNo: Reader<boolean> = (value) => {
  const known = YES_NO[value.toLowerCase()];
  return known === undefined ? { problem: { code: "not-yes-or-no", value } } : { value: known };
};

/** One of the words of the tables, whatever its case. */
export function oneOf<T extends string>(allowed: readonly T[]): Reader<T> {
  return (value) => {
    const known = allowed.find((word) => word === value.toLowerCase());
    return known === undefined
      ? { problem: { code: "not-one-of", value, allowed } }
      : { value: known };
  };
}

/** The cells of one row by their column, noting what is wrong with them. */
export class Cells {
  readonly at: { file: string; row: number };
  readonly #grid: Grid;
  readonly #cells: string[];
  readonly #issues: Issue[];

  constructor(grid: Grid, row: Grid["rows"][number], issues: Issue[]) {
    this.at = { file: grid.file, row: row.row };
    this.#grid = grid;
    this.#cells = row.cells;
    this.#issues = issues;
    const surplus = row.cells.findIndex((cell, i) => i >= grid.header.length && cell !== "");
    if (surplus >= 0) this.refuse(`#${surplus + 1}`, { code: "too-many-cells" });
  }

  /** The cell's value, null when it is blank or wrong, undefined when there is no such column. */
  stated<T>(column: string, read: Reader<T>): T | null | undefined {
    const index = this.#grid.header.indexOf(column);
    if (index < 0) return undefined;
    const cell = this.#cells[index] ?? "";
    if (cell === "") return null;
    const reading = read(cell);
    if ("value" in reading) return reading.value;
    this.refuse(column, reading.problem);
    return null;
  }

  optional<T>(column: string, read: Reader<T>): T | null {
    return this.stated(column, read) ?? null;
  }

  /** A cell that must not be blank; `empty` stands in for it once what is wrong has been noted. */
  required<T, E>(column: string, read: Reader<T>, empty: E): T | E {
    const index = this.#grid.header.indexOf(column);
    if ((this.#cells[index] ?? "") === "") {
      this.refuse(column, { code: "required" });
      return empty;
    }
    return this.stated(column, read) ?? empty;
  }

  refuse(column: string, problem: CellProblem): void {
    this.#issues.push({ ...this.at, column, problem });
  }
}
