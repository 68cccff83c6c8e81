import type { Store } from "../open.ts";
import { queryRows, write } from "../query.ts";

export const SQL = {
  posts: "UPDATE post SET person_id = :kept WHERE person_id = :other",
  talks: `SELECT other.id AS other, kept.id AS kept,
      other.completed_on IS NOT NULL AND kept.completed_on IS NULL AS otherIsDone
    FROM talk AS other LEFT JOIN talk AS kept
      ON kept.seat_id = other.seat_id AND kept.person_id = :kept
    WHERE other.person_id = :other`,
  give: "UPDATE talk SET person_id = :person WHERE id = :talk",
  addPlaceholder: "INSERT INTO person (name, name_key) VALUES ('-', '-')",
  dropPlaceholder: "DELETE FROM person WHERE id = ?",
};

/**
 * Two people turn out to be one (a staff number is given later): the other's posts and talks become
 * those of the one kept. Where both have a talk with one seat, the one that was held is the one
 * that stays; what is left with the other the next `assign` closes.
 */
export function joinPeople(store: Store, kept: number, other: number): void {
  type Pair = { other: number; kept: number | null; otherIsDone: 0 | 1 };
  const pairs = queryRows<Pair>(store, SQL.talks, { kept, other });
  write(store, SQL.posts, { kept, other });
  for (const pair of pairs) {
    if (pair.kept === null) write(store, SQL.give, { person: kept, talk: pair.other });
    else if (pair.otherIsDone) exchange(store, { ...pair, kept: pair.kept }, kept, other);
  }
}

/** One seat has one talk with a person, so two talks change owners by way of a third. */
function exchange(
  store: Store,
  talks: { other: number; kept: number },
  kept: number,
  other: number,
): void {
  const placeholder = write(store, SQL.addPlaceholder).id;
  write(store, SQL.give, { person: placeholder, talk: talks.kept });
  write(store, SQL.give, { person: kept, talk: talks.other });
  write(store, SQL.give, { person: other, talk: talks.kept });
  write(store, SQL.dropPlaceholder, placeholder);
}
