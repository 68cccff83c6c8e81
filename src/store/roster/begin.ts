import { addDays, type Day, firstDay, isMonth } from "../../domain/days.ts";
import { queryRow, queryValue, write } from "../database/query.ts";
import type { ImportRun } from "./run.ts";

export const SQL = {
  election: `SELECT branch_election AS branch, committee_election AS committee, deadline
    FROM village WHERE id = ?`,
  isRenewed: `SELECT EXISTS (SELECT 1 FROM village_stated
    WHERE village_id = :village AND :last < day AND day <= :effective)`,
  addStated: "INSERT INTO village_stated (village_id, day) VALUES (?, ?) ON CONFLICT DO NOTHING",
};

/** A village's election, where the statement is effective after its last day. */
export interface Election {
  deadline: Day;
  /** Its last election day. */
  last: Day;
  /** The months in which it votes. */
  months: string[];
}

/** null as long as the village has not voted by the day the statement is effective. */
export function electionOf(run: ImportRun, village: number): Election | null {
  const { branch, committee, deadline } = queryRow(run.store, SQL.election, village) as {
    branch: Day | null;
    committee: Day | null;
    deadline: Day;
  };
  const own = [branch, committee].filter((day) => day !== null);
  const days = own.length > 0 ? own.sort() : [run.cycle.election];
  const last = days.at(-1) ?? "";
  if (run.effective <= last) return null;
  return { deadline, last, months: days.map((day) => day.slice(0, 7)) };
}

type Held = { from: Day; to: Day }[];

const wasHeld = (held: Held, day: Day) => held.some(({ from, to }) => from <= day && day <= to);

/**
 * The first day of a post. The month of an election, of somebody who did not hold the post before,
 * is what that election gave: it counts from the day after the deadline, so that it closes and opens
 * no talk (rule 9).
 * @param held the terms known of the person in the post
 */
export function beginOf(from: string | null, held: Held, election: Election | null): Day | null {
  if (from === null) return null;
  const begins = firstDay(from);
  const isGiven = isMonth(from) && election?.months.includes(from);
  // Who is known from that day on is said again, not elected anew.
  const isKnown = held.some((term) => term.from === begins);
  return election && isGiven && !isKnown && !wasHeld(held, election.deadline)
    ? addDays(election.deadline, 1)
    : begins;
}

/** True for a full day of the cycle before the election, of somebody who did not hold the post then. */
export function isBeforeElection(
  { cycle }: ImportRun,
  from: string | null,
  held: Held,
  election: Election | null,
): boolean {
  if (from === null || election === null || isMonth(from)) return false;
  return cycle.start <= from && from <= election.deadline && !wasHeld(held, election.deadline);
}

/**
 * Keeps the day of a statement that changed something of a village. The first one effective after the
 * village's last election day is a change even where it names the same people: the new roster is in
 * (rule 34).
 * @param hasChanged whether anything else changed there
 */
export function noteStatement(run: ImportRun, village: number, hasChanged: boolean): void {
  const { store, effective } = run;
  const election = electionOf(run, village);
  const isRenewing =
    election !== null &&
    queryValue(store, SQL.isRenewed, { village, last: election.last, effective }) === 0;
  if (!hasChanged && !isRenewing) return;
  write(store, SQL.addStated, village, effective);
  if (!isRenewing) return;
  run.changed = true;
  run.summary.renewed++;
}
