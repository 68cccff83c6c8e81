import { addDays, type Day, daysBetween } from "./days.ts";

/** The days before today whose completions make the pace. */
export const PACE_DAYS = 14;

export interface Pace {
  /** Talks completed a day over the last fourteen days. */
  perDay: number;
  /** The pace that meets every deadline still ahead; null when none is left. */
  neededPerDay: number | null;
  /** The day the outstanding talks will be done at this pace; null without any, or without a pace. */
  finish: Day | null;
  /** Whether every deadline will be met at this pace; null when nothing is required. */
  makesIt: boolean | null;
}

/** Talks that share a deadline. */
export interface Due {
  deadline: Day;
  required: number;
  outstanding: number;
}

/** Whether it will be finished in time, seen on the day `asOf`. */
export function pace(asOf: Day, dues: Due[], completedLately: number): Pace {
  const required = dues.reduce((sum, due) => sum + due.required, 0);
  const outstanding = dues.reduce((sum, due) => sum + due.outstanding, 0);
  const overdue = dues.some((due) => due.deadline < asOf && due.outstanding > 0);
  const perDay = completedLately / PACE_DAYS;
  const needed = neededPerDay(asOf, dues);
  return {
    perDay,
    neededPerDay: needed,
    finish:
      outstanding === 0 || perDay === 0
        ? null
        : addDays(asOf, Math.ceil((outstanding * PACE_DAYS) / completedLately) - 1),
    makesIt:
      required === 0
        ? null
        : !overdue && (outstanding === 0 || (needed !== null && perDay >= needed)),
  };
}

/** The steepest of the climbs to the deadlines ahead, what is overdue being part of each. */
export function neededPerDay(asOf: Day, dues: Due[]): number | null {
  const dueBy = new Map<Day, number>();
  for (const { deadline, required, outstanding } of dues) {
    if (required > 0) dueBy.set(deadline, (dueBy.get(deadline) ?? 0) + outstanding);
  }
  let outstanding = 0;
  let steepest: number | null = null;
  for (const deadline of [...dueBy.keys()].sort()) {
    outstanding += dueBy.get(deadline) ?? 0;
    if (deadline < asOf) continue;
    steepest = Math.max(steepest ?? 0, outstanding / (daysBetween(asOf, deadline) + 1));
  }
  return steepest;
}

/** A pace as people say it: so many talks every so many days, which are days below a week, else weeks. */
export interface SpokenPace {
  talks: number;
  days: number;
}

const WEEK = 7;

/** The slowest pace in plain words that is no slower than so many talks a day. */
export function spokenPace(perDay: number): SpokenPace {
  if (perDay <= 0 || perDay >= 1) return { talks: Math.ceil(perDay - 1e-9), days: 1 };
  const days = Math.floor(1 / perDay + 1e-9);
  return { talks: 1, days: days < WEEK ? days : days - (days % WEEK) };
}
