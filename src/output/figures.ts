import type { Tally } from "../domain/tally.ts";
import type { Messages } from "../messages/index.ts";
import type { Cell, Column } from "./sheet.ts";

type Figure = "required" | "done" | "completedSince" | "waived" | "outstanding";

/** The figures of every table; what is new only where it was asked for. */
export function figureNames(since = false): Figure[] {
  return since
    ? ["required", "done", "completedSince", "waived", "outstanding"]
    : ["required", "done", "waived", "outstanding"];
}

/** What a narrow terminal leaves out of the figures, the lowest first. */
const SPARE: Partial<Record<Figure, number>> = { waived: 3, done: 5, required: 6 };

export function countColumns({ report: { columns } }: Messages, since = false): Column[] {
  return figureNames(since).map((figure) => {
    const spare = SPARE[figure];
    return { heading: columns[figure], kind: "count", ...(spare !== undefined && { spare }) };
  });
}

/** The columns of a tally, with a bar for the eye. */
export function figureColumns(messages: Messages, since = false): Column[] {
  const { columns } = messages.report;
  return [
    { heading: columns.bar, kind: "bar", spare: 2 },
    ...countColumns(messages, since),
    { heading: columns.coverage, kind: "share" },
    { heading: columns.overdue, kind: "count", spare: 4, alarm: true },
    { heading: columns.partial, kind: "count", spare: 1 },
  ];
}

/** The cells below them. */
export function figures(tally: Tally, since = false): Cell[] {
  return [
    tally.coverage,
    ...figureNames(since).map((figure) => tally[figure] ?? 0),
    tally.coverage,
    tally.overdue,
    tally.partial,
  ];
}

/** Those with the least coverage first; where nothing is owed, last. */
export function worstFirst(a: Tally, b: Tally): number {
  return (a.coverage ?? 2) - (b.coverage ?? 2) || b.outstanding - a.outstanding;
}
