import { daysFromTo } from "./domain/calendar.ts";
import { readDayText } from "./domain/day-text.ts";
import { type Day, daysBetween } from "./domain/days.ts";
import { isTooLong, LONGEST } from "./domain/lengths.ts";
import { isNobody, isNothing } from "./domain/marks.ts";
import { isBlank } from "./domain/names.ts";
import { withoutResidentIds } from "./domain/resident-id.ts";
import { type SaidList, saidWord } from "./domain/said-words.ts";
import type { TypedFilters } from "./domain/talk.ts";
import { isWellFormed } from "./domain/well-formed.ts";
import { type CellProblem, Fault } from "./errors.ts";

/** The filter flags as they are typed. */
export interface FilterOptions {
  tier?: string;
  district?: string;
  township?: string;
  village?: string;
  talker?: string;
  person?: string;
  linked?: string;
}

/** A day as anybody writes it. @throws Fault not-a-day */
export function readDay(flag: string, value: string): Day {
  const reading = readDayText(value, null);
  if ("day" in reading) return reading.day;
  throw new Fault("not-a-day", { what: flag, value, problem: reading.problem });
}

/** The longest that days from one to another may be: a slip in the year is refused. */
const YEAR = 366;

/** Days, each given as one or as the first and last of several, `day..day`. @throws Fault not-days */
export function readDays(flag: string, values: readonly string[]): Day[] {
  return values.flatMap((value) => {
    const [first = "", last = first, ...others] = value.split("..");
    const [from, to] = [readDayText(first, null), readDayText(last, null)];
    if (others.length > 0 || "problem" in from || "problem" in to || to.day < from.day) {
      throw new Fault("not-days", { what: flag, value });
    }
    if (daysBetween(from.day, to.day) >= YEAR) throw new Fault("not-days", { what: flag, value });
    return daysFromTo(from.day, to.day);
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
  const digits = halfWidth(value);
  if (!/^\d{1,9}$/.test(digits)) {
    throw new Fault("bad-value", { flag, value, expected: "number" });
  }
  return Number(digits);
}

/** A number that is at least 1. @throws Fault bad-value */
export function readPositive(flag: string, value: string): number {
  const count = readCount(flag, value);
  if (count === 0) throw new Fault("bad-value", { flag, value, expected: "positive" });
  return count;
}

/**
 * One of a few words, or what people say for one.
 * @param list the list that has what people say
 * @throws Fault bad-value
 */
export function readOneOf<T extends string>(
  flag: string,
  value: string,
  allowed: readonly T[],
  list?: SaidList,
): T {
  const said = list === undefined ? value : (saidWord(list, value) ?? value);
  const known = allowed.find((word) => word === said);
  if (known === undefined) {
    throw new Fault("bad-value", { flag, value, expected: allowed });
  }
  return known;
}

/** The id of a talk. @throws Fault unknown-talk */
export function readTalkId(value: string): number {
  const digits = halfWidth(value);
  if (!/^\d{1,15}$/.test(digits)) throw new Fault("unknown-talk", { id: value });
  return Number(digits);
}

/** Digits as an input method for Chinese may leave them. */
export function halfWidth(value: string): string {
  return value.normalize("NFKC").trim();
}

/**
 * A text that must say something (rule 27), without ID numbers (rule 21).
 * @throws Fault blank, bad-flag
 */
export function readText(flag: string, value: string, kind: keyof typeof LONGEST = "text"): string {
  const text = withoutResidentIds(value.trim());
  const refuse = (problem: CellProblem) => new Fault("bad-flag", { flag, problem });
  if (isTooLong(kind, text)) throw refuse({ code: "too-long", max: LONGEST[kind] });
  if (!isWellFormed(text)) throw refuse({ code: "broken-text" });
  if (isBlank(text) || isNothing(text)) throw new Fault("blank", { flag });
  if (kind === "name" && isNobody(text)) throw refuse({ code: "ditto", value: text });
  return text;
}

/** The filters as typed; names, and which tiers there are, are resolved by the store. @throws Fault blank */
export function readFilters(options: FilterOptions): TypedFilters {
  const { tier, district, township, village, talker, person, linked } = options;
  return {
    ...(tier !== undefined && { tier: /^\d{1,9}$/.test(tier) ? Number(tier) : tier }),
    ...(district !== undefined && { district: readText("--district", district) }),
    ...(township !== undefined && { township: readText("--township", township) }),
    ...(village !== undefined && { village: readText("--village", village) }),
    ...(talker !== undefined && { talker: readText("--talker", talker) }),
    ...(person !== undefined && { person: readText("--person", person) }),
    ...(linked !== undefined && { linked: readText("--linked", linked) }),
  };
}

/** The filters once more as they would be typed, each with a space before it. */
export function typedFlags(options: FilterOptions): string {
  const { tier, district, township, village, talker, person, linked } = options;
  return Object.entries({ tier, district, township, village, talker, person, linked })
    .flatMap(([flag, value]) => (value === undefined ? [] : [` --${flag} ${quoted(value)}`]))
    .join("");
}

/** In quotes where a shell would take it apart. */
function quoted(value: string): string {
  if (/^[\p{L}\p{N}._-]+$/u.test(value)) return value;
  return /["$`\\!]/.test(value) ? `'${value.replace(/'/g, "'\\''")}'` : `"${value}"`;
}
