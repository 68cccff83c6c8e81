import type { Misfit } from "./domain/combine.ts";
import type { DayProblem } from "./domain/day-text.ts";
import type { Flaw } from "./domain/doctor.ts";
import type { ItemClosing } from "./domain/item.ts";

/**
 * Every fault a user can meet: its code, its exit code and what its message needs to know.
 * The texts are in `messages/`; `run.ts` alone turns a fault into a message and an exit code.
 */

import type { Seat } from "./domain/talk.ts";

/** Exit codes, as promised in docs/cli.md. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  outstanding: 4,
  busy: 5,
  damaged: 6,
  file: 7,
  noDatabase: 8,
  interrupted: 130,
  terminated: 143,
} as const;

/** One bad place in a file: where it is and which message explains it. */
export interface Issue {
  file: string;
  /** In a workbook. */
  sheet?: string;
  row: number;
  /** The heading, or in a workbook the cell's address. */
  column: string;
  /** In a row that the workbook does not show. */
  hidden?: true;
  problem: CellProblem;
}

/** How many bad places an error lists. */
export const ISSUES_LISTED = 100;

/** The bad places of an input: the first of them, and how many there are. */
export interface Issues {
  listed: Issue[];
  total: number;
}

export function noIssues(): Issues {
  return { listed: [], total: 0 };
}

/** Notes a bad place; beyond those that are listed it only counts. */
export function addIssue(issues: Issues, issue: Issue): void {
  issues.total++;
  if (issues.listed.length < ISSUES_LISTED) issues.listed.push(issue);
}

/** What can be wrong with one cell, row or key of a file. */
export type CellProblem =
  | { code: "required" }
  | { code: "not-a-month"; value: string }
  | { code: "not-a-day-or-month"; value: string }
  | { code: "not-yes-or-no"; value: string }
  | { code: "not-one-of"; value: string; allowed: readonly string[] }
  | { code: "not-a-text" | "not-a-number" | "not-names"; value: string }
  | { code: "not-villages" | "not-a-post"; value: string }
  | { code: "not-an-object" | "not-a-list" }
  | { code: "typed-as-number" }
  | { code: "ambiguous-month"; value: string; year: string }
  | { code: "formula-failed"; value: string }
  | { code: "formula-without-result" | "text-missing" | "truth-as-text" | "broken-text" }
  | DayProblem
  | { code: "month-in-future"; value: string }
  | { code: "too-long" | "too-many"; max: number }
  | { code: "no-name" | "two-names" | "has-left" | "no-place" | "ditto"; value: string }
  | { code: "unclear-seat"; value: string }
  | { code: "resident-id-as-staff-number" | "resident-id-here" }
  | { code: "unclear-post"; unclear: string[] }
  | { code: "not-an-amount" | "not-whole" | "unclear-percentage" | "not-a-year"; value: string }
  | { code: "out-of-bounds"; value: string; min: number | null; max: number | null }
  | { code: "year-in-future"; value: string; year: number }
  | { code: "not-in-roster"; value: string }
  | { code: "two-values"; measure: string; year: number; rows: readonly string[] }
  /** `share` null: the part is more than the whole. */
  | { code: "share-impossible"; share: number | null; part: number; whole: number }
  | { code: "not-a-measure" | "heading-twice"; value: string }
  | { code: "unknown-key" }
  | { code: "too-many-cells" }
  | { code: "bad-resident-id" }
  | { code: "resident-id-disagrees"; field: string }
  | { code: "from-after-to"; from: string; to: string }
  | { code: "township-on-district-seat" }
  | { code: "vacant-without-post" }
  | { code: "namesakes"; name: string; rows: readonly string[] }
  | { code: "same-staff-number"; staffNo: string; rows: readonly string[] }
  | { code: "contradicts"; rows: readonly string[] }
  | { code: "two-holders"; rows: readonly string[] }
  | { code: "ambiguous-person"; name: string }
  | { code: "staff-number-taken"; staffNo: string }
  | { code: "two-tiers-for-seat"; seat: string }
  | { code: "two-seats-for-tier"; tier: number }
  | { code: "not-of-item"; value: string; item: number }
  | { code: "closed-while-open"; value: string }
  | { code: "not-of-talk"; value: string; talk: number; person: string; village: string }
  | { code: "refused"; message: FaultOf<FaultCode> };

/** Why a text is no CSV file. */
export type CsvReason = "nul" | "quotes" | "row-too-long" | "too-many-columns";

/** Why a workbook cannot be read; markup is a web page or XML saved under a workbook's name. */
export type WorkbookReason = "not-a-workbook" | "locked" | "too-old" | "markup" | "too-large";

/** What tells a talk from others. */
export interface NamedTalk {
  id: number;
  person: string;
  village: string;
  seat: Seat;
}

/** What each fault's message needs to know. */
export interface FaultParams {
  usage: { message: string };
  "bad-value": { flag: string; value: string; expected: readonly string[] | "number" | "positive" };
  /** `total` where more are bad than are listed. */
  "bad-file": { issues: Issue[]; total?: number };
  /** `problem` where more is known than that it is none. */
  "not-a-day": { what: string; value: string; problem?: DayProblem };
  "not-days": { what: string; value: string };
  "day-in-future": { what: string; value: string; today: string };
  "election-not-after-start": { start: string; election: string };
  "already-initialised": { path: string };
  "other-district": { district: string; known: string[] };
  "unknown-talk": { id: string };
  "unknown-record": { id: string };
  /** `several`: what was typed is a part of each of the names; else they are only near it. */
  "no-such-name": { filter: string; value: string; nearest: string[]; several: boolean };
  "which-talk": Record<string, never>;
  "no-talk-matches": { nearest: string[] };
  "several-talks-match": { talks: NamedTalk[]; more: number };
  "talk-closed": { id: number; reason: string };
  "no-holder-that-day": { id: number; date: string };
  "record-already-void": { id: number };
  "unknown-item": { id: string };
  "item-closed": { id: number; as: ItemClosing; on: string };
  "item-open": { id: number };
  "cannot-waive": { id: number; status: string };
  "not-waived": { id: number };
  "cannot-plan": { id: number; status: string };
  "day-outside-talk": { id: number; day: string; from: string; deadline: string };
  blank: { flag: string };
  "bad-flag": { flag: string; problem: CellProblem };
  "unknown-table": {
    file: string;
    /** Where the others of the workbook were understood. */
    sheet: string | null;
    header: string[];
    hidden: string[];
    /** The one column that a table lacks. */
    missing: string | null;
  };
  /** A heading under which people stand, of which it does not say what post they hold. */
  "unclear-heading": { file: string; heading: string };
  /** A title that says that these are not those who hold the posts. */
  "list-of-others": { file: string; title: string };
  "not-a-report": { file: string; key: string };
  "reports-do-not-fit": { misfit: Misfit };
  "not-a-talk-sheet": { file: string; header: string[] };
  "column-twice": { file: string; column: string };
  "not-csv": { file: string; reason: CsvReason; line: number | null };
  "not-xlsx": { file: string; reason: WorkbookReason };
  "too-large-input": { file: string; megabytes: number };
  undecodable: { file: string; encoding: string | null };
  /** `place` is null where it is nested too deeply. */
  "not-json": { file: string; place: { line: number; column: number } | null };
  "no-database": { path: string };
  "not-a-talks-database": { path: string };
  "newer-database": { path: string; version: number; known: number };
  "damaged-database": { path: string; flaw: Flaw };
  "does-not-hold": { path: string; flaw: Flaw };
  "network-file": { path: string };
  "file-exists": { path: string };
  "several-people-match": {
    people: { name: string; township: string; village: string; staffNo: string | null }[];
  };
  "no-such-person": { value: string; nearest: string[] };
  "which-person": {
    value: string;
    people: { name: string; township: string; village: string; staffNo: string | null }[];
    more: boolean;
  };
  "which-village": {
    value: string;
    villages: { district: string; township: string; village: string }[];
    more: boolean;
  };
  "not-a-head": { value: string };
  "which-township": {
    value: string;
    townships: { district: string; name: string }[];
    more: boolean;
  };
  /** A row of facts, and what is said there. */
  "facts-do-not-fit": { fact: number; measure: string; value: string };
  busy: { path: string };
  interrupted: Record<string, never>;
  terminated: Record<string, never>;
  "cannot-read": { path: string; reason: string };
  "cannot-write": { path: string; reason: string };
  "maybe-written": { path: string; reason: string };
  "unknown-ending": { path: string; endings: readonly string[] };
  "not-a-workbook-name": { path: string };
  "no-form-ending": { path: string; endings: readonly string[] };
  "not-a-form": { path: string };
  "bad-form": { path: string; tags: string[] };
  "unknown-placeholder": { path: string; names: string[]; known: string[] };
  "placeholder-outside-text": { path: string; names: string[] };
  "would-replace-database": { path: string };
  "no-driver": { command: string };
}

export type FaultCode = keyof FaultParams;
export type FaultOf<C extends FaultCode> = { [K in C]: { code: K } & FaultParams[K] }[C];

const EXIT_OF: Record<FaultCode, number> = {
  usage: EXIT.usage,
  "bad-value": EXIT.refused,
  "bad-file": EXIT.refused,
  "not-a-day": EXIT.refused,
  "not-days": EXIT.refused,
  "day-in-future": EXIT.refused,
  "election-not-after-start": EXIT.refused,
  "already-initialised": EXIT.refused,
  "other-district": EXIT.refused,
  "unknown-talk": EXIT.refused,
  "unknown-record": EXIT.refused,
  "no-such-name": EXIT.refused,
  "which-talk": EXIT.usage,
  "no-talk-matches": EXIT.refused,
  "several-talks-match": EXIT.refused,
  "talk-closed": EXIT.refused,
  "no-holder-that-day": EXIT.refused,
  "record-already-void": EXIT.refused,
  "unknown-item": EXIT.refused,
  "item-closed": EXIT.refused,
  "item-open": EXIT.refused,
  "cannot-waive": EXIT.refused,
  "not-waived": EXIT.refused,
  "cannot-plan": EXIT.refused,
  "day-outside-talk": EXIT.refused,
  blank: EXIT.refused,
  "bad-flag": EXIT.refused,
  "unknown-table": EXIT.refused,
  "unclear-heading": EXIT.refused,
  "list-of-others": EXIT.refused,
  "not-a-report": EXIT.refused,
  "reports-do-not-fit": EXIT.refused,
  "not-a-talk-sheet": EXIT.refused,
  "column-twice": EXIT.refused,
  "not-csv": EXIT.refused,
  "not-xlsx": EXIT.refused,
  "too-large-input": EXIT.refused,
  undecodable: EXIT.refused,
  "not-json": EXIT.refused,
  "no-database": EXIT.noDatabase,
  "not-a-talks-database": EXIT.noDatabase,
  "newer-database": EXIT.noDatabase,
  "damaged-database": EXIT.damaged,
  "does-not-hold": EXIT.damaged,
  "network-file": EXIT.noDatabase,
  "file-exists": EXIT.refused,
  "several-people-match": EXIT.refused,
  "no-such-person": EXIT.refused,
  "which-person": EXIT.refused,
  "which-village": EXIT.refused,
  "not-a-head": EXIT.refused,
  "which-township": EXIT.refused,
  "facts-do-not-fit": EXIT.refused,
  busy: EXIT.busy,
  interrupted: EXIT.interrupted,
  terminated: EXIT.terminated,
  "cannot-read": EXIT.file,
  "cannot-write": EXIT.file,
  "maybe-written": EXIT.file,
  "unknown-ending": EXIT.refused,
  "not-a-workbook-name": EXIT.refused,
  "no-form-ending": EXIT.refused,
  "not-a-form": EXIT.refused,
  "bad-form": EXIT.refused,
  "unknown-placeholder": EXIT.refused,
  "placeholder-outside-text": EXIT.refused,
  "would-replace-database": EXIT.refused,
  "no-driver": EXIT.bug,
};

/** A fault the user can do something about. Anything else that is thrown is a bug of the program. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly params: FaultParams[C];

  constructor(code: C, params: FaultParams[C]) {
    super(code);
    this.code = code;
    this.params = params;
  }

  get exit(): number {
    return EXIT_OF[this.code];
  }
}
