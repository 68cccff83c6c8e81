import { daysFromTo } from "./domain/calendar.ts";
import { type Day, daysBetween, isDay } from "./domain/days.ts";
import { isNothing } from "./domain/marks.ts";
import { isBlank } from "./domain/names.ts";
import type { TypedFilters } from "./domain/talk.ts";
import { Fault } from "./errors.ts";

/** The filter flags as they are typed. */
export interface FilterOptions {
  tier?: string;
  district?: string;
  township?: string;
  village?: string;
  talker?: string;
  person?: string;
}

/** @throws Fault not-a-day */
export function readDay(flag: string, value: string): Day {
  if (!isDay(value)) throw new Fault("not-a-day", { what: flag, value });
  return value;
}

/** The longest that days from one to another may be: a slip in the year is refused. */
const YEAR = 366;

/** Days, each given as one or as the first and last of several, `day..day`. @throws Fault not-days */
export function readDays(flag: string, values: readonly string[]): Day[] {
  return values.flatMap((value) => {
    const [from = "", to = from, ...others] = value.split("..");
    if (others.length > 0 || !isDay(from) || !isDay(to) || to < from) {
      throw new Fault("not-days", { what: flag, value });
    }
    if (daysBetween(from, to) >= YEAR) throw new Fault("not-days", { what: flag, value });
    return daysFromTo(from, to);
  });
}

/** A day that has come. @throws Fault not-a-day, day-in-future */
export function readPastDay(flag: string, value: string, today: Day): Day {
  const day = readDay(flag, value);
  if (day > today) throw new Fault("day-in-future", { what: flag, value, today });
  return day;
}

/** @throws Fault bad-value */
export function readCount(flag: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new Fault("bad-value", { flag, value, expected: "number" });
  }
  return Number(value);
}

/** @throws Fault bad-value */
export function readOneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const known = allowed.find((word) => word === value);
  if (known === undefined) {
    throw new Fault("bad-value", { flag, value, expected: allowed });
  }
  return known;
}

/** The id of a talk. @throws Fault unknown-talk */
export function readTalkId(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new Fault("unknown-talk", { id: value });
  return Number(value);
}

/** A text that must say something. @throws Fault blank */
export function readText(flag: string, value: string): string {
  const text = value.trim();
  if (isBlank(text) || isNothing(text)) throw new Fault("blank", { flag });
  return text;
}

/** The filters as typed; names, and which tiers there are, are resolved by the store. @throws Fault blank */
export function readFilters(options: FilterOptions): TypedFilters {
  const { tier, district, township, village, talker, person } = options;
  return {
    ...(tier !== undefined && { tier: /^\d{1,9}$/.test(tier) ? Number(tier) : tier }),
    ...(district !== undefined && { district: readText("--district", district) }),
    ...(township !== undefined && { township: readText("--township", township) }),
    ...(village !== undefined && { village: readText("--village", village) }),
    ...(talker !== undefined && { talker: readText("--talker", talker) }),
    ...(person !== undefined && { person: readText("--person", person) }),
  };
}

/** The filters once more as they would be typed, each with a space before it. */
export function typedFlags(options: FilterOptions): string {
  const { tier, district, township, village, talker, person } = options;
  return Object.entries({ tier, district, township, village, talker, person })
    .flatMap(([flag, value]) => (value === undefined ? [] : [` --${flag} ${quoted(value)}`]))
    .join("");
}

/** In quotes where a shell would take it apart. */
function quoted(value: string): string {
  if (/^[\p{L}\p{N}._-]+$/u.test(value)) return value;
  return /["$`\\!]/.test(value) ? `'${value.replace(/'/g, "'\\''")}'` : `"${value}"`;
}
