import type { Day } from "../../domain/days.ts";
import type { Said } from "../../domain/turnover.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import { NEWEST_COMPLETING } from "../findings/found.ts";

export const SQL = {
  // Also of talks that were closed since: what was said there was said.
  said: `SELECT talk.tier, talk.id AS talk, record.held_on AS date, record.intention, record.recommend
    FROM talk CROSS JOIN record ON record.id = ${NEWEST_COMPLETING}
    WHERE talk.person_id = :person AND talk.completed_on IS NOT NULL
    ORDER BY record.held_on DESC, record.id DESC`,
  going: `SELECT DISTINCT talk.person_id FROM record INDEXED BY record_of_going
    CROSS JOIN talk ON talk.id = record.talk_id
    WHERE record.intention = 'step_down' OR record.recommend = 'replace'`,
};

/** What the newest completing record of each talk with a person said up to a day, the newest first. */
export function saidOf(store: Store, person: number, asOf: Day): Said[] {
  return queryRows<Said>(store, SQL.said, { person, asOf });
}

/** Of whom some record said that he wants to step down or is not to be nominated again. */
export function whoMayGo(store: Store): Set<number> {
  return new Set(queryValues<number>(store, SQL.going));
}
