import type { Seat, Talk } from "./talk.ts";

/** How a seat stands: its number a day, and whether it finishes in time at its own pace. */
export interface SeatStanding {
  id: number;
  seat: Seat;
  talker: string | null;
  needed: number;
  finishes: boolean;
}

/** How all stand on a day, with the cycle as it is or as it would be. */
export interface Standing {
  overdue: Talk[];
  /** Those that still have to talk. */
  seats: SeatStanding[];
}

type Prospect = Pick<SeatStanding, "needed" | "finishes">;

/** What a change of the cycle would do. */
export interface WhatIf {
  /** The talks that would become overdue. */
  overdue: Talk[];
  /** Who would no longer finish in time. */
  noLongerFinish: Pick<SeatStanding, "seat" | "talker">[];
  seats: (Pick<SeatStanding, "seat" | "talker"> & { before: Prospect; after: Prospect })[];
}

/** Talkers with nothing left to do are done. */
const DONE: Prospect = { needed: 0, finishes: true };

export function whatIf(before: Standing, after: Standing): WhatIf {
  const wasOverdue = new Set(before.overdue.map(({ id }) => id));
  const byId = ({ seats }: Standing) => new Map(seats.map((one) => [one.id, one]));
  const [then, now] = [byId(before), byId(after)];
  const seats = [...new Map([...then, ...now]).values()].map(({ id, seat, talker }) => ({
    ...{ seat, talker },
    before: standing(then.get(id)),
    after: standing(now.get(id)),
  }));
  return {
    overdue: after.overdue.filter(({ id }) => !wasOverdue.has(id)),
    noLongerFinish: seats
      .filter((one) => one.before.finishes && !one.after.finishes)
      .map(({ seat, talker }) => ({ seat, talker })),
    seats,
  };
}

function standing({ needed, finishes }: Prospect = DONE): Prospect {
  return { needed, finishes };
}
