import type { Item } from "../../domain/item.ts";
import type { Store } from "../database/connection.ts";
import type { Moment } from "../talks/talks.ts";

/** The items about a person, or about a village and its people, as of a day; none is kept yet. */
export function itemsOf(
  _store: Store,
  _subject: { person: number } | { village: number },
  _moment: Moment,
): Item[] {
  return [];
}
