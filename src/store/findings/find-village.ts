import { placeName } from "../../domain/names.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { containing } from "../talks/names.ts";

const OF = (which: string) => `
  SELECT village.id, district.name AS district, township.name AS township, village.name AS village
  FROM village JOIN township ON township.id = village.township_id
  JOIN district ON district.id = township.district_id
  WHERE ${which} AND (:district IS NULL OR district.name = :district)
    AND (:township IS NULL OR township.name = :township)
  ORDER BY village.id LIMIT :limit`;

export const SQL = {
  whole: OF("village.name = :part"),
  part: OF("village.name LIKE :pattern ESCAPE '\\'"),
};

/** A village as told from others of the name. */
export interface FoundVillage {
  id: number;
  district: string;
  township: string;
  village: string;
}

/** The villages of that whole name within the places, else those whose name it is a part of. */
export function findVillages(
  store: Store,
  name: string,
  { district, township }: Filters,
  limit: number,
): { villages: FoundVillage[]; isWhole: boolean } {
  const part = placeName(name);
  const params = { part, pattern: containing(part), district, township, limit };
  const whole = queryRows<FoundVillage>(store, SQL.whole, params);
  if (whole.length > 0) return { villages: whole, isWhole: true };
  return { villages: queryRows<FoundVillage>(store, SQL.part, params), isWhole: false };
}
