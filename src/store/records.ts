import type { Day } from "../domain/days.ts";
import { covers } from "../domain/days.ts";
import type { Doer } from "../domain/history.ts";
import { FINDINGS, type Reason } from "../domain/judging.ts";
import type { Entry, Talk, TalkRecord } from "../domain/talk.ts";
import { Fault } from "../errors.ts";
import { addEvent, noteChanges } from "./history.ts";
import { type Store, transact } from "./open.ts";
import { queryRow, queryRows, queryValue, write } from "./query.ts";
import { type Refusal, RefusedEntry } from "./refused-entry.ts";
import { findingsOf, holdersOf, type RecordRow, SQL as SETTLE, settle } from "./settle.ts";
import { readTalk } from "./talks.ts";
import { newOnes } from "./twins.ts";

export const SQL = {
  add: `INSERT INTO record (talk_id, held_on, entered_at, actor, talker, mode, place, recorder,
      others, mind, mind_grade, ability, ability_grade, politics, politics_grade, standing,
      standing_grade, intention, risk, suggestion, follow_up, reasons, added_by)
    VALUES (:talk, :date, :at, :actor, :talker, :mode, :place, :recorder, :others, :mind,
      :mindGrade, :ability, :abilityGrade, :politics, :politicsGrade, :standing, :standingGrade,
      :intention, :risk, :suggestion, :followUp, '', :seq)`,
  read: `SELECT record.*, void.reason AS voidReason, event.at AS voidAt, event.actor AS voidActor
    FROM record LEFT JOIN void ON void.record_id = record.id
    LEFT JOIN event ON event.seq = void.added_by
    WHERE record.id = :id OR record.talk_id = :talk ORDER BY record.held_on, record.id`,
  addVoid: "INSERT INTO void (record_id, reason, added_by) VALUES (:id, :reason, :seq)",
  addWaiver: `INSERT INTO waiver (talk_id, reason, approver, added_by)
    VALUES (:talk, :reason, :approver, :seq)`,
  isWaived: "SELECT waived FROM talk WHERE id = ?",
  setWaived: "UPDATE talk SET waived = :waived WHERE id = :talk",
};

/** An entry for a talk; without a talker it is the seat's holder on the day. */
export type NewRecord = Omit<Entry, "talker"> & { talk: number; talker: string | null };

/**
 * Enters records, all or none, and says of each whether it completes its talk. A rehearsal says the
 * same and enters nothing. With `onlyNew` an entry that says what a record of its talk says already is
 * passed over, and is not in the answer.
 * @throws RefusedEntry with Fault unknown-talk, talk-closed, day-in-future or no-holder-that-day
 */
export async function logRecords(
  store: Store,
  doer: Doer,
  stated: NewRecord[],
  today: Day,
  { rehearse = false, onlyNew = false } = {},
): Promise<{ record: TalkRecord; talk: Talk }[]> {
  const enter = () => {
    const entries = onlyNew ? newOnes(store, stated) : stated;
    const refusals: Refusal[] = [];
    const talkers = entries.map((entry) => {
      try {
        return admit(store, entry, today);
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        refusals.push({ at: stated.indexOf(entry), fault });
        return "";
      }
    });
    const [first] = refusals;
    if (first) throw new RefusedEntry(first, refusals);
    if (entries.length === 0) return [];
    const seq = addEvent(store, doer, { records: entries.length });
    const ids: number[] = [];
    const touched = [...new Set(entries.map((entry) => entry.talk))];
    const reasons = () => "record";
    noteChanges(
      store,
      seq,
      touched,
      today,
      reasons,
      () => {
        for (const [i, entry] of entries.entries()) {
          ids.push(insert(store, doer, seq, { ...entry, talker: talkers[i] ?? "" }));
        }
        for (const talk of touched) settle(store, talk);
      },
      { alsoUnchanged: true },
    );
    return ids.map((id) => answer(store, id, today));
  };
  return transact(store, enter, { rehearse });
}

/** The records of a talk by the day they were held. */
export function recordsOf(store: Store, talk: number): TalkRecord[] {
  return queryRows<VoidableRow>(store, SQL.read, { talk, id: null }).map(toRecord);
}

/** Marks a record as wrong; it stays, and counts nowhere (rule 23). */
export async function voidRecord(
  store: Store,
  doer: Doer,
  id: number,
  reason: string,
  today: Day,
): Promise<{ record: TalkRecord; talk: Talk }> {
  return transact(store, () => {
    const record = readRecord(store, id);
    if (record.void) throw new Fault("record-already-void", { id });
    const seq = addEvent(store, doer, { record: id, reason });
    noteChanges(
      store,
      seq,
      [record.talk],
      today,
      () => "record-voided",
      () => {
        write(store, SQL.addVoid, { id, reason, seq });
        settle(store, record.talk);
      },
      { alsoUnchanged: true },
    );
    return answer(store, id, today);
  });
}

/** Excuses a talk (rule 24), or with `approver` null withdraws that. */
export async function setWaiver(
  store: Store,
  doer: Doer,
  talk: number,
  waiver: { reason: string; approver: string | null },
  today: Day,
): Promise<Talk> {
  return transact(store, () => {
    const { status } = readTalk(store, talk, { today, asOf: today });
    const waive = waiver.approver !== null;
    if (waive && status !== "outstanding" && status !== "partial") {
      throw new Fault("cannot-waive", { id: talk, status });
    }
    const waived = queryValue(store, SQL.isWaived, talk) === 1;
    if (!waive && !waived) throw new Fault("not-waived", { id: talk });
    const seq = addEvent(store, doer, { talk, ...waiver });
    noteChanges(
      store,
      seq,
      [talk],
      today,
      () => doer.what,
      () => {
        write(store, SQL.addWaiver, { talk, ...waiver, seq });
        write(store, SQL.setWaived, { talk, waived: waive ? 1 : 0 });
      },
      { alsoUnchanged: true },
    );
    return readTalk(store, talk, { today, asOf: today });
  });
}

/** Checks that the entry can be made and gives its talker. */
function admit(store: Store, entry: NewRecord, today: Day): string {
  const talk = readTalk(store, entry.talk, { today, asOf: today });
  if (talk.closedBecause) {
    throw new Fault("talk-closed", { id: entry.talk, reason: talk.closedBecause });
  }
  if (entry.date > today) {
    throw new Fault("day-in-future", { what: "date", value: entry.date, today });
  }
  const talker = entry.talker ?? holderOn(store, entry.talk, entry.date);
  if (!talker) throw new Fault("no-holder-that-day", { id: entry.talk, date: entry.date });
  return talker;
}

/** Who held a talk's seat on a day. */
export function holderOn(store: Store, talk: number, day: Day): string | null {
  const { seat } = queryRow(store, SETTLE.circumstances, talk) as { seat: number };
  return holdersOf(store, seat).find((holder) => covers(holder, day))?.names[0] ?? null;
}

function insert(store: Store, doer: Doer, seq: number, entry: NewRecord): number {
  const { findings, with: others, ...rest } = entry;
  const columns = FINDINGS.flatMap((name) => [
    [name, findings[name].text],
    [`${name}Grade`, findings[name].grade],
  ]);
  const params = {
    ...rest,
    ...Object.fromEntries(columns),
    others: JSON.stringify(others),
    at: doer.at,
    actor: doer.actor,
    seq,
  };
  return write(store, SQL.add, params).id;
}

function answer(store: Store, id: number, today: Day): { record: TalkRecord; talk: Talk } {
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
    risk: row.risk,
    suggestion: row.suggestion,
    followUp: row.follow_up,
    redacted: row.redaction_id !== null,
    completes: reasons.length === 0 && row.voidReason === null,
    reasons,
    void:
      row.voidReason === null
        ? null
        : { reason: row.voidReason, at: row.voidAt, actor: row.voidActor },
  };
}
