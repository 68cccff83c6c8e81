import { type Day, dayBefore } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import { type RulesDocument, ruleTerms } from "../../domain/rules.ts";
import type { Cycle } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRow, queryValue, queryValues, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { keepBuiltInMeasures } from "../facts/measures.ts";
import { moveDeadlines } from "./assign.ts";
import { addEvent } from "./history.ts";
import { SQL as JUDGE, judgeTalks } from "./judge.ts";
import { addSeats } from "./seats.ts";

export const SQL = {
  read: `SELECT district, name, start_day AS start, election_day AS election FROM cycle`,
  rules: "SELECT rules FROM cycle",
  add: `INSERT INTO cycle (id, district, name, start_day, election_day, rules)
    VALUES (1, :district, :name, :start, :election, :rules)`,
  addDistrict: "INSERT INTO district (name) VALUES (?)",
  move: "UPDATE cycle SET start_day = :start, election_day = :election",
  moveVillages: `UPDATE village SET deadline = ?
    WHERE branch_election IS NULL AND committee_election IS NULL`,
  setRules: "UPDATE cycle SET rules = ?",
  dropTerms: "DELETE FROM rule",
  addTerm: `INSERT INTO rule (tier, seat_post, flag, post) VALUES (:tier, :seat, :flag, :post)
    ON CONFLICT DO NOTHING`,
};

/** Fills a new database with its one cycle. */
export async function addCycle(
  store: Store,
  author: Author,
  cycle: Cycle,
  rules: RulesDocument,
): Promise<void> {
  transact(store, (tx) => {
    write(tx, SQL.add, { ...cycle, rules: JSON.stringify(rules) });
    write(tx, SQL.addDistrict, cycle.district);
    addSeats(tx);
    addTerms(tx, rules);
    keepBuiltInMeasures(tx);
    addEvent(tx, author, { ...cycle });
  });
}

export async function readCycle(store: Store): Promise<Cycle> {
  return cycleOf(store);
}

export function cycleOf(store: Store): Cycle {
  return queryRow(store, SQL.read) as Cycle;
}

/**
 * Moves the cycle's start or election, whichever is stated; deadlines follow where a village has no
 * day of its own, and every record is judged anew (rule 9). The old days stay in the history.
 * @returns the cycle as it is now, and whether it moved
 * @throws Fault election-not-after-start
 */
export async function moveCycle(
  store: Store,
  author: Author,
  stated: { start?: Day; election?: Day },
  today: Day,
): Promise<{ cycle: Cycle; moved: boolean }> {
  return transact(store, (tx) => {
    const before = cycleOf(tx);
    const cycle = { ...before, ...stated };
    const from = { start: before.start, election: before.election };
    const to = { start: cycle.start, election: cycle.election };
    if (to.start >= to.election) throw new Fault("election-not-after-start", to);
    if (from.start === to.start && from.election === to.election) return { cycle, moved: false };
    const seq = addEvent(tx, author, { from, to });
    write(tx, SQL.move, to);
    write(tx, SQL.moveVillages, dayBefore(to.election));
    moveDeadlines(tx, seq, today, "election-moved");
    if (from.start !== to.start) {
      judgeTalks(tx, queryValues<number>(tx, JUDGE.withRecords), seq, today, "start-moved");
    }
    return { cycle, moved: true };
  });
}

export async function readRules(store: Store): Promise<RulesDocument> {
  return JSON.parse(queryValue(store, SQL.rules) as string) as RulesDocument;
}

/** Puts other rules in force; the next `assign` closes and adds accordingly. */
export async function setRules(store: Store, author: Author, rules: RulesDocument): Promise<void> {
  transact(store, (tx) => {
    const text = JSON.stringify(rules);
    if (queryValue(tx, SQL.rules) === text) return;
    write(tx, SQL.setRules, text);
    write(tx, SQL.dropTerms);
    addTerms(tx, rules);
    addEvent(tx, author, { rules });
  });
}

function addTerms(store: Transaction, rules: RulesDocument): void {
  for (const term of ruleTerms(rules)) write(store, SQL.addTerm, term);
}
