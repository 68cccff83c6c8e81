import type { Day } from "./days.ts";
import { isOutstanding, type Status } from "./talk.ts";

/** How a figure adds up: required = done + waived + outstanding; partial and overdue are parts of
 * outstanding; closed talks are in none of them. */
export interface Tally {
  required: number;
  done: number;
  waived: number;
  outstanding: number;
  partial: number;
  overdue: number;
  /** done / (required - waived), cut to 4 decimals; null when nothing remains required (rule 11). */
  coverage: number | null;
  /** Of those done, how many were completed from a day on; where that was asked for. */
  completedSince?: number;
}

/** Talks in force that share a deadline; partial is a part of outstanding. */
export interface Count {
  deadline: Day;
  done: number;
  waived: number;
  outstanding: number;
  partial: number;
  /** Talks completed from a day on, beside the count that has them already. */
  completedSince?: number;
}

/** Not one talk. */
export const NONE: Count = { deadline: "", done: 0, waived: 0, outstanding: 0, partial: 0 };

/** One talk in force as a count. */
export function countOf({ status, deadline }: { status: Status; deadline: Day }): Count {
  return {
    deadline,
    done: Number(status === "done"),
    waived: Number(status === "waived"),
    outstanding: Number(isOutstanding(status)),
    partial: Number(status === "partial"),
  };
}

/**
 * The sums of counts, seen on the day `asOf`.
 * @param since with what was completed since a day
 */
export function tally(counts: Count[], asOf: Day, { since = false } = {}): Tally {
  let done = 0;
  let waived = 0;
  let outstanding = 0;
  let partial = 0;
  let overdue = 0;
  let completedSince = 0;
  for (const count of counts) {
    done += count.done;
    waived += count.waived;
    outstanding += count.outstanding;
    partial += count.partial;
    if (count.deadline < asOf) overdue += count.outstanding;
    completedSince += count.completedSince ?? 0;
  }
  const required = done + waived + outstanding;
  const share = coverage(done, done + outstanding);
  const sums = { required, done, waived, outstanding, partial, overdue, coverage: share };
  return since ? { ...sums, completedSince } : sums;
}

/** Cut, not rounded: 99.96 % is never shown as 100 % (rule 11). */
export function coverage(done: number, expected: number): number | null {
  return expected === 0 ? null : Math.floor((done * 10_000) / expected) / 10_000;
}
