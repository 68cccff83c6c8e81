import type { Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import { isOutstanding, type Talk } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { cycleOf } from "../talks/cycle.ts";
import { addEvent, noteChanges } from "../talks/history.ts";
import { readTalk } from "../talks/talks.ts";

export const SQL = {
  set: "UPDATE talk SET planned_on = :day WHERE id = :id",
};

/**
 * Sets the day on which a talk is to be held, or with null lets it go again (rule 32). What is so
 * already is left as it is.
 * @throws Fault unknown-talk, cannot-plan, day-outside-talk
 */
export async function setDay(
  store: Store,
  author: Author,
  id: number,
  day: Day | null,
  today: Day,
): Promise<Talk> {
  return transact(store, (tx) => {
    const moment = { today, asOf: today };
    const talk = readTalk(tx, id, moment);
    const { status, deadline } = talk;
    if (!isOutstanding(status)) throw new Fault("cannot-plan", { id, status });
    const from = [today, cycleOf(tx).start].sort().at(-1) as Day;
    if (day !== null && (day < from || day > deadline)) {
      throw new Fault("day-outside-talk", { id, day, from, deadline });
    }
    if (talk.plannedOn === day) return talk;
    const seq = addEvent(tx, author, { talk: id, day });
    const set = () => write(tx, SQL.set, { id, day });
    noteChanges(tx, seq, [id], today, () => author.what, set, { alsoUnchanged: true });
    return readTalk(tx, id, moment);
  });
}
