import { PLAIN_WEEKS } from "../../domain/calendar.ts";
import { addDays, type Day } from "../../domain/days.ts";
import { PACE_DAYS, pace } from "../../domain/pace.ts";
import { NO_FILTERS } from "../../domain/talk.ts";
import type { Standing } from "../../domain/what-if.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { talksIn } from "../talks/talks.ts";
import { readDemands } from "./demands.ts";
import { planOf } from "./read-plan.ts";

export const SQL = {
  lately: `SELECT seat_id AS seat, COUNT(*) AS count FROM talk
    WHERE completed_on >= :from AND completed_on < :today AND closed_because IS NULL
    GROUP BY seat_id`,
};

/** How all stand today, within a transaction that the caller holds. */
export function standingOf(store: Store, today: Day): Standing {
  const moment = { today, asOf: today };
  const question = { today, filters: NO_FILTERS, perDay: null, calendar: PLAIN_WEEKS };
  const { seats } = planOf(store, question);
  const demands = readDemands(
    store,
    seats.map(({ id }) => id),
    moment,
  );
  const from = addDays(today, -PACE_DAYS);
  const lately = new Map(
    queryRows<{ seat: number; count: number }>(store, SQL.lately, { from, today }).map(
      ({ seat, count }) => [seat, count],
    ),
  );
  return {
    overdue: talksIn(store, NO_FILTERS, "overdue", moment, null).talks,
    seats: seats.map(({ id, seat, talker, needed }) => {
      const dues = (demands.get(id) ?? []).map(({ deadline }) => ({
        ...{ deadline, required: 1, outstanding: 1 },
      }));
      const { makesIt } = pace(today, dues, lately.get(id) ?? 0);
      return { id, seat, talker, needed, finishes: makesIt !== false };
    }),
  };
}
