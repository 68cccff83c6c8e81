import { groupBy } from "../../domain/group.ts";
import type { SeatPost } from "../../domain/rules.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Count } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { CLAIM_IN_SCOPE, STATUS, TALK_IN_SCOPE } from "../talks/scope.ts";
import type { Moment } from "../talks/talks.ts";

/** The rows of a report's tables: places and seats, each with what is counted there. */

/** The talks within the filters. */
export const IN_SCOPE = `
  SELECT talk.id, talk.tier, talk.seat_id, talk.deadline, talk.completed_on, ${STATUS} AS status
  FROM talk
  JOIN seat ON seat.id = talk.seat_id
  JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id
  WHERE ${TALK_IN_SCOPE}`;

/** The figures in force of every row, `row` being what names it. */
const FIGURES = (row: string, figures: string) => `
  SELECT ${row} AS id, status, deadline, SUM(talks) AS count
  FROM ${figures} WHERE status <> 'closed' GROUP BY 1, status, deadline`;

/** How the rows of each level begin, in the order of the roster, and what is counted in them. */
const LEVELS = {
  district: {
    rows: "SELECT id, name AS district FROM district ORDER BY id",
    figures: FIGURES(
      "seat.district_id",
      "figure JOIN seat ON seat.id = figure.seat_id AND figure.further = 0",
    ),
  },
  township: {
    rows: `SELECT township.id, district.name AS district, township.name AS township
      FROM township JOIN district ON district.id = township.district_id ORDER BY township.id`,
    // Rule 16: a talk counts in the row of each of its villages and townships.
    figures: FIGURES("township_id", "figure"),
  },
  village: {
    rows: `SELECT village.id, district.name AS district, township.name AS township,
        village.name AS village
      FROM village JOIN township ON township.id = village.township_id
      JOIN district ON district.id = township.district_id ORDER BY village.id`,
    figures: `SELECT id, status, deadline, COUNT(*) AS count
      FROM (SELECT DISTINCT talk.id AS talk, talk.status, talk.deadline, village.id AS id
        FROM (${IN_SCOPE}) AS talk JOIN claim ON claim.talk_id = talk.id
        JOIN village ON village.id = claim.village_id
        JOIN township ON township.id = village.township_id
        WHERE status <> 'closed' AND ${CLAIM_IN_SCOPE}) AS placed
      GROUP BY id, status, deadline`,
  },
  seat: {
    rows: `SELECT seat.id, seat.post, district.name AS district, township.name AS township,
        (SELECT holder.name FROM holder WHERE holder.seat_id = seat.id
          AND holder.from_day <= :today AND :today <= holder.to_day) AS talker
      FROM seat JOIN district ON district.id = seat.district_id
      LEFT JOIN township ON township.id = seat.township_id
      ORDER BY seat.district_id, CASE seat.post WHEN 'district_secretary' THEN 1
        WHEN 'organization_minister' THEN 2 ELSE 3 END, seat.id`,
    figures: FIGURES("seat_id", "(SELECT * FROM figure WHERE further = 0)"),
  },
};

export const SQL = Object.fromEntries(
  Object.entries(LEVELS).flatMap(([level, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${level} ${name}`, text]),
  ),
);

/** How each level's rows begin. */
interface Heads {
  district: { district: string };
  township: { district: string; township: string };
  village: { district: string; township: string; village: string };
  seat: { post: SeatPost; district: string; township: string | null; talker: string | null };
}
export type Level = keyof Heads;

/**
 * The rows of a level in the order of the roster, owing or not, each with the talks in force there.
 * @param withFigures how the query begins that takes its figures from `figure`
 */
export function readRows<L extends Level>(
  store: Store,
  level: L,
  { withFigures, params }: { withFigures: string; params: Filters & Moment },
): { id: number; head: Heads[L]; counts: Count[] }[] {
  const figures = `${withFigures} ${LEVELS[level].figures}`;
  const counted = queryRows<Count & { id: number }>(store, figures, params);
  const counts = groupBy(counted, ({ id }) => id);
  const rows = queryRows<Heads[L] & { id: number }>(store, LEVELS[level].rows, params);
  return rows.map(({ id, ...head }) => ({
    id,
    head: head as unknown as Heads[L],
    counts: counts.get(id) ?? [],
  }));
}
