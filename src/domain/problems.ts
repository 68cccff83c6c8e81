import type { Day } from "./days.ts";
import type { Aspect } from "./found.ts";
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
  "not-cooperative-head",
  "outside-the-two-committees",
  "tiers-disagree",
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** Those that are only noted. */
export const NOTES: readonly ProblemCode[] = ["outside-the-two-committees", "tiers-disagree"];

/** Those that a village's own roster shows, whatever is known of others. */
export const OF_VILLAGE: readonly ProblemCode[] = [
  ...(["village-without-head", "post-vacant", "no-general-branch"] as const),
  ...(["election-outside-cycle", "not-cooperative-head", "outside-the-two-committees"] as const),
];

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
  /** In what. */
  disagree?: Aspect[];
}
