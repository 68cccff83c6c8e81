import { readDayText, type Window } from "../domain/day-text.ts";
import { type Day, dayOfSerial, isDay, isMonth, OPEN } from "../domain/days.ts";
import type { CellProblem } from "../errors.ts";
import type { RawCell } from "./raw.ts";

/** What a cell's text says, or what is wrong with it. */
export type Reading<T> = { value: T; yearAssumed?: true } | { problem: CellProblem };

/** What days are read against. */
export interface Days {
  today: Day;
  /** The days of the cycle: 3月1日 is one of them. */
  window: Window | null;
}

export const NO_DAYS: Days = { today: OPEN, window: null };

export type Reader<T> = (text: string, cell: RawCell, days?: Days) => Reading<T>;

export const day: Reader<string> = (value, _cell, { window } = NO_DAYS) => {
  const reading = readDayText(value, window);
  if ("problem" in reading) return reading;
  return { value: reading.day, ...(reading.yearAssumed && { yearAssumed: true as const }) };
};

/**
 * The number 1975.1 may have been typed as 1975.10, of which a spreadsheet drops the nought, also
 * where it saves as CSV. Only a text cell, or a format with two decimals, says what was typed.
 */
function ambiguous(value: string, { isNumber, shown }: RawCell): { problem: CellProblem } | null {
  const [, year] = compact(value).match(/^(\d{4})\.1$/) ?? [];
  if (isNumber === false || !year || shownMonth(shown)) return null;
  return { problem: { code: "ambiguous-month", value, year } };
}

/** 1975.10, as a cell shows the number 1975.1. */
function shownMonth(shown: string | undefined): boolean {
  return /^\d{4}\.\d\d$/.test(shown ?? "");
}

/** 1975.03（51岁）: the age beside a birth month. */
const AGE = /\(\d{1,3}(?:周?岁)?\)$/u;

/** A birth month, which has come. */
export const month: Reader<string> = (value, cell, { today } = NO_DAYS) => {
  const unclear = ambiguous(value, cell);
  if (unclear) return unclear;
  const said = shownMonth(cell.shown) ? (cell.shown ?? value) : value;
  const read = isMonth(said) ? said : monthIn(compact(said).replace(AGE, "").replace(/生$/u, ""));
  if (read === null) return { problem: monthProblem(value, "not-a-month") };
  return read <= today.slice(0, 7)
    ? { value: read }
    : { problem: { code: "month-in-future", value } };
};

/** 2021.03至今: since then. */
const SINCE = /(?:[-~—–]*至今|起|以来)$/u;

/** A day or month of a term, which may be of any year: without one it says nothing. */
export const dayOrMonth: Reader<string> = (value, cell) => {
  if (isDay(value) || isMonth(value)) return { value };
  const unclear = ambiguous(value, cell);
  if (unclear) return unclear;
  const said = shownMonth(cell.shown) ? (cell.shown ?? value) : value;
  const since = said.trim().replace(SINCE, "");
  const reading = readDayText(since, null);
  if ("day" in reading) return { value: reading.day };
  if (reading.problem.code !== "not-a-day") return { problem: reading.problem };
  const read = monthIn(compact(since));
  return read === null ? { problem: { code: "not-a-day-or-month", value } } : { value: read };
};

/** 1975-03, 1975.3, 1975年3月, 197503 or a day of it as `YYYY-MM`. */
function monthIn(text: string): string | null {
  const parts = text.match(/^(\d{4})[-./年](\d{1,2})月?$/u) ?? text.match(/^(\d{4})(\d\d)$/);
  const written = parts ? `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}` : "";
  if (isMonth(written)) return written;
  const reading = readDayText(text, null);
  return "day" in reading ? reading.day.slice(0, 7) : null;
}

function monthProblem(value: string, code: "not-a-month"): CellProblem {
  const serial = /^\d{5}$/.test(compact(value)) ? dayOfSerial(Number(compact(value))) : null;
  if (serial !== null) return { code: "serial-day", value, day: serial };
  const reading = readDayText(value, null);
  const isSaid =
    "problem" in reading && /^(?:no-such-day|other-weekday)$/.test(reading.problem.code);
  return isSaid && "problem" in reading ? reading.problem : { code, value };
}

/** Half-width and without spaces, but for the one before a time of day. */
function compact(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/\s+(?=\d{1,2}:\d\d)/, "T")
    .replace(/[\s\p{Cf}]/gu, "");
}
