/** What is said of villages, townships and people year by year (rules 29 and 30). */

export const SUBJECTS = ["village", "township", "person"] as const;
export type Subject = (typeof SUBJECTS)[number];

export const MEASURE_KINDS = ["number", "grade", "share", "text"] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** One measure as it is declared. */
export interface Measure {
  /** In Latin letters, as tables and JSON name it. */
  name: string;
  of: Subject[];
  kind: MeasureKind;
  /** Of a number: `yuan`, `percent`, `square_metre`, `point`, `person`, `count`, or another word. */
  unit?: string;
  min?: number;
  max?: number;
  /** The steps of a grade, the best first; each is its word and others that mean the same. */
  words?: string[][];
  /** The measures whose quotient a share is. */
  part?: string;
  whole?: string;
  /** Whether it is added up over the villages of a township. */
  total?: boolean;
  /** How offices head its column; the first one is its name in Chinese. */
  headings: string[];
  /** Whether it is missed where it is not known. */
  expected?: boolean;
  /** The grade from which on, or the number below which, it is a warning (rule 35). */
  warn?: string | number;
}

export interface MeasuresDocument {
  measures: Measure[];
}

/** A number in the measure's unit, the first word of a grade's step, a share or a text. */
export type FactValue = number | string;

/** What is known of one subject in one year, by measure. */
export type YearFacts = Record<string, FactValue>;

/** How many years back pages and checks look. */
export const YEARS_SHOWN = 4;

export interface FactPerson {
  name: string;
  district: string;
  township: string;
  village: string;
  born: string | null;
  staffNo: string | null;
}

/** One value of a measure for one subject and year, as every command prints it. */
export interface Fact {
  district: string;
  township: string;
  village: string | null;
  person: FactPerson | null;
  year: number;
  measure: string;
  /** null for a share of nothing */
  value: FactValue | null;
  part?: number;
  whole?: number;
}

/** An expected measure of which nothing is known in a year. */
export interface MissingFact {
  measure: string;
  year: number;
}

/** What is known of a subject, and what ought to be. */
export interface SubjectFacts {
  facts: Fact[];
  missing: MissingFact[];
}

export function measuresOf({ measures }: MeasuresDocument, subject: Subject): Measure[] {
  return measures.filter(({ of }) => of.includes(subject));
}

/** The step of a grade that a word belongs to, 0 the best; -1 where it is none of them. */
export function stepOf({ words = [] }: Measure, word: string): number {
  return words.findIndex((step) => step.includes(word));
}

/** Whether a value is one that the measure may have. */
export function fits(measure: Measure, value: unknown): value is FactValue {
  const { kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = measure;
  if (kind === "grade") return measure.words?.some(([word]) => word === value) ?? false;
  if (kind === "text") return typeof value === "string" && value !== "";
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  return kind === "share" ? value >= 0 && value <= 1 : value >= min && value <= max;
}

/** What a row or a table says of a year; null clears what was known. */
export type Said = Record<string, FactValue | null>;

/** A share that cannot be: more is the part than the whole, or the share is not their quotient. */
export interface Contradiction {
  measure: Measure;
  part: number;
  whole: number;
  /** What was said of the share; null: the part is the more. */
  share: number | null;
}

/** A percentage without decimals may be off by half of one. */
const ROUNDED = 0.00501;

/** The first share that cannot be; null where there is none. */
export function contradiction(measures: Measure[], said: Said): Contradiction | null {
  for (const measure of measures) {
    const parts = partAndWhole(measure, said);
    if (!parts) continue;
    if (parts.part > parts.whole) return { measure, ...parts, share: null };
    const share = said[measure.name];
    if (typeof share !== "number") continue;
    const isNear = Math.abs(share - (quotient(parts) ?? Number.NaN)) < ROUNDED;
    if (!isNear) return { measure, ...parts, share };
  }
  return null;
}

/** Without the shares that part and whole give. */
export function withoutQuotients<S extends Said>(measures: Measure[], said: S): S {
  const given = measures.filter(
    (measure) => said[measure.name] !== undefined && partAndWhole(measure, said) !== null,
  );
  if (given.length === 0) return said;
  const left = { ...said };
  for (const { name } of given) delete left[name];
  return left;
}

/** The two numbers whose quotient a share is; null where one of them is not known. */
export function partAndWhole(measure: Measure, said: Said): { part: number; whole: number } | null {
  if (measure.kind !== "share") return null;
  const [part, whole] = [said[measure.part ?? ""], said[measure.whole ?? ""]];
  return typeof part === "number" && typeof whole === "number" ? { part, whole } : null;
}

/** A measure's value among what is known of a year. */
export interface Known {
  /** null for a share of nothing (rule 29) */
  value: FactValue | null;
  part?: number;
  whole?: number;
}

/** What is known of a measure: of a share its quotient, and only else what was said; null: nothing. */
export function knownOf(measure: Measure, said: YearFacts): Known | null {
  const parts = partAndWhole(measure, said);
  if (parts) return { value: quotient(parts), ...parts };
  const value = said[measure.name];
  return value === undefined ? null : { value };
}

/** Nothing of nothing is no share. */
export function quotient({ part, whole }: { part: number; whole: number }): number | null {
  return whole === 0 ? null : part / whole;
}

/** Whether a value is a warning (rule 35). */
export function warns(measure: Measure, value: FactValue | null): boolean {
  const { warn } = measure;
  if (warn === undefined || value === null) return false;
  if (typeof warn === "number") return typeof value === "number" && value < warn;
  return stepOf(measure, String(value)) >= stepOf(measure, warn);
}
