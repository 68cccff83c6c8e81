import { CsvError } from "csv-parse";
import { Fault } from "../errors.ts";
import { type Encoding, encodingOf, textOf } from "./decode.ts";
import { HEADER_WITHIN } from "./layout.ts";
import { type RawCell, type RawSheet, textCell } from "./raw.ts";
import { type Records, recordsOf } from "./records.ts";
import type { Source } from "./source.ts";

/** What may stand between two cells; offices also use the full-width comma. */
const SEPARATORS = [",", ";", "\t", "，"];

const MAX_CELLS = 500;

/** Programs of the days of DOS end a file so. */
const END_OF_FILE = "\x1a";

/**
 * Reads a CSV file in whatever encoding and with whatever separator it was saved: its first rows,
 * and the others as they are asked for.
 * @param pause is called between pieces
 * @throws Fault cannot-read, undecodable, not-csv
 */
export async function readCsv(
  source: Source,
  stated: Encoding | null,
  pause: () => Promise<void>,
): Promise<{ sheet: RawSheet; encoding: Encoding }> {
  const encoding = await encodingOf(source, stated, pause);
  const batches = rowsOf(source, encoding);
  const rows: RawCell[][] = [];
  // A header has two lines at most.
  while (rows.length <= HEADER_WITHIN) {
    const { value, done } = await batches.next();
    if (done) break;
    for (const row of value) rows.push(row);
  }
  const sheet = { file: source.file, sheet: null, rows, rest: batches, merges: [] };
  return { sheet, encoding };
}

async function* rowsOf(source: Source, encoding: Encoding): AsyncGenerator<RawCell[][]> {
  const { file } = source;
  let records: Records | null = null;
  let row = 0;
  let above: RawCell[] = [];
  let lines = 1;
  try {
    for (const piece of textOf(source, encoding)) {
      const text = piece.endsWith(END_OF_FILE) ? piece.slice(0, -1) : piece;
      const nul = text.indexOf("\0");
      if (nul >= 0) {
        const line = lines + lineEnds(text.slice(0, nul));
        throw new Fault("not-csv", { file, reason: "nul", line });
      }
      lines += lineEnds(text);
      records ??= recordsOf(separatorOf(text));
      yield rowsIn(await records.take(text));
    }
    if (records) yield rowsIn(await records.end());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code === "CSV_MAX_RECORD_SIZE" ? "row-too-long" : "quotes";
    throw new Fault("not-csv", { file, reason, line: Number(error.lines) || null });
  }

  function rowsIn(taken: string[][]): RawCell[][] {
    return taken.map((cells) => {
      row++;
      if (cells.length > MAX_CELLS && cells.filter(Boolean).length > MAX_CELLS) {
        throw new Fault("not-csv", { file, reason: "too-many-columns", line: row });
      }
      // Most cells of places and posts say what stands above them.
      above = cells.map((text, i) => (above[i]?.text === text ? above[i] : textCell(text)));
      return above;
    });
  }
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
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
