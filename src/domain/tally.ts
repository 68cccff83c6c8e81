import type { Status } from "./talk.ts";

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

/** How many talks share a status and a lateness. */
export interface Count {
  status: Status;
  overdue: boolean;
  count: number;
}

export function tally(counts: Count[]): Tally {
  const sum = (wanted: (count: Count) => boolean) =>
    counts.filter(wanted).reduce((total, { count }) => total + count, 0);
  const isOutstanding = ({ status }: Count) => status === "outstanding" || status === "partial";
  const done = sum(({ status }) => status === "done");
  const waived = sum(({ status }) => status === "waived");
  const outstanding = sum(isOutstanding);
  return {
    required: done + waived + outstanding,
    done,
    waived,
    outstanding,
    partial: sum(({ status }) => status === "partial"),
    overdue: sum((count) => isOutstanding(count) && count.overdue),
    coverage: coverage(done, done + outstanding),
  };
}

/** Cut, not rounded: 99.96 % is never shown as 100 % (rule 11). */
function coverage(done: number, expected: number): number | null {
  return expected === 0 ? null : Math.floor((done * 10_000) / expected) / 10_000;
}
