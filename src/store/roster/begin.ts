import { addDays, type Day, firstDay, isMonth } from "../../domain/days.ts";
import { queryRow } from "../database/query.ts";
import type { ImportRun } from "./run.ts";

export const SQL = {
  election: `SELECT branch_election AS branch, committee_election AS committee, deadline
    FROM village WHERE id = ?`,
};

/** A village's election, where the statement is effective after its last day. */
export interface Election {
  deadline: Day;
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
  if (run.effective <= (days.at(-1) ?? "")) return null;
  return { deadline, months: days.map((day) => day.slice(0, 7)) };
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
  const isGiven = isMonth(from) && election?.months.includes(from);
  return election && isGiven && !wasHeld(held, election.deadline)
    ? addDays(election.deadline, 1)
    : firstDay(from);
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
