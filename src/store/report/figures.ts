import { OPEN } from "../../domain/days.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryEach, queryValue, write } from "../database/query.ts";
import { blockSize } from "../evidence/parts.ts";
import { CLAIM_IN_SCOPE, OUTSTANDING, STATUS, TALK_IN_SCOPE } from "../talks/scope.ts";

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
  AND record.held_on <= :asOf AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id))`;

const JOINED = `JOIN seat ON seat.id = talk.seat_id JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id`;

/**
 * Counts the talks for which a condition holds.
 * @param claims which of a talk's villages count; where its own is not among them, the talk is in the
 *   sum of all, and of its townships only in those that are
 */
const counted = (talks: string, { joined = "", claims = "" } = {}) => `
  SELECT seat_id, township_id, township, further, tier, deadline, status, closed_because,
    COUNT(*) AS talks, SUM(attempts) AS attempts
  FROM (
    SELECT talk.seat_id, ${claims ? homeIfAmong(claims) : "home.township_id"} AS township_id,
      home_township.name AS township, 0 AS further, talk.tier, talk.deadline, ${STATUS} AS status,
      coalesce(talk.closed_because, '') AS closed_because, ${ATTEMPTS} AS attempts
    FROM talk JOIN village AS home ON home.id = talk.village_id
    JOIN township AS home_township ON home_township.id = home.township_id ${joined}
    WHERE ${talks}
    UNION ALL
    SELECT seat_id, township_id, township, 1, tier, deadline, status, closed_because, 0 FROM (
      SELECT DISTINCT talk.id, talk.seat_id, village.township_id, township.name AS township, talk.tier,
        talk.deadline, ${STATUS} AS status, coalesce(talk.closed_because, '') AS closed_because
      FROM claim JOIN talk ON talk.id = claim.talk_id
      JOIN village ON village.id = claim.village_id JOIN township ON township.id = village.township_id
      JOIN village AS home ON home.id = talk.village_id ${joined}
      WHERE claim.village_id <> talk.village_id AND village.township_id <> home.township_id
        AND ${talks} ${claims && `AND ${claims}`}) AS also
  ) AS talk
  GROUP BY seat_id, township_id, further, tier, deadline, status, closed_because`;

const homeIfAmong = (claims: string) => `CASE WHEN EXISTS (SELECT 1 FROM claim
    JOIN village ON village.id = claim.village_id JOIN township ON township.id = village.township_id
    WHERE claim.talk_id = talk.id AND village.township_id = home.township_id AND ${claims})
  THEN home.township_id ELSE 0 END`;

const COLUMNS = `seat_id, township_id, township, further, tier, deadline, status, closed_because,
  talks, attempts`;

const KEPT = `WITH figure AS NOT MATERIALIZED (
  SELECT * FROM main.figure AS kept
  WHERE (:tier IS NULL OR tier = :tier) AND (:district IS NULL OR seat_id IN (
    SELECT seat.id FROM seat JOIN district ON district.id = seat.district_id
    WHERE district.name = :district)))`;
const COUNTED = `WITH figure AS MATERIALIZED
  (${counted(TALK_IN_SCOPE, { joined: JOINED, claims: CLAIM_IN_SCOPE })})`;

const same = (kept: string, full: string) =>
  `NOT EXISTS (SELECT * FROM (${kept}) EXCEPT ${full}) AND NOT EXISTS (${full} EXCEPT ${kept})`;

export const SQL = {
  dropTouched: `DELETE FROM figure WHERE seat_id IN (${TOUCHED_SEATS})`,
  countTouched: `INSERT INTO figure (${COLUMNS}) ${counted(`talk.seat_id IN (${TOUCHED_SEATS})`)}`,
  drop: "DELETE FROM figure",
  count: `INSERT INTO figure (${COLUMNS}) ${counted("1")}`,
  same: `SELECT ${same(`SELECT ${COLUMNS} FROM figure`, counted("1"))}`,
  touchedBlocks: "SELECT COUNT(*) FROM touched WHERE part = 'talk'",
  lastRecord: "SELECT MAX(held_on) FROM record",
  outstanding: `${KEPT} SELECT coalesce(SUM(talks), 0) FROM figure
    WHERE further = 0 AND ${OUTSTANDING}`,
  held: `${KEPT} SELECT coalesce(SUM(talks), 0) FROM figure
    WHERE further = 0 AND status = 'done'`,
  firstOutstanding: `${KEPT} SELECT deadline, tier, township, township_id AS id, talks
    FROM figure WHERE further = 0 AND ${OUTSTANDING} ORDER BY deadline, tier, township`,
};

/** How many talks are outstanding; for filters that the figures kept know. */
export function countOutstanding(store: Store, filters: Filters): number {
  return queryValue<number>(store, SQL.outstanding, filters) ?? 0;
}

/** How many talks are held; for the same filters. */
export function countHeld(store: Store, filters: Filters): number {
  return queryValue<number>(store, SQL.held, filters) ?? 0;
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
export function recount(store: Transaction): void {
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
export function countAll(store: Transaction): void {
  write(store, SQL.drop);
  write(store, SQL.count, ALWAYS);
}

/** Whether the figures kept are not those of a full count. */
export function figuresDiffer(store: Store): boolean {
  return queryValue(store, SQL.same, ALWAYS) !== 1;
}

/**
 * Whether the figures kept answer a question: they know seats, tiers and townships, and nothing of
 * a day before the last record.
 */
export function areKept(store: Store, filters: Filters, asOf: string): boolean {
  return !isNarrow(filters) && (queryValue<string | null>(store, SQL.lastRecord) ?? "") <= asOf;
}

/** Within a tier or a district all talks of a seat are in; other filters choose among them. */
export function isNarrow({ township, village, person, talker, linked }: Filters): boolean {
  return [township, village, person, talker, linked].some((filter) => filter !== null);
}

/**
 * Begins a query that takes its figures, as of a day and within filters, from `figure`: those kept
 * where they answer, else counted by the text that fills them.
 */
export function withFigures(store: Store, filters: Filters, asOf: string): string {
  return areKept(store, filters, asOf) ? KEPT : COUNTED;
}
