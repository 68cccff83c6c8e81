import { CsvError, type Parser, parse } from "csv-parse";

/** A longer row is none: a quote was not closed, or the file is no table. */
const MAX_ROW_CHARACTERS = 100_000;

/** Takes the text of a CSV file a piece at a time and gives the rows that are complete. */
export interface Records {
  take(text: string): Promise<string[][]>;
  end(): Promise<string[][]>;
}

/**
 * Most rosters have no quotes: then a line is a row, and splitting takes a fifth of the time that
 * the parser needs. It takes over at the first quote.
 * @throws CsvError with the line
 */
export function recordsOf(delimiter: string): Records {
  let rest = "";
  let lines = 0;
  let parser: ReturnType<typeof parserOf> | null = null;

  const split = (text: string): string[][] => {
    const all = rest + text;
    // Of a line end of two characters the second may be in the next piece.
    const isCut = all.endsWith("\r");
    const complete = linesOf(isCut ? all.slice(0, -1) : all);
    rest = (complete.pop() ?? "") + (isCut ? "\r" : "");
    const long = [...complete, rest].findIndex((line) => line.length > MAX_ROW_CHARACTERS);
    if (long >= 0) throw tooLong(lines + long + 1);
    lines += complete.length;
    return complete.map((line) => line.split(delimiter));
  };
  return {
    async take(text) {
      if (!parser && !text.includes('"')) return split(text);
      parser ??= parserOf(delimiter, lines);
      const all = rest + text;
      rest = "";
      return parser((stream, done) => stream.write(all, done));
    },
    async end() {
      if (parser) return parser((stream, done) => stream.end(done));
      return rest === "" || rest === "\r" ? [] : [rest.replace(/\r$/, "").split(delimiter)];
    },
  };
}

/** A heading may come from another program than the rows below it, with other line ends. */
function linesOf(text: string): string[] {
  return (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text).split("\n");
}

function tooLong(lines: number): CsvError {
  return Object.assign(new CsvError("CSV_MAX_RECORD_SIZE", "row too long"), { lines });
}

/** Gives what the parser makes of each piece; `before` are the lines that went before. */
function parserOf(delimiter: string, before: number) {
  let rows: string[][] = [];
  const stream = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    // A quotation mark within a cell is a character, as spreadsheets have it.
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_record: (row: string[]) => {
      rows.push(row);
      return null; // not to be queued in the stream
    },
  });
  stream.resume();
  return (give: (stream: Parser, done: (error?: Error | null) => void) => void) =>
    new Promise<string[][]>((resolve, reject) => {
      const fail = (error: Error) => {
        if (error instanceof CsvError) error.lines = Number(error.lines) + before;
        reject(error);
      };
      stream.once("error", fail);
      give(stream, (error) => {
        if (error) return;
        stream.off("error", fail);
        resolve(rows);
        rows = [];
      });
    });
}
