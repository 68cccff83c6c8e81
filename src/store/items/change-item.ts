import type { Day } from "../../domain/days.ts";
import type { Author } from "../../domain/history.ts";
import type { Item, ItemChange } from "../../domain/item.ts";
import { Fault } from "../../errors.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { write } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent } from "../talks/history.ts";
import { readItem } from "./items-of.ts";

export const SQL = {
  set: `UPDATE item SET owner = :owner, due = :due, closed_as = :closedAs, closed_on = :closedOn
    WHERE id = :id`,
  addNote: "INSERT INTO item_note (item_id, day, text, added_by) VALUES (:id, :day, :text, :seq)",
};

/**
 * Changes an item; what stands already is no change and writes no event.
 * @throws Fault unknown-item, item-closed on closing one twice, item-open on reopening an open one
 */
export async function changeItem(
  store: Store,
  author: Author,
  id: number,
  change: ItemChange,
  today: Day,
): Promise<Item> {
  return transact(store, (tx) => {
    const known = knownItem(tx, id, today);
    applyChange(tx, known, change, (detail) => addEvent(tx, author, { item: id, ...detail }));
    return knownItem(tx, id, today);
  });
}

/** @throws Fault unknown-item */
export function knownItem(store: Store, id: number, today: Day): Item {
  const item = readItem(store, id, today);
  if (!item) throw new Fault("unknown-item", { id: String(id) });
  return item;
}

/** What the history tells of a change, without what the item says. */
export interface ItemNews {
  owner?: { before: string | null; now: string | null };
  due?: { before: Day | null; now: Day | null };
  note?: true;
  change?: "done" | "dropped" | "reopened";
}

/**
 * The same within a transaction.
 * @param event gives the number of the event, once there is something to tell
 * @returns whether anything changed
 */
export function applyChange(
  tx: Transaction,
  item: Item,
  change: ItemChange,
  event: (news: ItemNews) => number,
): boolean {
  const { id, closedAs, closedOn } = item;
  const { notes = [] } = change;
  if (change.reopen && item.open) throw new Fault("item-open", { id });
  if (change.close && !item.open && !change.reopen) {
    throw new Fault("item-closed", { id, as: closedAs ?? "done", on: closedOn ?? "" });
  }
  const owner = change.owner ?? item.owner;
  const due = change.due ?? item.due;
  const news: ItemNews = {
    ...(owner !== item.owner && { owner: { before: item.owner, now: owner } }),
    ...(due !== item.due && { due: { before: item.due, now: due } }),
    ...(notes.length > 0 && { note: true as const }),
    ...(change.reopen && { change: "reopened" as const }),
    ...(change.close && { change: change.close.as }),
  };
  if (Object.keys(news).length === 0) return false;
  const seq = event(news);
  const closed = change.close
    ? { closedAs: change.close.as, closedOn: change.close.on }
    : change.reopen
      ? { closedAs: null, closedOn: null }
      : { closedAs, closedOn };
  write(tx, SQL.set, { id, owner, due, ...closed });
  for (const note of notes) write(tx, SQL.addNote, { id, ...note, seq });
  return true;
}
