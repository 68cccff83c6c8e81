import type { Day } from "../../domain/days.ts";
import { nameKey, placeName } from "../../domain/names.ts";
import { type Filters, NO_FILTERS } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryValue, queryValues } from "../database/query.ts";

type NamedFilter = "district" | "township" | "village" | "talker" | "linked";

/** Names that match `:pattern` within the wider filters, the one that is `:part` first. */
const named = (name: string, from: string) => `
  SELECT DISTINCT ${name} FROM ${from}
  WHERE ${name} LIKE :pattern ESCAPE '\\'
  ORDER BY CASE WHEN ${name} = :part THEN 0 ELSE 1 END, ${name} LIMIT 6`;
const IN_DISTRICT = "(:district IS NULL OR district.name = :district)";

export const SQL: Record<NamedFilter | "person" | "tiers", string> = {
  tiers: "SELECT tier FROM rule UNION SELECT tier FROM figure ORDER BY tier",
  person: "SELECT 1 FROM person WHERE name_key = ? LIMIT 1",
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
  talker: `SELECT DISTINCT holder.name FROM holder
    WHERE holder.name_key LIKE :pattern ESCAPE '\\'
      AND holder.from_day <= :today AND :today <= holder.to_day
    ORDER BY CASE WHEN holder.name_key = :part THEN 0 ELSE 1 END, holder.name LIMIT 6`,
  linked: `SELECT DISTINCT link.name FROM link WHERE link.name_key LIKE :pattern ESCAPE '\\'
    ORDER BY CASE WHEN link.name_key = :part THEN 0 ELSE 1 END, link.name LIMIT 6`,
};

const ORDER: NamedFilter[] = ["district", "township", "village", "talker", "linked"];

/** @throws Fault bad-value for a tier that neither the rules nor any talk know */
function checkTier(store: Store, tier: number | null): void {
  if (tier === null) return;
  const tiers = queryValues<number>(store, SQL.tiers);
  if (tiers.includes(tier)) return;
  throw new Fault("bad-value", {
    flag: "--tier",
    value: String(tier),
    expected: tiers.map(String),
  });
}

/**
 * Turns what a user typed, in any spelling, into whole names: the exact name, or the only one that contains it. The
 * interviewee becomes a pattern: the whole name where somebody has it, else a part.
 * @throws Fault no-such-name, with the names it could have meant; bad-value for an unknown tier
 */
export function resolveFilters(store: Store, typed: Partial<Filters>, today: Day): Filters {
  const filters: Filters = { ...NO_FILTERS, ...typed };
  checkTier(store, filters.tier);
  for (const filter of ORDER) {
    const value = filters[filter];
    if (value === null) continue;
    const isName = filter === "talker" || filter === "linked";
    const part = isName ? nameKey(value) : placeName(value);
    const params = { ...filters, part, pattern: containing(part), today };
    const names = queryValues<string>(store, SQL[filter], params);
    const [first] = names;
    if (first === undefined || ((isName ? nameKey(first) : first) !== part && names.length > 1)) {
      throw new Fault("no-such-name", { filter, value, nearest: names });
    }
    filters[filter] = isName ? nameKey(first) : first;
  }
  if (filters.person !== null) {
    const key = nameKey(filters.person);
    filters.person = queryValue(store, SQL.person, key) ? escaped(key) : containing(key);
  }
  return filters;
}

/** A LIKE pattern for texts that contain `part`. */
export function containing(part: string): string {
  return `%${escaped(part)}%`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
