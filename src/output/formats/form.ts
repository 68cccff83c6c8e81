import {
  type Cell,
  type CellStyle,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import {
  BODY,
  EXAMPLE,
  FONT,
  GIVEN,
  HEADER,
  LINE_HEIGHT,
  linesOf,
  MARGINS,
  type Paper,
  pageOf,
  printTitles,
  SENTENCE,
  TITLE,
} from "./look.ts";

/** A column of a sheet that people fill in. */
export interface FormColumn {
  heading: string;
  /** In characters, of which a Chinese one takes two. */
  width: number;
  /**
   * `given` is not to be changed; `text` keeps what is typed (0012 stays 0012); `day` shows days;
   * `long` is for whole sentences.
   */
  kind: "given" | "text" | "day" | "long";
  /** The words of a drop-down; with `only` nothing else can be entered. */
  choices?: { words: string[]; only: boolean };
}

/** A sheet that people fill in without this program. */
export interface Form {
  title: string;
  /** Sentences above the header, the first of them larger. */
  above: string[];
  columns: FormColumn[];
  /** How many columns stay in sight, and on paper on every page. */
  frozen: number;
  /** Columns that begin a further page on paper; none: all fit on one. */
  pages?: number[];
  /** Values by column; a day is `YYYY-MM-DD`, null is blank. */
  rows: (string | number | null)[][];
  /** The first row is an example. */
  hasExample: boolean;
  /** How many empty rows are prepared below. */
  room: number;
}

/** The forms as a workbook; `hints` are said by the spreadsheet where a cell refuses something. */
export async function form(
  forms: Form[],
  hints: { keep: string; choose: string },
  paper: Paper,
): Promise<Uint8Array> {
  const sheets = forms.map((one) => toSheet(one, hints, paper));
  return writeXlsx({ sheets, namedRanges: printTitles(sheets), defaultFont: FONT });
}

/** Some columns a page are legible at this size, in percent. */
const SCALE = 74;

function toSheet(sheet: Form, hints: { keep: string; choose: string }, paper: Paper): WriteSheet {
  const { title, above, columns, frozen, pages, rows, room, hasExample } = sheet;
  const widths = columns.map(({ width }) => width);
  const headings = columns.map(({ heading }) => heading);
  const page = pageOf(widths, title, paper);
  const top = above.length;
  const first = top + 2;
  const last = top + 1 + rows.length + room;
  const cells = new Map<string, Partial<Cell>>();
  // Beside the frozen columns, which would repeat a part of it on every page.
  const across = { startCol: frozen, endCol: (pages?.[0] ?? columns.length) - 1 };
  above.forEach((sentence, r) => {
    cells.set(`${r},${frozen}`, { value: sentence, style: r === 0 ? TITLE : SENTENCE });
  });
  columns.forEach(({ heading, kind }, c) => {
    cells.set(`${top},${c}`, { value: heading, style: HEADER });
    for (let r = 0; r < rows.length + room; r++) {
      const value = rows[r]?.[c] ?? null;
      const isDay = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && kind !== "text";
      cells.set(`${top + 1 + r},${c}`, {
        value: isDay ? new Date(`${value}T00:00:00Z`) : value,
        style: styleOf(kind, isDay, hasExample && r === 0),
      });
    }
  });
  return {
    name: title,
    columns: widths.map((width) => ({ width })),
    cells,
    merges: above.map((_, r) => ({ startRow: r, endRow: r, ...across })),
    rowDefs: new Map([
      ...above.map((sentence, r): [number, { height: number }] => {
        return [r, { height: (r === 0 ? 1.4 : sentence.split("\n").length) * LINE_HEIGHT }];
      }),
      [top, { height: linesOf(headings, widths) * LINE_HEIGHT + 3 }],
      ...rows.map((row, r): [number, { height: number }] => {
        const lines = linesOf(
          row.map((cell) => String(cell ?? "")),
          widths,
        );
        return [top + 1 + r, { height: lines * LINE_HEIGHT }];
      }),
    ]),
    freezePane: { rows: top + 1, columns: frozen },
    autoFilter: { range: `A${top + 1}:${colToLetter(columns.length - 1)}${last}` },
    dataValidations: columns.flatMap((column, c) => {
      const letter = colToLetter(c);
      return ruleOf(column, `${letter}${first}:${letter}${last}`, hints);
    }),
    ...page,
    ...(pages && {
      // The library counts the column before the break.
      colBreaks: pages.map((column) => column - 1),
      pageSetup: {
        ...{ paperSize: "a4", orientation: "landscape", margins: MARGINS, scale: SCALE },
      },
    }),
  };
}

function styleOf(kind: FormColumn["kind"], isDay: boolean, isExample: boolean): CellStyle {
  const style = isExample ? EXAMPLE : kind === "given" ? GIVEN : BODY;
  if (kind === "text") return { ...style, numFmt: "@" };
  if (kind !== "day" && !isDay) return style;
  const alignment = { ...style.alignment, horizontal: "center" } as const;
  return { ...style, alignment, numFmt: "yyyy-mm-dd" };
}

/** What a cell of the column takes; nothing new at all where it is given. */
function ruleOf(
  { kind, choices }: FormColumn,
  range: string,
  { keep, choose }: { keep: string; choose: string },
): DataValidation[] {
  const stop = { allowBlank: true, showErrorMessage: true, errorStyle: "stop" } as const;
  if (kind === "given") {
    return [{ type: "custom", formula1: "FALSE", range, ...stop, errorMessage: keep }];
  }
  if (!choices) return [];
  const list = { type: "list", values: choices.words, range, allowBlank: true } as const;
  return [choices.only ? { ...list, ...stop, errorMessage: choose } : list];
}
