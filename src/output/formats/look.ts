import { type CellStyle, colToLetter, type WriteOptions, type WriteSheet } from "hucre/xlsx";
import { displayWidth } from "../width.ts";

/** How every workbook of ours looks. */
export const FONT = { name: "宋体", size: 11 };

const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) =>
  ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const satisfies CellStyle["fill"];

export const TITLE: CellStyle = { font: { ...FONT, size: 14, bold: true } };
/** Of a sheet to hand over. */
export const FRONT_TITLE: CellStyle = {
  font: { name: "方正小标宋简体", size: 20 },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
export const SECTION: CellStyle = { font: { name: "黑体", size: 12 } };
export const SENTENCE: CellStyle = { alignment: { vertical: "top", wrapText: true } };
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

/** What stands around every printed page. */
export interface Paper {
  date: string;
  /** `&P` is the page, `&N` how many there are. */
  pages: string;
}

/** What an upright page takes across at a size that can be read, in characters. */
const UPRIGHT = 115;
/** The same where all that is said is to be seen on one page. */
export const UPRIGHT_FRONT = 140;

/**
 * A4 with all columns side by side, across where they are wide; title, day and page number around them.
 * @param upright what an upright page takes across, in characters
 */
export function pageOf(
  widths: number[],
  title: string,
  paper: Paper,
  upright: number = UPRIGHT,
): Pick<WriteSheet, "pageSetup" | "headerFooter"> {
  const isWide = widths.reduce((sum, width) => sum + width, 0) > upright;
  return {
    pageSetup: {
      ...{ paperSize: "a4", orientation: isWide ? "landscape" : "portrait", margins: MARGINS },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
    },
    headerFooter: around(title, paper),
  };
}

/** In inches. */
export const MARGINS = { top: 0.8, bottom: 0.7, left: 0.4, right: 0.4, header: 0.35, footer: 0.3 };

function around(title: string, { date, pages }: Paper): NonNullable<WriteSheet["headerFooter"]> {
  const plain = (text: string) => text.replaceAll("&", "&&");
  return { oddHeader: `&L${plain(title)}&R${plain(date)}`, oddFooter: `&C${pages}` };
}

type Names = NonNullable<WriteOptions["namedRanges"]>;

/** On paper the header and the frozen columns stand on every page. */
export function printTitles(sheets: WriteSheet[]): Names {
  return sheets.flatMap(({ name, freezePane }) => {
    if (!freezePane?.rows) return [];
    // Not by the library's own setting: it does not quote the sheet's name.
    const sheet = `'${name.replaceAll("'", "''")}'`;
    const columns = freezePane.columns
      ? [`${sheet}!$A:$${colToLetter(freezePane.columns - 1)}`]
      : [];
    const range = [...columns, `${sheet}!$${freezePane.rows}:$${freezePane.rows}`].join(",");
    return [{ name: "_xlnm.Print_Titles", range, scope: name }];
  });
}

/** How high a line is, in points. Not every program makes room for wrapped texts by itself. */
export const LINE_HEIGHT = 15;

/** How many lines the highest of a row's cells has. */
export function linesOf(texts: string[], widths: number[]): number {
  const lines = texts.map((text, c) =>
    text
      .split("\n")
      .reduce((sum, line) => sum + Math.ceil(displayWidth(line) / ((widths[c] ?? 1) - 1)), 0),
  );
  return Math.max(1, ...lines);
}
