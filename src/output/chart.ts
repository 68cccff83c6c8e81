import type { Day } from "../domain/days.ts";

/** A picture of figures that stand in the document's tables too; only pages draw it. */
export type Chart = BarChart | StackChart | LineChart;

/** One or two bars a row, such as what is needed and what is done. */
export interface BarChart {
  kind: "bars";
  title: string;
  /** The names of the bars, where there are two a row. */
  series: string[];
  rows: { label: string; bars: { value: number; text: string }[] }[];
  /** The value of a bar that fills the width; otherwise the largest. */
  most?: number;
}

/** Shares of a whole, side by side. */
export interface StackChart {
  kind: "stack";
  title: string;
  series: string[];
  rows: { label: string; counts: number[] }[];
}

/** Counts over days; the second line is dashed. */
export interface LineChart {
  kind: "lines";
  title: string;
  lines: { name: string; points: { day: Day; count: number }[] }[];
  /** How a day is written below the axis. */
  dayText: (day: Day) => string;
}
