import type { Measure, MeasuresDocument } from "../domain/measures.ts";
import type { Messages } from "../messages/index.ts";
import { valueText } from "./facts.ts";
import type { Sheet } from "./sheet.ts";

/** The measures, a row each. */
export function measuresSheet({ measures }: MeasuresDocument, messages: Messages): Sheet {
  const { measures: text, words } = messages;
  const { columns } = text;
  return {
    title: "",
    columns: [
      { heading: columns.label, kind: "text" },
      { heading: columns.name, kind: "text", spare: 2 },
      { heading: columns.of, kind: "text" },
      { heading: columns.values, kind: "text" },
      { heading: columns.expected, kind: "text" },
      { heading: columns.warn, kind: "text" },
      { heading: columns.headings, kind: "text", spare: 1 },
    ],
    rows: measures.map((measure) => [
      text.label(measure),
      measure.name,
      text.subjects(measure.of),
      values(measure, measures, messages),
      measure.expected ? text.yes : null,
      warning(measure, messages),
      words.list(measure.headings.slice(0, 3)),
    ]),
  };
}

function values(measure: Measure, all: Measure[], messages: Messages): string {
  const { measures: text, words } = messages;
  const { kind, min, max } = measure;
  if (kind === "grade") return words.list((measure.words ?? []).map(([word]) => word ?? ""));
  if (kind === "share") {
    const named = (name = "") => {
      const other = all.find((one) => one.name === name);
      return other ? text.label(other) : name;
    };
    return text.share(named(measure.part), named(measure.whole));
  }
  if (kind === "text" || (min === undefined && max === undefined)) return text.kind(kind);
  const bound = (value: number | undefined) =>
    value === undefined ? "" : valueText(measure, value, messages);
  return text.between(bound(min), bound(max));
}

function warning(measure: Measure, messages: Messages): string | null {
  const { warn } = measure;
  if (warn === undefined) return null;
  const { measures: text } = messages;
  return typeof warn === "number" ? text.below(valueText(measure, warn, messages)) : warn;
}
