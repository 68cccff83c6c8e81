import type { Day } from "./days.ts";
import type { Finding, FindingName, Mode, Reason } from "./judging.ts";
import type { Flag, SeatPost } from "./rules.ts";

/** Which status a talk has: the first of these that applies. */
export const STATUSES = ["closed", "done", "waived", "partial", "outstanding"] as const;
export type Status = (typeof STATUSES)[number];

/** Whether a talk is still to be held: partial is a part of outstanding. */
export function isOutstanding(status: Status): boolean {
  return status === "outstanding" || status === "partial";
}

/** Why a talk is no longer owed (rule 12 and its kin). */
export const CLOSINGS = [
  "left-post",
  "not-flagged",
  "village-ended",
  "rules-changed",
  "talker-is-interviewee",
] as const;
export type Closing = (typeof CLOSINGS)[number];

export const INTENTIONS = ["stay", "step_down", "transfer", "undecided"] as const;
export type Intention = (typeof INTENTIONS)[number];

/** What a talker suggests for the person (rule 31). */
export const RECOMMENDATIONS = ["retain", "promote", "adjust", "replace", "undecided"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export interface Seat {
  post: SeatPost;
  district: string;
  /** null for the district's two seats */
  township: string | null;
}

/** One required conversation, as every command prints it. */
export interface Talk {
  /** null only in a rehearsal, for a talk that does not exist yet */
  id: number | null;
  tier: number;
  status: Status;
  overdue: boolean;
  seat: Seat;
  /** Who holds the seat today; null when it is vacant. */
  talker: string | null;
  person: {
    name: string;
    district: string;
    township: string;
    village: string;
    born: string | null;
    staffNo: string | null;
  };
  /** The posts that make the talk owed. */
  posts: string[];
  villages: string[];
  /** The flags that make the talk owed. */
  because: Flag[];
  deadline: Day;
  closedBecause: Closing | null;
  completedOn: Day | null;
  /** Who held the conversation that completed it. */
  completedBy: string | null;
  byPredecessor: boolean;
  /** The day somebody has set for it, whether or not it still counts (rule 32). */
  plannedOn: Day | null;
}

/** What a user enters about one conversation. */
export interface Entry {
  date: Day;
  talker: string;
  mode: Mode;
  place: string | null;
  recorder: string | null;
  /** Further interviewees, not the recorder. */
  with: string[];
  findings: Record<FindingName, Finding>;
  intention: Intention | null;
  recommend: Recommendation | null;
  risk: string | null;
  suggestion: string | null;
  followUp: string | null;
  /** Who sees to the follow-up, and by when; neither without one. */
  followUpOwner: string | null;
  followUpDue: Day | null;
}

/** An entry for a talk; without a talker it is the seat's holder on the day. */
export type NewRecord = Omit<Entry, "talker"> & { talk: number; talker: string | null };

/** One entered conversation, as every command prints it. */
export interface TalkRecord extends Entry {
  id: number;
  talk: number;
  /** UTC */
  enteredAt: string;
  actor: string;
  /** What was found is gone, at the person's right. */
  redacted: boolean;
  completes: boolean;
  reasons: Reason[];
  void: { reason: string; at: string; actor: string } | null;
}

/** Which talks a command speaks of; null: whatever it is. Names are whole names. */
export interface Filters {
  tier: number | null;
  district: string | null;
  township: string | null;
  village: string | null;
  /** The interviewee's name or a part of it; a pattern once the store has resolved it. */
  person: string | null;
  /** Today's holder of the seat. */
  talker: string | null;
  /** Who answers for the village, at any of the four levels. */
  linked: string | null;
}

/** Filters as somebody typed them: which tiers there are, only the database knows. */
export type TypedFilters = Partial<Omit<Filters, "tier">> & { tier?: number | string | null };

export const NO_FILTERS: Filters = {
  tier: null,
  district: null,
  township: null,
  village: null,
  person: null,
  talker: null,
  linked: null,
};

/** True when no filter is set. */
export function isUnfiltered(filters: Filters): boolean {
  return (Object.keys(NO_FILTERS) as (keyof Filters)[]).every((key) => filters[key] === null);
}

/** One election round; a database holds one. */
export interface Cycle {
  district: string;
  name: string;
  start: Day;
  election: Day;
}
