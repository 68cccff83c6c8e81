import { isTooLong, LONGEST } from "../domain/lengths.ts";
import { isDitto, saysSomething } from "../domain/marks.ts";
import { placeName } from "../domain/names.ts";
import { holdsResidentId, withoutResidentIds } from "../domain/resident-id.ts";
import type { Reader, Reading } from "./day-cells.ts";
import { readName } from "./person-name.ts";
import { oneLine } from "./raw.ts";
import { isTotal } from "./totals.ts";

/** Findings: kept as they were written, line by line, but for ID numbers (rule 21). */
export const prose: Reader<string> = (value) => {
  const kept = withoutResidentIds(value);
  return isTooLong("text", kept)
    ? { problem: { code: "too-long", max: LONGEST.text } }
    : { value: kept };
};

/** Titles and remarks, in one line. */
export const text: Reader<string> = (value, cell) =>
  isDitto(value) ? { problem: { code: "ditto", value } } : prose(oneLine(value), cell);

/** A name or number, which has no ID number in it and some length. */
export function named(value: string): Reading<string> {
  if (holdsResidentId(value)) return { problem: { code: "resident-id-here" } };
  return isTooLong("name", value)
    ? { problem: { code: "too-long", max: LONGEST.name } }
    : { value };
}

/** Beside a village's name it says that there is none any more; the last day has its own column. */
const ABOLISHED = /[(（]已?(?:撤|合并|注销|拆迁|取消)/u;
/** What an office marks a village with that is key: no part of the name, and its own column. */
const MARKED = /[★☆●▲△■◆※*]|[(（](?:非?重点|矛盾|难点)村?[)）]/u;

/** Two spellings of one place are one. */
export const place: Reader<string> = remembered((value) => {
  if (isDitto(value)) return { problem: { code: "ditto", value } };
  return isTotal(value) || !saysSomething(value) || ABOLISHED.test(value) || MARKED.test(value)
    ? { problem: { code: "no-place", value } }
    : named(placeName(oneLine(value)));
});

/** How many texts are remembered: those of the places around. */
const REMEMBERED = 1000;

/** A reader of a text that many rows have, which is then read once. */
function remembered<T>(read: (value: string) => Reading<T>): Reader<T> {
  const readings = new Map<string, Reading<T>>();
  return (value) => {
    const known = readings.get(value);
    if (known) return known;
    if (readings.size === REMEMBERED) readings.clear();
    const reading = read(value);
    readings.set(value, reading);
    return reading;
  };
}

/** Names of people, kept as they were written; null where the cell says that there is nobody. */
export const personName: Reader<string | null> = (value) => {
  const read = readName(value);
  if ("problem" in read) {
    // What is wrong with it is said, not what it is taken for.
    return holdsResidentId(value)
      ? { problem: { code: "resident-id-here" } }
      : { problem: { code: read.problem, value } };
  }
  return read.name === null ? { value: null } : named(read.name);
};
