import type { Found } from "../../domain/found.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";
import { findingsOf, type RecordRow } from "../talks/judge.ts";
import type { Moment } from "../talks/talks.ts";

const newest = (which: string) => `(SELECT record.id FROM record
  WHERE record.talk_id = talk.id AND record.held_on <= :asOf AND ${which}
    AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id)
  ORDER BY record.held_on DESC, record.id DESC LIMIT 1)`;

/** A talk's newest completing record up to `:asOf`: the latest day, then the latest entered (rule 31). */
export const NEWEST_COMPLETING = newest("record.reasons = ''");

export const SQL = {
  entry: `SELECT record.* FROM talk CROSS JOIN record
    ON record.id = coalesce(${NEWEST_COMPLETING}, ${newest("record.reasons <> ''")})
    WHERE talk.id = :talk`,
};

/** A talk's entry: its newest completing record, else its newest attempt (rule 31). */
export function entryOf(store: Store, { id, tier }: Talk, { asOf }: Moment): Found[] {
  const row = queryRow<RecordRow>(store, SQL.entry, { talk: id, asOf });
  return row ? [toFound(row, tier)] : [];
}

export function toFound(row: RecordRow, tier: number): Found {
  return {
    tier,
    talk: row.talk_id,
    record: row.id,
    date: row.held_on,
    talker: row.talker,
    mode: row.mode,
    completes: row.reasons === "",
    redacted: row.redaction_id !== null,
    findings: findingsOf(row),
    intention: row.intention,
    recommend: row.recommend,
    risk: row.risk,
    suggestion: row.suggestion,
    followUp: row.follow_up,
    followUpOwner: row.follow_up_owner,
    followUpDue: row.follow_up_due,
  };
}
