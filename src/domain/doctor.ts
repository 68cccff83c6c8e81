import type { Day } from "./days.ts";

/** What is wrong with a database: damage, or a change that went past the program. */
export type Flaw =
  /** SQLite's own check, in its words. */
  | { code: "file-damaged"; detail: string }
  | { code: "reference-broken"; table: string; row: number | null; parent: string }
  | { code: "schema-altered"; name: string; how: "missing" | "added" | "changed" }
  | { code: "event-missing"; seq: number }
  | { code: "event-altered"; seq: number }
  /** Rows from..to of a table, one where they are the same, are not as event `seq` left them. */
  | { code: "rows-altered"; table: string; from: number; to: number; seq: number }
  /** The seal that event `seq` set on them. */
  | { code: "seal-altered"; table: string; from: number; to: number; seq: number }
  /** Rows that no event brought. */
  | { code: "rows-unsealed"; table: string; from: number; to: number }
  /** Rows that another program was at. */
  | { code: "rows-touched"; table: string; from: number; to: number }
  /** An event that did to a table what its kind never does. */
  | { code: "event-overreaches"; seq: number; what: string; table: string }
  /** A record that is not with the talk it was entered for, and nobody was joined. */
  | { code: "record-moved"; record: number; talk: number }
  | { code: "rules-disagree" }
  | { code: "judged-otherwise"; talk: number }
  /** What a row of facts says is no value of its measure. */
  | { code: "fact-unfit"; fact: number; measure: string }
  /** What is kept for speed is not what a full count gives. */
  | { code: "figures-differ" }
  /** The chain does not contain the event of a head that was once printed. */
  | { code: "anchor-not-held"; anchor: string };

/** What is no damage and may still be worth a look. */
export type Remark =
  | { code: "clock-went-back"; seq: number; at: string; before: string }
  | { code: "entered-late"; record: number; date: Day; entered: Day }
  | { code: "open-to-others"; path: string };

/** What an examination found. */
export interface Examination {
  flaws: Flaw[];
  remarks: Remark[];
  head: string;
  events: number;
  /** Rows under seal. */
  rows: number;
}
