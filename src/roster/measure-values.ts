import { type FactValue, fits, type Measure } from "../domain/measures.ts";
import type { Reader } from "./day-cells.ts";

/** What units are written as, and how many of the measure's unit each is. */
const UNITS: Record<string, Record<string, number>> = {
  yuan: {
    ...{ 元: 1, 千元: 1e3, 万元: 1e4, 万: 1e4, 百万元: 1e6, 千万元: 1e7, 亿元: 1e8, 亿: 1e8 },
    yuan: 1,
  },
  percent: { "%": 1 },
  square_metre: { m2: 1, 平方米: 1, 平米: 1, 平方: 1 },
  point: { 分: 1 },
  person: { 人: 1, 名: 1 },
  count: { 个: 1, 家: 1 },
};
const OF_SHARES = { "%": 0.01 };
/** Units of which there are no halves. */
const WHOLE = ["person", "count"];

/** A unit at the end of a heading's key. */
export const UNIT_AT_END =
  /(?:单位)?(?:[百千]?万元|千元|亿元|元|万|亿|yuan|m2|平方米|平米|平方|%|分|人|名|个|家)$/u;

/** How many of the measure's unit one of `unit` is; undefined where it is no unit of the measure. */
export function factorOf({ kind, unit = "" }: Measure, written: string): number | undefined {
  const units = kind === "share" ? OF_SHARES : (UNITS[unit] ?? { [unit.normalize("NFKC")]: 1 });
  return Object.hasOwn(units, written) ? units[written as keyof typeof units] : undefined;
}

/** 单位：万元, as it stands above a table of money. */
const UNIT_ABOVE = /单位[:：]?\s*((?:[百千]?万|千|亿)?元)/u;

/** What a line above the header says of the unit of money; null where it says nothing. */
export function unitAbove(text: string): string | null {
  return UNIT_ABOVE.exec(text)?.[1] ?? null;
}

/** Rule 27: a mark for nothing is nothing. */
const NOTHING = /^(?:[\\/／＼|‐-―−─_-]+|无|没有|暂无|空|略|未评|未评定|N\/?A|none|nil)$/iu;

/** Most of them. */
const PLAIN = /^\d{1,15}(?:\.\d{1,6})?$/;
const NUMBER = /^[¥]?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(.*)$/u;

/**
 * Reads the values of a measure.
 * @param factor of the unit that the heading names; null where it names none
 */
export function valueReader(measure: Measure, factor: number | null): Reader<FactValue | null> {
  const read = {
    number: numberReader(measure, factor),
    share: numberReader(measure, factor),
    grade: gradeReader(measure),
    text: ((value) => ({ value })) satisfies Reader<FactValue>,
  }[measure.kind] as Reader<FactValue>;
  return (text, cell) =>
    !/^\d/.test(text) && NOTHING.test(text.normalize("NFKC").trim())
      ? { value: null }
      : read(text, cell);
}

function gradeReader({ words = [] }: Measure): Reader<FactValue> {
  const known = new Map(
    words.flatMap((step) => step.map((word): [string, string] => [wordKey(word), step[0] ?? ""])),
  );
  return (value) => {
    const word = known.get(value) ?? known.get(wordKey(value));
    return word === undefined
      ? { problem: { code: "not-one-of", value, allowed: words.map(([first]) => first ?? "") } }
      : { value: word };
  };
}

/** A word as it is compared; ★★★★☆ are four stars. */
function wordKey(word: string): string {
  const key = word.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");
  return /^★+☆+$/u.test(key) ? key.replaceAll("☆", "") : key;
}

function numberReader(measure: Measure, ofHeading: number | null): Reader<FactValue> {
  const { kind, unit = "", min = null, max = null } = measure;
  const bounds = kind === "share" ? { min: 0, max: 1 } : { min, max };
  return (written) => {
    const amount = PLAIN.test(written) ? { stated: Number(written) } : amountIn(written, measure);
    if (amount === null) return { problem: { code: "not-an-amount", value: written } };
    const { stated, ofCell } = amount;
    // 0.8 may be 80 % as a spreadsheet keeps it, or a slip.
    if (unit === "percent" && ofCell === undefined && stated > 0 && stated <= 1) {
      return { problem: { code: "unclear-percentage", value: written } };
    }
    const value = product(stated, factorIn({ stated, ofCell, ofHeading, kind }));
    if (WHOLE.includes(unit) && !Number.isInteger(value)) {
      return { problem: { code: "not-whole", value: written } };
    }
    if (fits(measure, value)) return { value };
    return { problem: { code: "out-of-bounds", value: written, ...bounds } };
  };
}

interface Amount {
  stated: number;
  /** How many of the measure's unit one of the cell's own unit is. */
  ofCell?: number | undefined;
}

/** A number as people write it: 1,234.5, ￥3万元, 75 %; null for any other text. */
function amountIn(written: string, measure: Measure): Amount | null {
  const text = written.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");
  const [, digits, behind = ""] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const stated = Number(digits.replaceAll(",", ""));
  if (behind === "") return { stated };
  const ofCell = factorOf(measure, behind);
  return ofCell === undefined ? null : { stated, ofCell };
}

/** The cell's own unit before the heading's; a share without one is 0.75, or 75 where it is above 1. */
function factorIn(known: {
  stated: number;
  ofCell: number | undefined;
  ofHeading: number | null;
  kind: Measure["kind"];
}): number {
  const { stated, ofCell, ofHeading, kind } = known;
  if (kind !== "share") return ofCell ?? ofHeading ?? 1;
  return ofCell ?? (stated > 1 ? OF_SHARES["%"] : 1);
}

/** Without what binary fractions add: 1.005 万元 is 10,050. */
function product(stated: number, factor: number): number {
  return factor === 1 ? stated : Number((stated * factor).toPrecision(15));
}
