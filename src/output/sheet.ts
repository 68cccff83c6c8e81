import type { Chart } from "./chart.ts";

/** What every format is given: sentences and tables, not yet laid out. */

/** How a column's values are meant, and so how each format writes them. */
export type Kind =
  | "text"
  | "count"
  /** coverage between 0 and 1, null where nothing is required */
  | "share"
  /** the same as a bar, for the eye only */
  | "bar"
  /** talks a day */
  | "rate"
  | "day";

export interface Column {
  heading: string;
  kind: Kind;
  /** Left out where a terminal has no room for it; the lowest goes first. */
  spare?: number;
  /** How wide it is on paper, in characters of which a Chinese one takes two; otherwise as its cells need. */
  paper?: number;
  /** A number above nothing is bad news. */
  alarm?: true;
}

export type Cell = string | number | null;

export interface Sheet {
  title: string;
  columns: Column[];
  rows: Cell[][];
  /** Said below the table where rows were left out. */
  more?: string | undefined;
  /** To be sorted and filtered: in a workbook it has a sheet of its own, however short. */
  apart?: true;
}

/** Labelled values and plain lists have no headings. */
export function hasHeadings({ columns }: Sheet): boolean {
  return columns.some(({ heading }) => heading !== "");
}

/** How a sentence is meant: good news, bad news, or neither. */
export type Tone = "plain" | "good" | "bad" | "faint";

export interface Document {
  title: string;
  lines: { text: string; tone: Tone }[];
  /** The same figures as pictures, for a page. */
  charts?: Chart[];
  sheets: Sheet[];
  foot: string[];
  /** For a workbook: what its pages are titled where `title` is blank, and its first sheet to hand over. */
  paper?: { title?: string; front?: { name: string; sign: string } };
  /** Further documents that follow, such as the pages of a booklet. */
  parts?: Document[];
}

/** A share as a percentage with one decimal, cut: 99.96 % is never shown as 100 % (rule 11). */
export function percentage(share: number): string {
  const tenths = Math.floor(Math.round(share * 10_000) / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/**
 * Talks a day, to one decimal, below one to two. A need is rounded up, so that keeping to what is
 * shown is enough; a pace is cut.
 */
export function rate(perDay: number, round: "up" | "down"): string {
  const decimals = perDay < 1 ? 2 : 1;
  const steps = perDay * 10 ** decimals;
  const whole = round === "up" ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9);
  return (whole / 10 ** decimals).toFixed(decimals);
}

/** A cell as text, the same in every format. */
export function cellText(cell: Cell, kind: Kind, none: string): string {
  if (cell === null) return none;
  if (typeof cell === "string") return cell;
  if (kind === "share") return percentage(cell);
  if (kind === "rate") return rate(cell, "up");
  return String(cell);
}
