import type { Day } from "./days.ts";
import type { SeatPost } from "./rules.ts";

/** What a human has to look at, in the order it is listed. A note is no reason for alarm. */
export const PROBLEMS = [
  "seat-vacant",
  "township-without-seat",
  "talker-is-interviewee",
  "same-name-as-talker",
  "village-without-head",
  "post-vacant",
  "no-general-branch",
  "election-outside-cycle",
  "alike-places",
  "not-cooperative-head",
  "outside-the-two-committees",
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** Those that are only noted. */
export const NOTES: readonly ProblemCode[] = ["outside-the-two-committees"];

export interface Problem {
  code: ProblemCode;
  note?: true;
  district: string;
  township?: string;
  village?: string;
  seat?: SeatPost;
  person?: string;
  post?: string;
  day?: Day;
  /** Names that may be one place's. */
  names?: string[];
}
