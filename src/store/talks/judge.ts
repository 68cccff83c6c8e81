import type { Day } from "../../domain/days.ts";
import {
  type Circumstances,
  type FindingName,
  judge,
  type Mode,
  type Outcome,
  outcomeOf,
  type Reason,
} from "../../domain/judging.ts";
import type { Entry } from "../../domain/talk.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRow, queryRows, write } from "../database/query.ts";
import { noteChanges } from "./history.ts";

export const SQL = {
  circumstances: `SELECT talk.seat_id AS seat, talk.deadline, cycle.start_day AS start
    FROM talk CROSS JOIN cycle WHERE talk.id = ?`,
  holders: `SELECT name, former_keys AS formerKeys, from_day AS "from", to_day AS "to"
    FROM holder WHERE seat_id = ? AND name IS NOT NULL`,
  records: `SELECT record.*, void.record_id IS NOT NULL AS voided
    FROM record LEFT JOIN void ON void.record_id = record.id WHERE record.talk_id = ?`,
  setReasons: "UPDATE record SET reasons = :reasons WHERE id = :id AND reasons <> :reasons",
  setOutcome: `UPDATE talk SET completed_on = :completedOn, partial_on = :partialOn WHERE id = :id`,
  outcomes: `SELECT id, completed_on AS completedOn, partial_on AS partialOn FROM talk
    WHERE completed_on IS NOT NULL OR partial_on IS NOT NULL
      OR EXISTS (SELECT 1 FROM record WHERE record.talk_id = talk.id) ORDER BY id`,
  withRecords: "SELECT DISTINCT talk_id FROM record ORDER BY talk_id",
  withRecordsInSeat: `SELECT DISTINCT record.talk_id FROM record
    JOIN talk ON talk.id = record.talk_id WHERE talk.seat_id = ? ORDER BY record.talk_id`,
};

export interface RecordRow {
  id: number;
  talk_id: number;
  held_on: Day;
  entered_at: string;
  actor: string;
  talker: string;
  mode: Mode;
  place: string | null;
  recorder: string | null;
  others: string;
  intention: Entry["intention"];
  recommend: Entry["recommend"];
  risk: string | null;
  suggestion: string | null;
  follow_up: string | null;
  follow_up_owner: string | null;
  follow_up_due: Day | null;
  reasons: string;
  redaction_id: number | null;
  lacking: 1 | null;
  voided: 0 | 1;
}

/** The four findings of a record's row. */
export function findingsOf(row: RecordRow): Entry["findings"] {
  const columns = row as unknown as Record<string, string | null>;
  const finding = (name: FindingName) => ({
    text: columns[name] ?? null,
    grade: (columns[`${name}_grade`] ?? null) as Entry["findings"][FindingName]["grade"],
  });
  return {
    mind: finding("mind"),
    ability: finding("ability"),
    politics: finding("politics"),
    standing: finding("standing"),
  };
}

/** Who held a seat, when, by every name under which each was ever entered; the present one first. */
export function holdersOf(store: Store, seat: number): Circumstances["holders"] {
  type Row = { name: string; formerKeys: string; from: Day; to: Day };
  return queryRows<Row>(store, SQL.holders, seat).map(({ name, formerKeys, from, to }) => ({
    names: [name, ...formerKeys.split("\n").filter(Boolean)],
    from,
    to,
  }));
}

/** What a talk's records amount to, judged by the facts of today. */
function judgement(store: Store, talk: number): { reasons: Map<number, string>; outcome: Outcome } {
  const facts = queryRow(store, SQL.circumstances, talk) as {
    seat: number;
    deadline: Day;
    start: Day;
  };
  const holders = holdersOf(store, facts.seat);
  const reasons = new Map<number, string>();
  const counted: { id: number; date: Day; reasons: Reason[] }[] = [];
  for (const row of queryRows<RecordRow>(store, SQL.records, talk)) {
    const record = {
      date: row.held_on,
      talker: row.talker,
      mode: row.mode,
      with: JSON.parse(row.others) as string[],
      findings: findingsOf(row),
      ...(row.redaction_id !== null && { lacking: lacked(row) }),
    };
    const found = judge(record, { holders, start: facts.start, deadline: facts.deadline });
    reasons.set(row.id, found.join());
    if (!row.voided) counted.push({ id: row.id, date: row.held_on, reasons: found });
  }
  return { reasons, outcome: outcomeOf(counted) };
}

/**
 * Whether a record whose findings were redacted lacked any: when it was entered, or when it was last
 * judged with them. Nothing that is done to it later makes it complete.
 */
function lacked(row: RecordRow): boolean {
  return row.lacking === 1 || row.reasons.includes("findings-missing");
}

/**
 * Judges a talk's records (anew) and sets what they make of it. Called whenever a fact on which the
 * judgement rests may have changed: a record, a holder's term, an election day, the cycle's start.
 */
export function judgeTalk(store: Transaction, talk: number): void {
  const { reasons, outcome } = judgement(store, talk);
  for (const [id, text] of reasons) write(store, SQL.setReasons, { id, reasons: text });
  write(store, SQL.setOutcome, { id: talk, ...outcome });
}

/** The talks whose kept judgement is not what judging them afresh gives. */
export function judgedOtherwise(store: Store): number[] {
  type Kept = Outcome & { id: number };
  return queryRows<Kept>(store, SQL.outcomes)
    .filter(({ id, completedOn, partialOn }) => {
      const { reasons, outcome } = judgement(store, id);
      const records = queryRows<RecordRow>(store, SQL.records, id);
      return (
        outcome.completedOn !== completedOn ||
        outcome.partialOn !== partialOn ||
        records.some((row) => row.reasons !== reasons.get(row.id))
      );
    })
    .map(({ id }) => id);
}

/** Judges several talks anew and notes in the history which changed their status. */
export function judgeTalks(
  store: Transaction,
  talks: number[],
  seq: number,
  today: Day,
  reason: string,
): void {
  noteChanges(
    store,
    seq,
    talks,
    today,
    () => reason,
    () => {
      for (const talk of talks) judgeTalk(store, talk);
    },
  );
}
