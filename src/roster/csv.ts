import { CsvError, parse } from "csv-parse/sync";
import { Fault } from "../errors.ts";
import { readText } from "./files.ts";

/** A file as rows of trimmed cells; a row's number is the one a spreadsheet shows. */
export interface Grid {
  file: string;
  header: string[];
  rows: { row: number; cells: string[] }[];
}

/**
 * Reads a CSV file; rows without any content are passed over.
 * @throws Fault cannot-read, undecodable, not-csv, column-twice
 */
export function readCsv(file: string): Grid {
  const text = readText(file);
  if (text.includes("\0")) throw new Fault("not-csv", { file, reason: "NUL" });
  let lines: string[][];
  try {
    lines = parse(text, { relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Fault("not-csv", { file, reason: `${error.code}, line ${error.lines ?? "?"}` });
  }
  const filled = lines
    .map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const header = (filled[0]?.cells ?? []).map((name) => name.toLowerCase());
  const twice = header.find((name, i) => name !== "" && header.indexOf(name) < i);
  if (twice !== undefined) throw new Fault("column-twice", { file, column: twice });
  return { file, header, rows: filled.slice(1) };
}
