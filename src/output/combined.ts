import type { Combined } from "../domain/combine.ts";
import type { Messages } from "../messages/index.ts";
import { figureColumns, figures, worstFirst } from "./figures.ts";
import type { Document } from "./sheet.ts";

/** Several districts' figures as one page: the sum first, then the districts, worst first. */
export function combinedDocument(combined: Combined, cycle: string, messages: Messages): Document {
  const { combine: text, report } = messages;
  const { totals, districts, asOf } = combined;
  const missing =
    totals.required === 0
      ? report.nothingRequired
      : totals.outstanding === 0
        ? report.allDoneOrWaived(totals.done, totals.waived)
        : report.missing(totals);
  return {
    title: text.title(districts.length, cycle),
    lines: [
      { text: text.moment(...asOf), tone: "faint" },
      { text: missing, tone: totals.outstanding === 0 ? "good" : "plain" },
      ...(totals.overdue > 0
        ? [{ text: report.overdue(totals.overdue), tone: "bad" as const }]
        : []),
    ],
    sheets: [
      {
        title: report.sections.districts,
        columns: [
          { heading: report.columns.district, kind: "text" },
          ...figureColumns(messages),
          { heading: text.columns.asOf, kind: "day" },
          { heading: text.columns.head, kind: "text", spare: 2 },
          { heading: text.columns.file, kind: "text", spare: 1 },
        ],
        rows: [
          ...[...districts]
            .sort(worstFirst)
            .map((row) => [row.district, ...figures(row), row.asOf, row.head, row.file]),
          [report.total, ...figures(totals), null, null, null],
        ],
      },
    ],
    foot: [],
  };
}
