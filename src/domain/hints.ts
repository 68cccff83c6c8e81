import type { Day } from "./days.ts";
import type { Finding, FindingName, Grade, Mode } from "./judging.ts";

/** From when something looks wrong. docs/audit.md says why each is what it is. */
export const THRESHOLDS = {
  /** Findings this alike (Sørensen–Dice, 0 to 1) are nearly the same. */
  similarity: 0.75,
  /** Findings with fewer letters and digits than this, all four together, are naturally alike … */
  shortText: 40,
  /** … and are pointed out only when so many people have them. */
  shortTextPeople: 10,
  /** A day holds so many talks in person: twelve of forty minutes are eight hours. */
  talksADay: 12,
  /** So many townships a day are no wonder for who talks for a district … */
  townshipsADay: 2,
  /** … and so many for a township's secretary. */
  townshipsADayInTownship: 1,
  /** So many entries after the deadline … */
  burstRecords: 10,
  /** … within so many minutes are a burst. */
  burstMinutes: 10,
  /** Entered up to so many days after the talk is no wonder. */
  daysToEntry: 30,
  /** So many people graded alike are enough to wonder. */
  sameGradesRecords: 10,
} as const;

/** A record as it is audited; voided ones are not. */
export interface AuditRecord {
  id: number;
  talk: number;
  date: Day;
  talker: string;
  person: string;
  personId: number;
  /** Of the interviewee. */
  village: string;
  township: string;
  /** Of the talk's seat; the township is null for the district's two. */
  district: string;
  seatTownship: string | null;
  mode: Mode;
  place: string | null;
  findings: Record<FindingName, Finding>;
  deadline: Day;
  /** The moment of entry, in milliseconds, and the day it fell on. */
  enteredAt: number;
  entered: Day;
  actor: string;
  /** Within the filters. */
  inScope: boolean;
}

/** What looks wrong, by the records that do: a hint to a human, never a verdict. */
export type Hint = { records: AuditRecord[] } & (
  | { code: "same-findings"; people: number; similarity: number; text: string }
  | { code: "too-many-in-a-day"; talker: string; day: Day }
  | { code: "two-places-one-day"; talker: string; day: Day; townships: string[] }
  | { code: "burst-after-deadline"; minutes: number; actors: string[] }
  | { code: "late-entry"; talker: string; longestDays: number }
  | { code: "all-grades-same"; talker: string; grades: Grade[] }
);
export type HintCode = Hint["code"];
