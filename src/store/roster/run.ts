import { type Day, dayBefore } from "../../domain/days.ts";
import type { AlikePlaces } from "../../domain/place-likeness.ts";
import type { CadreRow, Place } from "../../domain/roster.ts";
import type { RosterChange } from "../../domain/roster-change.ts";
import type { Cycle } from "../../domain/talk.ts";
import { addIssue, type CellProblem, type Issues, noIssues } from "../../errors.ts";
import type { Transaction } from "../database/connection.ts";
import { queryValue } from "../database/query.ts";
import { cycleOf } from "../talks/cycle.ts";
import { type Changes, openChanges } from "./changes.ts";
import { clearClaimed } from "./claimed.ts";
import type { KnownPeople } from "./known.ts";
import type { Staging } from "./staging.ts";

export const SQL = {
  lastVillage: "SELECT COALESCE(MAX(id), 0) FROM village",
  isNumbered: "SELECT EXISTS (SELECT 1 FROM person WHERE staff_no IS NOT NULL)",
};

/** How many rows a message names. */
const ROWS_NAMED = 10;

/** How much an import brought. */
export interface ImportSummary {
  townships: { added: number; changed: number };
  villages: { added: number; changed: number };
  seats: { added: number; changed: number };
  people: { added: number; changed: number; left: number };
  posts: { added: number; ended: number };
  /** Vacant posts that the statement names. */
  vacant: number;
  /** Villages of which the statement is the first after their election. */
  renewed: number;
  /** `passedOver`: how many people are not in the roster. */
  facts: { added: number; changed: number; cleared: number; passedOver: number };
  items: { added: number; changed: number };
}

export type ImportWarning =
  | { code: "no-post"; at: Place }
  /** A row calls an item open that has been closed. */
  | { code: "item-stays-closed"; at: Place }
  /** Rule 9: said to hold a post from a day of the cycle before the election that gave it. */
  | { code: "from-before-election"; row: CadreRow }
  /** Several names that may be one place's. */
  | { code: "alike"; places: AlikePlaces }
  /** A new village whose name is nearly that of a known one. */
  | { code: "near"; added: string; known: string; township: string };

/** What the parts of one import share while it runs. */
export interface ImportRun {
  readonly store: Transaction;
  readonly staging: Staging;
  readonly cycle: Cycle;
  /** Of a village without election days of its own. */
  readonly deadline: Day;
  readonly effective: Day;
  readonly summary: ImportSummary;
  /** What changed, for people to look over. */
  readonly changes: Changes;
  /** What of it the history keeps. */
  readonly moved: RosterChange[];
  readonly renamed: RosterChange[];
  /** Changes to what was known before this statement; what is new altogether is only counted. */
  readonly knownChanges: { named: RosterChange[]; total: number };
  readonly warnings: ImportWarning[];
  /** Rows that cannot stand; any of them refuses the whole statement. */
  readonly issues: Issues;
  /** Ids of districts, and of each district's townships, already looked up. */
  readonly places: { districts: Map<string, number>; townships: Map<number, Map<string, number>> };
  readonly known: KnownPeople;
  readonly newTownships: Set<number>;
  /** Villages with a greater id came with this statement: nothing is known there. */
  readonly lastVillage: number;
  /** A staff number of the statement may be that of somebody imported before. */
  readonly isNumbered: boolean;
  /** Seats whose holders changed: records there are judged anew. */
  readonly touchedSeats: number[];
  /** People who turned out to be one. */
  readonly joins: { kept: number; other: number }[];
  changed: boolean;
}

export function beginRun(
  store: Transaction,
  staging: Staging,
  { effective, allChanges }: { effective: Day; allChanges: boolean },
): ImportRun {
  clearClaimed(staging.db);
  const cycle = cycleOf(store);
  return {
    store,
    staging,
    cycle,
    deadline: dayBefore(cycle.election),
    effective,
    summary: {
      townships: { added: 0, changed: 0 },
      villages: { added: 0, changed: 0 },
      seats: { added: 0, changed: 0 },
      people: { added: 0, changed: 0, left: 0 },
      posts: { added: 0, ended: 0 },
      vacant: 0,
      renewed: 0,
      facts: { added: 0, changed: 0, cleared: 0, passedOver: 0 },
      items: { added: 0, changed: 0 },
    },
    changes: openChanges(staging.db, allChanges),
    moved: [],
    renamed: [],
    knownChanges: { named: [], total: 0 },
    warnings: [],
    issues: noIssues(),
    places: { districts: new Map(), townships: new Map() },
    known: { inVillage: new Map(), byId: new Map() },
    newTownships: new Set(),
    lastVillage: queryValue(store, SQL.lastVillage) as number,
    isNumbered: staging.hasShared || queryValue(store, SQL.isNumbered) === 1,
    touchedSeats: [],
    joins: [],
    changed: false,
  };
}

/** How many single changes the history names; of more it tells how many there were. */
const NAMED_IN_HISTORY = 50;

/**
 * Notes a change for those who look the import over, and for the history where it changes what was
 * known before.
 */
export function noteChange(run: ImportRun, isNews: boolean, change: () => RosterChange): void {
  run.changes.push(change);
  if (isNews) return;
  run.knownChanges.total++;
  if (run.knownChanges.named.length < NAMED_IN_HISTORY) run.knownChanges.named.push(change());
}

/** Refuses rows that cannot stand together; each is named, with the places of the others. */
export function refuse(
  run: ImportRun,
  rows: { at: Place }[],
  column: string,
  problem: (places: string[]) => CellProblem,
): void {
  refuseAt(
    run,
    rows.map(({ at }) => at),
    column,
    problem,
  );
}

/** The same by their places alone. */
export function refuseAt(
  run: ImportRun,
  rows: Place[],
  column: string,
  problem: (places: string[]) => CellProblem,
): void {
  const places = rows.slice(0, ROWS_NAMED).map(({ file, sheet, row }) => {
    return sheet === undefined ? `${file}:${row}` : `${file} (${sheet}):${row}`;
  });
  if (rows.length > ROWS_NAMED) places.push("…");
  for (const at of rows) addIssue(run.issues, { ...at, column, problem: problem(places) });
}

export function refuseContradiction(run: ImportRun, rows: { at: Place }[], column: string): void {
  refuse(run, rows, column, (places) => ({ code: "contradicts", rows: places }));
}
