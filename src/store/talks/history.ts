import type { Author, HistoryEvent, TalkChange } from "../../domain/history.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, queryValue, write } from "../database/query.ts";
import { STATUS } from "./scope.ts";

export const SQL = {
  add: "INSERT INTO event (at, actor, what, detail) VALUES (:at, :actor, :what, :detail)",
  count: "SELECT MAX(seq) FROM event",
  newest: "SELECT * FROM event ORDER BY seq DESC LIMIT ?",
  ofTalk: `SELECT event.* FROM event WHERE event.seq IN (
      SELECT added_by FROM talk WHERE id = :id
      UNION SELECT event_seq FROM talk_change WHERE talk_id = :id)
    ORDER BY event.seq`,
  changesOf: `SELECT talk_id AS talk, before, after, reason FROM talk_change
    WHERE event_seq = ? ORDER BY id`,
  addChange: `INSERT INTO talk_change (event_seq, talk_id, before, after, reason)
    VALUES (:seq, :talk, :before, :after, :reason)`,
  status: `SELECT ${STATUS} FROM talk WHERE talk.id = :id`,
};

/** Writes an event and gives its number. Never put findings or contact data into `detail`. */
export function addEvent(
  store: Transaction,
  author: Author,
  detail: Record<string, unknown>,
): number {
  const params = {
    at: author.at,
    actor: author.actor,
    what: author.what,
    detail: JSON.stringify(detail),
  };
  return write(store, SQL.add, params).id;
}

/** Runs `work` and notes, for each of the talks, how it changed the talk's status, and why. */
export function noteChanges(
  store: Transaction,
  seq: number,
  talks: number[],
  today: string,
  reason: (talk: number) => string,
  work: () => void,
  { alsoUnchanged = false } = {},
): void {
  const read = (id: number) => queryValue<string>(store, SQL.status, { id, asOf: today }) as string;
  const before = new Map(talks.map((id) => [id, read(id)]));
  work();
  for (const [talk, was] of before) {
    const after = read(talk);
    if (was === after && !alsoUnchanged) continue;
    write(store, SQL.addChange, { seq, talk, before: was, after, reason: reason(talk) });
  }
}

/** How many events there are: the number of the newest. */
export async function countEvents(store: Store): Promise<number> {
  return queryValue<number>(store, SQL.count) ?? 0;
}

/** The newest events, the newest first. */
export async function readHistory(store: Store, limit: number | null): Promise<HistoryEvent[]> {
  return read(store, queryRows(store, SQL.newest, limit ?? -1));
}

/** What happened to a talk, in order; the changes are those of this talk. */
export function historyOf(store: Store, talk: number): HistoryEvent[] {
  return read(store, queryRows(store, SQL.ofTalk, { id: talk })).map((event) => ({
    ...event,
    changes: event.changes.filter((change) => change.talk === talk),
  }));
}

/** The talks whose status an event changed. */
export function changesOf(store: Store, seq: number): TalkChange[] {
  return queryRows<TalkChange>(store, SQL.changesOf, seq);
}

function read(store: Store, rows: unknown[]): HistoryEvent[] {
  return (rows as (Author & { seq: number; detail: string })[]).map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    what: row.what,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    changes: changesOf(store, row.seq),
  }));
}
