import type { FactValue, Measure, MeasuresDocument } from "../domain/measures.ts";
import type { Tally } from "../domain/tally.ts";
import type { MeasureTotal } from "../domain/township-facts.ts";
import type { Messages } from "../messages/index.ts";
import { valueText } from "./facts.ts";
import { figureColumns, figures } from "./figures.ts";
import { type Cell, type Document, percentage, type Sheet } from "./sheet.ts";

/** A township's talks and what is known of its villages. */
export interface TownshipPage {
  township: { district: string; name: string };
  tally: Tally;
  measures: MeasureTotal[];
  villages: ({ name: string } & Tally)[];
}

/** The page of a township: how its talks stand, its facts by year, its villages. */
export function townshipDocument(
  page: TownshipPage,
  declared: MeasuresDocument,
  messages: Messages,
): Document {
  const { township, tally, measures } = page;
  const { measures: text, words } = messages;
  return {
    title: words.place(township.district, township.name),
    lines: [{ text: text.township(tally, coverage(tally, messages)), tone: "plain" }],
    sheets: [
      ...(measures.length > 0 ? [totalsSheet(page, declared, messages)] : []),
      villagesSheet(page, messages),
    ],
    foot: measures.length > 0 ? [] : [text.noFacts],
  };
}

function coverage(tally: Tally, { words }: Messages): string {
  return tally.coverage === null ? words.none : percentage(tally.coverage);
}

function villagesSheet({ villages }: TownshipPage, messages: Messages): Sheet {
  const { report } = messages;
  return {
    title: messages.measures.villages,
    columns: [{ heading: report.columns.village, kind: "text" }, ...figureColumns(messages)],
    rows: villages.map((row): Cell[] => [row.name, ...figures(row)]),
  };
}

/** A row a measure, a column a year; each cell says of how many villages it is known. */
function totalsSheet(
  { measures: totals }: TownshipPage,
  { measures }: MeasuresDocument,
  messages: Messages,
): Sheet {
  const { measures: text } = messages;
  const years = [...new Set(totals.map(({ year }) => year))].sort();
  const rows = measures.flatMap((measure): Cell[][] => {
    const known = totals.filter((total) => total.measure === measure.name);
    const row = (label: string, write: (total: MeasureTotal) => string | null) => [
      label,
      ...years.map((year) => {
        const total = known.find((one) => one.year === year);
        return total ? write(total) : null;
      }),
    ];
    return [
      ...(known.some(({ of }) => of > 0)
        ? [row(text.label(measure), (total) => totalText(measure, total, messages))]
        : []),
      ...(known.some(({ own }) => own !== undefined)
        ? [row(text.ofTownship(measure), ({ own }) => ownText(measure, own, messages))]
        : []),
    ];
  });
  return {
    title: text.totals,
    columns: [
      { heading: text.columns.measure, kind: "text" },
      ...years.map((year, i) => ({
        ...{ heading: text.year(year), kind: "text" as const },
        ...(i < years.length - 1 && { spare: i + 1 }),
      })),
    ],
    rows,
  };
}

function ownText(measure: Measure, own: FactValue | null | undefined, messages: Messages) {
  return own === undefined ? null : valueText(measure, own, messages);
}

/** What the villages' facts come to, and of how many of them it is known. */
function totalText(measure: Measure, total: MeasureTotal, messages: Messages): string {
  const { words, measures: text } = messages;
  const known = text.knownOf(total.known, total.of);
  return total.known === 0 ? known : `${sumText(measure, total, messages)}${words.aside(known)}`;
}

function sumText(measure: Measure, total: MeasureTotal, messages: Messages): string {
  const { measures: text, words } = messages;
  const { part = 0, whole = 0, share = null, grades = {}, lowest, highest } = total;
  if (measure.kind === "share") {
    return `${valueText(measure, share, messages)} ${text.quotient(part, whole)}`;
  }
  if (total.total !== null) return valueText(measure, total.total, messages);
  if (lowest !== undefined && highest !== undefined) {
    return text.range(lowest, highest, measure.unit);
  }
  return words.list(Object.entries(grades).map(([word, count]) => text.counted(word, count)));
}
