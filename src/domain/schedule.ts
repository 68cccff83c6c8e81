import type { Day } from "./days.ts";
import type { NotSet, SeatPlan, Unplaced } from "./plan.ts";
import type { Seat } from "./talk.ts";
import { type Trip, tripsOf } from "./trips.ts";

/** A seat that was planned. */
export type SeatInPlan = SeatPlan & { seat: Seat; talker: string | null };

/** A plan as it is shown: by day, with what found no day. */
export interface Schedule {
  from: Day;
  seats: SeatInPlan[];
  trips: Trip<SeatInPlan>[];
  unplaced: { talk: number; village: number; because: Unplaced; seat: SeatInPlan }[];
  notSet: NotSet[];
  onDayOff: { talk: number; day: Day }[];
}

/** @param until the last day that is shown; what has no day at all is shown in any case */
export function scheduleOf(from: Day, seats: SeatInPlan[], until: Day | null): Schedule {
  return {
    ...{ from, seats },
    trips: tripsOf(seats).filter(({ day }) => until === null || day <= until),
    unplaced: seats.flatMap((seat) => seat.unplaced.map((one) => ({ ...one, seat }))),
    notSet: seats.flatMap(({ notSet }) => notSet),
    onDayOff: seats.flatMap(({ onDayOff }) => onDayOff),
  };
}

/** How many talks are held on these days. */
export function countTalks(trips: Trip<unknown>[]): number {
  return trips.reduce(
    (sum, { stops }) => stops.reduce((talks, stop) => talks + stop.talks.length, sum),
    0,
  );
}
