import type { Filters, Seat } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import type { Moment } from "../talks/talks.ts";
import { TO_HOLD } from "./demands.ts";

export const SQL = {
  all: "SELECT id FROM seat ORDER BY id",
  held: `SELECT DISTINCT seat_id FROM holder WHERE name_key = :talker
    AND from_day <= :today AND :today <= to_day ORDER BY seat_id`,
  // Those that meet the same people and choose their days before, or have set one.
  before: `WITH RECURSIVE wanted (seat_id) AS (
      SELECT value FROM json_each(:seats)
      UNION
      SELECT other.seat_id FROM wanted CROSS JOIN talk AS own ON own.seat_id = wanted.seat_id
      CROSS JOIN talk AS other ON other.person_id = own.person_id
      WHERE other.seat_id <> own.seat_id AND (other.tier <= own.tier OR other.planned_on IS NOT NULL)
        AND ${TO_HOLD("own")} AND ${TO_HOLD("other")})
    SELECT seat_id FROM wanted ORDER BY seat_id`,
  // In the order in which they choose: by tier, then place (rule 32).
  inOrder: `SELECT seat.id, seat.post, district.name AS district, township.name AS township,
      (SELECT holder.name FROM holder WHERE holder.seat_id = seat.id
        AND holder.from_day <= :today AND :today <= holder.to_day) AS talker
    FROM json_each(:seats) AS listed CROSS JOIN seat ON seat.id = listed.value
    JOIN district ON district.id = seat.district_id
    LEFT JOIN township ON township.id = seat.township_id
    ORDER BY (SELECT MIN(tier) FROM talk WHERE talk.seat_id = seat.id AND ${TO_HOLD("talk")}),
      district.name, township.name, seat.id`,
};

export interface PlannedSeat {
  id: number;
  seat: Seat;
  /** null while the seat is vacant */
  talker: string | null;
}

/** The seats that a talker holds, with those whose plans come before theirs; without one, all seats. */
export function seatsToPlan(store: Store, { talker }: Filters, moment: Moment): PlannedSeat[] {
  const seats = talker === null ? queryValues<number>(store, SQL.all) : held(store, talker, moment);
  const listed = { ...moment, seats: JSON.stringify(seats) };
  type Row = Seat & { id: number; talker: string | null };
  return queryRows<Row>(store, SQL.inOrder, listed).map(({ id, talker: holder, ...seat }) => ({
    ...{ id, seat },
    talker: holder,
  }));
}

function held(store: Store, talker: string, moment: Moment): number[] {
  const { today, asOf } = moment;
  const own = queryValues<number>(store, SQL.held, { talker, today });
  return queryValues<number>(store, SQL.before, { asOf, seats: JSON.stringify(own) });
}
