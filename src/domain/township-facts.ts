import {
  type FactValue,
  knownOf,
  type Measure,
  partAndWhole,
  quotient,
  type YearFacts,
} from "./measures.ts";

/** A measure of one year over the villages of a township (rule 29). */
export interface MeasureTotal {
  measure: string;
  year: number;
  /** Of how many of the villages it is known. */
  known: number;
  of: number;
  /** null where it is not added up, or nothing is known: unknown is never zero. */
  total: number | null;
  /** Of a share: the sums, and their quotient; null for a share of nothing. */
  part?: number;
  whole?: number;
  share?: number | null;
  /** Of a grade: how many villages have each word, the best first. */
  grades?: Record<string, number>;
  /** Of a number that is not added up. */
  lowest?: number;
  highest?: number;
  /** What is known of the township itself. */
  own?: FactValue | null;
}

/** What the villages' facts of one year come to; a share is the quotient of the sums, never a mean. */
export function totalOf(
  measure: Measure,
  year: number,
  villages: (YearFacts | null)[],
): MeasureTotal {
  const said = villages.filter((facts) => facts !== null);
  const head = { measure: measure.name, year, of: villages.length };
  if (measure.kind === "share") {
    const parts = said.flatMap((facts) => partAndWhole(measure, facts) ?? []);
    const sums = {
      part: sum(parts.map(({ part }) => part)),
      whole: sum(parts.map(({ whole }) => whole)),
    };
    const known = parts.length;
    return { ...head, known, total: null, ...(known > 0 && { ...sums, share: quotient(sums) }) };
  }
  const values = said.flatMap((facts) => knownOf(measure, facts)?.value ?? []);
  const known = values.length;
  if (measure.kind !== "number") {
    return { ...head, known, total: null, ...(known > 0 && gradesOf(measure, values)) };
  }
  const numbers = values.map(Number);
  if (known === 0) return { ...head, known, total: null };
  if (measure.total) return { ...head, known, total: sum(numbers) };
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
  return { ...head, known, total: null, lowest, highest };
}

function gradesOf({ kind, words = [] }: Measure, values: FactValue[]) {
  if (kind !== "grade") return {};
  const counts = words.map(([word = ""]): [string, number] => [
    word,
    values.filter((value) => value === word).length,
  ]);
  return { grades: Object.fromEntries(counts.filter(([, count]) => count > 0)) };
}

/** Without what binary fractions add. */
function sum(numbers: number[]): number {
  return Number(numbers.reduce((all, number) => all + number, 0).toPrecision(15));
}
