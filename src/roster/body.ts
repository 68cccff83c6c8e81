import { fillingDown } from "./fill-down.ts";
import { headingKey } from "./headings.ts";
import type { Column, Heads } from "./layout.ts";
import type { RawCell, RawSheet } from "./raw.ts";

/** What stands below the header of a sheet. */
export interface Body {
  rows: { row: number; cells: RawCell[] }[];
  /** How many blank cells of places were filled from the row above, and the first row of them. */
  filledDown: { cells: number; row: number | null };
  /** Rows that are not data: totals, signatures, notes, the template's example. */
  passedOver: { row: number; text: string }[];
}

export interface Header {
  table: Heads;
  columns: Column[];
  /** How many rows it takes. */
  lines: number;
}

/** How a row begins that is no data, compared without spaces. */
const NOT_DATA =
  /^(?:合计|总计|小计|共计|填表|制表|填报|审核|审批|负责人|经办人|联系人|单位[(:盖]|备注|说明|注\d*[:、.]|示例|例[:]|Example)/u;
/** A subtotal stands beside the township's name. */
const TOTAL = /^(?:合计|总计|小计|共计):?$/u;

/** A section's heading: 一、龙塘镇. */
const SECTION = /^\(?[一二三四五六七八九十]+[)、.]/u;

/** The rows below the header in row `top`; `raw` is the sheet before its merged cells were filled. */
export function readBody(raw: RawSheet, sheet: RawSheet, top: number, header: Header): Body {
  const first = top + header.lines;
  const heads = new Set(sheet.rows.slice(top, first).map(lineKey));
  const isData = (cells: RawCell[]) => !isNote(cells) && !heads.has(lineKey(cells));
  const fill = canFillDown(sheet, first, header) ? fillingDown(header.table, header.columns) : null;
  const body: Body = { rows: [], filledDown: { cells: 0, row: null }, passedOver: [] };
  for (const [index, cells] of sheet.rows.entries()) {
    // A block merged over blank rows makes no rows of them.
    const isBlank = !raw.rows[index]?.some((cell) => cell.text !== "");
    if (index < first || isBlank) continue;
    const row = index + 1;
    if (!isData(cells)) {
      body.passedOver.push({ row, text: firstText(cells) });
      continue;
    }
    const filled = fill?.({ row, cells }) ?? { cells, count: 0 };
    body.rows.push({ row, cells: filled.cells });
    body.filledDown.cells += filled.count;
    if (filled.count > 0) body.filledDown.row ??= row;
  }
  return body;
}

/** In the tables' own words, and where an office did merge places, a blank place is a mistake. */
function canFillDown(sheet: RawSheet, first: number, { table, columns }: Header): boolean {
  const places = columns.flatMap(({ column }, i) =>
    column !== null && table.filledDown.includes(column) ? [i] : [],
  );
  const isOwn = places.every((i) => columns[i]?.heading === columns[i]?.column);
  const isMerged = sheet.merges.some(
    ({ startRow, endRow, startCol, endCol }) =>
      endRow > startRow && endRow >= first && places.some((i) => startCol <= i && i <= endCol),
  );
  return !isOwn && !isMerged;
}

function firstText(cells: RawCell[]): string {
  return cells.find((cell) => cell.text !== "")?.text ?? "";
}

/** A row as it is compared with the header's, which a printed roster has on every page. */
function lineKey(cells: RawCell[]): string {
  return cells
    .map(({ text }) => headingKey(text))
    .join("|")
    .replace(/\|+$/, "");
}

/** True for totals, signatures, notes and headings of sections. */
function isNote(cells: RawCell[]): boolean {
  const bare = (value: string) => value.normalize("NFKC").replace(/\s/g, "");
  const first = bare(firstText(cells));
  const filled = cells.filter(({ text }) => text !== "");
  // One cell, or one merged over several.
  const isSingle = filled.every((cell) => cell === filled[0]);
  return (
    NOT_DATA.test(first) ||
    cells.some((cell) => TOTAL.test(bare(cell.text))) ||
    (isSingle && (filled.length > 2 || SECTION.test(first)))
  );
}
