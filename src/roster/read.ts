import type { Statement } from "../domain/roster.ts";
import { Fault, type Issue } from "../errors.ts";
import { Cells } from "./cells.ts";
import { readCsv } from "./csv.ts";
import type { Encoding } from "./decode.ts";
import { isWorkbook } from "./files.ts";
import { headingKey, similarColumn } from "./headings.ts";
import { type Grid, ignoredHeadings, understand } from "./layout.ts";
import { masked } from "./mask.ts";
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
  /** Of these, headings that may be misspelt, and the column each may be. */
  misspelt: { heading: string; column: string }[];
  /** How many blank cells of places were filled from the row above, and the first row of them. */
  filledDown: { cells: number; row: number | null };
  passedOver: { row: number; text: string }[];
  /** How many cells are results of formulas. */
  formulas: number;
  /** The first rows, as they stand. */
  sample: string[][];
}

/** A sheet that was not read. */
export interface SkippedSheet {
  file: string;
  sheet: string;
  hidden: boolean;
  /** What stands in its first rows; nothing of a hidden one. */
  seen: string[];
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
): Promise<{ statement: Statement; readings: Reading[]; skipped: SkippedSheet[] }> {
  const statement: Statement = { leaders: [], villages: [], cadres: [] };
  const readings: Reading[] = [];
  const skipped: SkippedSheet[] = [];
  const issues: Issue[] = [];
  const mapped = new Map([...options.headings].map(([key, column]) => [headingKey(key), column]));
  for (const file of files) {
    const { sheets, hidden, encoding } = await sheetsOf(file, options.encoding);
    skipped.push(...hidden.map((sheet) => ({ file, sheet, hidden: true, seen: [] })));
    let isKnown = false;
    for (const sheet of sheets) {
      const grid = understand(sheet, mapped);
      if (grid === null) {
        const texts = seen([sheet]);
        if (sheet.sheet !== null && texts.length > 0) {
          skipped.push({ file, sheet: sheet.sheet, hidden: false, seen: texts.slice(0, 5) });
        }
        continue;
      }
      isKnown = true;
      readings.push(readingOf(grid, encoding));
      for (const row of grid.rows) grid.table.add(new Cells(grid, row, issues), statement);
    }
    if (!isKnown) throw new Fault("unknown-table", { file, header: seen(sheets), hidden });
  }
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  return { statement, readings, skipped };
}

/** The sheets of a workbook, or the one of a CSV file, and its encoding where it is not UTF-8. */
export async function sheetsOf(
  file: string,
  stated: Encoding | null,
): Promise<{ sheets: RawSheet[]; hidden: string[]; encoding: Encoding | null }> {
  if (isWorkbook(file)) {
    const { readXlsx } = await import("./xlsx.ts");
    return { ...(await readXlsx(file)), encoding: null };
  }
  const { sheet, encoding } = readCsv(file, stated);
  return { sheets: [sheet], hidden: [], encoding: encoding === "utf-8" ? null : encoding };
}

/** What stands in the first rows, for a user to see why no table was recognised. */
export function seen(sheets: RawSheet[]): string[] {
  const rows = sheets.flatMap(({ rows }) => rows.slice(0, SAMPLE));
  const texts = rows.flatMap((row) => row.map(({ text }) => text).filter(Boolean));
  return [...new Set(texts)].slice(0, 20).map((text) => masked(text).slice(0, 40));
}

function readingOf(grid: Grid, encoding: Encoding | null): Reading {
  const { file, sheet, table, columns, rows, filledDown, passedOver } = grid;
  const ignored = ignoredHeadings(grid);
  const missing = table.columns.filter((name) => !columns.some(({ column }) => column === name));
  return {
    file,
    sheet,
    table: table.name,
    encoding,
    columns: columns.flatMap(({ heading, column }, index) =>
      column ? [{ heading, column, index }] : [],
    ),
    ignored,
    misspelt: ignored.flatMap((heading) => {
      const column = similarColumn(heading, missing);
      return column === null ? [] : [{ heading, column }];
    }),
    filledDown,
    passedOver: passedOver.map(({ row, text }) => ({ row, text: masked(text) })),
    formulas: rows.flatMap(({ cells }) => cells).filter(({ isFormula }) => isFormula).length,
    sample: rows.slice(0, SAMPLE).map(({ cells }) => cells.map(({ text }) => masked(text))),
  };
}
