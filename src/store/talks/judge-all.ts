import { OPEN } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import { JUDGING } from "../../domain/judging.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryValues, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { judgingOf } from "../database/version.ts";
import { addEvent } from "./history.ts";
import { SQL as JUDGE, judgeTalks } from "./judge.ts";

export const SQL = {
  setJudging: "UPDATE cycle SET judging = ?",
  changed: "SELECT talk_id FROM talk_change WHERE event_seq = ? ORDER BY talk_id",
};

/**
 * Judges all records anew where another program judged otherwise when it did it last, in an event of
 * its own.
 * @returns the talks whose status it changed
 */
export function judgeAll(store: Store, author: Author): number[] {
  return transact(store, (tx) => {
    const from = judgingOf(tx) ?? JUDGING;
    if (from >= JUDGING) return []; // somebody else was first
    return judgeAnew(tx, addEvent(tx, author, { from, to: JUDGING }));
  });
}

/** The same within an event. */
export function judgeAnew(tx: Transaction, seq: number): number[] {
  write(tx, SQL.setJudging, JUDGING);
  judgeTalks(tx, queryValues<number>(tx, JUDGE.withRecords), seq, OPEN, "judged-anew");
  return queryValues<number>(tx, SQL.changed, seq);
}
