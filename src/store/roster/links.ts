import { nameKey } from "../../domain/names.ts";
import { LEVELS, type Level, type LinkedPerson, type VillageRow } from "../../domain/roster.ts";
import { queryRows, write } from "../database/query.ts";
import type { ImportRun } from "./run.ts";

export const SQL = {
  known: `SELECT level, place, name, unit FROM link WHERE village_id = ? ORDER BY level, place`,
  set: `INSERT INTO link (village_id, level, place, name, name_key, unit)
    VALUES (:village, :level, :place, :name, :key, :unit)
    ON CONFLICT (village_id, level, place)
    DO UPDATE SET name = excluded.name, name_key = excluded.name_key, unit = excluded.unit`,
};

interface Known extends LinkedPerson {
  level: Level;
  place: number;
}

/**
 * Takes in who answers for a village: an absent column keeps what is known, a blank cell clears it.
 * @returns whether anything changed
 */
export function stateLinks(run: ImportRun, village: number, { links }: VillageRow): boolean {
  const levels = LEVELS.filter((level) => links[level] !== undefined);
  if (levels.length === 0) return false;
  const known = queryRows<Known>(run.store, SQL.known, village);
  let changed = false;
  for (const level of levels) {
    const stated = links[level] ?? [];
    const before = known.filter((one) => one.level === level);
    for (let place = 0; place < Math.max(stated.length, before.length); place++) {
      const { name, unit } = stated[place] ?? { name: null, unit: null };
      const was = before[place] ?? { name: null, unit: null };
      if (was.name === name && was.unit === unit) continue;
      const key = name === null ? null : nameKey(name);
      write(run.store, SQL.set, { village, level, place, name, key, unit });
      changed = true;
    }
  }
  return changed;
}
