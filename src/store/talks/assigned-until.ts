import { type Day, dayBefore, OPEN } from "../../domain/days.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRow, queryValues, write } from "../database/query.ts";

/**
 * Until when what `assign` has worked out stands by itself: as long as nobody changes the roster, the
 * rules or the cycle, and no term begins or ends. Within that time a report need not ask again what
 * is owed, which for a province takes seconds.
 */
export const SQL = {
  // The first day on which a term begins after today, and the last of those that end from today on.
  starts: `SELECT MIN(from_day) FROM post WHERE from_day > :today
    UNION ALL SELECT MIN(from_day) FROM village_flag WHERE from_day > :today
    UNION ALL SELECT MIN(from_day) FROM holder WHERE from_day > :today`,
  ends: `SELECT MIN(to_day) FROM post WHERE to_day >= :today
    UNION ALL SELECT MIN(to_day) FROM village_flag WHERE to_day >= :today
    UNION ALL SELECT MIN(to_day) FROM holder WHERE to_day >= :today
    UNION ALL SELECT MIN(to_day) FROM village WHERE to_day >= :today`,
  set: `INSERT INTO assigned_until (id, event_seq, from_day, to_day)
    SELECT 1, MAX(seq), :from, :to FROM event WHERE true
    ON CONFLICT (id) DO UPDATE SET event_seq = excluded.event_seq, from_day = excluded.from_day,
      to_day = excluded.to_day`,
  keep: `UPDATE assigned_until SET event_seq = :seq WHERE NOT EXISTS (SELECT 1 FROM event
    WHERE event.seq > assigned_until.event_seq AND event.seq < :seq
      AND event.what IN ('import', 'rules', 'cycle'))`,
  read: `SELECT from_day AS "from", to_day AS "to", EXISTS (SELECT 1 FROM event
      WHERE event.seq > assigned_until.event_seq AND event.what IN ('import', 'rules', 'cycle')) AS changed
    FROM assigned_until`,
};

/** Notes that nothing is left to assign, and until when; to be called when `assign` has done its work. */
export function noteAssigned(store: Transaction, today: Day): void {
  write(store, SQL.set, { from: today, to: assignedUntil(store, today) });
}

/** Notes that the event changed nothing that decides what is owed: what was assigned is so still. */
export function keepAssigned(tx: Transaction, seq: number): void {
  write(tx, SQL.keep, { seq });
}

/** The last day before a term begins or ends. */
export function assignedUntil(store: Store, today: Day): Day {
  const known = (text: string) =>
    queryValues<Day | null>(store, text, { today }).filter((day) => day !== null);
  const days = [...known(SQL.starts).map(dayBefore), ...known(SQL.ends)].sort();
  return days[0] ?? OPEN;
}

/** Whether there is nothing to assign on a day, as far as is known without asking the rules. */
export function isAssigned(store: Store, today: Day): boolean {
  const known = readAssigned(store);
  return known !== null && known.from <= today && today <= known.to;
}

/** The days for which nothing is to be assigned, where that is still known. */
export function readAssigned(store: Store): { from: Day; to: Day } | null {
  const known = queryRow<{ from: Day; to: Day; changed: 0 | 1 }>(store, SQL.read);
  return known && !known.changed ? { from: known.from, to: known.to } : null;
}
