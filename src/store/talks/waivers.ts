import type { Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import type { Talk } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryValue, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent, noteChanges } from "./history.ts";
import { readTalk } from "./talks.ts";

export const SQL = {
  add: `INSERT INTO waiver (talk_id, reason, approver, added_by)
    VALUES (:talk, :reason, :approver, :seq)`,
  isWaived: "SELECT waived FROM talk WHERE id = ?",
  setWaived: "UPDATE talk SET waived = :waived WHERE id = :talk",
};

/** Excuses a talk (rule 24), or with `approver` null withdraws that. */
export async function setWaiver(
  store: Store,
  author: Author,
  talk: number,
  waiver: { reason: string; approver: string | null },
  today: Day,
): Promise<Talk> {
  return transact(store, (tx) => {
    const { status } = readTalk(tx, talk, { today, asOf: today });
    const waive = waiver.approver !== null;
    if (waive && status !== "outstanding" && status !== "partial") {
      throw new Fault("cannot-waive", { id: talk, status });
    }
    const waived = queryValue(tx, SQL.isWaived, talk) === 1;
    if (!waive && !waived) throw new Fault("not-waived", { id: talk });
    const seq = addEvent(tx, author, { talk, ...waiver });
    noteChanges(
      tx,
      seq,
      [talk],
      today,
      () => author.what,
      () => {
        write(tx, SQL.add, { talk, ...waiver, seq });
        write(tx, SQL.setWaived, { talk, waived: waive ? 1 : 0 });
      },
      { alsoUnchanged: true },
    );
    return readTalk(tx, talk, { today, asOf: today });
  });
}
