import { Fault } from "../errors.ts";
import { type Column, type Heads, tableOf } from "./columns.ts";
import { columnOf, headingKey, type Naming, NO_MATTER } from "./headings.ts";
import { type PeopleGroup, peopleColumn, peopleGroups } from "./people-columns.ts";
import { BLANK, type RawCell, type RawSheet } from "./raw.ts";
import { type Choice, type Choose, chooseTable, missingColumn } from "./roster-tables.ts";
import type { Table } from "./tables.ts";
import type { GivenTownship } from "./townships.ts";

/** A sheet whose layout is understood: which table it is and what each column means. */
export interface Grid<T extends Heads = Table> {
  file: string;
  sheet: string | null;
  table: T;
  columns: Column[];
  /** Where each of the table's columns stands. */
  indexOf: Map<string, number>;
  /** How many rows the header and what stands above it take. */
  top: number;
  /** The sheet's rows with merged cells filled; those in `rest` are as they stand. */
  rows: RawCell[][];
  /** The header's own lines. */
  header: RawCell[][];
  /** The numbers of rows that the sheet does not show. */
  hiddenRows: ReadonlySet<number>;
  /** Blocks merged over places: there nothing is filled from above. */
  merges: RawSheet["merges"];
  /** Several people in a row, by the post that heads their columns. */
  people: PeopleGroup[];
  /** The township that no column names: it stands in a last one, made for it. */
  given: GivenTownship | null;
}

/** Whom a talk is with: a list of talks names townships and villages too, and is no roster. */
const OF_TALKS = ["with", "谈话对象"];

/** The header is looked for in this many rows. */
export const HEADER_WITHIN = 30;

/** Understands a sheet of the roster; null where no row heads one of the tables. */
export function understand(raw: RawSheet, mapped: Naming): Grid | null {
  const grid = find(chooseTable, raw, mapped);
  // A list of people in villages whose township is missing looks like one of leaders further down.
  const isCutOff = grid?.table.name === "leaders" && !grid.indexOf.has("unit");
  if (isCutOff && missingIn(raw, mapped) === "township") return null;
  return grid && isOfTalks(grid) ? null : grid;
}

export function isOfTalks({ header }: Pick<Grid, "header">): boolean {
  return header.flat().some(({ text }) => OF_TALKS.includes(headingKey(text)));
}

/** The same for other tables; `mapped` are their headings. */
export function understandAs<T extends Heads>(
  tables: readonly T[],
  raw: RawSheet,
  mapped: Naming,
): Grid<T> | null {
  const choose: Choose<T> = (columns) => {
    const table = tableOf(tables, columns);
    return table && { table, columns: columns.map(withoutPerson), given: null };
  };
  return find(choose, raw, mapped);
}

function withoutPerson(column: Column): Column {
  return { ...column, person: null };
}

function find<T extends Heads>(choose: Choose<T>, raw: RawSheet, mapped: Naming): Grid<T> | null {
  const sheet = fillMerged(raw);
  for (let top = 0; top < Math.min(HEADER_WITHIN, sheet.rows.length); top++) {
    const header = readHeader(choose, sheet, top, mapped);
    if (!header) continue;
    const { table, given, lines } = header;
    const people = peopleGroups(header.columns);
    const columns = header.columns.map((item, i) => {
      const isTaken = people.some(({ indexOf }) => [...indexOf.values()].includes(i));
      return isTaken ? item : { ...item, person: null };
    });
    return {
      file: sheet.file,
      sheet: sheet.sheet,
      table,
      given,
      columns,
      people,
      indexOf: indexOf(columns),
      top: top + lines,
      rows: sheet.rows,
      header: sheet.rows.slice(top, top + lines),
      merges: sheet.merges,
      hiddenRows: new Set(sheet.hiddenRows),
    };
  }
  return null;
}

/** The one column that a sheet of people lacks to be a table; null where that is not what is wrong. */
export function missingIn(sheet: RawSheet, mapped: Naming): string | null {
  for (const [i, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const below = sheet.rows[i + 1] ?? [];
    const missing =
      missingColumn(row.map(({ text }) => nameColumn([text], mapped))) ??
      missingColumn(
        row.map(({ text }, c) => nameColumn([text + (below[c]?.text ?? ""), text], mapped)),
      );
    if (missing !== null) return missing;
  }
  return null;
}

/** The first column of each name. */
function indexOf(columns: Column[]): Map<string, number> {
  const named = columns.map(({ column }, i): [string | null, number] => [column, i]).reverse();
  return new Map(named.flatMap(([column, i]) => (column === null ? [] : [[column, i]])));
}

/** What stands in a merged block stands in each of its cells. */
function fillMerged(sheet: RawSheet): RawSheet {
  if (sheet.merges.length === 0) return sheet;
  const rows = sheet.rows.map((row) => [...row]);
  const width = Math.max(...rows.slice(0, 1).map((row) => row.length), 0);
  // Merged blocks do not overlap, unless a file is made to keep us busy.
  let left = rows.length * width;
  for (const { startRow, startCol, endRow, endCol } of sheet.merges) {
    const value = rows[startRow]?.[startCol];
    const lastRow = Math.min(endRow, rows.length - 1);
    const lastCol = Math.min(endCol, width - 1);
    left -= Math.max(0, lastRow - startRow + 1) * Math.max(0, lastCol - startCol + 1);
    if (left < 0) break;
    if (!value) continue;
    for (const row of rows.slice(startRow, lastRow + 1)) row.fill(value, startCol, lastCol + 1);
  }
  return { ...sheet, rows };
}

/** One or two header lines from row `top` on, if they head a table. */
function readHeader<T extends Heads>(
  choose: Choose<T>,
  sheet: RawSheet,
  top: number,
  mapped: Naming,
) {
  const upper = sheet.rows[top] ?? [];
  const lower = sheet.rows[top + 1] ?? [];
  const width = Math.max(upper.length, lower.length);
  let over = "";
  const joined = Array.from({ length: width }, (_, i) => {
    const above = (upper[i] ?? BLANK).text;
    const below = (lower[i] ?? BLANK).text;
    // A heading over several columns stands over the first alone where the file keeps no merges.
    over = above || over;
    return below === "" || below === above
      ? nameColumn([above], mapped)
      : nameColumn([over + below, below + over, below], mapped);
  });
  const double = choose(joined, sheet, top, 2);
  // Both lines are the header where each has a part in it. A row of data heads nothing, as in each
  // column that tells the table it would be blank or a heading; nor does a title above.
  const known = joined.flatMap(({ heading, column, person }, i) => {
    const [above = "", below = ""] = [upper[i]?.text, lower[i]?.text];
    return column === null && person === null ? [] : [{ heading, above, below }];
  });
  const lowerHeads = known.some(({ above, below }) => below !== "" && below !== above);
  const upperHeads = known.some(
    ({ heading, above, below }) => above === below || heading !== below,
  );
  const alone = upper.map((cell, i) => {
    // Columns under one merged heading are one.
    const isSame = cell.text !== "" && cell === upper[i - 1];
    return isSame ? { heading: "", column: null, person: null } : nameColumn([cell.text], mapped);
  });
  const single = choose(alone, sheet, top, 1);
  // 镇 and 村 are headings and, as the kind of a township and a village, data: where the upper line
  // heads a table by itself, a name below its headings tells that data begins.
  const dataBegins = single?.columns.some(({ column }, i) => {
    const tells = column !== null && single.table.toldBy.includes(column);
    const below = lower[i]?.text ?? "";
    return tells && below !== "" && below !== upper[i]?.text && joined[i]?.column === null;
  });
  if (double && lowerHeads && upperHeads && !dataBegins) {
    return { ...headed(sheet.file, double), lines: 2 };
  }
  return single && { ...headed(sheet.file, single), lines: 1 };
}

function nameColumn(texts: string[], mapped: Naming): Column {
  for (const text of texts) {
    const column = columnOf(text, mapped);
    if (column !== null) return { heading: text, column, person: null };
    const person = peopleColumn(text);
    if (person) return { heading: text, column: null, person };
  }
  return { heading: texts[0] ?? "", column: null, person: null };
}

/** Offices head several columns of a table so; nothing is reckoned by them, and the first one counts. */
const OFTEN_TWICE = ["education", "background"];

/** @throws Fault column-twice where two columns hold one person's same thing */
function refuseTwice(file: string, columns: Column[]): void {
  const people = columns.flatMap(({ heading, person }) => (person ? [{ heading, ...person }] : []));
  const twice = people.find(({ title, field }, i) =>
    people.slice(0, i).some((other) => other.title === title && other.field === field),
  );
  if (twice) throw new Fault("column-twice", { file, column: twice.heading });
}

/** Its columns, each taken once. @throws Fault column-twice */
function headed<T extends Heads>(file: string, { table, columns, given }: Choice<T>) {
  const seen = new Set<string>();
  const taken = columns.map(({ column }) => {
    if (column === null || !table.columns.includes(column)) return null;
    if (seen.has(column)) {
      if (OFTEN_TWICE.includes(column)) return null;
      throw new Fault("column-twice", { file, column });
    }
    seen.add(column);
    return column;
  });
  refuseTwice(file, columns);
  return {
    ...{ table, given },
    columns: columns.map((item, i) => ({ ...item, column: taken[i] ?? null })),
  };
}

/**
 * Columns that mean nothing to the table, but for those that never matter.
 * @param filled the columns in which some row of data has something
 */
export function ignoredHeadings(columns: Column[], filled: Set<number>): string[] {
  return columns
    .filter(({ person }) => person === null)
    .map(({ heading, column }, i) => ({
      column,
      name: heading || (filled.has(i) ? `#${i + 1}` : ""),
    }))
    .filter(({ column, name }) => column === null && name !== "")
    .map(({ name }) => name)
    .filter((name) => !NO_MATTER.includes(headingKey(name)));
}
