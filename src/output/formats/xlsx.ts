import { type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Cell, Column, Document, Kind, Sheet } from "../sheet.ts";

/** Excel's own limit for the name of a sheet, and the characters it does not take. */
const NAME_LENGTH = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

/**
 * A document as a workbook: the sentences on the first sheet, then a sheet a table, with real days
 * and percentages, a frozen and filtered header.
 */
export async function xlsx(document: Document): Promise<Uint8Array> {
  const sentences = [document.title, ...document.lines.map(({ text }) => text), ...document.foot];
  const [first, ...others] = document.sheets;
  const sheets = [
    ...(first ? [toSheet(first, sentences)] : []),
    ...others.map((s) => toSheet(s, [])),
  ];
  return writeXlsx({ sheets, defaultFont: { name: "宋体", size: 11 } });
}

function toSheet({ title, columns, rows }: Sheet, above: string[]): WriteSheet {
  const shown = columns.flatMap(({ kind }, i) => (kind === "bar" ? [] : [i]));
  const used = shown
    .map((i) => columns[i])
    .filter((column): column is Column => column !== undefined);
  const top = above.length === 0 ? 0 : above.length + 1;
  const body = rows.map((row) =>
    shown.map((i) => toValue(row[i] ?? null, columns[i]?.kind ?? "text")),
  );
  const range = `A${top + 1}:${String.fromCharCode(64 + used.length)}${top + 1 + rows.length}`;
  return {
    name: title.replace(NOT_IN_NAMES, " ").slice(0, NAME_LENGTH) || "1",
    columns: used.map(toColumn),
    rows: [
      ...above.map((sentence) => [sentence]),
      ...(top > 0 ? [[]] : []),
      used.map(({ heading }) => heading),
      ...body,
    ],
    freezePane: { rows: top + 1 },
    autoFilter: { range },
  };
}

function toColumn({ heading, kind }: Column): ColumnDef {
  const formats: Partial<Record<Kind, string>> = { share: "0.0%", day: "yyyy-mm-dd", rate: "0.0" };
  const numFmt = formats[kind];
  const wide = [...heading].length * 2 + 2;
  const width = Math.max(wide, kind === "text" ? 18 : 12);
  return { width, ...(numFmt !== undefined && { numFmt }) };
}

function toValue(cell: Cell, kind: Kind): CellValue {
  if (cell === null) return kind === "text" ? null : "-";
  // Cut like everywhere, for a spreadsheet would round: 99.96 % is never shown as 100 % (rule 11).
  if (kind === "share") return Math.floor(Math.round(Number(cell) * 10_000) / 10) / 1000;
  if (kind === "rate") return Math.ceil(Number(cell) * 10 - 1e-9) / 10;
  if (kind === "day") return new Date(`${cell}T00:00:00Z`);
  return cell;
}
