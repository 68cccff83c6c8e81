import { covers, type Day, type Term } from "./days.ts";
import { saysSomething } from "./marks.ts";
import { nameKey } from "./names.ts";

export const MODES = ["in_person", "home_visit", "phone", "video", "group", "no_show"] as const;
export type Mode = (typeof MODES)[number];

/** The four things a talk is to find out. */
export const FINDINGS = ["mind", "ability", "politics", "standing"] as const;
export type FindingName = (typeof FINDINGS)[number];

export const GRADES = ["good", "fairly_good", "average", "poor", "unknown"] as const;
export type Grade = (typeof GRADES)[number];

export interface Finding {
  text: string | null;
  grade: Grade | null;
}

/** Why a record does not complete its talk, in the order they are said. */
export const REASONS = [
  "not-the-seat-holder",
  "not-one-by-one",
  "not-in-person",
  "before-start",
  "not-before-election",
  "findings-missing",
] as const;
export type Reason = (typeof REASONS)[number];

/**
 * By which judging a file's records are judged. Raise it whenever `judge` would say something else of a
 * record than before: files judged by an older one are then judged anew, in a recorded step.
 */
export const JUDGING = 2;

/** What judging needs to know of a record. */
export interface Judged {
  date: Day;
  talker: string;
  mode: Mode;
  /** Further interviewees. */
  with: string[];
  findings: Record<FindingName, Finding>;
  /** Of a redacted record, whose findings are gone: whether any was missing. */
  lacking?: boolean;
}

/** What judging needs to know of the talk. */
export interface Circumstances {
  /** Who held the seat, when; by every name under which the holder was ever entered. */
  holders: (Term & { names: string[] })[];
  /** The cycle's first day. */
  start: Day;
  /** The last day that counts: the day before the village's election (rule 9). */
  deadline: Day;
}

/**
 * Whether a record completes its talk: the reasons why not, none when it does (rules 3 to 8).
 * This is the only place that decides it; every view and figure reads the answer.
 */
export function judge(record: Judged, talk: Circumstances): Reason[] {
  const fails: Record<Reason, boolean> = {
    "not-the-seat-holder": !heldBy(talk.holders, record.talker, record.date),
    "not-one-by-one": record.mode === "group" || record.with.length > 0,
    "not-in-person": record.mode !== "in_person" && record.mode !== "home_visit",
    "before-start": record.date < talk.start,
    "not-before-election": record.date > talk.deadline,
    "findings-missing": record.lacking ?? lacksFindings(record.findings),
  };
  return REASONS.filter((reason) => fails[reason]);
}

/** Rule 7: whether any of the four is not found out. */
export function lacksFindings(findings: Judged["findings"]): boolean {
  return FINDINGS.some((name) => !isFound(findings[name]));
}

/** Rule 3: the talker held the seat on the day of the talk. */
function heldBy(holders: Circumstances["holders"], talker: string, day: Day): boolean {
  const key = nameKey(talker);
  return holders.some(
    (holder) => covers(holder, day) && holder.names.some((name) => nameKey(name) === key),
  );
}

/** Rule 7: a finding needs a text that says something; of grades only "unknown" is a hindrance. */
function isFound(finding: Finding): boolean {
  return saysSomething(finding.text ?? "") && finding.grade !== "unknown";
}

/** What a talk's records make of it. */
export interface Outcome {
  /** The day of the earliest completing record. */
  completedOn: Day | null;
  /** The earliest day of a record whose only fault is missing findings. */
  partialOn: Day | null;
}

/** Adds up a talk's records; voided ones are left out by the caller. */
export function outcomeOf(records: { id: number; date: Day; reasons: Reason[] }[]): Outcome {
  const inOrder = [...records].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id,
  );
  const completing = inOrder.find((record) => record.reasons.length === 0);
  const partial = inOrder.find((record) => record.reasons.join() === "findings-missing");
  return {
    completedOn: completing?.date ?? null,
    partialOn: partial?.date ?? null,
  };
}
