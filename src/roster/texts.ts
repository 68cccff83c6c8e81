import { isDitto, saysSomething } from "../domain/marks.ts";
import { placeName } from "../domain/names.ts";
import type { Reader, Reading } from "./cells.ts";
import { readName } from "./person-name.ts";
import { oneLine } from "./raw.ts";
import { isTotal } from "./totals.ts";

/** Titles and remarks: kept as they were written, in one line. */
export const text: Reader<string> = (value) =>
  isDitto(value) ? { problem: { code: "ditto", value } } : { value: oneLine(value) };

/** Beside a village's name it says that there is none any more; the last day has its own column. */
const ABOLISHED = /[(（]已?(?:撤|合并|注销|拆迁|取消)/u;

/** Two spellings of one place are one. */
export const place: Reader<string> = remembered((value) => {
  if (isDitto(value)) return { problem: { code: "ditto", value } };
  return isTotal(value) || !saysSomething(value) || ABOLISHED.test(value)
    ? { problem: { code: "no-place", value } }
    : { value: placeName(oneLine(value)) };
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
  return "name" in read ? { value: read.name } : { problem: { code: read.problem, value } };
};
