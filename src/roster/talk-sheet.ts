import { saidWord } from "../domain/said-words.ts";
import {
  FILLED,
  GIVEN,
  type TalkColumn,
  TOLD_BY,
  type WordList,
  wordListOf,
} from "../domain/talk-sheet.ts";
import { Fault, type Issues, noIssues } from "../errors.ts";
import { type BodyNotes, readingBody } from "./body.ts";
import { Cells } from "./cells.ts";
import { type Days, day, type Reader } from "./day-cells.ts";
import { type EntryInput, readEntry } from "./entries.ts";
import { headingKey } from "./headings.ts";
import { ignoredHeadings, understandAs } from "./layout.ts";
import { dataOf, seen, sheetsOf } from "./read.ts";
import { sourceOf } from "./source.ts";
import { prose, text } from "./texts.ts";

/** How the columns are headed and what stands for the words of `talks log`, in every language. */
export interface Vocabulary {
  headings: [heading: string, column: TalkColumn][];
  words: Record<WordList, [written: string, word: string][]>;
  /** The words that an error names. */
  offered: Record<WordList, string[]>;
}

/** A row in which something was filled in. */
export interface TalkRow {
  /** To note what else is wrong with it. */
  cells: Cells;
  talk: number | null;
  person: string | null;
  /** null: there is no such column, or nothing in it */
  village: string | null;
  township: string | null;
  /** null where a cell cannot be read */
  entry: EntryInput | null;
}

export interface TalkRows {
  rows: TalkRow[];
  /** How many rows nobody has filled in. */
  empty: number;
  /** What is wrong with cells; notes on a row's `cells` are added here. */
  issues: Issues;
  /** Headings that mean nothing, and rows that are no data, of each sheet. */
  passedOver: { file: string; headings: string[]; rows: BodyNotes["passedOver"] }[];
}

const TABLE = { toldBy: TOLD_BY, columns: [...GIVEN, ...FILLED], filledDown: [] };
/** A register that an office keeps by itself: who talked with whom, when, and what was found. */
const REGISTER = {
  columns: [...FILLED, "person", "holder", "posts", "township", "village"],
  filledDown: [],
};
const TABLES = [
  TABLE,
  ...["talker", "holder", "mind"].map((beside) => ({
    ...REGISTER,
    toldBy: ["person", "date", beside],
  })),
];
/** Its headings beside those of our own sheet. */
const REGISTER_HEADINGS: [heading: string, column: string][] = [
  ...["谈话时间", "谈话日期", "日期", "时间"].map((one): [string, string] => [one, "date"]),
  ...["谈话对象姓名", "被谈话人", "被谈话人姓名", "谈话对象"].map((one): [string, string] => [
    one,
    "person",
  ]),
  ...["谈话人姓名", "谈话领导", "谈话者"].map((one): [string, string] => [one, "holder"]),
  ["谈话方式", "mode"],
  ["谈话地点", "place"],
];

/**
 * Reads the sheets that `talks export` wrote and an office has filled in, XLSX or CSV.
 * @throws Fault not-a-talk-sheet, and what reading the file throws
 */
export async function readTalkSheet(
  file: string,
  vocabulary: Vocabulary,
  days: Days,
): Promise<TalkRows> {
  const { sheets } = await sheetsOf(sourceOf(file), { encoding: null, progress: async () => {} });
  const headings: [string, string][] = [
    ...REGISTER_HEADINGS,
    ...vocabulary.headings,
    ...TABLE.columns.map((column): [string, string] => [column, column]),
  ];
  const mapped = new Map(headings.map(([heading, column]) => [headingKey(heading), column]));
  const read: TalkRows = { rows: [], empty: 0, issues: noIssues(), passedOver: [] };
  let isKnown = false;
  for (const sheet of sheets) {
    const grid = understandAs(TABLES, sheet, mapped);
    if (grid === null) continue;
    isKnown = true;
    const body = readingBody(grid);
    for await (const rows of dataOf(sheet, grid, body)) {
      for (const row of rows) {
        const isFilled = new Cells(grid, row, noIssues()).hasAny(FILLED);
        if (isFilled)
          read.rows.push(readRow(new Cells(grid, row, read.issues, days), read, vocabulary));
        else read.empty++;
      }
    }
    const where = grid.sheet === null ? file : `${file} (${grid.sheet})`;
    const { passedOver, unnamed } = body.notes;
    const headings = ignoredHeadings(grid.columns, unnamed);
    read.passedOver.push({ file: where, headings, rows: passedOver });
  }
  if (!isKnown) throw new Fault("not-a-talk-sheet", { file, header: seen(sheets) });
  return read;
}

const talkId: Reader<number> = (value) =>
  /^\d{1,15}$/.test(value.normalize("NFKC"))
    ? { value: Number(value.normalize("NFKC")) }
    : { problem: { code: "not-a-number", value } };

/** As it was written; a spreadsheet's line breaks differ from one program to the next. */
const lines: Reader<string> = (value, cell) => prose(value.replace(/\r\n?/g, "\n"), cell);

function readRow(cells: Cells, { issues }: TalkRows, vocabulary: Vocabulary): TalkRow {
  const before = issues.total;
  const isRegister = !cells.has("talk");
  const talk = isRegister ? null : cells.required("talk", talkId, null);
  const person = cells.required("person", text, null);
  const village = cells.optional("village", text);
  const township = isRegister ? cells.optional("township", text) : null;
  const given = { cells, talk, person, village, township };
  // In a register there is no other who talks than the one who did.
  const talker = isRegister ? cells.optional("holder", text) : null;
  const said = FILLED.map((column) => {
    if (column === "talker") return [column, cells.optional(column, text) ?? talker];
    const list = wordListOf(column);
    if (column === "date") return [column, cells.required(column, day, null)];
    if (column === "followUpDue") return [column, cells.optional(column, day)];
    return [column, cells.optional(column, list ? wordIn(vocabulary, list) : lines)];
  });
  if (issues.total > before) return { ...given, entry: null };
  const reading = readEntry({ talk, ...Object.fromEntries(said) });
  if ("entry" in reading) return { ...given, entry: reading.entry };
  for (const { key, problem } of reading.problems) cells.refuse(key, problem);
  return { ...given, entry: null };
}

function wordIn({ words, offered }: Vocabulary, list: WordList): Reader<string> {
  const bare = (written: string) => written.normalize("NFKC").toLowerCase().replace(/[\s_]/g, "");
  return (value) => {
    const found = words[list].find(([written]) => bare(written) === bare(value))?.[1];
    const said = found ?? saidWord(list, value);
    return said !== null
      ? { value: said }
      : { problem: { code: "not-one-of", value, allowed: offered[list] } };
  };
}
