// Data alone, one file of the library's own build: its code would answer "a working day" for any year.
import known from "chinese-days/dist/chinese-days.json";
import type { Day } from "../../domain/days.ts";

/** What the public calendar says of the years it knows. */
export interface Holidays {
  off: Day[];
  /** Weekends that are worked in exchange. */
  worked: Day[];
  years: string[];
}

/** A year's arrangement ends with this holiday; New Year's Day alone may stand in the year before's. */
const NATIONAL_DAY = "-10-01";

/** China's public holidays as the State Council has arranged them, for the years that are known. */
export function readHolidays(): Holidays {
  const days = Object.keys(known.holidays);
  const years = days
    .filter((day) => day.endsWith(NATIONAL_DAY))
    .map((day) => day.slice(0, 4))
    .sort();
  const ofYears = (day: Day) => years.includes(day.slice(0, 4));
  return { off: days.filter(ofYears), worked: Object.keys(known.workdays).filter(ofYears), years };
}
