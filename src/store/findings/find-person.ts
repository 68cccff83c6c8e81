import { nameKey } from "../../domain/names.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { containing } from "../talks/names.ts";

/** Where somebody has or had a post, else a talk. */
export const HOME = `coalesce(
  (SELECT post.village_id FROM post WHERE post.person_id = person.id
    ORDER BY post.to_day DESC, post.id LIMIT 1),
  (SELECT MIN(talk.village_id) FROM talk WHERE talk.person_id = person.id))`;

const OF = (which: string) => `
  SELECT person.id, person.name, person.staff_no AS staffNo, person.born,
    township.name AS township, home.name AS village
  FROM person JOIN village AS home ON home.id = ${HOME}
  JOIN township ON township.id = home.township_id
  WHERE ${which} AND ((:district IS NULL AND :township IS NULL AND :village IS NULL) OR EXISTS (
    SELECT 1 FROM village JOIN township ON township.id = village.township_id
      JOIN district ON district.id = township.district_id
    WHERE village.id IN (SELECT post.village_id FROM post WHERE post.person_id = person.id
        UNION ALL SELECT talk.village_id FROM talk WHERE talk.person_id = person.id)
      AND (:district IS NULL OR district.name = :district)
      AND (:township IS NULL OR township.name = :township)
      AND (:village IS NULL OR village.name = :village)))
  ORDER BY person.id LIMIT :limit`;

export const SQL = {
  whole: OF("(person.staff_no = :who OR person.name_key = :key)"),
  part: OF("person.name_key LIKE :pattern ESCAPE '\\'"),
};

/** A person as told from others of the name. */
export interface FoundPerson {
  id: number;
  name: string;
  staffNo: string | null;
  born: string | null;
  township: string;
  village: string;
}

/** The people of that full name or staff number within the places, else those whose name it is a part of. */
export function findPeople(
  store: Store,
  who: string,
  { district, township, village }: Filters,
  limit: number,
): { people: FoundPerson[]; isWhole: boolean } {
  const key = nameKey(who);
  const params = {
    who: who.trim(),
    key,
    pattern: containing(key),
    district,
    township,
    village,
    limit,
  };
  const whole = queryRows<FoundPerson>(store, SQL.whole, params);
  if (whole.length > 0) return { people: whole, isWhole: true };
  return { people: queryRows<FoundPerson>(store, SQL.part, params), isWhole: false };
}
