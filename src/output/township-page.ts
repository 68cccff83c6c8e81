import type { Measure, MeasuresDocument } from "../domain/measures.ts";
import type { Tally } from "../domain/tally.ts";
import type { MeasureTotal } from "../domain/township-facts.ts";
import type { Messages } from "../messages/index.ts";
import { valueText } from "./facts.ts";
import { figureColumns, figures } from "./report.ts";
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
    const own = totals.filter((total) => total.measure === measure.name);
    if (own.length === 0) return [];
    const cells = years.map((year) => {
      const total = own.find((one) => one.year === year);
      return total ? totalText(measure, total, messages) : null;
    });
    return [[text.label(measure), ...cells]];
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

function totalText(measure: Measure, total: MeasureTotal, messages: Messages): string {
  const { measures: text, words } = messages;
  const value = (known: number | string) => valueText(measure, known, messages);
  const { known, of, part = 0, whole = 0, share, grades = {}, lowest, highest, own } = total;
  const sum =
    measure.kind === "share"
      ? share === undefined || share === null
        ? words.none
        : `${value(share)}${words.aside(`${part}/${whole}`)}`
      : total.total !== null
        ? value(total.total)
        : lowest !== undefined && highest !== undefined
          ? text.between(value(lowest), value(highest))
          : words.list(Object.entries(grades).map(([word, count]) => text.counted(word, count)));
  return [
    ...(known > 0 ? [sum] : []),
    ...(of > 0 ? [text.knownOf(known, of)] : []),
    ...(own === undefined || own === null ? [] : [text.own(value(own))]),
  ]
    .filter(Boolean)
    .join(text.parted);
}
