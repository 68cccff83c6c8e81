import type { Schedule, SeatInPlan } from "../domain/schedule.ts";
import type { Trip } from "../domain/trips.ts";
import type { PlanNames, PlanView } from "./plan.ts";

type Villages = PlanNames["villages"];

/** A plan as JSON promises it; its days are given one by one and once, for a province has many. */
export function planData(
  { from, seats, trips, unplaced, notSet, onDayOff }: Schedule,
  villages: Villages,
  holidays: PlanView["holidays"],
) {
  return {
    from,
    seats: seats.map(({ seat, talker, perDay, needed }) => ({ seat, talker, perDay, needed })),
    days: daysData(trips, villages),
    unplaced: unplaced.map(({ talk, because }) => ({ talk, because })),
    ...{ notSet, onDayOff },
    ...(holidays && { holidays }),
  };
}

export function* daysData(trips: Trip<SeatInPlan>[], villages: Villages) {
  for (const { day, seat, stops } of trips) {
    yield {
      ...{ day, seat: seat.seat, talker: seat.talker },
      stops: stops.map(({ village, talks }) => ({
        township: villages.get(village)?.township ?? "",
        village: villages.get(village)?.village ?? "",
        talks,
      })),
    };
  }
}
