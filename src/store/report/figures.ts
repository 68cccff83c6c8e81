import { OPEN } from "../../domain/days.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryEach, queryValue, queryValues, write } from "../database/query.ts";
import { blockSize } from "../evidence/parts.ts";
import { CLAIM_IN_SCOPE, OUTSTANDING, STATUS, TALK_IN_SCOPE } from "../talks/scope.ts";

/**
 * The figures of a report are kept, for counting the talks of a province takes seconds. A figure is
 * a number of talks of one seat and township that share tier, deadline and status. Whatever changes a
 * talk has the figures of its seat counted anew in the same transaction, and with them their sums over
 * all and by place; `talks doctor` holds them against a full count.
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

const IN_SCOPE = (kept: string) => `
  SELECT * FROM main.${kept} AS kept
  WHERE (:tier IS NULL OR tier = :tier) AND (:district IS NULL OR seat_id IN (
    SELECT seat.id FROM seat JOIN district ON district.id = seat.district_id
    WHERE district.name = :district))`;

/** Begins a query that takes its figures, as of a day and within filters, from `figure`. */
export const WITH_KEPT = `WITH figure AS NOT MATERIALIZED (${IN_SCOPE("figure")})`;
export const WITH_COUNTED = `WITH figure AS MATERIALIZED
  (${counted(TALK_IN_SCOPE, { joined: JOINED, claims: CLAIM_IN_SCOPE })})`;

const COLUMNS = `seat_id, township_id, township, further, tier, deadline, status, closed_because,
  talks, attempts`;

const TOTALS = (figures: string) => `
  SELECT tier, deadline, status, closed_because, SUM(talks) AS talks, SUM(attempts) AS attempts
  FROM ${figures} WHERE further = 0 GROUP BY tier, deadline, status, closed_because`;

const PLACES = (figures: string) => `
  SELECT kind, place_id, SUM(iif(status = 'done', talks, 0)) AS done,
    SUM(iif(${OUTSTANDING}, talks, 0)) AS outstanding
  FROM (
    SELECT 'township' AS kind, township_id AS place_id, status, talks FROM ${figures}
    UNION ALL
    SELECT 'district', seat.district_id, status, talks FROM ${figures}
    JOIN seat ON seat.id = seat_id WHERE further = 0) AS placed
  GROUP BY kind, place_id HAVING SUM(iif(status = 'done' OR ${OUTSTANDING}, talks, 0)) > 0`;

/** Takes figures into the sums, or with -1 out of them. */
const sum = (figures: string, times: 1 | -1) => ({
  totals: `INSERT INTO figure_total (tier, deadline, status, closed_because, talks, attempts)
    SELECT tier, deadline, status, closed_because, ${times} * talks, ${times} * attempts
    FROM (${TOTALS(figures)}) WHERE true
    ON CONFLICT DO UPDATE SET talks = talks + excluded.talks, attempts = attempts + excluded.attempts`,
  places: `INSERT INTO figure_place (kind, place_id, done, outstanding)
    SELECT kind, place_id, ${times} * done, ${times} * outstanding
    FROM (${PLACES(figures)}) WHERE true
    ON CONFLICT DO UPDATE SET done = done + excluded.done,
      outstanding = outstanding + excluded.outstanding`,
});

const TOUCHED = `(SELECT * FROM figure WHERE seat_id IN (${TOUCHED_SEATS}))`;
const before = sum(TOUCHED, -1);
const after = sum(TOUCHED, 1);
const whole = sum("figure", 1);

const same = (kept: string, full: string) =>
  `NOT EXISTS (SELECT * FROM (${kept}) EXCEPT ${full}) AND NOT EXISTS (${full} EXCEPT ${kept})`;

export const SQL = {
  takeTotals: before.totals,
  takePlaces: before.places,
  dropTouched: `DELETE FROM figure WHERE seat_id IN (${TOUCHED_SEATS})`,
  countTouched: `INSERT INTO figure (${COLUMNS}) ${counted(`talk.seat_id IN (${TOUCHED_SEATS})`)}`,
  addTotals: after.totals,
  addPlaces: after.places,
  dropEmptyTotals: "DELETE FROM figure_total WHERE talks = 0",
  dropEmptyPlaces: `DELETE FROM figure_place
    WHERE kind IN ('district', 'township') AND coverage = 20000`,
  drop: "DELETE FROM figure",
  dropTotals: "DELETE FROM figure_total",
  dropPlaces: "DELETE FROM figure_place",
  count: `INSERT INTO figure (${COLUMNS}) ${counted("1")}`,
  sumTotals: whole.totals,
  sumPlaces: whole.places,
  same: `SELECT ${same(`SELECT ${COLUMNS} FROM figure`, counted("1"))}`,
  sameTotals: `SELECT ${same("SELECT * FROM figure_total", TOTALS("figure"))}`,
  samePlaces: `SELECT ${same(
    "SELECT kind, place_id, done, outstanding FROM figure_place",
    PLACES("figure"),
  )}`,
  touchedBlocks: "SELECT COUNT(*) FROM touched WHERE part = 'talk'",
  lastRecord: "SELECT MAX(held_on) FROM record",
  outstanding: `${WITH_KEPT} SELECT coalesce(SUM(talks), 0) FROM figure
    WHERE further = 0 AND ${OUTSTANDING}`,
  outstandingOfAll: `SELECT coalesce(SUM(talks), 0) FROM figure_total
    WHERE ${OUTSTANDING} AND (:tier IS NULL OR tier = :tier)`,
  firstOutstanding: `${WITH_KEPT} SELECT deadline, tier, township, township_id AS id, talks
    FROM figure WHERE further = 0 AND ${OUTSTANDING} ORDER BY deadline, tier, township`,
  worst: `SELECT place_id FROM figure_place WHERE kind = :kind
    ORDER BY coverage, outstanding DESC, place_id LIMIT :limit`,
};

/** How many talks are outstanding. */
export function countOutstanding(store: Store, filters: Filters): number {
  const text = filters.district === null ? SQL.outstandingOfAll : SQL.outstanding;
  return queryValue<number>(store, text, filters) ?? 0;
}

/** The districts or townships whose coverage is worst, the worst first; only those with talks. */
export function worstPlaces(store: Store, kind: "district" | "township", limit: number): number[] {
  return queryValues(store, SQL.worst, { kind, limit });
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
  write(store, SQL.takeTotals);
  write(store, SQL.takePlaces);
  write(store, SQL.dropTouched);
  write(store, SQL.countTouched, ALWAYS);
  write(store, SQL.addTotals);
  write(store, SQL.addPlaces);
  write(store, SQL.dropEmptyTotals);
  write(store, SQL.dropEmptyPlaces);
}

/** Counts everything anew. */
export function countAll(store: Transaction): void {
  for (const drop of [SQL.drop, SQL.dropTotals, SQL.dropPlaces]) write(store, drop);
  write(store, SQL.count, ALWAYS);
  write(store, SQL.sumTotals);
  write(store, SQL.sumPlaces);
}

/** Whether the figures kept are not those of a full count. */
export function figuresDiffer(store: Store): boolean {
  return !(
    queryValue(store, SQL.same, ALWAYS) &&
    queryValue(store, SQL.sameTotals) &&
    queryValue(store, SQL.samePlaces)
  );
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
