import type { Day } from "../../domain/days.ts";
import type { Transaction } from "../database/connection.ts";
import { write } from "../database/query.ts";

export const SQL = {
  open: `INSERT INTO item (district_id, township_id, village_id, person_id, talk_id, record_id,
      opened_on, text, owner, due, added_by)
    SELECT township.district_id, township.id, village.id, talk.person_id, talk.id, record.id,
      record.held_on, record.follow_up, record.follow_up_owner, record.follow_up_due, record.added_by
    FROM record JOIN talk ON talk.id = record.talk_id JOIN village ON village.id = talk.village_id
    JOIN township ON township.id = village.township_id
    WHERE record.id = :record AND record.follow_up IS NOT NULL`,
  drop: `UPDATE item SET closed_as = 'record-void', closed_on = :today
    WHERE record_id = :record AND closed_as IS NULL`,
};

/** Opens the item that a record's follow-up is, if it has one (rule 33). */
export function openFollowUp(tx: Transaction, record: number): void {
  write(tx, SQL.open, { record });
}

/** Drops the item that a record opened, for the record is void; one closed already stays as it was. */
export function dropFollowUp(tx: Transaction, record: number, today: Day): void {
  write(tx, SQL.drop, { record, today });
}
