import type { FindingsFilter, FoundOfTalk } from "../../domain/found.ts";
import { FINDINGS } from "../../domain/judging.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValue } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { areKept, countHeld } from "../report/figures.ts";
import type { RecordRow } from "../talks/judge.ts";
import { CLAIM_IN_SCOPE, TALK_IN_SCOPE } from "../talks/scope.ts";
import { type Moment, readTalk } from "../talks/talks.ts";
import { NEWEST_COMPLETING, toFound } from "./found.ts";

/** True where a record is within the filter of what was found. */
const RECORD_IN_SCOPE = `
  (:since IS NULL OR record.held_on >= :since)
  AND (:grade IS NULL OR :grade IN (${FINDINGS.map((name) => `record.${name}_grade`)}))
  ${FINDINGS.map((name) => `AND (:${name} IS NULL OR record.${name}_grade = :${name})`).join(" ")}
  AND (:intention IS NULL OR record.intention = :intention)
  AND (:recommend IS NULL OR record.recommend = :recommend)
  AND (:withRisk = 0 OR record.risk IS NOT NULL)`;

const JOINED = `JOIN seat ON seat.id = talk.seat_id JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id`;

/** The talks held, by the index that has them in the order of the roster. */
const HELD = `FROM talk INDEXED BY talk_held CROSS JOIN record ON record.id = ${NEWEST_COMPLETING} ${JOINED}
  WHERE talk.completed_on IS NOT NULL AND talk.closed_because IS NULL
    AND ${TALK_IN_SCOPE} AND ${RECORD_IN_SCOPE}`;
/** The same, looked for in the places alone. */
const HELD_THERE = `FROM (SELECT DISTINCT claim.talk_id FROM district
      JOIN township ON township.district_id = district.id
      JOIN village ON village.township_id = township.id
      CROSS JOIN claim ON claim.village_id = village.id
      WHERE (:district IS NULL OR district.name = :district) AND ${CLAIM_IN_SCOPE}) AS near
    CROSS JOIN talk ON talk.id = near.talk_id
    CROSS JOIN record ON record.id = ${NEWEST_COMPLETING} ${JOINED}
  WHERE talk.completed_on IS NOT NULL AND talk.closed_because IS NULL
    AND ${TALK_IN_SCOPE} AND ${RECORD_IN_SCOPE}`;
const EVERY = `FROM record JOIN talk ON talk.id = record.talk_id ${JOINED}
  WHERE NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id)
    AND ${TALK_IN_SCOPE} AND ${RECORD_IN_SCOPE}`;

const ROWS = (from: string) => `SELECT record.* ${from}
  ORDER BY talk.village_id, talk.person_id, talk.tier, talk.id, record.held_on, record.id
  LIMIT :limit`;
const COUNT = (from: string) => `SELECT COUNT(*) ${from}`;

export const SQL = {
  held: `SELECT record.* ${HELD}
    ORDER BY talk.village_id, talk.person_id, talk.tier, talk.id LIMIT :limit`,
  countHeld: COUNT(HELD),
  heldThere: ROWS(HELD_THERE),
  countHeldThere: COUNT(HELD_THERE),
  every: ROWS(EVERY),
  countEvery: COUNT(EVERY),
};

export interface FindingsQuestion {
  filters: Filters;
  found: FindingsFilter;
  /** Every record that is not void, instead of the newest completing one of each talk in force. */
  all: boolean;
  limit: number | null;
}

/**
 * What was found, in the order of the roster: village, person, tier, day. `total` is uncut.
 */
export async function findFindings(
  store: Store,
  { filters, found, all, limit }: FindingsQuestion,
  moment: Moment,
): Promise<{ findings: FoundOfTalk[]; total: number }> {
  return view(store, () => {
    const { grades, withRisk, ...plain } = found;
    const what = { ...plain, ...grades, withRisk: withRisk ? 1 : 0 };
    const params = { ...filters, ...what, ...moment, limit: limit ?? -1 };
    const { district, township, village, linked } = filters;
    const isThere = [district, township, village, linked].some((place) => place !== null);
    const [rows, count] = all
      ? [SQL.every, SQL.countEvery]
      : isThere
        ? [SQL.heldThere, SQL.countHeldThere]
        : [SQL.held, SQL.countHeld];
    const findings = queryRows<RecordRow>(store, rows, params).map((row): FoundOfTalk => {
      const { tier, seat, person, villages, posts } = readTalk(store, row.talk_id, moment);
      return { ...toFound(row, tier), seat, person, villages, posts };
    });
    if (limit === null || findings.length < limit) return { findings, total: findings.length };
    const isAnything =
      !withRisk && [...Object.values(plain), ...Object.values(grades)].every(isNull);
    const total =
      !all && isAnything && areKept(store, filters, moment.asOf)
        ? countHeld(store, filters)
        : queryValue<number>(store, count, params);
    return { findings, total: total ?? 0 };
  });
}

const isNull = (value: unknown) => value === null;
