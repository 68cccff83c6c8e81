import { Fault } from "../errors.ts";
import { columnOf, headingKey, NO_MATTER } from "./headings.ts";
import { BLANK, type RawCell, type RawSheet } from "./raw.ts";
import { TABLES, type Table } from "./tables.ts";

/** A sheet whose layout is understood: which table it is and what each column means. */
export interface Grid {
  file: string;
  sheet: string | null;
  table: Table;
  columns: Column[];
  rows: { row: number; cells: RawCell[] }[];
  /** Rows that are not data: totals, signatures, notes, the template's example. */
  passedOver: { row: number; text: string }[];
}

export interface Column {
  /** As the file has it. */
  heading: string;
  /** The table's column it is taken for; null when it is passed over. */
  column: string | null;
}

/** The header is looked for in this many rows. */
const HEADER_WITHIN = 30;

const NOT_DATA = /^(合计|总计|小计|共计|填表|制表|填报|审核|审批|备注|说明|注[::]|示例|例[::])/u;

/** Understands a sheet; null where no row heads one of the tables. */
export function understand(raw: RawSheet, mapped: Map<string, string>): Grid | null {
  const sheet = fillMerged(raw);
  for (let top = 0; top < Math.min(HEADER_WITHIN, sheet.rows.length); top++) {
    const header = readHeader(sheet, top, mapped);
    if (!header) continue;
    const { table, columns, lines } = header;
    const body = sheet.rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(top + lines)
      .filter(({ cells }) => cells.some((cell) => cell.text !== ""));
    const text = (cells: RawCell[]) => cells.find((cell) => cell.text !== "")?.text ?? "";
    const isData = ({ cells }: { cells: RawCell[] }) =>
      !NOT_DATA.test(text(cells).normalize("NFKC"));
    return {
      file: sheet.file,
      sheet: sheet.sheet,
      table,
      columns,
      rows: body.filter(isData),
      passedOver: body
        .filter((row) => !isData(row))
        .map(({ row, cells }) => ({ row, text: text(cells) })),
    };
  }
  return null;
}

/** What stands in a merged block stands in each of its cells. */
function fillMerged(sheet: RawSheet): RawSheet {
  if (sheet.merges.length === 0) return sheet;
  const rows = sheet.rows.map((row) => [...row]);
  for (const { startRow, startCol, endRow, endCol } of sheet.merges) {
    const value = rows[startRow]?.[startCol];
    if (!value) continue;
    for (const row of rows.slice(startRow, endRow + 1)) {
      for (let col = startCol; col <= endCol; col++) row[col] = value;
    }
  }
  return { ...sheet, rows };
}

/** One or two header lines from row `top` on, if they head a table. */
function readHeader(sheet: RawSheet, top: number, mapped: Map<string, string>) {
  const upper = sheet.rows[top] ?? [];
  const lower = sheet.rows[top + 1] ?? [];
  const single = headed(
    sheet.file,
    upper.map(({ text }) => nameColumn([text], mapped)),
  );
  const width = Math.max(upper.length, lower.length);
  const joined = Array.from({ length: width }, (_, i) => {
    const above = (upper[i] ?? BLANK).text;
    const below = (lower[i] ?? BLANK).text;
    return below === "" || below === above
      ? nameColumn([above], mapped)
      : nameColumn([below, below + above, above + below], mapped);
  });
  const double = headed(sheet.file, joined);
  // The second line belongs to the header where it heads something and names nobody.
  const name = double?.columns.findIndex(({ column }) => column === "name") ?? -1;
  const namesNobody = [(upper[name] ?? BLANK).text, ""].includes((lower[name] ?? BLANK).text);
  const heads = lower.some(({ text }, i) => text !== "" && text !== upper[i]?.text);
  const allHeadings = joined.every(
    ({ column, heading }, i) => (lower[i]?.text ?? "") === "" || column !== null || heading === "",
  );
  if (double && namesNobody && heads && allHeadings) return { ...double, lines: 2 };
  return single && { ...single, lines: 1 };
}

function nameColumn(texts: string[], mapped: Map<string, string>): Column {
  for (const text of texts) {
    const column = columnOf(text, mapped);
    if (column !== null) return { heading: text, column };
  }
  return { heading: texts[0] ?? "", column: null };
}

/** The table that the columns head, each column taken once. */
function headed(file: string, columns: Column[]): { table: Table; columns: Column[] } | null {
  const known = new Set(columns.map(({ column }) => column));
  // 职务 beside a name and no village is a leader's.
  const isLeaders = known.has("name") && known.has("posts") && !known.has("village");
  const renamed = columns.map((item) =>
    isLeaders && item.column === "posts" ? { ...item, column: "post" } : item,
  );
  const names = renamed.map(({ column }) => column).filter((column) => column !== null);
  const table = TABLES.find(({ toldBy }) => toldBy.every((column) => names.includes(column)));
  if (!table) return null;
  const twice = names.find((name, i) => names.indexOf(name) < i && table.columns.includes(name));
  if (twice !== undefined) throw new Fault("column-twice", { file, column: twice });
  return {
    table,
    columns: renamed.map((item) => ({
      ...item,
      column: item.column !== null && table.columns.includes(item.column) ? item.column : null,
    })),
  };
}

/** Headings that mean nothing to the table, but for those that never matter. */
export function ignoredHeadings({ columns }: Grid): string[] {
  return columns
    .filter(({ heading, column }) => column === null && heading !== "")
    .map(({ heading }) => heading)
    .filter((heading) => !NO_MATTER.includes(headingKey(heading)));
}
