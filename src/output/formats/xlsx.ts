import { colToLetter, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { type Document, hasHeadings, type Sheet } from "../sheet.ts";
import { drawLines, drawTable, newDraft, shownOf, toWriteSheet } from "./blocks.ts";
import {
  FONT,
  FRONT_TITLE,
  type Paper,
  pageOf,
  printTitles,
  SECTION,
  SENTENCE,
  TITLE,
  UPRIGHT_FRONT,
} from "./look.ts";
import { fitted, widthsOf } from "./widths.ts";

/** Excel's own limit for the name of a sheet, and the characters it does not take. */
const NAME_LENGTH = 31;
const NOT_IN_NAMES = /[\\/?*[\]:\p{Cc}]/gu;

/** Tables of at most so many rows share the first sheet. */
const SHORT = 30;

/**
 * A document as a workbook: the sentences and the short tables on the first sheet, then a sheet a
 * table, with real days and percentages, a frozen and filtered header. Every sheet prints on A4 with
 * title, day and page number.
 */
export async function xlsx(document: Document, paper: Paper): Promise<Uint8Array> {
  const tables = document.sheets.filter(({ rows }) => rows.length > 0);
  const isShort = ({ rows, apart }: Sheet) => !apart && rows.length <= SHORT;
  const front = document.paper?.front;
  const stays = front !== undefined || (tables.length > 1 && tables.some(isShort));
  const together = tables.filter(isShort);
  const sheets = stays
    ? [frontSheet(document, together, paper), ...tables.filter((one) => !isShort(one)).map(alone)]
    : tables.length > 0
      ? tables.map((table, i) => tableSheet(document, table, paper, i === 0))
      : [frontSheet(document, [], paper)];
  function alone(table: Sheet) {
    return tableSheet(document, table, paper, false);
  }
  const named = sheets.map((sheet, i) => ({ ...sheet, name: nameOf(sheet.name, i, sheets) }));
  return writeXlsx({ sheets: named, namedRanges: printTitles(named), defaultFont: FONT });
}

/** A name that Excel takes and no other sheet has; it does not tell upper from lower case, and keeps "History" to itself. */
function nameOf(title: string, index: number, sheets: WriteSheet[]): string {
  const bare = (text: string) => {
    const name = text.replace(NOT_IN_NAMES, " ").slice(0, NAME_LENGTH).trim();
    return name.replace(/^'|'$/g, "’");
  };
  const name = bare(title) || `${index + 1}`;
  const key = name.toLowerCase();
  const others = sheets.slice(0, index).map((one) => bare(one.name).toLowerCase());
  const isTaken = key === "history" || others.includes(key);
  return isTaken ? `${name.slice(0, NAME_LENGTH - 4)} (${index + 1})` : name;
}

const titleOf = ({ title, paper, lines }: Document) =>
  paper?.title ?? (title || (lines[0]?.text ?? ""));

/** A table alone, below the sentences where it is the first. */
function tableSheet(document: Document, table: Sheet, paper: Paper, isFirst: boolean): WriteSheet {
  const widths = fitted(widthsOf(table));
  const draft = newDraft(widths);
  if (isFirst) drawAbove(draft, document, [...sentences(document), ...document.foot], TITLE);
  const top = draft.next;
  drawTable(draft, table);
  const last = colToLetter(Math.max(0, shownOf(table).length - 1));
  const title = [titleOf(document), table.title].filter(Boolean).join(" · ");
  return {
    ...toWriteSheet(draft, table.title),
    ...pageOf(widths, title, paper),
    ...(hasHeadings(table) && {
      freezePane: { rows: top + 1 },
      autoFilter: { range: `A${top + 1}:${last}${top + 1 + table.rows.length}` },
    }),
  };
}

/** The sheet that is read first, or handed over: what is said, the short tables, a line to sign. */
function frontSheet(document: Document, tables: Sheet[], paper: Paper): WriteSheet {
  const { foot, paper: own } = document;
  const front = own?.front;
  const all = tables.map(widthsOf);
  const columns = Math.max(1, ...all.map(({ length }) => length));
  const widest = Array.from({ length: columns }, (_, c) =>
    Math.max(...all.map((widths) => widths[c] ?? 0), c === 0 && tables.length === 0 ? LINE : 0),
  );
  const widths = fitted(widest);
  const draft = newDraft(widths);
  drawAbove(draft, document, sentences(document), front ? FRONT_TITLE : TITLE);
  for (const table of tables) {
    if (table.title) drawLines(draft, [table.title], SECTION);
    drawTable(draft, table);
    draft.next++;
  }
  drawLines(draft, foot, SENTENCE);
  if (front) drawLines(draft, ["", front.sign], SENTENCE);
  return {
    ...toWriteSheet(draft, front?.name ?? (titleOf(document) || (tables[0]?.title ?? ""))),
    ...pageOf(widths, front ? "" : titleOf(document), paper, UPRIGHT_FRONT),
  };
}

/** The width of a line where there is no table, in characters. */
const LINE = 80;

const sentences = ({ lines }: Document) => lines.map(({ text }) => text).filter(Boolean);

function drawAbove(
  draft: ReturnType<typeof newDraft>,
  { title }: Document,
  said: string[],
  style: typeof TITLE,
): void {
  if (title) drawLines(draft, [title], style);
  drawLines(draft, said.filter(Boolean), SENTENCE);
  if (draft.next > 0) draft.next++;
}
