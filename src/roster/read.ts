import type { Statement } from "../domain/roster.ts";
import { Fault, type Issue } from "../errors.ts";
import { Cells } from "./cells.ts";
import { type Grid, readCsv } from "./csv.ts";
import { TABLES, type Table } from "./tables.ts";

/** Columns that no table knows and that were therefore passed over. */
export interface IgnoredColumns {
  file: string;
  columns: string[];
}

/**
 * Reads roster files into one statement, every cell checked.
 * @throws Fault bad-file with every bad cell of all files, and those of `readCsv`
 */
export function readRoster(files: string[]): { statement: Statement; ignored: IgnoredColumns[] } {
  const statement: Statement = { leaders: [], villages: [], cadres: [] };
  const ignored: IgnoredColumns[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const grid = readCsv(file);
    const table = tableOf(grid);
    const columns = grid.header
      .map((name, i) => name || (grid.rows.some(({ cells }) => cells[i]) ? `#${i + 1}` : ""))
      .filter((name) => name !== "" && !table.columns.includes(name));
    if (columns.length > 0) ignored.push({ file, columns });
    for (const row of grid.rows) table.add(new Cells(grid, row, issues), statement);
  }
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  return { statement, ignored };
}

/** @throws Fault unknown-table */
function tableOf({ file, header }: Grid): Table {
  const table = TABLES.find(({ toldBy }) => toldBy.every((column) => header.includes(column)));
  if (!table) throw new Fault("unknown-table", { file, header });
  return table;
}
