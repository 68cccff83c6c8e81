import { OPEN } from "../domain/days.ts";
import type { Filters } from "../domain/talk.ts";
import { blockSize } from "./chain.ts";
import type { Store } from "./open.ts";
import { queryEach, queryValue, write } from "./query.ts";
import { OUTSTANDING, STATUS } from "./scope.ts";

/**
 * The figures of a report are kept, for counting the talks of a province takes seconds. A figure is
 * a number of talks of one seat and township that share tier, deadline and status. Whatever changes a
 * talk has the figures of its seat counted anew in the same transaction; `talks doctor` holds them
 * against a full count.
 */

const BLOCK = blockSize("talk");

/** The seats of the talks that a transaction has touched, before they are sealed. */
const TOUCHED_SEATS = `SELECT talk.seat_id FROM touched CROSS JOIN talk
  ON talk.id >= touched.block * ${BLOCK} AND talk.id < (touched.block + 1) * ${BLOCK}
  WHERE touched.part = 'talk'`;

const ATTEMPTS = `(SELECT COUNT(*) FROM record WHERE record.talk_id = talk.id AND record.reasons <> ''
  AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id))`;

/** Every figure of the talks for which the condition holds. */
const counted = (condition: string) => `
  SELECT seat_id, township_id, further, tier, deadline, status, closed_because,
    COUNT(*) AS talks, SUM(attempts) AS attempts
  FROM (
    SELECT talk.seat_id, village.township_id, 0 AS further, talk.tier, talk.deadline,
      ${STATUS} AS status, coalesce(talk.closed_because, '') AS closed_because, ${ATTEMPTS} AS attempts
    FROM talk JOIN village ON village.id = talk.village_id
    WHERE ${condition}
    UNION ALL
    SELECT seat_id, township_id, 1, tier, deadline, status, closed_because, 0 FROM (
      SELECT DISTINCT talk.id, talk.seat_id, village.township_id, talk.tier, talk.deadline,
        ${STATUS} AS status, coalesce(talk.closed_because, '') AS closed_because
      FROM claim JOIN talk ON talk.id = claim.talk_id
      JOIN village ON village.id = claim.village_id
      JOIN village AS home ON home.id = talk.village_id
      WHERE claim.village_id <> talk.village_id AND village.township_id <> home.township_id
        AND ${condition}) AS also
  ) AS talk
  GROUP BY seat_id, township_id, further, tier, deadline, status, closed_because`;

/** The figures within the filters that they know. */
export const KEPT = `
  SELECT figure.* FROM figure
  JOIN seat ON seat.id = figure.seat_id
  JOIN district ON district.id = seat.district_id
  WHERE (:tier IS NULL OR figure.tier = :tier)
    AND (:district IS NULL OR district.name = :district)`;

const COLUMNS = `seat_id, township_id, further, tier, deadline, status, closed_because, talks, attempts`;

export const SQL = {
  dropTouched: `DELETE FROM figure WHERE seat_id IN (${TOUCHED_SEATS})`,
  countTouched: `INSERT INTO figure (${COLUMNS}) ${counted(`talk.seat_id IN (${TOUCHED_SEATS})`)}`,
  drop: "DELETE FROM figure",
  count: `INSERT INTO figure (${COLUMNS}) ${counted("1")}`,
  differ: `SELECT EXISTS (SELECT ${COLUMNS} FROM figure EXCEPT ${counted("1")})
    OR EXISTS (${counted("1")} EXCEPT SELECT ${COLUMNS} FROM figure)`,
  touchedBlocks: "SELECT COUNT(*) FROM touched WHERE part = 'talk'",
  lastRecord: "SELECT MAX(held_on) FROM record",
  outstanding: `SELECT coalesce(SUM(talks), 0) FROM (${KEPT}) AS figure
    WHERE further = 0 AND ${OUTSTANDING}`,
  firstOutstanding: `SELECT figure.deadline, figure.tier, township.name AS township,
      township.id, SUM(figure.talks) AS talks
    FROM (${KEPT}) AS figure JOIN township ON township.id = figure.township_id
    WHERE further = 0 AND ${OUTSTANDING}
    GROUP BY figure.deadline, figure.tier, township.name, township.id
    ORDER BY figure.deadline, figure.tier, township.name, township.id`,
};

/** How many talks are outstanding. */
export function countOutstanding(store: Store, filters: Filters): number {
  return queryValue<number>(store, SQL.outstanding, filters) ?? 0;
}

/**
 * The townships in which the first `limit` outstanding talks are to be found, in the order of lists:
 * by deadline, tier and township.
 */
export function townshipsOfFirst(store: Store, filters: Filters, limit: number): number[] {
  type Row = { deadline: string; tier: number; township: string; id: number; talks: number };
  const townships = new Set<number>();
  let found = 0;
  let last = "";
  for (const row of queryEach<Row>(store, SQL.firstOutstanding, filters)) {
    const place = [row.deadline, row.tier, row.township].join();
    if (found >= limit && place !== last) break;
    townships.add(row.id);
    found += row.talks;
    last = place;
  }
  return [...townships];
}

/** Every record counts: the figures are as of the end of time. */
const ALWAYS = { asOf: OPEN };

/** More blocks than these are counted faster with all the others. */
const FEW = 1000;

/** Counts anew what the transaction has touched; to be called before it is sealed. */
export function recount(store: Store): void {
  const blocks = queryValue<number>(store, SQL.touchedBlocks) ?? 0;
  if (blocks === 0) return;
  if (blocks > FEW) {
    countAll(store);
    return;
  }
  write(store, SQL.dropTouched);
  write(store, SQL.countTouched, ALWAYS);
}

/** Counts everything anew. */
export function countAll(store: Store): void {
  write(store, SQL.drop);
  write(store, SQL.count, ALWAYS);
}

/** Whether the figures kept are not those of a full count. */
export function figuresDiffer(store: Store): boolean {
  return queryValue(store, SQL.differ, ALWAYS) === 1;
}

/**
 * Whether the figures kept answer a question: they know seats, tiers and townships, and nothing of
 * a day before the last record.
 */
export function areKept(store: Store, filters: Filters, asOf: string): boolean {
  const { township, village, person, talker } = filters;
  if ([township, village, person, talker].some((filter) => filter !== null)) return false;
  return (queryValue<string | null>(store, SQL.lastRecord) ?? "") <= asOf;
}
