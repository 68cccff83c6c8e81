import type { Day } from "./days.ts";
import type { Aspect } from "./found.ts";
import type { FactValue } from "./measures.ts";
import type { Level } from "./roster.ts";
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
  "roster-not-renewed",
  "not-cooperative-head",
  "outside-the-two-committees",
  "tiers-disagree",
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** Those that a village's own roster shows, whatever is known of others. */
export const OF_VILLAGE: readonly ProblemCode[] = [
  ...(["village-without-head", "post-vacant", "no-general-branch"] as const),
  ...(["election-outside-cycle", "roster-not-renewed", "not-cooperative-head"] as const),
  "outside-the-two-committees",
];
/** The same of facts by year, and of who is weak (rule 35): of no concern to what is owed. */
export const FACT_PROBLEMS = [
  "measure-missing",
  "measure-warns",
  "weak-not-flagged",
  "secretary-long-vacant",
  "measure-scale",
] as const;
export type FactProblemCode = (typeof FACT_PROBLEMS)[number];

/** The same of items (rule 33), and of who answers for a village (rule 35). */
export const ITEM_PROBLEMS = ["item-overdue", "item-without-owner", "item-without-due"] as const;
export const LINK_PROBLEMS = [
  ...(["link-missing", "flagged-without-leader", "link-not-in-roster"] as const),
] as const;

export type AnyProblemCode =
  | ProblemCode
  | FactProblemCode
  | (typeof ITEM_PROBLEMS)[number]
  | (typeof LINK_PROBLEMS)[number];

/** Those that are only noted. */
export const NOTES: readonly AnyProblemCode[] = [
  ...(["outside-the-two-committees", "tiers-disagree", "measure-scale"] as const),
  "link-not-in-roster",
];

/** A fact that a problem speaks of; `title` is the measure's name in Chinese. */
export interface ProblemFact {
  measure: string;
  title: string;
  unit?: string;
  year: number;
  value: FactValue | null;
}

export interface Problem extends Partial<ProblemFact> {
  code: AnyProblemCode;
  /** The year before's value. */
  before?: number;
  /** Why a village is weak. */
  facts?: ProblemFact[];
  /** Since when a post is vacant. */
  since?: Day;
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
  /** In what. */
  disagree?: Aspect[];
  /** The item, what it says and who sees to it; its due day is `day`. */
  item?: number;
  text?: string;
  owner?: string;
  /** At which level nobody answers, in how many of the villages, and in which. */
  level?: Level;
  missing?: number;
  of?: number;
  villages?: string[];
}
