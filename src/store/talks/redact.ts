import type { Author } from "../../domain/history.ts";
import { nameKey } from "../../domain/names.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent } from "./history.ts";

const ABOUT = `(person_id = :person OR record_id IN (SELECT record.id FROM record
  JOIN talk ON talk.id = record.talk_id WHERE talk.person_id = :person))`;

export const SQL = {
  // Also people who have lost every post, as long as there is something to be removed; not the empty row that
  // is left when two people turned out to be one.
  people: `SELECT person.id, person.name, person.staff_no AS staffNo,
      township.name AS township, village.name AS village
    FROM person
    LEFT JOIN village ON village.id = (SELECT MIN(home.id) FROM village AS home
      JOIN township AS home_township ON home_township.id = home.township_id
      JOIN district ON district.id = home_township.district_id
      WHERE home.id IN (SELECT post.village_id FROM post WHERE post.person_id = person.id
          UNION ALL SELECT talk.village_id FROM talk WHERE talk.person_id = person.id)
        AND (:district IS NULL OR district.name = :district)
        AND (:township IS NULL OR home_township.name = :township)
        AND (:village IS NULL OR home.name = :village))
    LEFT JOIN township ON township.id = village.township_id
    WHERE (person.staff_no = :who OR person.name_key = :key)
      AND (village.id IS NOT NULL
        OR (:district IS NULL AND :township IS NULL AND :village IS NULL))
      AND (person.phone IS NOT NULL OR person.id_last_four IS NOT NULL
        OR EXISTS (SELECT 1 FROM fact WHERE fact.person_id = person.id)
        OR EXISTS (SELECT 1 FROM item WHERE item.person_id = person.id)
        OR EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id)
        OR EXISTS (SELECT 1 FROM talk JOIN record ON record.talk_id = talk.id
          WHERE talk.person_id = person.id))
    ORDER BY person.id`,
  add: "INSERT INTO redaction (person_id, reason, added_by) VALUES (:person, :reason, :seq)",
  records: `UPDATE record SET redaction_id = :redaction, place = NULL, recorder = NULL,
      mind = NULL, mind_grade = NULL, ability = NULL, ability_grade = NULL,
      politics = NULL, politics_grade = NULL, standing = NULL, standing_grade = NULL,
      intention = NULL, recommend = NULL, risk = NULL, suggestion = NULL, follow_up = NULL,
      follow_up_owner = NULL, follow_up_due = NULL
    WHERE redaction_id IS NULL AND talk_id IN (SELECT id FROM talk WHERE person_id = :person)`,
  // Whatever is to be followed up about the person, and what came of it. When, and how it ended, stays.
  notes: `UPDATE item_note SET text = NULL WHERE text IS NOT NULL AND item_id IN
    (SELECT id FROM item WHERE ${ABOUT})`,
  items: `UPDATE item SET text = NULL, owner = NULL WHERE text IS NOT NULL AND ${ABOUT}`,
  facts: "DELETE FROM fact WHERE person_id = :person",
  person: "UPDATE person SET phone = NULL, id_last_four = NULL WHERE id = :person",
};

/** A person as he is told from others of his name. */
export interface Somebody {
  id: number;
  name: string;
  staffNo: string | null;
  /** null: no post or talk says where. */
  township: string | null;
  village: string | null;
}

/** The people of that name or staff number, within the filters. */
export async function findPeople(
  store: Store,
  who: string,
  { district, township, village }: Filters,
): Promise<Somebody[]> {
  return queryRows(store, SQL.people, { who, key: nameKey(who), district, township, village });
}

/**
 * Removes what was found about a person, what was to be followed up, the facts by year and the contact
 * data, for good: nothing of it is left in the file. Which talks were held, when, and whether they count, stays, as does that and why it was
 * redacted (rule 23).
 * @returns how many records were redacted
 */
export async function redactPerson(
  store: Store,
  author: Author,
  person: number,
  reason: string,
): Promise<number> {
  return transact(store, (tx) => {
    const seq = addEvent(tx, author, { person, reason });
    const redaction = write(tx, SQL.add, { person, reason, seq }).id;
    const { changes } = write(tx, SQL.records, { person, redaction });
    for (const text of [SQL.notes, SQL.items]) write(tx, text, { person });
    write(tx, SQL.facts, { person });
    write(tx, SQL.person, { person });
    return changes;
  });
}
