import type { Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import type { Item } from "../../domain/item.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRow, write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent } from "../talks/history.ts";
import { knownItem } from "./change-item.ts";

export const SQL = {
  add: `INSERT INTO item (district_id, township_id, village_id, person_id, talk_id, opened_on, text,
      owner, due, added_by)
    VALUES (:district, :township, :village, :person, :talk, :openedOn, :text, :owner, :due, :seq)`,
  ofTalk: `SELECT township.district_id AS district, township.id AS township, village.id AS village,
      talk.person_id AS person
    FROM talk JOIN village ON village.id = talk.village_id
    JOIN township ON township.id = village.township_id WHERE talk.id = ?`,
};

/** What an item is about, by ids: the district alone, or ever narrower. */
export interface ItemSubject {
  district: number;
  township: number | null;
  village: number | null;
  person: number | null;
  talk: number | null;
}

export interface NewItem {
  subject: ItemSubject;
  openedOn: Day;
  text: string;
  owner: string | null;
  due: Day | null;
}

/** Opens an item (rule 33). */
export async function addItem(
  store: Store,
  author: Author,
  item: NewItem,
  today: Day,
): Promise<Item> {
  return transact(store, (tx) => {
    const seq = addEvent(tx, author, { added: 1 });
    return knownItem(tx, insertItem(tx, item, seq), today);
  });
}

/** The same within a transaction and an event; gives the item's id. */
export function insertItem(tx: Transaction, { subject, ...said }: NewItem, seq: number): number {
  return write(tx, SQL.add, { ...subject, ...said, seq }).id;
}

/** What an item about a talk is about. */
export function subjectOfTalk(store: Store, talk: number): ItemSubject {
  const subject = queryRow<Omit<ItemSubject, "talk">>(store, SQL.ofTalk, talk);
  if (!subject) throw new Error(`no talk ${talk}`);
  return { ...subject, talk };
}
