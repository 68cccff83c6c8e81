import { addDays, type Day, daysBetween, type Term } from "./days.ts";

/** Which days are worked (rule 32). */
export interface Calendar {
  off: ReadonlySet<Day>;
  /** Worked whatever day of the week it is, and even if it is among those off. */
  worked: ReadonlySet<Day>;
  /** Saturdays and Sundays are worked like any other day. */
  weekends: boolean;
}

/** Monday to Friday and nothing else. */
export const PLAIN_WEEKS: Calendar = { off: new Set(), worked: new Set(), weekends: false };

const DAY_LENGTH = 86_400_000;

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Monday to Friday, or every day, less the days off, plus the days worked; a day in both is worked. */
export function isWorkingDay({ off, worked, weekends }: Calendar, day: Day): boolean {
  if (worked.has(day)) return true;
  if (off.has(day)) return false;
  const weekday = weekdayOf(day);
  return weekends || (weekday !== 0 && weekday !== 6);
}

/** Every day from one to another, both included; none when `to` is the earlier. */
export function daysFromTo(from: Day, to: Day): Day[] {
  const first = Date.parse(from);
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) =>
    new Date(first + i * DAY_LENGTH).toISOString().slice(0, 10),
  );
}

/** Days in their order as terms: those that follow each other are one. */
export function spansOf(days: readonly Day[]): Term[] {
  const spans: Term[] = [];
  for (const day of days) {
    const span = spans.at(-1);
    if (span && addDays(span.to, 1) === day) span.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}
