import type { Day } from "../../domain/days.ts";
import { nameKey, placeName } from "../../domain/names.ts";
import { type Filters, NO_FILTERS, type TypedFilters } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryValue, queryValues } from "../database/query.ts";
import { nearestNames } from "./nearest.ts";

type NamedFilter = "district" | "township" | "village" | "talker" | "linked";

/** Names that match `:pattern` within the wider filters, the one that is `:part` first. */
const named = (name: string, from: string) => `
  SELECT DISTINCT ${name} FROM ${from}
  WHERE ${name} LIKE :pattern ESCAPE '\\'
  ORDER BY CASE WHEN ${name} = :part THEN 0 ELSE 1 END, ${name} LIMIT 6`;
const IN_DISTRICT = "(:district IS NULL OR district.name = :district)";

const IN_TOWNSHIP = `township JOIN district ON district.id = township.district_id AND ${IN_DISTRICT}`;
const IN_VILLAGE = `village JOIN township ON township.id = village.township_id
        AND (:township IS NULL OR township.name = :township)
      JOIN district ON district.id = township.district_id AND ${IN_DISTRICT}`;

/** All names within the wider filters. */
export const ALL_NAMES: Record<NamedFilter, string> = {
  district: "SELECT DISTINCT name FROM district",
  township: `SELECT DISTINCT township.name FROM ${IN_TOWNSHIP}`,
  village: `SELECT DISTINCT village.name FROM ${IN_VILLAGE}`,
  talker: `SELECT DISTINCT name FROM holder
    WHERE name IS NOT NULL AND from_day <= :today AND :today <= to_day`,
  linked: "SELECT DISTINCT name FROM link",
};

export const SQL = {
  allDistricts: ALL_NAMES.district,
  allTownships: ALL_NAMES.township,
  allVillages: ALL_NAMES.village,
  allTalkers: ALL_NAMES.talker,
  allLinked: ALL_NAMES.linked,
  allPeople: "SELECT DISTINCT name FROM person ORDER BY name",
  tiers: "SELECT tier FROM rule UNION SELECT tier FROM figure ORDER BY tier",
  person: "SELECT 1 FROM person WHERE name_key = ? LIMIT 1",
  district: named("district.name", "district"),
  township: named("township.name", IN_TOWNSHIP),
  village: named("village.name", IN_VILLAGE),
  talker: `SELECT DISTINCT holder.name FROM holder
    WHERE holder.name_key LIKE :pattern ESCAPE '\\'
      AND holder.from_day <= :today AND :today <= holder.to_day
    ORDER BY CASE WHEN holder.name_key = :part THEN 0 ELSE 1 END, holder.name LIMIT 6`,
  linked: `SELECT DISTINCT link.name FROM link WHERE link.name_key LIKE :pattern ESCAPE '\\'
    ORDER BY CASE WHEN link.name_key = :part THEN 0 ELSE 1 END, link.name LIMIT 6`,
};

const ORDER: NamedFilter[] = ["district", "township", "village", "talker", "linked"];

/** @throws Fault bad-value for a tier that neither the rules nor any talk know */
function readTier(store: Store, tier: TypedFilters["tier"]): number | null {
  if (tier === undefined || tier === null) return null;
  const tiers = queryValues<number>(store, SQL.tiers);
  const known = tiers.find((one) => one === tier);
  if (known !== undefined) return known;
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
export function resolveFilters(store: Store, typed: TypedFilters, today: Day): Filters {
  const filters: Filters = { ...NO_FILTERS, ...typed, tier: readTier(store, typed.tier) };
  for (const filter of ORDER) {
    const value = filters[filter];
    if (value === null) continue;
    const isName = filter === "talker" || filter === "linked";
    const part = isName ? nameKey(value) : placeName(value);
    const params = { ...filters, part, pattern: containing(part), today };
    const names = queryValues<string>(store, SQL[filter], params);
    const [first] = names;
    if (first === undefined || ((isName ? nameKey(first) : first) !== part && names.length > 1)) {
      const nearest = names.length > 0 ? names : namesNear(store, filter, filters, part, today);
      throw new Fault("no-such-name", { filter, value, nearest, several: names.length > 0 });
    }
    filters[filter] = isName ? nameKey(first) : first;
  }
  if (filters.person !== null) {
    const key = nameKey(filters.person);
    filters.person = queryValue(store, SQL.person, key) ? escaped(key) : containing(key);
  }
  return filters;
}

/** The names nearest to one that nothing within the wider filters has. */
export function namesNear(
  store: Store,
  filter: NamedFilter,
  { district, township }: Pick<Filters, "district" | "township">,
  name: string,
  today: Day,
): string[] {
  return nearestNames(
    name,
    queryValues<string>(store, ALL_NAMES[filter], { district, township, today }),
  );
}

/** The people whose names are nearest to one that nobody has; none where somebody has it. */
export function peopleNear(store: Store, name: string): string[] {
  const key = nameKey(name);
  if (queryValue(store, SQL.person, key)) return [];
  return nearestNames(key, queryValues<string>(store, SQL.allPeople));
}

/** A LIKE pattern for texts that contain `part`. */
export function containing(part: string): string {
  return `%${escaped(part)}%`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
