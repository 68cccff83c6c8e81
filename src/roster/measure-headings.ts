import type { Measure } from "../domain/measures.ts";
import { headingKey } from "./headings.ts";
import { factorOf, UNIT_AT_END } from "./measure-values.ts";

/** Which measure a heading names, and of which year where it names one. */
export interface MeasureHeading {
  measure: Measure;
  year: number | null;
}

export type ReadHeading = (heading: string) => MeasureHeading | null;

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;
/** 近三年 above the years. */
const LATELY = /近[两二三四五2-5]年(?:来|内|度)?的?/gu;

/** Reads headings of these measures: 2024年度考核, 村集体经济收入（万元）, appraisal 2024. */
export function readingHeadings(measures: Measure[]): ReadHeading {
  const known = new Map(
    measures.flatMap((measure) =>
      [measure.name, ...measure.headings].map((heading): [string, Measure] => [
        headingKey(heading),
        measure,
      ]),
    ),
  );
  const named = (text: string): Measure | null => {
    const counted = known.get(text.replace(UNIT_AT_END, ""));
    return known.get(text) ?? (counted && unitFactor(text, counted) !== null ? counted : null);
  };
  return (heading) => {
    const text = headingKey(heading).replace(LATELY, "");
    const year = yearIn(text);
    if (year === null) {
      const measure = named(text);
      return measure && { measure, year };
    }
    // 2024年度考核 is 年度考核 of 2024, 2024年收入 is 收入 of 2024.
    const [before = "", after = ""] = text.split(String(year));
    for (const word of ["", "年", "年度"]) {
      const measure = after.startsWith(word) ? named(before + after.slice(word.length)) : null;
      if (measure) return { measure, year };
    }
    return null;
  };
}

/** The year that a heading names; null where it names none, or several. */
export function yearIn(heading: string): number | null {
  const years = heading.match(YEAR) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
}

/** How many of the measure's unit one of the unit at a heading's end is; null where it has none. */
export function unitFactor(heading: string, measure: Measure): number | null {
  const text = headingKey(heading)
    .replace(YEAR, "")
    .replace(/年度?$/u, "");
  const unit = UNIT_AT_END.exec(text)?.[0].replace(/^单位/u, "");
  return unit === undefined ? null : (factorOf(measure, unit) ?? null);
}

/** Whether a heading names any of the measures, of whomever they are. */
export function isMeasureHeading(heading: string, measures: Measure[]): boolean {
  return readingHeadings(measures)(heading) !== null;
}
