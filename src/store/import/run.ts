import type { Day } from "../../domain/days.ts";
import type { Place } from "../../domain/roster.ts";
import type { RosterChange } from "../../domain/roster-change.ts";
import type { Cycle } from "../../domain/talk.ts";
import type { CellProblem, Issue } from "../../errors.ts";
import type { Store } from "../open.ts";

/** How much an import brought. */
export interface ImportSummary {
  townships: { added: number; changed: number };
  villages: { added: number; changed: number };
  seats: { added: number; changed: number };
  people: { added: number; changed: number; left: number };
  posts: { added: number; ended: number };
  /** Vacant posts that the statement names. */
  vacant: number;
}

export interface ImportWarning {
  code: "no-post";
  at: Place;
}

/** What the parts of one import share while it runs. */
export interface ImportRun {
  readonly store: Store;
  readonly cycle: Cycle;
  readonly effective: Day;
  readonly summary: ImportSummary;
  /** What changed, for people to look over. */
  readonly changes: RosterChange[];
  readonly warnings: ImportWarning[];
  /** Rows that cannot stand; any of them refuses the whole statement. */
  readonly issues: Issue[];
  /** Ids of districts, townships and villages already looked up. */
  readonly places: Map<string, number>;
  readonly newTownships: Set<number>;
  /** Seats whose holders changed: records there are judged anew. */
  readonly touchedSeats: number[];
  /** People who turned out to be one. */
  readonly joins: { kept: number; other: number }[];
  changed: boolean;
}

export function beginRun(store: Store, cycle: Cycle, effective: Day): ImportRun {
  return {
    store,
    cycle,
    effective,
    summary: {
      townships: { added: 0, changed: 0 },
      villages: { added: 0, changed: 0 },
      seats: { added: 0, changed: 0 },
      people: { added: 0, changed: 0, left: 0 },
      posts: { added: 0, ended: 0 },
      vacant: 0,
    },
    changes: [],
    warnings: [],
    issues: [],
    places: new Map(),
    newTownships: new Set(),
    touchedSeats: [],
    joins: [],
    changed: false,
  };
}

/** Refuses rows that cannot stand together; each is named, with all their places. */
export function refuse(
  run: ImportRun,
  rows: { at: Place }[],
  column: string,
  problem: (places: string[]) => CellProblem,
): void {
  const places = rows.map(({ at }) => `${at.file}:${at.row}`);
  for (const { at } of rows) run.issues.push({ ...at, column, problem: problem(places) });
}

export function refuseContradiction(run: ImportRun, rows: { at: Place }[], column: string): void {
  refuse(run, rows, column, (places) => ({ code: "contradicts", rows: places }));
}
