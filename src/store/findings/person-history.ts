import { BEFORE, type Day, dayOf, OPEN } from "../../domain/days.ts";
import type { Mode } from "../../domain/judging.ts";
import type { PersonEvent } from "../../domain/pages.ts";
import type { Status } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { postName } from "../talks/talks.ts";

export const SQL = {
  terms: `SELECT village.name AS village, post.post, post.from_day AS "from", post.to_day AS "to"
    FROM post JOIN village ON village.id = post.village_id
    WHERE post.person_id = ? ORDER BY post.from_day, post.id`,
  records: `SELECT record.id AS record, talk.id AS talk, talk.tier, record.held_on AS day,
      record.talker, record.mode, record.reasons, void.record_id IS NOT NULL AS voided
    FROM talk JOIN record ON record.talk_id = talk.id
    LEFT JOIN void ON void.record_id = record.id
    WHERE talk.person_id = ? ORDER BY record.held_on, record.id`,
  // What records did to a talk, they say themselves.
  changes: `SELECT talk.id AS talk, talk.tier, event.at, talk_change.before, talk_change.after,
      talk_change.reason
    FROM talk JOIN talk_change ON talk_change.talk_id = talk.id
    JOIN event ON event.seq = talk_change.event_seq
    WHERE talk.person_id = ? AND talk_change.before <> talk_change.after
      AND ('closed' IN (talk_change.before, talk_change.after)
        OR 'waived' IN (talk_change.before, talk_change.after))
    ORDER BY talk_change.id`,
};

/** What happened to a person up to a day, in order: posts, conversations, waivers and closings. */
export function historyOfPerson(store: Store, person: number, asOf: Day): PersonEvent[] {
  const events: PersonEvent[] = [];
  type Term = { village: string; post: string; from: Day; to: Day };
  for (const { village, post, from, to } of queryRows<Term>(store, SQL.terms, person)) {
    const held = { village, post: postName(post) };
    if (from !== BEFORE) events.push({ day: from, what: "post-began", ...held });
    if (to !== OPEN) events.push({ day: to, what: "post-ended", ...held });
  }
  type Row = { record: number; talk: number; tier: number; day: Day; talker: string; mode: Mode };
  const records = queryRows<Row & { reasons: string; voided: 0 | 1 }>(store, SQL.records, person);
  for (const { day, reasons, voided, ...record } of records) {
    const isVoid = voided === 1;
    const completes = reasons === "" && !isVoid;
    events.push({ day, what: "record", ...record, completes, void: isVoid });
  }
  type Change = { talk: number; tier: number; at: string; reason: string };
  const changes = queryRows<Change & { before: Status; after: Status }>(store, SQL.changes, person);
  for (const { at, ...change } of changes) {
    events.push({ day: dayOf(new Date(at)), what: "talk", ...change });
  }
  return events
    .filter(({ day }) => day <= asOf)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
