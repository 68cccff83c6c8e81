import type { Cell as BookCell, CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { type Cell, cellText, hasHeadings, type Kind, rate, type Sheet } from "../sheet.ts";
import { BODY, HEADER, LINE_HEIGHT, linesOf } from "./look.ts";

/** A sheet while it is put together, from above. */
export interface Draft {
  widths: number[];
  cells: Map<string, Partial<BookCell>>;
  heights: Map<number, { height: number }>;
  merges: NonNullable<WriteSheet["merges"]>;
  /** The row that comes next. */
  next: number;
}

export function newDraft(widths: number[]): Draft {
  return { widths, cells: new Map(), heights: new Map(), merges: [], next: 0 };
}

export function toWriteSheet(draft: Draft, name: string): WriteSheet {
  const { widths, cells, heights, merges } = draft;
  const columns = widths.map((width) => ({ width }));
  return { name, columns, cells, rowDefs: heights, merges };
}

/** The columns that are written. */
export function shownOf({ columns }: Sheet) {
  return columns.flatMap((column, i) => (column.kind === "bar" ? [] : [{ column, i }]));
}

/** Sentences below each other, each across all columns. */
export function drawLines(draft: Draft, lines: string[], style: CellStyle): void {
  const across = draft.widths.reduce((sum, width) => sum + width, 0);
  const size = (style.font?.size ?? 11) / 11;
  for (const line of lines) {
    const row = draft.next++;
    draft.cells.set(`${row},0`, { value: line, style });
    const last = draft.widths.length - 1;
    if (last > 0) draft.merges.push({ startRow: row, startCol: 0, endRow: row, endCol: last });
    const height = linesOf([line], [across / size]) * LINE_HEIGHT * Math.max(1, size);
    if (height > LINE_HEIGHT) draft.heights.set(row, { height });
  }
}

/** A table with its header, and what is said below it. */
export function drawTable(draft: Draft, table: Sheet): void {
  const { rows, more } = table;
  const shown = shownOf(table);
  const row = (texts: string[]) => {
    const height = linesOf(texts, draft.widths) * LINE_HEIGHT;
    if (height > LINE_HEIGHT) draft.heights.set(draft.next, { height });
    return draft.next++;
  };
  if (hasHeadings(table)) {
    const r = row(shown.map(({ column }) => column.heading));
    shown.forEach(({ column: { heading, kind } }, c) => {
      const alignment = { ...HEADER.alignment, horizontal: SIDES[kind] ?? "right" } as const;
      draft.cells.set(`${r},${c}`, { value: heading, style: { ...HEADER, alignment } });
    });
  }
  for (const cells of rows) {
    const r = row(shown.map(({ column, i }) => cellText(cells[i] ?? null, column.kind, "")));
    shown.forEach(({ column, i }, c) => {
      const value = toValue(cells[i] ?? null, column.kind);
      draft.cells.set(`${r},${c}`, { value, style: styleOf(column.kind, value) });
    });
  }
  if (more === undefined) return;
  draft.cells.set(`${draft.next + 1},0`, { value: more });
  draft.next += 2;
}

/** Words stand left, days in the middle, figures right. */
const SIDES: Partial<Record<Kind, "left" | "center">> = { text: "left", day: "center" };

function styleOf(kind: Kind, value: CellValue): CellStyle {
  // As many decimals as the same rate has elsewhere.
  const rateFormat = Number(value) < 1 ? "0.00" : "0.0";
  const formats: Partial<Record<Kind, string>> = {
    ...{ share: "0.0%", day: "yyyy-mm-dd", rate: rateFormat },
  };
  const numFmt = formats[kind];
  const alignment = { ...BODY.alignment, horizontal: SIDES[kind] ?? "right" } as const;
  return { ...BODY, alignment, ...(numFmt !== undefined && { numFmt }) };
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
