import type { Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import type { Reason } from "../../domain/judging.ts";
import type { Talk, TalkRecord } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { dropFollowUp } from "../items/follow-ups.ts";
import { addEvent, noteChanges } from "./history.ts";
import { findingsOf, judgeTalk, type RecordRow } from "./judge.ts";
import { readTalk } from "./talks.ts";

export const SQL = {
  read: `SELECT record.*, void.reason AS voidReason, event.at AS voidAt, event.actor AS voidActor
    FROM record LEFT JOIN void ON void.record_id = record.id
    LEFT JOIN event ON event.seq = void.added_by
    WHERE record.id = :id OR record.talk_id = :talk ORDER BY record.held_on, record.id`,
  addVoid: "INSERT INTO void (record_id, reason, added_by) VALUES (:id, :reason, :seq)",
};

/** The records of a talk by the day they were held. */
export function recordsOf(store: Store, talk: number): TalkRecord[] {
  return queryRows<VoidableRow>(store, SQL.read, { talk, id: null }).map(toRecord);
}

/** Marks a record as wrong; it stays, and counts nowhere (rule 23). */
export async function voidRecord(
  store: Store,
  author: Author,
  id: number,
  reason: string,
  today: Day,
): Promise<{ record: TalkRecord; talk: Talk }> {
  return transact(store, (tx) => {
    const record = readRecord(tx, id);
    if (record.void) throw new Fault("record-already-void", { id });
    const seq = addEvent(tx, author, { record: id, reason });
    noteChanges(
      tx,
      seq,
      [record.talk],
      today,
      () => "record-voided",
      () => {
        write(tx, SQL.addVoid, { id, reason, seq });
        dropFollowUp(tx, id, today);
        judgeTalk(tx, record.talk);
      },
      { alsoUnchanged: true },
    );
    return readRecordAndTalk(tx, id, today);
  });
}

/** A record and, as it is now, its talk. @throws Fault unknown-record */
export function readRecordAndTalk(
  store: Store,
  id: number,
  today: Day,
): { record: TalkRecord; talk: Talk } {
  const record = readRecord(store, id);
  return { record, talk: readTalk(store, record.talk, { today, asOf: today }) };
}

/** @throws Fault unknown-record */
function readRecord(store: Store, id: number): TalkRecord {
  const row = queryRow<VoidableRow>(store, SQL.read, { id, talk: null });
  if (!row) throw new Fault("unknown-record", { id: String(id) });
  return toRecord(row);
}

type VoidableRow = RecordRow & {
  voidReason: string | null;
  voidAt: string;
  voidActor: string;
};

function toRecord(row: VoidableRow): TalkRecord {
  const reasons = row.reasons === "" ? [] : (row.reasons.split(",") as Reason[]);
  return {
    id: row.id,
    talk: row.talk_id,
    date: row.held_on,
    enteredAt: row.entered_at,
    actor: row.actor,
    talker: row.talker,
    mode: row.mode,
    place: row.place,
    recorder: row.recorder,
    with: JSON.parse(row.others) as string[],
    findings: findingsOf(row),
    intention: row.intention,
    recommend: row.recommend,
    risk: row.risk,
    suggestion: row.suggestion,
    followUp: row.follow_up,
    followUpOwner: row.follow_up_owner,
    followUpDue: row.follow_up_due,
    redacted: row.redaction_id !== null,
    completes: reasons.length === 0 && row.voidReason === null,
    reasons,
    void:
      row.voidReason === null
        ? null
        : { reason: row.voidReason, at: row.voidAt, actor: row.voidActor },
  };
}
