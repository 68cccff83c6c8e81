import type { Day } from "./days.ts";
import { groupBy } from "./group.ts";
import type { Demand } from "./plan.ts";

/** What a seat does in one village on one day. */
export interface Stop {
  village: number;
  talks: number[];
  /** How often the seat goes there on later days of its plan. */
  later: number;
}

/** A seat's day. */
export interface Trip<S> {
  day: Day;
  seat: S;
  stops: Stop[];
}

/** The days of all seats, village by village; by day, then in the order of the seats. */
export function tripsOf<S extends { days: { day: Day; talks: Demand[] }[] }>(
  seats: S[],
): Trip<S>[] {
  return seats.flatMap(tripsOfSeat).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

function tripsOfSeat<S extends { days: { day: Day; talks: Demand[] }[] }>(seat: S): Trip<S>[] {
  const later = new Map<number, number>();
  const trips: Trip<S>[] = [];
  for (const { day, talks } of [...seat.days].reverse()) {
    const stops = [...groupBy(talks, ({ village }) => village)].map(([village, there]) => {
      const times = later.get(village) ?? 0;
      later.set(village, times + 1);
      return { village, talks: there.map(({ talk }) => talk), later: times };
    });
    trips.push({ day, seat, stops });
  }
  return trips.reverse();
}
