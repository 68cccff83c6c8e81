import { addDays as addDaysTo } from "date-fns/addDays";
import { endOfMonth } from "date-fns/endOfMonth";
import { isValid } from "date-fns/isValid";
import { lightFormat as format } from "date-fns/lightFormat";
import { parseISO } from "date-fns/parseISO";

/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

/** The first day of a term that began before anybody asked: "from before the cycle". */
export const BEFORE: Day = "0000-01-01";
/** The last day of a term that is not over. */
export const OPEN: Day = "9999-12-31";

/** Days that every month has; a roster has few others. */
const PLAIN = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** True for an existing day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (PLAIN.test(text)) return true;
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && isValid(parseISO(text));
}

/** True for a month written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

/** The first day a term that is said to begin on a day or in a month covers. */
export function firstDay(dayOrMonth: string): Day {
  return isMonth(dayOrMonth) ? `${dayOrMonth}-01` : dayOrMonth;
}

/** The last day a term that is said to end on a day or in a month covers. */
export function lastDay(dayOrMonth: string): Day {
  return isMonth(dayOrMonth)
    ? format(endOfMonth(parseISO(`${dayOrMonth}-01`)), "yyyy-MM-dd")
    : dayOrMonth;
}

/** The day `count` days later (earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return format(addDaysTo(parseISO(day), count), "yyyy-MM-dd");
}

/** The day before; before BEFORE there is none, and the empty text sorts ahead of every day. */
export function dayBefore(day: Day): Day {
  return day === BEFORE ? "" : addDays(day, -1);
}

/** The day that a spreadsheet keeps as a number; null for what is no day between 1900 and 9999. */
export function dayOfSerial(serial: number, is1904 = false): Day | null {
  const count = Math.floor(serial) + (is1904 ? 1462 : 0);
  // Spreadsheets count a 29 February 1900; before it every number is one too small.
  if (!(count >= 61 && count < 2_958_466)) return null;
  return addDays("1899-12-30", count);
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  // Days without a time are moments of UTC, which knows no summer time: this is exact.
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Full years by month: who was born in a day's month is a year older. @param born `YYYY-MM` */
export function ageOn(born: string, day: Day): number {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.floor((months(day) - months(born)) / 12);
}

/** The day a moment falls on in the machine's own time zone. */
export function dayOf(moment: Date): Day {
  return format(moment, "yyyy-MM-dd");
}

/** The moment at which a day begins in the machine's own time zone, as events are dated (UTC). */
export function startOf(day: Day): string {
  return parseISO(day).toISOString();
}

/** The day and minute of a moment in the machine's own time zone. */
export function timeOf(moment: Date): string {
  return format(moment, "yyyy-MM-dd HH:mm");
}

/** The days of a term, both ends included. */
export interface Term {
  from: Day;
  to: Day;
}

export function covers(term: Term, day: Day): boolean {
  return term.from <= day && day <= term.to;
}

/**
 * A village's deadline: the day before the earlier of its own election days, or of the cycle's
 * (rule 9).
 */
export function deadlineOf(
  own: { branchElection: Day | null; committeeElection: Day | null },
  cycleElection: Day,
): Day {
  const days = [own.branchElection, own.committeeElection].filter((day) => day !== null);
  return dayBefore(days.sort()[0] ?? cycleElection);
}
