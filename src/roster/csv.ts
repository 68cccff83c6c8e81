import { CsvError, parse } from "csv-parse/sync";
import { Fault } from "../errors.ts";
import { decode, type Encoding } from "./decode.ts";
import { readBytes } from "./files.ts";
import { type RawSheet, textCell } from "./raw.ts";

/** What may stand between two cells; offices also use the full-width comma. */
const SEPARATORS = [",", ";", "\t", "，"];

/** A longer row is none: a quote was not closed, or the file is no table. */
const MAX_ROW_CHARACTERS = 100_000;
const MAX_CELLS = 500;

/**
 * Reads a CSV file in whatever encoding and with whatever separator it was saved.
 * @throws Fault cannot-read, undecodable, not-csv
 */
export function readCsv(
  file: string,
  stated: Encoding | null,
): { sheet: RawSheet; encoding: Encoding } {
  const { text, encoding } = decode(readBytes(file), file, stated);
  if (text.includes("\0"))
    throw new Fault("not-csv", { file, reason: "nul", line: lineOf(text, text.indexOf("\0")) });
  try {
    const delimiter = separatorOf(text);
    const lines: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      max_record_size: MAX_ROW_CHARACTERS,
    });
    const wide = lines.findIndex((cells) => cells.filter((text) => text !== "").length > MAX_CELLS);
    if (wide >= 0) throw new Fault("not-csv", { file, reason: "too-many-columns", line: wide + 1 });
    const rows = lines.map((cells) => cells.map(textCell));
    return { sheet: { file, sheet: null, rows, merges: [] }, encoding };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code === "CSV_MAX_RECORD_SIZE" ? "row-too-long" : "quotes";
    throw new Fault("not-csv", { file, reason, line: Number(error.lines) || null });
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

/** The separator that most of the first lines have most of; a comma where there is none. */
function separatorOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"[^"]*"/g, "");
  const lines = head
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 10);
  const count = (separator: string) =>
    lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0);
  return SEPARATORS.reduce((best, other) => (count(other) > count(best) ? other : best));
}
