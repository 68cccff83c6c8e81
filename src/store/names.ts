import type { Day } from "../domain/days.ts";
import { nameKey } from "../domain/names.ts";
import { type Filters, NO_FILTERS } from "../domain/talk.ts";
import { Fault } from "../errors.ts";
import type { Store } from "./open.ts";
import { queryValues } from "./query.ts";

type NamedFilter = "district" | "township" | "village" | "talker";

/** Names that contain `:part`, within the wider filters, the exact one first. */
const named = (name: string, from: string) => `
  SELECT DISTINCT ${name} FROM ${from}
  WHERE ${name} LIKE '%' || :part || '%'
  ORDER BY CASE WHEN ${name} = :part THEN 0 ELSE 1 END, ${name} LIMIT 6`;
const IN_DISTRICT = "(:district IS NULL OR district.name = :district)";

export const SQL: Record<NamedFilter, string> = {
  district: named("district.name", "district"),
  township: named(
    "township.name",
    `township JOIN district ON district.id = township.district_id AND ${IN_DISTRICT}`,
  ),
  village: named(
    "village.name",
    `village JOIN township ON township.id = village.township_id
        AND (:township IS NULL OR township.name = :township)
      JOIN district ON district.id = township.district_id AND ${IN_DISTRICT}`,
  ),
  talker: named(
    "holder.name",
    "holder JOIN (SELECT :today AS today) AS now ON from_day <= now.today AND now.today <= to_day",
  ),
};

const ORDER: NamedFilter[] = ["district", "township", "village", "talker"];

/**
 * Turns what a user typed into whole names: the exact name, or the only one that contains it.
 * @throws Fault no-such-name, with the names it could have meant
 */
export function resolveFilters(store: Store, typed: Partial<Filters>, today: Day): Filters {
  const filters: Filters = { ...NO_FILTERS, ...typed };
  for (const filter of ORDER) {
    const value = filters[filter];
    if (value === null) continue;
    const part = value.trim();
    const names = queryValues<string>(store, SQL[filter], { ...filters, part, today });
    const [first] = names;
    if (first === undefined || (first !== part && names.length > 1)) {
      throw new Fault("no-such-name", { filter, value, nearest: names });
    }
    filters[filter] = first;
  }
  if (filters.person !== null) filters.person = nameKey(filters.person);
  return filters;
}
