import type { CellStyle, WriteOptions, WriteSheet } from "hucre/xlsx";

/** How every workbook of ours looks. */
export const FONT = { name: "宋体", size: 11 };

const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) =>
  ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const satisfies CellStyle["fill"];

export const TITLE: CellStyle = { font: { ...FONT, size: 14, bold: true } };
export const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: fill("D9E1F2"),
  border: BORDER,
  alignment: { vertical: "center", wrapText: true },
};
export const BODY: CellStyle = { border: BORDER, alignment: { vertical: "top", wrapText: true } };
/** Not to be changed. */
export const GIVEN: CellStyle = { ...BODY, fill: fill("EDEDED") };
/** Skipped when the sheet comes back. */
export const EXAMPLE: CellStyle = {
  ...BODY,
  font: { ...FONT, italic: true, color: { rgb: "7F7F7F" } },
};

/** On paper all columns stand side by side. */
export const PAGE = {
  ...{ paperSize: "a4", orientation: "landscape" },
  ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
} as const satisfies WriteSheet["pageSetup"];

type Names = NonNullable<WriteOptions["namedRanges"]>;

/** On paper the frozen rows, down to the header, stand on every page. */
export function printTitles(sheets: WriteSheet[]): Names {
  return sheets.map(({ name, freezePane }) => {
    const row = freezePane?.rows ?? 1;
    // Not by the library's own setting: it does not quote the sheet's name.
    const range = `'${name.replaceAll("'", "''")}'!$${row}:$${row}`;
    return { name: "_xlnm.Print_Titles", range, scope: name };
  });
}
