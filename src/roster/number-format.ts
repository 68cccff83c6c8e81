/** What a number cell shows: a day, a month without its day, or the number itself. */
export interface NumberFormat {
  shows: "day" | "month" | "number";
  /** How many digits stand before and after the point at least, noughts added; 0 where none are. */
  whole: number;
  decimals: number;
  /** What stands before and after the number. */
  before: string;
  after: string;
}

export const GENERAL: NumberFormat = {
  shows: "number",
  whole: 0,
  decimals: 0,
  before: "",
  after: "",
};

/** The formats that a workbook refers to by number alone; 27 to 58 are those of Chinese programs. */
const BUILT_IN: Record<number, string> = {
  2: "0.00",
  ...Object.fromEntries([14, 15, 16, 22, 28, 29, 30, 31].map((id) => [id, "yyyy-m-d"])),
  ...Object.fromEntries([51, 53, 54, 58].map((id) => [id, "yyyy-m-d"])),
  ...Object.fromEntries([17, 27, 36, 50, 52, 57].map((id) => [id, "yyyy-m"])),
};

/** What a format says, by its number and, where the workbook defines it, its code. */
export function formatOf(id: number, code: string | null): NumberFormat {
  // Excel takes no longer one; behind a semicolon stands what negative numbers look like.
  const format = (code ?? BUILT_IN[id] ?? "").slice(0, 255);
  const first = /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(format)?.[0] ?? "";
  // Colours, languages, room for a bracket, and what fills the cell's width.
  const bare = first.replace(/\[[^\]]*\]|[_*]./g, "");
  const letters = bare.replace(/"[^"]*"|\\.|General|E[+-]/gi, "").toLowerCase();
  if (/[yed]/.test(letters)) {
    return { ...GENERAL, shows: /d/.test(letters) ? "day" : "month" };
  }
  const parts =
    /^((?:"[^"]*"|\\.|[^0#?.,%E"\\@])*)(0+)(?:\.(0+))?((?:"[^"]*"|\\.|[^0#?.,%E"\\@])*)$/;
  const [, before = "", whole = "", decimals = "", after = ""] = parts.exec(bare.trim()) ?? [];
  if (whole === "") return GENERAL;
  const said = (literal: string) => literal.replace(/"/g, "").replace(/\\(.)/g, "$1");
  return {
    shows: "number",
    whole: whole.length > 1 ? whole.length : 0,
    decimals: decimals.length,
    before: said(before),
    after: said(after),
  };
}

/** A number as its cell shows it, where that differs from the number. */
export function shownAs(number: number, format: NumberFormat): string | null {
  const { whole, decimals, before, after } = format;
  if (format === GENERAL || !Number.isFinite(number) || Math.abs(number) >= 1e15) return null;
  const [digits = "", rest] = Math.abs(number).toFixed(decimals).split(".");
  const point = rest === undefined ? "" : `.${rest}`;
  const sign = number < 0 ? "-" : "";
  const shown = `${sign}${before}${digits.padStart(whole, "0")}${point}${after}`;
  return shown === String(number) ? null : shown;
}
