import { type Calendar, PLAIN_WEEKS } from "../../domain/calendar.ts";
import type { Day } from "../../domain/days.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, write } from "../database/query.ts";

export const SQL = {
  read: "SELECT kind, day FROM cycle_day ORDER BY day",
  keep: "INSERT INTO cycle_day (kind, day) VALUES (:kind, :day)",
  drop: "DELETE FROM cycle_day WHERE kind = :kind AND day = :day",
};

/** The days off and the days worked that are kept with the cycle (rule 32), each in order. */
export interface CycleDays {
  off: Day[];
  worked: Day[];
}

/** Which of them to keep, and which to let go. */
export interface DaysStated {
  keep: CycleDays;
  drop: CycleDays;
}

const KINDS = ["off", "worked"] as const;

export function cycleDaysOf(store: Store): CycleDays {
  const rows = queryRows<{ kind: keyof CycleDays; day: Day }>(store, SQL.read);
  const of = (wanted: keyof CycleDays) =>
    rows.filter(({ kind }) => kind === wanted).map(({ day }) => day);
  return { off: of("off"), worked: of("worked") };
}

export async function readCycleDays(store: Store): Promise<CycleDays> {
  return cycleDaysOf(store);
}

export async function readCalendar(store: Store): Promise<Calendar> {
  return calendarOf(store, PLAIN_WEEKS);
}

/** The calendar kept with the cycle, and what one run adds to it. */
export function calendarOf(store: Store, added: Calendar): Calendar {
  const kept = cycleDaysOf(store);
  return {
    ...added,
    off: new Set([...kept.off, ...added.off]),
    worked: new Set([...kept.worked, ...added.worked]),
  };
}

/** What of the days stated is not so already. */
export function newCycleDays(store: Store, { keep, drop }: DaysStated): DaysStated {
  const known = cycleDaysOf(store);
  const pick = (days: CycleDays, wanted: (kind: keyof CycleDays, day: Day) => boolean) => ({
    off: [...new Set(days.off)].filter((day) => wanted("off", day)).sort(),
    worked: [...new Set(days.worked)].filter((day) => wanted("worked", day)).sort(),
  });
  return {
    keep: pick(keep, (kind, day) => !known[kind].includes(day)),
    drop: pick(drop, (kind, day) => known[kind].includes(day) && !keep[kind].includes(day)),
  };
}

/** Keeps and lets go what `newCycleDays` has found. */
export function changeCycleDays(tx: Transaction, { keep, drop }: DaysStated): void {
  for (const kind of KINDS) {
    for (const day of drop[kind]) write(tx, SQL.drop, { kind, day });
    for (const day of keep[kind]) write(tx, SQL.keep, { kind, day });
  }
}
