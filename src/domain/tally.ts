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

/** How many talks share a status and a deadline. */
export interface Count {
  status: Status;
  deadline: Day;
  count: number;
  /** Talks completed from a day on, beside the count that has them already. */
  completedSince?: number;
}

/**
 * The sums of counts, seen on the day `asOf`.
 * @param since with what was completed since a day
 */
export function tally(counts: Count[], asOf: Day, { since = false } = {}): Tally {
  const sums = { done: 0, waived: 0, outstanding: 0, partial: 0, overdue: 0 };
  for (const { status, deadline, count } of counts) {
    if (status === "done" || status === "waived") sums[status] += count;
    if (!isOutstanding(status)) continue;
    sums.outstanding += count;
    if (status === "partial") sums.partial += count;
    if (deadline < asOf) sums.overdue += count;
  }
  const { done, waived, outstanding } = sums;
  const required = done + waived + outstanding;
  const completedSince = counts.reduce((sum, count) => sum + (count.completedSince ?? 0), 0);
  return {
    required,
    ...sums,
    coverage: coverage(done, done + outstanding),
    ...(since && { completedSince }),
  };
}

/** Cut, not rounded: 99.96 % is never shown as 100 % (rule 11). */
export function coverage(done: number, expected: number): number | null {
  return expected === 0 ? null : Math.floor((done * 10_000) / expected) / 10_000;
}
