import type { Measure, MeasureKind, Subject } from "../../domain/measures.ts";
import type { Tally } from "../../domain/tally.ts";
import { grouped } from "../grouped.ts";
import { plural, words } from "./words.ts";

const SUBJECTS: Record<Subject, string> = {
  village: "villages",
  township: "townships",
  person: "people",
};
const KINDS: Record<MeasureKind, string> = {
  number: "number",
  grade: "grade",
  share: "share",
  text: "text",
};
const UNITS: Record<string, string> = {
  yuan: "yuan",
  percent: "%",
  square_metre: "m²",
  point: "points",
  person: "",
  count: "",
};
const unitOf = (unit = "") => UNITS[unit] ?? unit;
const label = ({ name }: Pick<Measure, "name">) => {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Measures and facts: what is known of villages, townships and people year by year. */
export const measures = {
  help: {
    summary:
      "show which yearly facts are kept on villages, townships and people, or declare others",
    set: "the file of measures to use",
  },
  title: "Measures in force",
  set: "These measures are in force from now on.",
  same: "These measures were in force already; nothing changed.",
  facts: "Facts by year",
  columns: {
    name: "Name",
    label: "Measure",
    of: "Of",
    values: "Values",
    headings: "Headings",
    expected: "Expected",
    warn: "Warning",
    measure: "Measure",
    known: "Known",
  },
  /** A measure as people call it. */
  label: (measure: Pick<Measure, "name" | "headings">) => label(measure),
  year: (year: number) => String(year),
  subjects: (of: Subject[]) => words.list(of.map((subject) => SUBJECTS[subject])),
  kind: (kind: MeasureKind) => KINDS[kind],
  number: (value: number, unit?: string) =>
    unitOf(unit) === "%"
      ? `${grouped(value)}%`
      : [grouped(value), unitOf(unit)].filter(Boolean).join(" "),
  share: (part: string, whole: string) => `${part} / ${whole}`,
  yes: "yes",
  totals: "Facts by year, of all villages and communities",
  villages: "Talks by village and community",
  noFacts: "No yearly facts are known yet: talks import reads them.",
  township: ({ required, done, outstanding }: Tally, coverage: string) =>
    `Talks: ${required} required, ${done} done, ${outstanding} outstanding, coverage ${coverage}.`,
  knownOf: (known: number, of: number) =>
    known === of ? `all ${of} known` : `${known} of ${of} known`,
  ofTownship: (measure: Pick<Measure, "name" | "headings">) => `${label(measure)}, township`,
  quotient: (part: number, whole: number) => `= ${part}/${whole}`,
  range: (lowest: number, highest: number, unit?: string) =>
    unitOf(unit) === "%"
      ? `${lowest}%–${highest}%`
      : [`${grouped(lowest)}–${grouped(highest)}`, unitOf(unit)].filter(Boolean).join(" "),
  counted: (word: string, count: number) => `${count} ${word}`,
  below: (value: string) => `below ${value}`,
  between: (min: string, max: string) => `${min} to ${max}`,
  withoutYear: (file: string, columns: string[]) =>
    `${file}: ${words.list(columns)} skipped: no year is given. Add a column year, or name it in the heading (2025 …).`,
  unitless: (file: string, columns: string[]) =>
    `${file}: ${words.list(columns)} names no unit; what has none of its own was taken as yuan. If it is 万元, say so in the heading and import again.`,
  inRoster: (file: string, columns: string[]) =>
    `${file}: ${words.list(columns)} skipped: yearly facts belong in a table of their own, with a year and without posts, flags, kinds or election days.`,
  passedOver: (count: number) =>
    `${plural(count, { one: "One person of the facts is", other: `${count} people of the facts are` })} not in the roster: skipped, and not kept.`,
  /** Facts of an import, for the history; nothing where there were none. */
  counts: ({ added, changed, cleared }: { added: number; changed: number; cleared: number }) =>
    added + changed + cleared === 0 ? "" : `, facts +${added} -${cleared}, ${changed} changed`,
  missing: (year: number, names: string) => `Expected for ${year} but unknown: ${names}.`,
};
