import { TooLarge } from "./workbook-limits.ts";
import { attribute, readXml } from "./xml.ts";

/** Beyond these the library's own picture of the cells takes too much memory. */
const MAX_CELLS = 500_000;

/** A sheet of an .ods workbook, as far as the library does not tell. */
export interface OdsSheet {
  name: string;
  isHidden: boolean;
  /** Rows with something in them that are hidden or filtered out, 0-based. */
  hiddenRows: Set<number>;
  /** Formulas of which no result was stored, 0-based. */
  noResult: { row: number; column: number }[];
}

/**
 * Reads of an .ods workbook's content what the library does not tell, and counts how many cells it
 * really has: a cell and a row may say that they stand there a million times.
 * @throws TooLarge; Error where it is damaged
 */
export function readOdsContent(content: Uint8Array): OdsSheet[] {
  const sheets: OdsSheet[] = [];
  const hiddenStyles = new Set<string>();
  let [style, row, rowTimes, column, cellTimes, inRow, places] = ["", 0, 1, 0, 1, 0, 0];
  let isCollapsed = false;
  readXml(new TextDecoder("utf-8", { fatal: true }).decode(content), {
    open(name, attributes) {
      if (name === "style") style = attribute(attributes, "name") ?? "";
      else if (name === "table-properties" && attribute(attributes, "display") === "false") {
        hiddenStyles.add(style);
      } else if (name === "table") {
        row = 0;
        const isHidden = hiddenStyles.has(attribute(attributes, "style-name") ?? "");
        const named = attribute(attributes, "name") ?? "";
        sheets.push({ name: named, isHidden, hiddenRows: new Set(), noResult: [] });
      } else if (name === "table-row") {
        rowTimes = Number(attribute(attributes, "number-rows-repeated") ?? 1);
        isCollapsed = /^(?:collapse|filter)$/.test(attribute(attributes, "visibility") ?? "");
        [column, inRow] = [0, 0];
      } else if (name === "table-cell" || name === "covered-table-cell") {
        cellTimes = Number(attribute(attributes, "number-columns-repeated") ?? 1);
        const hasValue = attribute(attributes, "value-type") !== null;
        if (hasValue) inRow += cellTimes;
        else if (attribute(attributes, "formula") !== null) {
          sheets.at(-1)?.noResult.push({ row, column });
          inRow += cellTimes;
        }
        column += cellTimes;
      } else if (name === "p") inRow += cellTimes;
    },
    close(name) {
      if (name !== "table-row") return;
      places += inRow * rowTimes;
      // Not a number, too, is too large.
      if (!(places <= MAX_CELLS)) throw new TooLarge();
      if (isCollapsed && inRow > 0) sheets.at(-1)?.hiddenRows.add(row);
      row += rowTimes;
    },
    text() {},
  });
  return sheets;
}
