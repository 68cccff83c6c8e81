import { groupBy } from "../../domain/group.ts";
import type { SeatPost } from "../../domain/rules.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Count } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValue, queryValues } from "../database/query.ts";
import { CLAIM_IN_SCOPE, STATUS, TALK_IN_SCOPE } from "../talks/scope.ts";
import type { Moment } from "../talks/talks.ts";
import { WITH_COUNTED, WITH_KEPT, worstPlaces } from "./figures.ts";

/** The rows of a report's tables: places and seats, each with what is counted there. */

/** The talks within the filters. */
export const IN_SCOPE = `
  SELECT talk.id, talk.tier, talk.seat_id, talk.deadline, talk.completed_on, ${STATUS} AS status
  FROM talk
  JOIN seat ON seat.id = talk.seat_id
  JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id
  WHERE ${TALK_IN_SCOPE}`;

const LISTED = (table: string) =>
  `FROM json_each(:ids) AS listed CROSS JOIN ${table} ON ${table}.id = listed.value`;

/** The figures of those listed, of whatever joins each with its own. */
const FIGURES = (joined: string) => `
  SELECT listed.value AS id, status, deadline, SUM(talks) AS count
  FROM json_each(:ids) AS listed CROSS JOIN ${joined}
  WHERE status <> 'closed' GROUP BY listed.value, status, deadline`;

/** Which there are, how their rows begin, and what is counted in them. */
const LEVELS = {
  district: {
    all: "SELECT id FROM district",
    rows: `SELECT district.id, district.name AS district ${LISTED("district")}
      ORDER BY district.id`,
    figures: FIGURES(`seat ON seat.district_id = listed.value
      CROSS JOIN figure ON figure.seat_id = seat.id AND further = 0`),
  },
  township: {
    all: "SELECT id FROM township",
    rows: `SELECT township.id, district.name AS district, township.name AS township
      ${LISTED("township")} JOIN district ON district.id = township.district_id
      ORDER BY township.id`,
    // Rule 16: a talk counts in the row of each of its villages and townships.
    figures: FIGURES("figure ON figure.township_id = listed.value"),
  },
  village: {
    all: "SELECT id FROM village",
    rows: `SELECT village.id, district.name AS district, township.name AS township,
        village.name AS village
      ${LISTED("village")} JOIN township ON township.id = village.township_id
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
    all: "SELECT id FROM seat",
    rows: `SELECT seat.id, seat.post, district.name AS district, township.name AS township,
        (SELECT holder.name FROM holder WHERE holder.seat_id = seat.id
          AND holder.from_day <= :today AND :today <= holder.to_day) AS talker
      ${LISTED("seat")} JOIN district ON district.id = seat.district_id
      LEFT JOIN township ON township.id = seat.township_id
      ORDER BY seat.district_id, CASE seat.post WHEN 'district_secretary' THEN 1
        WHEN 'organization_minister' THEN 2 ELSE 3 END, seat.id`,
    figures: FIGURES("figure ON figure.seat_id = listed.value AND further = 0"),
  },
};

export const SQL = {
  ...Object.fromEntries(
    Object.entries(LEVELS).flatMap(([level, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${level} ${name}`, text]),
    ),
  ),
  districts: "SELECT COUNT(*) FROM district",
  seatsOfDistricts: `SELECT seat.id FROM json_each(?) AS listed
    CROSS JOIN seat ON seat.district_id = listed.value WHERE seat.township_id IS NULL`,
};

/** How each level's rows begin. */
interface Heads {
  district: { district: string };
  township: { district: string; township: string };
  village: { district: string; township: string; village: string };
  seat: { post: SeatPost; district: string; township: string | null; talker: string | null };
}
export type Level = keyof Heads;

/** Which rows are enough; a level that is not named has all of its own. */
export type Chosen = Partial<Record<Level, number[]>>;

/** Up to so many districts, all who talk are looked at; with more, those of the worst districts. */
const MANY_DISTRICTS = 30;

/** The rows that a page of so many lines a table needs, where all would be more. */
export function chooseWorst(store: Store, lines: number): Chosen {
  const district = worstPlaces(store, "district", lines);
  const township = worstPlaces(store, "township", lines);
  const isMany = (queryValue<number>(store, SQL.districts) ?? 0) > MANY_DISTRICTS;
  return {
    ...(district.length === lines && { district }),
    ...(township.length === lines && { township }),
    ...(district.length === lines &&
      isMany && {
        seat: queryValues<number>(store, SQL.seatsOfDistricts, JSON.stringify(district)),
      }),
  };
}

/**
 * The rows of a level in the order of the roster, owing or not, each with the talks in force there.
 * @param kept whether the figures kept answer it, or they must be counted
 */
export function readRows<L extends Level>(
  store: Store,
  level: L,
  { chosen, kept, params }: { chosen: Chosen; kept: boolean; params: Filters & Moment },
): { id: number; head: Heads[L]; counts: Count[] }[] {
  const ids = chosen[level] ?? queryValues<number>(store, LEVELS[level].all);
  const listed = { ...params, ids: JSON.stringify(ids) };
  const figures = `${kept ? WITH_KEPT : WITH_COUNTED} ${LEVELS[level].figures}`;
  const counted = queryRows<Count & { id: number }>(store, figures, listed);
  const counts = groupBy(counted, ({ id }) => id);
  const rows = queryRows<Heads[L] & { id: number }>(store, LEVELS[level].rows, listed);
  return rows.map(({ id, ...head }) => ({
    id,
    head: head as unknown as Heads[L],
    counts: counts.get(id) ?? [],
  }));
}

/** How many rows a choice leaves out. */
export function countUnlisted(store: Store, level: Level, chosen: Chosen): number {
  const own = chosen[level];
  if (!own) return 0;
  return (
    (queryValue<number>(store, `SELECT COUNT(*) FROM (${LEVELS[level].all})`) ?? 0) - own.length
  );
}
