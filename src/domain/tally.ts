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
}

/** How many talks share a status and a deadline. */
export interface Count {
  status: Status;
  deadline: Day;
  count: number;
}

/** The sums of counts, seen on the day `asOf`. */
export function tally(counts: Count[], asOf: Day): Tally {
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
  return { required, ...sums, coverage: coverage(done, done + outstanding) };
}

/** Cut, not rounded: 99.96 % is never shown as 100 % (rule 11). */
function coverage(done: number, expected: number): number | null {
  return expected === 0 ? null : Math.floor((done * 10_000) / expected) / 10_000;
}
