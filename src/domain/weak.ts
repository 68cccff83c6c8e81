import { type Day, daysBetween } from "./days.ts";
import { type FactValue, knownOf, type Measure, warns, type YearFacts } from "./measures.ts";

/** What is known of one subject in one year. */
export interface KnownYear {
  year: number;
  said: YearFacts;
}

/** A value with the year it is of. */
export interface Dated {
  measure: Measure;
  year: number;
  value: FactValue | null;
}

/** The newest known value of each measure that is at its warning value (rule 35). */
export function warnings(measures: Measure[], years: KnownYear[]): Dated[] {
  return measures.flatMap((measure) => {
    const newest = valuesOf(measure, years).at(-1);
    return newest && warns(measure, newest.value) ? [newest] : [];
  });
}

/** A slip of 元 for 万元 is 10,000-fold; funds raised 100-fold are none. */
const SLIP = 5000;

/** Numbers that are thousands of times those of the year before, or a part as small. */
export function slips(measures: Measure[], years: KnownYear[]): (Dated & { before: number })[] {
  return measures
    .filter(({ kind }) => kind === "number")
    .flatMap((measure) => {
      const values = valuesOf(measure, years);
      return values.flatMap((dated, i) => {
        const last = values[i - 1];
        if (last?.year !== dated.year - 1) return [];
        const [now, before] = [Number(dated.value), Number(last.value)];
        const isSlip = now > 0 && before > 0 && Math.max(now / before, before / now) >= SLIP;
        return isSlip ? [{ ...dated, before }] : [];
      });
    });
}

function valuesOf(measure: Measure, years: KnownYear[]): Dated[] {
  return years.flatMap(({ year, said }) => {
    const known = knownOf(measure, said);
    return known ? [{ measure, year, value: known.value }] : [];
  });
}

/** After more than so many days a vacant secretary's post is pointed out (rule 35). */
const LONG = 90;

export function isLongVacant(since: Day, today: Day): boolean {
  return daysBetween(since, today) > LONG;
}
