import type { Day } from "../../domain/days.ts";
import { startOf } from "../../domain/days.ts";
import type { Filters } from "../../domain/talk.ts";
import { type Count, NONE } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows } from "../database/query.ts";
import { CLAIM_IN_SCOPE } from "../talks/scope.ts";
import type { Moment } from "../talks/talks.ts";
import { type Figures, IN_SCOPE } from "./report-rows.ts";

const COMPLETED = `SELECT * FROM (${IN_SCOPE}) AS talk
  WHERE talk.status = 'done' AND talk.completed_on >= :since`;

/** The villages of the talks completed, each with its township. */
const PLACED = `(${COMPLETED}) AS talk JOIN claim ON claim.talk_id = talk.id
  JOIN village ON village.id = claim.village_id
  JOIN township ON township.id = village.township_id AND ${CLAIM_IN_SCOPE}`;

/** A talk whose status an event from the moment `:from` on has changed so. */
const CHANGED = (change: string) => `EXISTS (SELECT 1 FROM talk_change
  JOIN event ON event.seq = talk_change.event_seq
  WHERE talk_change.talk_id = talk.id AND ${change} AND event.at >= :from)`;

export const SQL = {
  bySeat: `SELECT seat_id AS seat, tier, COUNT(*) AS completedSince FROM (${COMPLETED}) AS talk
    GROUP BY seat_id, tier`,
  // Rule 16: a talk counts in the row of each of its places.
  byTownship: `SELECT township, COUNT(*) AS completedSince
    FROM (SELECT DISTINCT talk.id AS talk, township.id AS township FROM ${PLACED}) AS placed
    GROUP BY township`,
  byVillage: `SELECT village, COUNT(*) AS completedSince
    FROM (SELECT DISTINCT talk.id AS talk, village.id AS village FROM ${PLACED}) AS placed
    GROUP BY village`,
  changes: `SELECT
      COALESCE(SUM(talk.status = 'closed' AND ${CHANGED("talk_change.after = 'closed'")}), 0) AS closed,
      COALESCE(SUM(talk.status <> 'closed' AND (
        EXISTS (SELECT 1 FROM talk AS one JOIN event ON event.seq = one.added_by
          WHERE one.id = talk.id AND event.at >= :from)
        OR ${CHANGED("talk_change.before = 'closed'")})), 0) AS newlyOwed
    FROM (${IN_SCOPE}) AS talk`,
};

/** What is new since a day, beside the figures. */
export interface News {
  closed: number;
  newlyOwed: number;
}

/** What share of the figures was completed from `since` on, as further figures that count nothing. */
export function readCompletedSince(
  store: Store,
  params: Filters & Moment & { since: Day },
): Pick<Figures, "seats" | "townships"> {
  type BySeat = { seat: number; tier: number; completedSince: number };
  type ByTownship = { township: number; completedSince: number };
  return {
    seats: queryRows<BySeat>(store, SQL.bySeat, params).map((row) => ({
      ...{ ...NONE, ...row },
      attempts: 0,
    })),
    townships: queryRows<ByTownship>(store, SQL.byTownship, params).map((row) => ({
      ...NONE,
      ...row,
    })),
  };
}

/** The same for villages. */
export function readCompletedInVillages(
  store: Store,
  params: Filters & Moment & { since: Day },
): (Count & { village: number })[] {
  type Row = { village: number; completedSince: number };
  return queryRows<Row>(store, SQL.byVillage, params).map((row) => ({ ...NONE, ...row }));
}

/** How many talks were closed, and how many came to be owed, from a day on. */
export function readNews(store: Store, params: Filters & Moment & { since: Day }): News {
  return queryRow(store, SQL.changes, { ...params, from: startOf(params.since) }) as News;
}
