import type { Calendar } from "../../domain/calendar.ts";
import type { Day } from "../../domain/days.ts";
import { type PlanTerms, planSeats, type SeatPlan } from "../../domain/plan.ts";
import { type Filters, isUnfiltered } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { cycleOf } from "../talks/cycle.ts";
import { calendarOf } from "../talks/cycle-days.ts";
import { TALK_IN_SCOPE } from "../talks/scope.ts";
import { readDemands, TO_HOLD } from "./demands.ts";
import { type PlannedSeat, seatsToPlan } from "./seats.ts";

export const SQL = {
  inScope: `SELECT talk.id FROM json_each(:seats) AS listed
    CROSS JOIN talk ON talk.seat_id = listed.value JOIN seat ON seat.id = talk.seat_id
    JOIN district ON district.id = seat.district_id JOIN person ON person.id = talk.person_id
    WHERE ${TO_HOLD("talk")} AND ${TALK_IN_SCOPE}`,
};

/** What a plan is asked for beside what is kept. */
export interface PlanQuestion {
  today: Day;
  filters: Filters;
  /** So many a day for every seat; null: each seat's own number. */
  perDay: number | null;
  /** Days off and worked for this run, beside those kept with the cycle. */
  calendar: Calendar;
}

export interface Plan {
  /** The first day that can be planned. */
  from: Day;
  /** The last deadline of all that was planned; `from` where nothing was. */
  last: Day;
  /** Those with something within the filters, and that alone, in the order in which they chose. */
  seats: (PlannedSeat & SeatPlan)[];
}

/** Plans every seat whole and gives what is within the filters (rule 32). */
export async function readPlan(store: Store, question: PlanQuestion): Promise<Plan> {
  return view(store, () => planOf(store, question));
}

/** The same within a transaction that the caller holds. */
export function planOf(store: Store, { today, filters, perDay, calendar }: PlanQuestion): Plan {
  const moment = { today, asOf: today };
  const seats = seatsToPlan(store, filters, moment);
  const ids = seats.map(({ id }) => id);
  const demands = readDemands(store, ids, moment);
  const terms: PlanTerms = {
    ...{ today, perDay },
    from: [today, cycleOf(store).start].sort().at(-1) as Day,
    calendar: calendarOf(store, calendar),
  };
  const owing = seats.filter(({ id }) => demands.has(id));
  const plans = planSeats(
    owing.map(({ id, talker }) => ({ vacant: talker === null, talks: demands.get(id) ?? [] })),
    terms,
  );
  const all = owing.map((seat, i) => ({ ...seat, ...(plans[i] as SeatPlan) }));
  const { from } = terms;
  const last = [from, ...[...demands.values()].map((own) => own.at(-1)?.deadline ?? "")]
    .sort()
    .at(-1) as Day;
  if (isUnfiltered(filters)) return { from, last, seats: all };
  const params = { ...filters, ...moment, seats: JSON.stringify(ids) };
  const shown = new Set(queryValues<number>(store, SQL.inScope, params));
  return { from, last, seats: all.map((seat) => within(seat, shown)).filter(isShown) };
}

function within<S extends SeatPlan>(seat: S, shown: Set<number>): S {
  const is = ({ talk }: { talk: number }) => shown.has(talk);
  const days = seat.days.map(({ day, talks }) => ({ day, talks: talks.filter(is) }));
  return {
    ...seat,
    days: days.filter(({ talks }) => talks.length > 0),
    unplaced: seat.unplaced.filter(is),
    notSet: seat.notSet.filter(is),
    onDayOff: seat.onDayOff.filter(is),
  };
}

function isShown({ days, unplaced }: SeatPlan): boolean {
  return days.length > 0 || unplaced.length > 0;
}
