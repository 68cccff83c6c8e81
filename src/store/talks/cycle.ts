import { type Day, dayBefore } from "../../domain/days.ts";
import type { Author, CycleMove } from "../../domain/history.ts";
import { JUDGING } from "../../domain/judging.ts";
import { type RulesDocument, ruleTerms } from "../../domain/rules.ts";
import type { Cycle } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { type Store, type Transaction, versionOf } from "../database/connection.ts";
import { queryRow, queryValue, queryValues, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { keepBuiltInMeasures } from "../facts/measures.ts";
import { moveDeadlines } from "./assign.ts";
import {
  type CycleDays,
  changeCycleDays,
  cycleDaysOf,
  type DaysStated,
  newCycleDays,
} from "./cycle-days.ts";
import { addEvent } from "./history.ts";
import { SQL as JUDGE, judgeTalks } from "./judge.ts";
import { addSeats } from "./seats.ts";

export const SQL = {
  read: `SELECT district, name, start_day AS start, election_day AS election FROM cycle`,
  rules: "SELECT rules FROM cycle",
  add: `INSERT INTO cycle (id, district, name, start_day, election_day, rules, judging)
    VALUES (1, :district, :name, :start, :election, :rules, :judging)`,
  addDistrict: "INSERT INTO district (name) VALUES (?) ON CONFLICT DO NOTHING",
  move: "UPDATE cycle SET start_day = :start, election_day = :election",
  moveVillages: `UPDATE village SET deadline = ?
    WHERE branch_election IS NULL AND committee_election IS NULL`,
  setRules: "UPDATE cycle SET rules = ?",
  dropTerms: "DELETE FROM rule",
  addTerm: `INSERT INTO rule (tier, seat_post, flag, post) VALUES (:tier, :seat, :flag, :post)
    ON CONFLICT DO NOTHING`,
};

/**
 * Fills a new database with its one cycle.
 * @param begin takes over what it begins with; what that gives goes into the history
 */
export async function addCycle(
  store: Store,
  author: Author,
  cycle: Cycle,
  rules: RulesDocument,
  begin: (tx: Transaction, deadline: Day) => Record<string, unknown> = () => ({}),
): Promise<void> {
  transact(store, (tx) => {
    write(tx, SQL.add, { ...cycle, rules: JSON.stringify(rules), judging: JUDGING });
    const begun = begin(tx, dayBefore(cycle.election));
    write(tx, SQL.addDistrict, cycle.district);
    addSeats(tx);
    addTerms(tx, rules);
    keepBuiltInMeasures(tx);
    addEvent(tx, author, { ...cycle, version: versionOf(tx), ...begun });
  });
}

export async function readCycle(store: Store): Promise<Cycle> {
  return cycleOf(store);
}

export function cycleOf(store: Store): Cycle {
  return queryRow(store, SQL.read) as Cycle;
}

/** What a change of the cycle states; what is left out stays. */
export interface CycleChange {
  start?: Day;
  election?: Day;
  days: DaysStated;
}

export interface CycleChanged {
  cycle: Cycle;
  days: CycleDays;
  /** Whether its start or election moved. */
  moved: boolean;
  /** Whether other days are off or worked than before. */
  otherDays: boolean;
}

/**
 * Moves the cycle's start or election, whichever is stated; deadlines follow where a village has no
 * day of its own, and every record is judged anew (rule 9). The old days stay in the history. Keeps
 * days off and days worked (rule 32). A rehearsal does the same and takes it back.
 * @param look sees the cycle as it was and as it is then
 * @throws Fault election-not-after-start
 */
export async function changeCycle<T>(
  store: Store,
  author: Author,
  change: CycleChange,
  today: Day,
  { rehearse, look }: { rehearse: boolean; look: (tx: Transaction) => T },
): Promise<CycleChanged & { before: T; after: T }> {
  return transact(
    store,
    (tx) => {
      const before = look(tx);
      const changed = carryOut(tx, author, change, today);
      return { ...changed, before, after: look(tx) };
    },
    { rehearse },
  );
}

function carryOut(
  tx: Transaction,
  author: Author,
  { days, ...stated }: CycleChange,
  today: Day,
): CycleChanged {
  const before = cycleOf(tx);
  const cycle = { ...before, ...stated };
  const from = { start: before.start, election: before.election };
  const to = { start: cycle.start, election: cycle.election };
  if (to.start >= to.election) throw new Fault("election-not-after-start", to);
  const moved = from.start !== to.start || from.election !== to.election;
  const others = newCycleDays(tx, days);
  const detail = { ...(moved && { from, to }), ...noted(others) };
  const otherDays = Object.keys(noted(others)).length > 0;
  if (moved || otherDays) {
    const seq = addEvent(tx, author, detail);
    changeCycleDays(tx, others);
    if (moved) {
      write(tx, SQL.move, to);
      write(tx, SQL.moveVillages, dayBefore(to.election));
      moveDeadlines(tx, seq, today, "election-moved");
    }
    if (from.start !== to.start) {
      judgeTalks(tx, queryValues<number>(tx, JUDGE.withRecords), seq, today, "start-moved");
    }
  }
  return { cycle, days: cycleDaysOf(tx), moved, otherDays };
}

/** The days as the event tells them. */
function noted({ keep, drop }: DaysStated): CycleMove {
  const days = {
    ...{ off: keep.off, worked: keep.worked },
    ...{ noLongerOff: drop.off, noLongerWorked: drop.worked },
  };
  return Object.fromEntries(Object.entries(days).filter(([, list]) => list.length > 0));
}

export async function readRules(store: Store): Promise<RulesDocument> {
  return JSON.parse(queryValue(store, SQL.rules) as string) as RulesDocument;
}

/** Puts other rules in force; the next `assign` closes and adds accordingly. False: they were already. */
export async function setRules(
  store: Store,
  author: Author,
  rules: RulesDocument,
): Promise<boolean> {
  return transact(store, (tx) => {
    const text = JSON.stringify(rules);
    if (queryValue(tx, SQL.rules) === text) return false;
    write(tx, SQL.setRules, text);
    write(tx, SQL.dropTerms);
    addTerms(tx, rules);
    addEvent(tx, author, { rules });
    return true;
  });
}

function addTerms(store: Transaction, rules: RulesDocument): void {
  for (const term of ruleTerms(rules)) write(store, SQL.addTerm, term);
}
