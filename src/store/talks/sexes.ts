import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";

export const SQL = {
  sexes: `SELECT talk.id, person.sex FROM json_each(:talks) AS asked
    CROSS JOIN talk ON talk.id = asked.value JOIN person ON person.id = talk.person_id`,
};

/** The sex of each talk's person, in the words of the tables; null where it is not known. */
export function sexesOf(store: Store, talks: (number | null)[]): Map<number, string | null> {
  const rows = queryRows<{ id: number; sex: string | null }>(store, SQL.sexes, {
    talks: JSON.stringify(talks),
  });
  return new Map(rows.map(({ id, sex }) => [id, sex]));
}
