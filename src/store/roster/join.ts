import type { Day } from "../../domain/days.ts";
import type { Transaction } from "../database/connection.ts";
import { queryRows, write } from "../database/query.ts";
import { noteChanges } from "../talks/history.ts";
import { judgeTalk } from "../talks/judge.ts";

export const SQL = {
  posts: "UPDATE post SET person_id = :kept WHERE person_id = :other",
  giveItems: "UPDATE item SET person_id = :kept WHERE person_id = :other",
  details: `UPDATE person SET (born, sex, id_last_four, phone, coop_head, education, background) =
      (SELECT COALESCE(person.born, other.born), COALESCE(person.sex, other.sex),
        COALESCE(person.id_last_four, other.id_last_four), COALESCE(person.phone, other.phone),
        COALESCE(person.coop_head, other.coop_head),
        COALESCE(person.education, other.education),
        COALESCE(person.background, other.background)
      FROM person AS other WHERE other.id = :other) WHERE id = :kept`,
  forgetContact: "UPDATE person SET phone = NULL, id_last_four = NULL WHERE id = :other",
  // What is known of the one before what is known of the other.
  mergeFacts: `UPDATE fact SET said = json_patch((SELECT other.said FROM fact AS other
      WHERE other.person_id = :other AND other.year = fact.year), fact.said)
    WHERE person_id = :kept AND year IN (SELECT year FROM fact WHERE person_id = :other)`,
  dropFacts: `DELETE FROM fact WHERE person_id = :other
    AND year IN (SELECT year FROM fact WHERE person_id = :kept)`,
  giveFacts: "UPDATE fact SET person_id = :kept WHERE person_id = :other",
  talks: `SELECT other.id AS other, kept.id AS kept
    FROM talk AS other LEFT JOIN talk AS kept
      ON kept.seat_id = other.seat_id AND kept.person_id = :kept
    WHERE other.person_id = :other`,
  give: "UPDATE talk SET person_id = :kept WHERE id = :talk",
  records: "UPDATE record SET talk_id = :kept WHERE talk_id = :other",
  items: "UPDATE item SET talk_id = :kept WHERE talk_id = :other",
  waivers: `INSERT INTO waiver (talk_id, reason, approver, added_by)
    SELECT :kept, reason, approver, :seq FROM waiver WHERE talk_id = :other ORDER BY id`,
  waive: `UPDATE talk SET waived = 1
    WHERE id = :kept AND (SELECT other.waived FROM talk AS other WHERE other.id = :other) = 1`,
};

/**
 * Two people turn out to be one (a staff number is given later): posts of the other are the one's, and
 * what is known of the other where nothing is of the one. Contact data stays in one place alone, so
 * that it can be redacted.
 */
export function joinPeople(store: Transaction, people: { kept: number; other: number }): void {
  write(store, SQL.posts, people);
  write(store, SQL.details, people);
  for (const text of [SQL.mergeFacts, SQL.dropFacts, SQL.giveFacts, SQL.giveItems])
    write(store, text, people);
  write(store, SQL.forgetContact, { other: people.other });
}

/**
 * The other's talks become those of the one kept. Where both have a talk with one seat, records and
 * waiver go to the one talk there is to be (rule 1); the empty one the next `assign` closes.
 */
export function joinTalks(
  store: Transaction,
  { kept, other }: { kept: number; other: number },
  seq: number,
  today: Day,
): void {
  const pairs = queryRows<{ other: number; kept: number | null }>(store, SQL.talks, {
    kept,
    other,
  });
  for (const pair of pairs) {
    const talk = pair.kept;
    if (talk === null) {
      write(store, SQL.give, { kept, talk: pair.other });
      continue;
    }
    const both = { kept: talk, other: pair.other };
    noteChanges(
      store,
      seq,
      [talk, pair.other],
      today,
      () => "people-joined",
      () => {
        write(store, SQL.records, both);
        write(store, SQL.items, both);
        write(store, SQL.waivers, { ...both, seq });
        write(store, SQL.waive, both);
        for (const id of [talk, pair.other]) judgeTalk(store, id);
      },
      { alsoUnchanged: true },
    );
  }
}
