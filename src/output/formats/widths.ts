import type { Column, Kind, Sheet } from "../sheet.ts";
import { displayWidth } from "../width.ts";

/** How wide a column may get, in characters of which a Chinese one takes two. */
const WIDTH = { narrowest: 8, widest: 40, tightest: 14 };
/** What fits across a page at a size that can be read. */
const ACROSS = 150;

/** Read as words; what is reckoned with stands right. */
export const isText = (kind: Kind) => kind === "text" || kind === "day";

/** How wide the columns of a table need to be; bars are not written. */
export function widthsOf({ columns, rows }: Sheet): number[] {
  return columns.flatMap((column, i) => (column.kind === "bar" ? [] : [widthOf(column, rows, i)]));
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

/** The widths on paper: the widest give way until all fit across, as far as they can be read. */
export function fitted(widths: number[]): number[] {
  let most = WIDTH.widest;
  const cut = () => widths.map((width) => Math.min(width, Math.max(most, WIDTH.tightest)));
  while (most > WIDTH.tightest && cut().reduce((sum, width) => sum + width, 0) > ACROSS) most--;
  return cut();
}
