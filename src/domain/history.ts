/** Who does what, and when: written with every change, in the same transaction. */
export interface Doer {
  actor: string;
  /** UTC */
  at: string;
  /** The command. */
  what: string;
}

export interface TalkChange {
  talk: number;
  before: string;
  after: string;
  reason: string;
}

export interface HistoryEvent extends Doer {
  seq: number;
  detail: Record<string, unknown>;
  /** The talks whose status it changed. */
  changes: TalkChange[];
}
