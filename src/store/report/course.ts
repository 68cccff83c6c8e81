import type { Day } from "../../domain/days.ts";
import { FINDINGS, type FindingName, GRADES, type Grade } from "../../domain/judging.ts";
import type { Course, GradeCounts } from "../../domain/report.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Count } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import type { Moment } from "../talks/talks.ts";
import { IN_SCOPE } from "./report-rows.ts";

/** Of each talk that is done, the completing record held last. */
const NEWEST = `SELECT record.* FROM (${IN_SCOPE}) AS talk JOIN record ON record.id = (
    SELECT completing.id FROM record AS completing
    WHERE completing.talk_id = talk.id AND completing.reasons = ''
      AND completing.held_on <= :asOf
      AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = completing.id)
    ORDER BY completing.held_on DESC, completing.id DESC LIMIT 1)
  WHERE talk.status = 'done'`;

export const SQL = {
  completed: `SELECT talk.completed_on AS day, COUNT(*) AS count FROM (${IN_SCOPE}) AS talk
    WHERE talk.status = 'done' GROUP BY talk.completed_on ORDER BY talk.completed_on`,
  grades: `WITH newest AS MATERIALIZED (${NEWEST}) ${FINDINGS.map(
    (finding) => `SELECT '${finding}' AS finding, ${finding}_grade AS grade, COUNT(*) AS count
      FROM newest WHERE ${finding}_grade IS NOT NULL GROUP BY ${finding}_grade`,
  ).join(" UNION ALL ")}`,
};

/**
 * How many talks were done by each day, from the cycle's start, and how many must be done by each
 * deadline to come.
 */
export function readCourse(
  store: Store,
  params: Filters & Moment,
  { start, inForce }: { start: string; inForce: Count[] },
): Course {
  const held = [{ day: start, count: 0 }];
  let done = 0;
  for (const { day, count } of queryRows<{ day: string; count: number }>(
    store,
    SQL.completed,
    params,
  )) {
    done += count;
    held.push({ day, count: done });
  }
  held.push({ day: params.asOf, count: done });
  const owed = inForce.filter(({ outstanding }) => outstanding > 0);
  const deadlines = [...new Set(owed.map(({ deadline }) => deadline))].sort();
  const dueBy = (day: Day) =>
    owed.reduce(
      (sum, { deadline, outstanding }) => (deadline <= day ? sum + outstanding : sum),
      done,
    );
  const needed = deadlines
    .filter((deadline) => deadline >= params.asOf)
    .map((deadline) => ({ day: deadline, count: dueBy(deadline) }));
  return { held, needed: [{ day: params.asOf, count: done }, ...needed] };
}

/** How often each grade was given, finding by finding, by the newest completing record of each talk. */
export function readGrades(store: Store, params: Filters & Moment): GradeCounts {
  const counts = Object.fromEntries(
    FINDINGS.map((finding) => [finding, Object.fromEntries(GRADES.map((grade) => [grade, 0]))]),
  ) as GradeCounts;
  type Row = { finding: FindingName; grade: Grade; count: number };
  for (const { finding, grade, count } of queryRows<Row>(store, SQL.grades, params)) {
    counts[finding][grade] = count;
  }
  return counts;
}
