import { extname } from "node:path";
import type { Statement } from "../domain/roster.ts";
import { Fault, type Issue } from "../errors.ts";
import { Cells } from "./cells.ts";
import { readCsv } from "./csv.ts";
import type { Encoding } from "./decode.ts";
import { headingKey } from "./headings.ts";
import { type Grid, ignoredHeadings, understand } from "./layout.ts";
import type { RawSheet } from "./raw.ts";

export interface ReadOptions {
  /** null: told by the file itself */
  encoding: Encoding | null;
  /** Headings that the user explained: heading -> column. */
  headings: Map<string, string>;
}

/** How a file was understood, for people to look over. */
export interface Reading {
  file: string;
  sheet: string | null;
  table: string;
  /** Where it is not UTF-8. */
  encoding: Encoding | null;
  /** Which heading was taken for which column. */
  columns: { heading: string; column: string; index: number }[];
  ignored: string[];
  passedOver: { row: number; text: string }[];
  /** How many cells are results of formulas. */
  formulas: number;
  /** The first rows, as they stand. */
  sample: string[][];
}

/** How many rows a preview shows. */
const SAMPLE = 3;

/**
 * Reads roster files into one statement, every cell checked.
 * @throws Fault bad-file with every bad cell of all files; unknown-table with what was seen
 */
export async function readRoster(
  files: string[],
  options: ReadOptions,
): Promise<{ statement: Statement; readings: Reading[] }> {
  const statement: Statement = { leaders: [], villages: [], cadres: [] };
  const readings: Reading[] = [];
  const issues: Issue[] = [];
  const mapped = new Map([...options.headings].map(([key, column]) => [headingKey(key), column]));
  for (const file of files) {
    const { sheets, encoding } = await sheetsOf(file, options.encoding);
    const grids = sheets.flatMap((sheet) => understand(sheet, mapped) ?? []);
    if (grids.length === 0) throw new Fault("unknown-table", { file, header: seen(sheets) });
    for (const grid of grids) {
      readings.push(readingOf(grid, encoding));
      for (const row of grid.rows) grid.table.add(new Cells(grid, row, issues), statement);
    }
  }
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  return { statement, readings };
}

/** The sheets of a workbook, or the one of a CSV file, and its encoding where it is not UTF-8. */
export async function sheetsOf(
  file: string,
  stated: Encoding | null,
): Promise<{ sheets: RawSheet[]; encoding: Encoding | null }> {
  if (/^\.xls[xm]$/i.test(extname(file))) {
    const { readXlsx } = await import("./xlsx.ts");
    return { sheets: await readXlsx(file), encoding: null };
  }
  const { sheet, encoding } = readCsv(file, stated);
  return { sheets: [sheet], encoding: encoding === "utf-8" ? null : encoding };
}

/** What stands in the first rows, for a user to see why no table was recognised. */
export function seen(sheets: RawSheet[]): string[] {
  const rows = sheets.flatMap(({ rows }) => rows.slice(0, SAMPLE));
  return rows.flatMap((row) => row.map(({ text }) => text).filter(Boolean)).slice(0, 20);
}

function readingOf(grid: Grid, encoding: Encoding | null): Reading {
  const { file, sheet, table, columns, rows, passedOver } = grid;
  return {
    file,
    sheet,
    table: table.name,
    encoding,
    columns: columns.flatMap(({ heading, column }, index) =>
      column ? [{ heading, column, index }] : [],
    ),
    ignored: ignoredHeadings(grid),
    passedOver,
    formulas: rows.flatMap(({ cells }) => cells).filter(({ isFormula }) => isFormula).length,
    sample: rows.slice(0, SAMPLE).map(({ cells }) => cells.map(({ text }) => text)),
  };
}
