import type { ChalkInstance } from "chalk";
import {
  type Cell,
  type Column,
  cellText,
  type Document,
  hasHeadings,
  type Sheet,
  type Tone,
} from "../sheet.ts";
import { displayWidth } from "../width.ts";
import { wrap } from "../wrap.ts";

/** What a terminal can do. */
export interface Screen {
  width: number;
  paint: ChalkInstance;
  /** What stands for no value. */
  none: string;
}

const GAP = 2;
/** Bars are ASCII: terminals with Chinese fonts draw block characters two columns wide. */
const BAR = { narrowest: 8, widest: 30 };
/**
 * What a text column wants before others are left out for it, what it keeps beside its longest word
 * (up to a limit), and what it keeps where even that is too much.
 */
const TEXT = { wanted: 24, least: 8, word: 14, last: 4 };
/** cli-table3 gets slow beyond this; a longer list is not wrapped, its lines are as long as they come. */
const LONG = 500;

const NO_BORDERS = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left"],
    ...["bottom-right", "left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
  ].map((name) => [name, name === "middle" ? " ".repeat(GAP) : ""]),
);

/** Lays a document out for a terminal of a given width; no character is lost. */
export async function table(document: Document, screen: Screen): Promise<string> {
  const { paint, width } = screen;
  const lines = (text: string) => wrap(text, width).join("\n");
  const tones: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    good: paint.green,
    bad: paint.yellow,
    faint: paint.dim,
  };
  const sheets: string[] = [];
  for (const sheet of document.sheets) {
    sheets.push(await sheetText(sheet, screen, labelWidth(document.sheets)));
  }
  const parts = [
    [
      ...(document.title ? [paint.bold(lines(document.title))] : []),
      ...document.lines.map(({ text, tone }) => tones[tone](lines(text))),
    ].join("\n"),
    ...sheets,
    document.foot.map((line) => paint.dim(lines(line))).join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The tables of figures share the width of their first column, so that the bars stand in line. */
function labelWidth(sheets: Sheet[]): number {
  const withBars = sheets.filter((sheet) => sheet.columns.some(({ kind }) => kind === "bar"));
  return withBars
    .flatMap((sheet) => sheet.rows)
    .reduce((widest, row) => Math.max(widest, displayWidth(String(row[0] ?? ""))), 0);
}

async function sheetText(full: Sheet, screen: Screen, label: number): Promise<string> {
  const sheet = withoutSpare(full, screen);
  const { columns, rows } = sheet;
  const hasBar = columns.some(({ kind }) => kind === "bar");
  const cells = rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i], screen)));
  const isLong = rows.length > LONG;
  const room = isLong ? Number.POSITIVE_INFINITY : screen.width;
  const widths = widthsOf(columns, cells, room, hasBar ? label : 0);
  const painted = rows.map((row, r) =>
    row.map((cell, i) => paintCell(cells[r]?.[i] ?? "", cell, columns[i], widths[i] ?? 1, screen)),
  );
  const headings = columns.map(({ heading }, i) =>
    screen.paint.dim(wrapTo(heading, widths[i] ?? 1)),
  );
  const lines = (hasHeadings(sheet) ? [headings, ...painted] : painted).map((row) =>
    row.map((cell, i) => padTo(cell, columns[i], widths[i] ?? 0)),
  );
  // Cells of one line need no table library, which takes as long to load as a small report to make.
  const isWrapped = lines.some((row) => row.some((cell) => cell.includes("\n")));
  const layOut = isWrapped ? tableLines : plainLines;
  return [
    sheet.title && screen.paint.bold(wrapTo(sheet.title, screen.width)),
    await layOut(lines),
    sheet.more && screen.paint.dim(wrapTo(sheet.more, screen.width)),
  ]
    .filter(Boolean)
    .join("\n");
}

/** Leaves out what can be spared until the rest fits with no more than long texts wrapped. */
function withoutSpare(sheet: Sheet, screen: Screen): Sheet {
  const { columns, rows } = sheet;
  const cells = rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i], screen)));
  const natural = widthsOf(columns, cells, Number.POSITIVE_INFINITY, 0);
  const kept = columns.map((_, i) => i);
  const wanted = natural.map((width, i) =>
    columns[i]?.kind === "text" ? Math.min(width, TEXT.wanted) : width,
  );
  const needed = () => kept.reduce((sum, i) => sum + (wanted[i] ?? 0) + GAP, -GAP);
  const rank = (i: number) => columns[i]?.spare ?? Number.POSITIVE_INFINITY;
  while (needed() > screen.width) {
    const least = Math.min(...kept.map(rank));
    if (least === Number.POSITIVE_INFINITY) break;
    kept.splice(
      kept.findIndex((i) => rank(i) === least),
      1,
    );
  }
  if (kept.length === columns.length) return sheet;
  return {
    ...sheet,
    columns: columns.filter((_, i) => kept.includes(i)),
    rows: rows.map((row) => row.filter((_, i) => kept.includes(i))),
  };
}

function isNumber(column: Column | undefined): boolean {
  return column?.kind === "count" || column?.kind === "share" || column?.kind === "rate";
}

function cellOf(cell: Cell, column: Column | undefined, { none }: Screen): string {
  return column?.kind === "bar" ? "" : cellText(cell, column?.kind ?? "text", none);
}

/** Gives each column its width; too little room is taken from the widest text, to be wrapped. */
function widthsOf(columns: Column[], cells: string[][], width: number, label: number): number[] {
  const widths = columns.map(({ heading, kind }, i) =>
    kind === "bar"
      ? BAR.narrowest
      : cells.reduce(
          (widest, row) => Math.max(widest, displayWidth(row[i] ?? "")),
          Math.max(i === 0 ? label : 0, displayWidth(heading)),
        ),
  );
  const room = width - GAP * (columns.length - 1);
  let surplus = widths.reduce((sum, w) => sum + w, 0) - room;
  const words = surplus > 0 ? columns.map((column, i) => longestWord(column, i, cells)) : [];
  for (const least of [
    words.map((word) => Math.max(TEXT.least, word)),
    words.map(() => TEXT.last),
  ]) {
    const narrowed = narrow(widths, surplus, (i) =>
      columns[i]?.kind === "text" ? (least[i] ?? 0) : Number.POSITIVE_INFINITY,
    );
    surplus -= widths.reduce((sum, w, i) => sum + w - (narrowed[i] ?? 0), 0);
    widths.splice(0, widths.length, ...narrowed);
  }
  const bar = columns.findIndex(({ kind }) => kind === "bar");
  if (bar >= 0 && surplus < 0 && room < Number.POSITIVE_INFINITY) {
    widths[bar] = Math.min(BAR.widest, (widths[bar] ?? 0) - surplus);
  }
  return widths;
}

/**
 * Takes `surplus` from the widest of those that may still be narrowed, so that these end up alike;
 * of several alike the last stay one wider.
 */
function narrow(widths: number[], surplus: number, least: (i: number) => number): number[] {
  if (surplus <= 0) return widths;
  const at = (level: number) =>
    widths.map((width, i) => Math.min(width, Math.max(level, Math.min(least(i), width))));
  const taken = (level: number) =>
    at(level).reduce((sum, width, i) => sum + (widths[i] ?? 0) - width, 0);
  let [low, high] = [0, Math.max(...widths)];
  // The highest level at which all of the surplus is gone; 0 where there is none.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (taken(middle) >= surplus) low = middle;
    else high = middle - 1;
  }
  const narrowed = at(low);
  let back = taken(low) - surplus;
  for (let i = widths.length - 1; i >= 0 && back > 0; i--) {
    if (narrowed[i] !== low || (widths[i] ?? 0) <= low) continue;
    narrowed[i] = low + 1;
    back--;
  }
  return narrowed;
}

/** The widest word of a column that would be cut in a narrower one; Chinese has none. */
function longestWord({ heading }: Column, i: number, cells: string[][]): number {
  const words = [heading, ...cells.map((row) => row[i] ?? "")].flatMap(
    (text) => text.match(/[!-~]+/g) ?? [],
  );
  return Math.min(TEXT.word, Math.max(0, ...words.map((word) => word.length)));
}

function wrapTo(text: string, width: number): string {
  return wrap(text, width).join("\n");
}

function paintCell(
  text: string,
  cell: Cell,
  column: Column | undefined,
  width: number,
  { paint }: Screen,
): string {
  if (column?.kind === "bar") {
    const share = typeof cell === "number" ? cell : 0;
    const filled = Math.floor(share * width);
    return paint.green("=".repeat(filled)) + paint.dim("-".repeat(width - filled));
  }
  const wrapped = wrapTo(text, width);
  if (column?.alarm && typeof cell === "number" && cell > 0) return paint.red(wrapped);
  return cell === null || cell === 0 ? paint.dim(wrapped) : wrapped;
}

/** Each line of a cell as wide as its column. */
function padTo(cell: string, column: Column | undefined, width: number): string {
  const pad = (line: string) => {
    const space = " ".repeat(Math.max(0, width - displayWidth(line)));
    return isNumber(column) ? space + line : line + space;
  };
  return cell.split("\n").map(pad).join("\n");
}

/** Rows whose cells have several lines. */
async function tableLines(rows: string[][]): Promise<string> {
  const { default: Table } = await import("cli-table3");
  // Without widths, since it measures text in another way and would cut what it finds too long.
  const table = new Table({
    chars: NO_BORDERS,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function plainLines(rows: string[][]): string {
  return rows.map((row) => row.join(" ".repeat(GAP)).trimEnd()).join("\n");
}
