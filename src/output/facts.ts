import type {
  Fact,
  FactValue,
  Measure,
  MeasuresDocument,
  SubjectFacts,
} from "../domain/measures.ts";
import type { Messages } from "../messages/index.ts";
import { type Cell, percentage, type Sheet } from "./sheet.ts";

/** What is known of one subject: a row a measure, a column a year. */
export function factsSheet(
  { facts }: SubjectFacts,
  { measures }: MeasuresDocument,
  messages: Messages,
): Sheet {
  const { measures: text } = messages;
  const years = [...new Set(facts.map(({ year }) => year))].sort();
  const rows = measures.flatMap((measure): Cell[][] => {
    const own = facts.filter((fact) => fact.measure === measure.name);
    if (own.length === 0) return [];
    const cells = years.map((year) => {
      const fact = own.find((one) => one.year === year);
      return fact ? factText(measure, fact, messages) : null;
    });
    return [[text.label(measure), ...cells]];
  });
  return {
    title: text.facts,
    columns: [
      { heading: text.columns.measure, kind: "text" },
      ...years.map((year, i) => ({
        heading: text.year(year),
        kind: "text" as const,
        // A narrow terminal leaves out the oldest first.
        ...(i < years.length - 1 && { spare: i + 1 }),
      })),
    ],
    rows,
  };
}

/** The expected measures that are missing, as a sentence; null where none is. */
export function missingFacts(
  { missing }: SubjectFacts,
  { measures }: MeasuresDocument,
  { measures: text, words }: Messages,
): string | null {
  const [first] = missing;
  if (!first) return null;
  const names = missing.flatMap(({ measure }) => measures.filter(({ name }) => name === measure));
  return text.missing(first.year, words.list(names.map(text.label)));
}

/** A value with its unit; of a share the two numbers behind it, too. */
export function factText(
  measure: Measure,
  { value, part, whole }: Pick<Fact, "value" | "part" | "whole">,
  messages: Messages,
): string {
  if (part === undefined || whole === undefined) return valueText(measure, value, messages);
  return `${valueText(measure, value, messages)}${messages.words.aside(`${part}/${whole}`)}`;
}

/** A value as people read it; a share of nothing is a dash. */
export function valueText(
  { kind, unit }: Pick<Measure, "kind" | "unit">,
  value: FactValue | null,
  { measures: text, words }: Messages,
): string {
  if (value === null) return words.none;
  if (kind === "share") return percentage(Math.floor(Number(value) * 10_000 + 1e-6) / 10_000);
  return typeof value === "number" ? text.number(value, unit) : value;
}
