import type { Day } from "../../domain/days.ts";
import type { Demand } from "../../domain/plan.ts";
import type { Store } from "../database/connection.ts";
import { queryEach } from "../database/query.ts";
import type { Moment } from "../talks/talks.ts";

/** True for a talk still to be held: outstanding in the words of `STATUS`, of the talk of that name. */
export const TO_HOLD = (talk: string) => `(${talk}.closed_because IS NULL AND ${talk}.waived = 0
  AND (${talk}.completed_on IS NULL OR ${talk}.completed_on > :asOf))`;

export const SQL = {
  // A seat's talks in the order in which they are placed (rule 32).
  ofSeats: `SELECT talk.seat_id AS seat, talk.id AS talk, talk.person_id AS person,
      talk.village_id AS village, talk.deadline, talk.planned_on AS setDay
    FROM json_each(:seats) AS listed CROSS JOIN talk ON talk.seat_id = listed.value
    CROSS JOIN village ON village.id = talk.village_id
    CROSS JOIN township ON township.id = village.township_id
    CROSS JOIN person ON person.id = talk.person_id
    WHERE ${TO_HOLD("talk")}
    ORDER BY listed.key, talk.deadline, township.name, village.name, person.name, talk.id`,
};

type Row = Demand & { seat: number };

/** What seats still owe, by seat and in the order in which it is placed. */
export function readDemands(store: Store, seats: number[], moment: Moment): Map<number, Demand[]> {
  const demands = new Map<number, Demand[]>();
  const days = new Map<Day, Day>();
  /** Talks share their deadlines: one text for all of them. */
  const same = (day: Day) => days.get(day) ?? (days.set(day, day).get(day) as Day);
  const params = { asOf: moment.asOf, seats: JSON.stringify(seats) };
  for (const row of queryEach<Row>(store, SQL.ofSeats, params)) {
    const { seat, talk, person, village, deadline, setDay } = row;
    const own = demands.get(seat) ?? [];
    own.push({ talk, person, village, deadline: same(deadline), setDay });
    if (own.length === 1) demands.set(seat, own);
  }
  return demands;
}
