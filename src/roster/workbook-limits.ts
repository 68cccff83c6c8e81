import { BLANK, type RawCell } from "./raw.ts";

/** A workbook, or what it claims to be, is larger than any roster. */
export class TooLarge extends Error {}

/** Beyond these a workbook is no roster; a province, of some 150,000 rows, sends several files. */
export const MAX_UNPACKED_BYTES = 96 * 1024 * 1024;
export const MAX_SHEETS = 1000;
export const MAX_STRINGS = 1_000_000;
/** A province has some 40,000. */
export const MAX_MERGES = 200_000;
const MAX_ROWS = 500_000;
const MAX_COLUMNS = 500;
/** How many columns a sheet can say the width of. */
export const MAX_WIDTHS = 16_384;
/** Cells in which something stands. */
const MAX_CELLS = 2_000_000;
/** Places for cells, blank ones between included. */
const MAX_PLACES = 10_000_000;
/** The texts of all cells together, in characters: one text may stand in a million cells. */
const MAX_TEXT = 48_000_000;

/** Takes the cells of one workbook's sheets, in any order, up to the limits. */
export function tallying() {
  let [cells, characters, places] = [0, 0, 0];
  const sheet = () => {
    const rows: RawCell[][] = [];
    let width = 0;
    return {
      /** @throws TooLarge */
      put(row: number, column: number, cell: RawCell): void {
        cells++;
        characters += cell.text.length;
        if (cells > MAX_CELLS || characters > MAX_TEXT) throw new TooLarge();
        if (row >= MAX_ROWS || column >= MAX_COLUMNS) throw new TooLarge();
        let line = rows[row];
        if (!line) {
          line = [];
          rows[row] = line;
        }
        while (line.length < column) line.push(BLANK);
        line[column] = cell;
        width = Math.max(width, column + 1);
      },
      has: (row: number) => rows[row] !== undefined,
      /** The rows up to the last with something in it, all of the same width. @throws TooLarge */
      rows(): RawCell[][] {
        places += rows.length * width;
        if (places > MAX_PLACES) throw new TooLarge();
        const empty = Array<RawCell>(width).fill(BLANK);
        return Array.from(rows, (line) => {
          if (!line) return empty;
          while (line.length < width) line.push(BLANK);
          return line;
        });
      },
    };
  };
  return { sheet };
}
