import { LEVELS, type Level } from "../../domain/roster.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";

const NAMED = `SELECT village_id AS village, level, name, unit FROM link WHERE name IS NOT NULL`;
const ORDER = "ORDER BY village_id, level, place";

export const SQL = {
  ofVillage: `${NAMED} AND village_id = ? ${ORDER}`,
  all: `${NAMED} ${ORDER}`,
};

/** By level, who answers for a village, as it is written: 郝常委（区委常委）、马驻. */
export type Links = Record<Level, string | null>;

interface Row {
  village: number;
  level: Level;
  name: string;
  unit: string | null;
}

/** Who answers for a village. */
export function linksOf(store: Store, village: number): Links {
  return linksIn(queryRows<Row>(store, SQL.ofVillage, village)).get(village) ?? noLinks();
}

/** The same of every village that has any. */
export function linksOfAll(store: Store): Map<number, Links> {
  return linksIn(queryRows<Row>(store, SQL.all));
}

export function noLinks(): Links {
  return Object.fromEntries(LEVELS.map((level) => [level, null])) as Links;
}

function linksIn(rows: Row[]): Map<number, Links> {
  const villages = new Map<number, Links>();
  for (const { village, level, name, unit } of rows) {
    const links = villages.get(village) ?? noLinks();
    const person = unit === null ? name : `${name}（${unit}）`;
    const before = links[level];
    links[level] = before === null ? person : `${before}、${person}`;
    villages.set(village, links);
  }
  return villages;
}
