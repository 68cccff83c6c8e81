import type { Store } from "../open.ts";
import { queryRows, write } from "../query.ts";

export const SQL = {
  posts: "UPDATE post SET person_id = :kept WHERE person_id = :other",
  talks: `SELECT other.id AS other, kept.id AS kept, other.waived AS waived
    FROM talk AS other LEFT JOIN talk AS kept
      ON kept.seat_id = other.seat_id AND kept.person_id = :kept
    WHERE other.person_id = :other`,
  give: "UPDATE talk SET person_id = :kept WHERE id = :talk",
  records: "UPDATE record SET talk_id = :kept WHERE talk_id = :other",
  waive: "UPDATE talk SET waived = 1 WHERE id = ?",
};

/**
 * Two people turn out to be one (a staff number is given later): the other's posts and talks become
 * those of the one kept. Where both have a talk with one seat, its records and waiver go to the one
 * talk there is to be (rule 1); the empty one the next `assign` closes.
 * @returns the talks to be judged anew
 */
export function joinPeople(store: Store, kept: number, other: number): number[] {
  type Pair = { other: number; kept: number | null; waived: 0 | 1 };
  const pairs = queryRows<Pair>(store, SQL.talks, { kept, other });
  write(store, SQL.posts, { kept, other });
  return pairs.flatMap((pair) => {
    if (pair.kept === null) {
      write(store, SQL.give, { kept, talk: pair.other });
      return [];
    }
    write(store, SQL.records, { kept: pair.kept, other: pair.other });
    if (pair.waived) write(store, SQL.waive, pair.kept);
    return [pair.kept, pair.other];
  });
}
