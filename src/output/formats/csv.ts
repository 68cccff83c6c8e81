import { stringify } from "csv-stringify/sync";
import { cellText, type Document, hasHeadings } from "../sheet.ts";

const OPTIONS = { escape_formulas: true, record_delimiter: "windows" } as const;

/** Stands for no value; a hyphen would be taken for the beginning of a formula. */
const NONE = "\u2013";

/**
 * A document as CSV for Excel and WPS: UTF-8 with a byte-order mark, cells that a spreadsheet would
 * take for a formula defused. Each table follows its header row, with an empty line between two.
 */
export function csv(document: Document): string {
  const tables = document.sheets.map((sheet) => {
    const { columns, rows } = sheet;
    const shown = columns.flatMap(({ kind }, i) => (kind === "bar" ? [] : [i]));
    const records = rows.map((row) =>
      shown.map((i) => cellText(row[i] ?? null, columns[i]?.kind ?? "text", NONE)),
    );
    const headings = shown.map((i) => columns[i]?.heading ?? "");
    return stringify(hasHeadings(sheet) ? [headings, ...records] : records, OPTIONS);
  });
  const foot = stringify(
    document.foot.map((line) => [line]),
    OPTIONS,
  );
  return `\ufeff${[...tables, foot].filter((part) => part !== "").join("\r\n")}`;
}
