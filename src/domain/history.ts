import type { RosterChange } from "./roster-change.ts";
import type { Status } from "./talk.ts";

/** Who does what, and when: written with every change, in the same transaction. */
export interface Author {
  actor: string;
  /** UTC */
  at: string;
  /** The command. */
  what: string;
}

export interface TalkChange {
  talk: number;
  before: Status;
  after: Status;
  reason: string;
}

export interface HistoryEvent extends Author {
  seq: number;
  detail: Record<string, unknown>;
  /** The talks whose status it changed. */
  changes: TalkChange[];
}

/** What an import notes with its event. */
export interface ImportCounts {
  villages: { added: number; changed: number };
  people: { added: number; left: number };
  posts: { added: number; ended: number };
  /** Not with imports of earlier versions. */
  facts?: { added: number; changed: number; cleared: number };
  items?: { added: number; changed: number };
  moved: { village: string; before: string; day: string }[];
  renamed: { before: string; name: string }[];
  /** Changes to what was known before, the first of them; older events have none. */
  changes?: RosterChange[];
  /** How many there were in all. */
  changed?: number;
}

/** What a move of the cycle notes with its event, and which days off and worked it keeps or lets go. */
export interface CycleMove {
  from?: { start: string; election: string };
  to?: { start: string; election: string };
  off?: string[];
  worked?: string[];
  noLongerOff?: string[];
  noLongerWorked?: string[];
}

/** How many rows of each kind a new cycle began with. */
export type CarriedOver = Record<"villages" | "people" | "posts" | "facts", number>;
