import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";

export const SQL = {
  read: `SELECT EXISTS (SELECT 1 FROM village) AS villages, EXISTS (SELECT 1 FROM talk) AS talks,
    EXISTS (SELECT 1 FROM holder) AS holders,
    (SELECT COUNT(*) FROM district) AS districts`,
};

/** How far the database has come, for those who say what to do next. */
export interface Extent {
  /** A roster has been imported. */
  hasRoster: boolean;
  /** Talks were assigned. */
  hasTalks: boolean;
  /** Somebody was ever entered as a talker. */
  hasHolders: boolean;
  /** There are several districts, so that a township's name alone is not enough. */
  hasDistricts: boolean;
}

export async function readExtent(store: Store): Promise<Extent> {
  const { villages, talks, holders, districts } = queryRow(store, SQL.read) as Record<
    string,
    number
  >;
  return {
    hasRoster: villages === 1,
    hasTalks: talks === 1,
    hasHolders: holders === 1,
    hasDistricts: Number(districts) > 1,
  };
}
