import type { Calendar } from "../../domain/calendar.ts";
import type { Day } from "../../domain/days.ts";
import { readDays } from "../../options.ts";

export interface CalendarOptions {
  off?: string[];
  on?: string[];
  weekends?: boolean;
  holidays?: boolean;
}

/**
 * The days off and worked of one run, beside those kept with the cycle.
 * @returns `years`: those whose holidays are known, where they were asked for
 * @throws Fault not-days
 */
export async function readCalendar(
  options: CalendarOptions,
): Promise<{ calendar: Calendar; years: string[] | null }> {
  const off = readDays("--off", options.off ?? []);
  const worked = readDays("--on", options.on ?? []);
  const known = options.holidays ? (await import("./holidays.ts")).readHolidays() : null;
  return {
    calendar: {
      off: new Set([...off, ...(known?.off ?? [])]),
      worked: new Set([...worked, ...(known?.worked ?? [])]),
      weekends: Boolean(options.weekends),
    },
    years: known?.years ?? null,
  };
}

/** The years from one day to another whose holidays are not known: nobody may take them for known. */
export function unknownYears(years: string[], { from, last }: { from: Day; last: Day }): string[] {
  const first = Number(from.slice(0, 4));
  const count = Number(last.slice(0, 4)) - first + 1;
  return Array.from({ length: count }, (_, i) => String(first + i)).filter(
    (year) => !years.includes(year),
  );
}
