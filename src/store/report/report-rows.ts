import type { SeatPost } from "../../domain/rules.ts";
import type { Closing, Filters } from "../../domain/talk.ts";
import type { Count } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows } from "../database/query.ts";
import { CLAIM_IN_SCOPE, STATUS, TALK_IN_SCOPE } from "../talks/scope.ts";
import type { Moment } from "../talks/talks.ts";
import { withFigures } from "./figures.ts";

/** The talks within the filters. */
export const IN_SCOPE = `
  SELECT talk.id, talk.tier, talk.seat_id, talk.deadline, talk.completed_on, ${STATUS} AS status
  FROM talk
  JOIN seat ON seat.id = talk.seat_id
  JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id
  WHERE ${TALK_IN_SCOPE}`;

const SUMS = (talks: string) => `SUM(iif(status = 'done', ${talks}, 0)) AS done,
  SUM(iif(status = 'waived', ${talks}, 0)) AS waived,
  SUM(iif(status IN ('outstanding', 'partial'), ${talks}, 0)) AS outstanding,
  SUM(iif(status = 'partial', ${talks}, 0)) AS partial`;

/** Rows as one JSON text. */
const asJson = (columns: string, rows: string) => `(SELECT json_group_array(json_object(
  ${columns.split(", ").map((column) => `'${column}', ${column}`)})) FROM (${rows}))`;

const COUNT = "deadline, done, waived, outstanding, partial";

export const SQL = {
  // All sums as texts: a row each would take a province twice the time.
  figures: `SELECT ${asJson(
    `seat, tier, ${COUNT}, attempts`,
    `SELECT seat_id AS seat, tier, deadline, ${SUMS("talks")}, SUM(attempts) AS attempts
        FROM figure WHERE further = 0 AND status <> 'closed' GROUP BY seat_id, tier, deadline`,
  )} AS seats,
    ${asJson(
      `township, ${COUNT}`,
      `SELECT township_id AS township, deadline, ${SUMS("talks")}
        FROM figure WHERE status <> 'closed' GROUP BY township_id, deadline`,
    )} AS townships,
    ${asJson(
      "reason, count",
      `SELECT closed_because AS reason, SUM(talks) AS count
        FROM figure WHERE further = 0 AND status = 'closed' GROUP BY closed_because`,
    )} AS closed`,
  // The rows of the report's tables, in the order of the roster.
  districts: "SELECT id, name AS district FROM district ORDER BY id",
  townships: `SELECT township.id, district.name AS district, township.name AS township
    FROM township JOIN district ON district.id = township.district_id ORDER BY township.id`,
  villages: `SELECT village.id, district.name AS district, township.name AS township,
      village.name AS village
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id ORDER BY village.id`,
  seats: `SELECT seat.id, seat.district_id AS districtId, seat.post, district.name AS district,
      township.name AS township,
      (SELECT holder.name FROM holder WHERE holder.seat_id = seat.id
        AND holder.from_day <= :today AND :today <= holder.to_day) AS talker
    FROM seat JOIN district ON district.id = seat.district_id
    LEFT JOIN township ON township.id = seat.township_id
    ORDER BY seat.district_id, CASE seat.post WHEN 'district_secretary' THEN 1
      WHEN 'organization_minister' THEN 2 ELSE 3 END, seat.id`,
  // Rule 16: a talk counts in the row of each of its villages.
  inVillages: `SELECT village, deadline, ${SUMS("1")}
    FROM (SELECT DISTINCT talk.id AS talk, talk.status, talk.deadline, village.id AS village
      FROM (${IN_SCOPE}) AS talk JOIN claim ON claim.talk_id = talk.id
      JOIN village ON village.id = claim.village_id
      JOIN township ON township.id = village.township_id
      WHERE status <> 'closed' AND ${CLAIM_IN_SCOPE}) AS placed
    GROUP BY village, deadline`,
};

/** Talks in force of a seat that share tier and deadline, each counted once. */
export interface SeatCount extends Count {
  seat: number;
  tier: number;
  /** Records that do not complete them. */
  attempts: number;
}

/** What every table of a report is a sum of. */
export interface Figures {
  seats: SeatCount[];
  /** Rule 16: a talk counts in each of its townships. */
  townships: (Count & { township: number })[];
  closed: { reason: Closing; count: number }[];
}

/** All figures within the filters, as of a day. */
export function readFigures(store: Store, params: Filters & Moment): Figures {
  const text = `${withFigures(store, params, params.asOf)} ${SQL.figures}`;
  type Texts = Record<keyof Figures, string>;
  const { seats, townships, closed } = queryRow<Texts>(store, text, params) as Texts;
  return { seats: JSON.parse(seats), townships: JSON.parse(townships), closed: JSON.parse(closed) };
}

/** The talks in force of each village. */
export function readInVillages(
  store: Store,
  params: Filters & Moment,
): (Count & { village: number })[] {
  return queryRows(store, SQL.inVillages, params);
}

/** How the rows of each table begin. */
interface Heads {
  districts: { district: string };
  townships: { district: string; township: string };
  villages: { district: string; township: string; village: string };
  seats: {
    districtId: number;
    post: SeatPost;
    district: string;
    township: string | null;
    talker: string | null;
  };
}

/** The rows of a table in the order of the roster, owing or not. */
export function readHeads<T extends keyof Heads>(
  store: Store,
  table: T,
  params: Moment,
): (Heads[T] & { id: number })[] {
  return queryRows(store, SQL[table], params);
}
