import { nameKey } from "../domain/names.ts";
import { fillingDown } from "./fill-down.ts";
import { headingKey } from "./headings.ts";
import type { Grid, Heads } from "./layout.ts";
import { BLANK, type RawCell } from "./raw.ts";

/** A row of data. */
export interface Row {
  /** As the file counts. */
  row: number;
  cells: RawCell[];
}

/** What there is to say of the rows below a header. */
export interface BodyNotes {
  /** How many blank cells of places were filled from the row above, and the first row of them. */
  filledDown: { cells: number; row: number | null };
  /** Rows that are not data: totals, signatures, notes, the template's example. */
  passedOver: { row: number; text: string }[];
  /** How many cells are results of formulas. */
  formulas: number;
  /** The columns without a heading in which something stands. */
  unnamed: Set<number>;
}

/** How a row begins that is no data, compared without spaces. */
const NOT_DATA =
  /^(?:合计|总计|小计|共计|填表|制表|填报|审核|审批|负责人|经办人|联系人|单位[(:盖]|备注|说明|注\d*[:、.]|示例|例[:]|Example)/u;
/** A subtotal stands beside the township's name. */
const TOTAL = /^(?:合计|总计|小计|共计):?$/u;

/** A section's heading: 一、龙塘镇. */
const SECTION = /^\(?[一二三四五六七八九十]+[)、.]/u;

/** Reads the rows below a header in turn: which are data, and what each says. */
export function readingBody(grid: Grid<Heads>) {
  const heads = new Set(grid.header.map(lineKey));
  const heading = new Set(grid.header.map((cells) => headingKey(firstText(cells))));
  const isHeader = (cells: RawCell[]) =>
    heading.has(headingKey(firstText(cells))) && heads.has(lineKey(cells));
  const fill = canFillDown(grid) ? fillingDown(grid.table, grid.columns) : null;
  const nameless = grid.columns.flatMap(({ heading }, i) => (heading === "" ? [i] : []));
  const notes: BodyNotes = {
    filledDown: { cells: 0, row: null },
    passedOver: [],
    formulas: 0,
    unnamed: new Set(),
  };
  /** @param index 0-based; null for what is no data */
  const read = (index: number, cells: RawCell[]): Row | null => {
    const row = index + 1;
    if (isNote(cells) || isHeader(cells)) {
      notes.passedOver.push({ row, text: firstText(cells) });
      return null;
    }
    const filled = fill?.({ row, cells }) ?? { cells, count: 0 };
    notes.filledDown.cells += filled.count;
    if (filled.count > 0) notes.filledDown.row ??= row;
    for (const { isFormula } of filled.cells) if (isFormula) notes.formulas++;
    for (const i of nameless) {
      const cell = filled.cells[i] ?? BLANK;
      // A cell merged with its left neighbour is the same cell.
      if (cell.text !== "" && cell !== filled.cells[i - 1]) notes.unnamed.add(i);
    }
    return { row, cells: filled.cells };
  };
  return { read, notes };
}

/** In the tables' own words, and where an office did merge places, a blank place is a mistake. */
function canFillDown({ table, columns, merges, top }: Grid<Heads>): boolean {
  const places = columns.flatMap(({ column }, i) =>
    column !== null && table.filledDown.includes(column) ? [i] : [],
  );
  const isOwn = places.every((i) => columns[i]?.heading === columns[i]?.column);
  const isMerged = merges.some(
    ({ startRow, endRow, startCol, endCol }) =>
      endRow > startRow && endRow >= top && places.some((i) => startCol <= i && i <= endCol),
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
  const first = nameKey(firstText(cells));
  const filled = cells.filter(({ text }) => text !== "");
  // One cell, or one merged over several.
  const isSingle = filled.every((cell) => cell === filled[0]);
  return (
    NOT_DATA.test(first) ||
    cells.some(({ text }) => text.includes("计") && TOTAL.test(nameKey(text))) ||
    (isSingle && (filled.length > 2 || SECTION.test(first)))
  );
}
