import type { Heads } from "./columns.ts";
import { fillingDown } from "./fill-down.ts";
import type { Grid } from "./layout.ts";
import { BLANK, type RawCell, textCell } from "./raw.ts";
import { inOwnWords, rowKinds } from "./row-kinds.ts";

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

/** Reads the rows below a header in turn: which are data, and what each says. */
export function readingBody(grid: Grid<Heads>) {
  const kindOf = rowKinds(grid);
  const down = canFillDown(grid) ? fillingDown(grid.table, grid.columns) : null;
  const nameless = grid.columns.flatMap(({ heading }, i) => (heading === "" ? [i] : []));
  let township = grid.given?.township ?? null;
  const notes: BodyNotes = {
    filledDown: { cells: 0, row: null },
    passedOver: [],
    formulas: 0,
    unnamed: new Set(),
  };
  /**
   * @param index 0-based
   * @param raw the row before what is merged is spread over it
   * @returns null for what is no data
   */
  const read = (index: number, cells: RawCell[], raw: RawCell[]): Row | null => {
    const row = index + 1;
    const kind = kindOf(cells, raw);
    if (kind.kind === "blank") return null;
    if (kind.kind !== "data") {
      notes.passedOver.push({ row, text: kind.text });
      if (kind.kind === "section") {
        if (kind.column === "township") township = kind.name;
        down?.begin(row, kind.column, textCell(kind.name));
      }
      return null;
    }
    const own = grid.given ? withLast(grid, cells, township) : cells;
    const filled = down?.fill({ row, cells: own }) ?? { cells: own, count: 0 };
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

/** The cells with the township in the column made for it; what is beyond the header stays beyond. */
function withLast({ columns }: Grid<Heads>, cells: RawCell[], township: string | null): RawCell[] {
  const last = columns.length - 1;
  const own = Array.from({ length: last }, (_, i) => cells[i] ?? BLANK);
  return [...own, textCell(township ?? ""), ...cells.slice(last)];
}

/** In the tables' own words, and where an office did merge places, a blank place is a mistake. */
function canFillDown({ table, columns, merges, top }: Grid<Heads>): boolean {
  const isMerged = merges.some(
    ({ startRow, endRow, startCol, endCol }) =>
      endRow > startRow &&
      endRow >= top &&
      columns.some(
        ({ column }, i) =>
          column !== null && table.filledDown.includes(column) && startCol <= i && i <= endCol,
      ),
  );
  return !inOwnWords({ table, columns }) && !isMerged;
}
