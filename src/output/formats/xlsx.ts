import {
  type Cell as BookCell,
  type CellStyle,
  type CellValue,
  colToLetter,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import {
  type Cell,
  type Column,
  type Document,
  hasHeadings,
  type Kind,
  rate,
  type Sheet,
} from "../sheet.ts";
import { displayWidth } from "../width.ts";
import { BODY, FONT, HEADER, PAGE, printTitles, TITLE } from "./look.ts";

/** Excel's own limit for the name of a sheet, and the characters it does not take. */
const NAME_LENGTH = 31;
const NOT_IN_NAMES = /[\\/?*[\]:\p{Cc}]/gu;

/** How wide a column may get, in characters of which a Chinese one takes two. */
const WIDTH = { narrowest: 10, widest: 40 };

/**
 * A document as a workbook: the sentences on the first sheet, then a sheet a table, with real days
 * and percentages, a frozen and filtered header.
 */
export async function xlsx(document: Document): Promise<Uint8Array> {
  const sentences = [document.title, ...document.lines.map(({ text }) => text), ...document.foot];
  // A workbook has a sheet, even where there is no table.
  const [first = { title: "", columns: [], rows: [] }, ...others] = document.sheets;
  const above = sentences.filter((sentence) => sentence !== "");
  const sheets = [toSheet(first, above, Boolean(document.title))];
  for (const sheet of others) sheets.push(toSheet(sheet, [], false));
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

function toSheet(sheet: Sheet, above: string[], hasTitle: boolean): WriteSheet {
  const { title, columns, rows, more } = sheet;
  const shown = columns.flatMap((column, i) => (column.kind === "bar" ? [] : [{ column, i }]));
  const top = above.length === 0 ? 0 : above.length + 1;
  const isHeaded = hasHeadings(sheet);
  const first = isHeaded ? top + 1 : top;
  const cells = new Map<string, Partial<BookCell>>();
  above.forEach((sentence, r) => {
    cells.set(`${r},0`, { value: sentence, ...(r === 0 && hasTitle && { style: TITLE }) });
  });
  shown.forEach(({ column, i }, c) => {
    const { heading, kind } = column;
    const horizontal = isText(kind) ? "left" : "right";
    const style = { ...HEADER, alignment: { ...HEADER.alignment, horizontal } } as const;
    if (isHeaded) cells.set(`${top},${c}`, { value: heading, style });
    rows.forEach((row, r) => {
      const value = toValue(row[i] ?? null, kind);
      cells.set(`${first + r},${c}`, { value, style: styleOf(kind, value) });
    });
  });
  if (more !== undefined) cells.set(`${first + rows.length + 1},0`, { value: more });
  const widths = shown.map(({ column, i }) => widthOf(column, rows, i));
  const headings = shown.map(({ column }) => column.heading);
  const lines = rows.map((row) => shown.map(({ i }) => String(row[i] ?? "")));
  const heights = [...(isHeaded ? [headings] : []), ...lines].flatMap(
    (texts, r): [number, { height: number }][] => {
      const height = linesOf(texts, widths) * LINE_HEIGHT;
      return height > LINE_HEIGHT ? [[top + r, { height }]] : [];
    },
  );
  const last = colToLetter(Math.max(0, shown.length - 1));
  return {
    name: title,
    columns: widths.map((width) => ({ width })),
    cells,
    rowDefs: new Map(heights),
    pageSetup: PAGE,
    ...(isHeaded && {
      freezePane: { rows: top + 1 },
      autoFilter: { range: `A${top + 1}:${last}${top + 1 + rows.length}` },
    }),
  };
}

/** How high a line is, in points. Not every program makes room for wrapped texts by itself. */
const LINE_HEIGHT = 15;

/** How many lines the highest of a row's cells has. */
function linesOf(texts: string[], widths: number[]): number {
  const lines = texts.map((text, c) =>
    text
      .split("\n")
      .reduce((sum, line) => sum + Math.ceil(displayWidth(line) / ((widths[c] ?? 1) - 1)), 0),
  );
  return Math.max(1, ...lines);
}

/** Read as words; what is reckoned with stands right. */
const isText = (kind: Kind) => kind === "text" || kind === "day";

function styleOf(kind: Kind, value: CellValue): CellStyle {
  // As many decimals as the same rate has elsewhere.
  const rateFormat = Number(value) < 1 ? "0.00" : "0.0";
  const formats: Partial<Record<Kind, string>> = {
    ...{ share: "0.0%", day: "yyyy-mm-dd", rate: rateFormat },
  };
  const numFmt = formats[kind];
  if (isText(kind)) return { ...BODY, ...(numFmt !== undefined && { numFmt }) };
  const alignment = { ...BODY.alignment, horizontal: "right" } as const;
  return { ...BODY, alignment, ...(numFmt !== undefined && { numFmt }) };
}

/** Wide enough for the heading, the filter's arrow beside it, and most cells. */
function widthOf({ heading, kind, paper }: Column, rows: Sheet["rows"], index: number): number {
  if (paper !== undefined) return paper;
  const widest = rows.reduce(
    (width, row) => Math.max(width, isText(kind) ? displayWidth(String(row[index] ?? "")) : 0),
    Math.max(WIDTH.narrowest, displayWidth(heading) + 4),
  );
  return Math.min(WIDTH.widest, Math.max(widest + 1, kind === "day" ? 13 : 0));
}

function toValue(cell: Cell, kind: Kind): CellValue {
  // Left blank, to be filled in.
  if (cell === "") return null;
  if (cell === null) return kind === "text" ? null : "-";
  // Cut like everywhere, for a spreadsheet would round: 99.96 % is never shown as 100 % (rule 11).
  if (kind === "share") return Math.floor(Math.round(Number(cell) * 10_000) / 10) / 1000;
  if (kind === "rate") return Number(rate(Number(cell), "up"));
  if (kind === "day") return new Date(`${cell}T00:00:00Z`);
  return cell;
}
