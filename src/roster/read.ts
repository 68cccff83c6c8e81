import { masked } from "../domain/masked.ts";
import type { Progress } from "../domain/progress.ts";
import type { Statement } from "../domain/roster.ts";
import { Fault, type Issues, noIssues } from "../errors.ts";
import { type BodyNotes, type Row, readingBody } from "./body.ts";
import { type AssumedDay, Cells } from "./cells.ts";
import type { Heads } from "./columns.ts";
import { readCsv } from "./csv.ts";
import type { Days } from "./day-cells.ts";
import type { Encoding } from "./decode.ts";
import type { FactTables } from "./fact-rows.ts";
import { understandFacts } from "./facts.ts";
import { headingKey, similarColumn } from "./headings.ts";
import { type Grid, ignoredHeadings, missingIn, understand } from "./layout.ts";
import type { RawCell, RawSheet } from "./raw.ts";
import type { Source } from "./source.ts";
import type { GivenTownship } from "./townships.ts";
import { isWorkbook, readWorkbook } from "./workbook.ts";

export interface ReadOptions extends FactTables, Days {
  /** null: told by the file itself */
  encoding: Encoding | null;
  /** Headings that the user explained: heading -> column. */
  headings: Map<string, string>;
  /** Takes the checked rows, a part at a time. */
  take: (rows: Statement) => void;
  progress: Progress;
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
  /** Headings of money that name no unit: it is taken as yuan. */
  unitless: string[];
  /** How many cells are results of formulas. */
  formulas: number;
  /** Days read from the cycle's year, as nobody wrote one; the first of them. */
  assumed: AssumedDay[];
  /** The township that no column names, and where it was found. */
  township: GivenTownship | null;
  /** Rows that the sheet hides or filters out; they are read all the same. */
  hiddenRows: number[];
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

/** How the files were understood. */
export interface Read {
  readings: Reading[];
  skipped: SkippedSheet[];
}

/** How many rows a preview shows. */
const SAMPLE = 3;
/** How many assumed years are told. */
const TOLD = 20;
/** How many rows of a workbook are taken at a time. */
const PART = 1000;

/**
 * Reads roster files, every cell checked, and gives the rows to `take`; some may have been given
 * when a fault is thrown.
 * @throws Fault bad-file with the bad cells of all files; unknown-table with what was seen
 */
export async function readRoster(sources: Source[], options: ReadOptions): Promise<Read> {
  const readings: Reading[] = [];
  const skipped: SkippedSheet[] = [];
  const issues = noIssues();
  const mapped = new Map([...options.headings].map(([key, column]) => [headingKey(key), column]));
  const all = sources.reduce((sum, { size }) => sum + size, 0);
  let rows = 0;
  const take = async (statement: Statement, count: number) => {
    rows += count;
    if (issues.total === 0) options.take(statement);
    await options.progress(rows, sources.reduce((sum, { done }) => sum + done, 0) / all);
  };
  for (const source of sources) {
    const { file } = source;
    const { sheets, hidden, encoding } = await sheetsOf(source, options);
    skipped.push(...hidden.map((sheet) => ({ file, sheet, hidden: true, seen: [] })));
    let isKnown = false;
    for (const sheet of sheets) {
      const grid = understandFacts(sheet, mapped, options) ?? understand(sheet, mapped);
      if (grid === null) {
        const texts = seen([sheet]);
        const missing = missingIn(sheet, mapped);
        if (missing !== null) {
          throw new Fault("unknown-table", {
            file,
            sheet: sheet.sheet,
            header: texts,
            hidden,
            missing,
          });
        }
        if (sheet.sheet !== null && texts.length > 0) {
          skipped.push({ file, sheet: sheet.sheet, hidden: false, seen: texts.slice(0, 5) });
        }
        continue;
      }
      isKnown = true;
      readings.push({ ...(await readSheet(sheet, grid, issues, options, take)), encoding });
    }
    if (!isKnown) {
      throw new Fault("unknown-table", {
        file,
        sheet: null,
        header: seen(sheets),
        hidden,
        missing: null,
      });
    }
    source.done = source.size;
  }
  const { listed, total } = issues;
  if (total > 0) throw new Fault("bad-file", { issues: listed, total });
  return { readings, skipped };
}

/** The sheets of a workbook, or the one of a CSV file, and its encoding where it is not UTF-8. */
export async function sheetsOf(
  source: Source,
  { encoding: stated, progress }: Pick<ReadOptions, "encoding" | "progress">,
): Promise<{ sheets: RawSheet[]; hidden: string[]; encoding: Encoding | null }> {
  if (isWorkbook(source)) return { ...(await readWorkbook(source)), encoding: null };
  const { sheet, encoding } = await readCsv(source, stated, () => progress(0, 0));
  return { sheets: [sheet], hidden: [], encoding: encoding === "utf-8" ? null : encoding };
}

/** Checks the rows of a sheet and gives them to `take`, a part at a time. */
async function readSheet(
  raw: RawSheet,
  grid: Grid,
  issues: Issues,
  days: Days,
  take: (statement: Statement, count: number) => Promise<void>,
): Promise<Omit<Reading, "encoding">> {
  const body = readingBody(grid);
  const sample: string[][] = [];
  const taken = new Set<number>();
  const assumed: AssumedDay[] = [];
  for await (const rows of dataOf(raw, grid, body)) {
    const statement: Statement = { leaders: [], villages: [], cadres: [], facts: [], items: [] };
    for (const row of rows) {
      if (raw.hiddenRows?.length) taken.add(row.row);
      const cells = new Cells(grid, row, issues, days);
      grid.table.add(cells, statement);
      if (cells.isPassedOver) {
        const text = row.cells
          .map(({ text }) => text)
          .filter(Boolean)
          .join(" ");
        body.notes.passedOver.push({ row: row.row, text });
      }
      if (cells.assumed.length > 0 && assumed.length < TOLD) assumed.push(...cells.assumed);
      if (sample.length < SAMPLE) sample.push(row.cells.map(({ text }) => masked(text)));
    }
    await take(statement, rows.length);
  }
  const hiddenRows = (raw.hiddenRows ?? []).filter((row) => taken.has(row));
  return { ...readingOf(grid, body.notes), assumed, hiddenRows, sample };
}

/** The rows of data below a sheet's header, a part at a time. */
export async function* dataOf(
  raw: RawSheet,
  grid: Grid<Heads>,
  body: ReturnType<typeof readingBody>,
): AsyncGenerator<Row[]> {
  let index = -1;
  for await (const part of partsOf(grid.rows, raw)) {
    yield part.flatMap((cells) => {
      index++;
      return index < grid.top ? [] : (body.read(index, cells, raw.rows[index] ?? cells) ?? []);
    });
  }
}

async function* partsOf(rows: RawCell[][], { rest }: RawSheet): AsyncGenerator<RawCell[][]> {
  for (let from = 0; from < rows.length; from += PART) yield rows.slice(from, from + PART);
  if (rest) yield* rest;
}

/** What stands in the first rows, for a user to see why no table was recognised. */
export function seen(sheets: RawSheet[]): string[] {
  const rows = sheets.flatMap(({ rows }) => rows.slice(0, SAMPLE));
  const texts = rows.flatMap((row) => row.map(({ text }) => text).filter(Boolean));
  return [...new Set(texts)].slice(0, 20).map((text) => masked(text).slice(0, 40));
}

function readingOf(
  { file, sheet, table, columns, given }: Grid,
  { filledDown, passedOver, formulas, unnamed }: BodyNotes,
): Omit<Reading, "encoding" | "sample" | "assumed" | "hiddenRows"> {
  const ignored = ignoredHeadings(columns, unnamed);
  const missing = table.columns.filter((name) => !columns.some(({ column }) => column === name));
  return {
    file,
    sheet,
    table: table.name,
    columns: columns.flatMap(({ heading, column }, index) =>
      column ? [{ heading, column, index }] : [],
    ),
    ignored,
    unitless: table.unitless ?? [],
    misspelt: ignored.flatMap((heading) => {
      const column = similarColumn(heading, missing);
      return column === null ? [] : [{ heading, column }];
    }),
    filledDown,
    passedOver: passedOver.map(({ row, text }) => ({ row, text: masked(text) })),
    formulas,
    township: given,
  };
}
