import { covers, type Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import { FINDINGS, lacksFindings } from "../../domain/judging.ts";
import type { NewRecord, Talk, TalkRecord } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRow, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { openFollowUp } from "../items/follow-ups.ts";
import { newOnes } from "./duplicates.ts";
import { addEvent, noteChanges } from "./history.ts";
import { holdersOf, SQL as JUDGE, judgeTalk } from "./judge.ts";
import { readRecordAndTalk } from "./records.ts";
import { type Refusal, RefusedEntry } from "./refused-entry.ts";
import { readTalk } from "./talks.ts";

export const SQL = {
  add: `INSERT INTO record (talk_id, entered_for, held_on, entered_at, actor, talker, mode, place, recorder,
      others, mind, mind_grade, ability, ability_grade, politics, politics_grade, standing,
      standing_grade, intention, recommend, risk, suggestion, follow_up, follow_up_owner,
      follow_up_due, lacking, reasons, added_by)
    VALUES (:talk, :talk, :date, :at, :actor, :talker, :mode, :place, :recorder, :others, :mind,
      :mindGrade, :ability, :abilityGrade, :politics, :politicsGrade, :standing, :standingGrade,
      :intention, :recommend, :risk, :suggestion, :followUp, :followUpOwner, :followUpDue, :lacking,
      '', :seq)`,
};

/**
 * Enters records, all or none, and says of each whether it completes its talk. A rehearsal says the
 * same and enters nothing. With `onlyNew` an entry that says what a record of its talk says already is
 * skipped, and is not in the answer.
 * @throws RefusedEntry with Fault unknown-talk, talk-closed, day-in-future or no-holder-that-day
 */
export async function logRecords(
  store: Store,
  author: Author,
  stated: NewRecord[],
  today: Day,
  { rehearse = false, onlyNew = false } = {},
): Promise<{ record: TalkRecord; talk: Talk }[]> {
  const enter = (tx: Transaction) => {
    const entries = onlyNew ? newOnes(tx, stated) : stated;
    const refusals: Refusal[] = [];
    const talkers = entries.map((entry) => {
      try {
        return admit(tx, entry, today);
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        refusals.push({ at: stated.indexOf(entry), fault });
        return "";
      }
    });
    const [first] = refusals;
    if (first) throw new RefusedEntry(first, refusals);
    if (entries.length === 0) return [];
    const seq = addEvent(tx, author, { records: entries.length });
    const ids: number[] = [];
    const touched = [...new Set(entries.map((entry) => entry.talk))];
    const reasons = () => "record";
    noteChanges(
      tx,
      seq,
      touched,
      today,
      reasons,
      () => {
        for (const [i, entry] of entries.entries()) {
          const id = insert(tx, author, seq, { ...entry, talker: talkers[i] ?? "" });
          openFollowUp(tx, id);
          ids.push(id);
        }
        for (const talk of touched) judgeTalk(tx, talk);
      },
      { alsoUnchanged: true },
    );
    return ids.map((id) => readRecordAndTalk(tx, id, today));
  };
  return transact(store, enter, { rehearse });
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
  const { seat } = queryRow(store, JUDGE.circumstances, talk) as { seat: number };
  return holdersOf(store, seat).find((holder) => covers(holder, day))?.names[0] ?? null;
}

function insert(store: Transaction, author: Author, seq: number, entry: NewRecord): number {
  const { findings, with: others, ...rest } = entry;
  const columns = FINDINGS.flatMap((name) => [
    [name, findings[name].text],
    [`${name}Grade`, findings[name].grade],
  ]);
  const params = {
    ...rest,
    ...Object.fromEntries(columns),
    others: JSON.stringify(others),
    lacking: lacksFindings(findings) ? 1 : null,
    at: author.at,
    actor: author.actor,
    seq,
  };
  return write(store, SQL.add, params).id;
}
