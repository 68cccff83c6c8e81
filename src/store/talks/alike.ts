import { type AlikePlaces, alikePlaces, type NamedVillage } from "../../domain/place-likeness.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";

export const SQL = {
  districts: "SELECT id FROM district ORDER BY id",
  villages: `SELECT village.id, village.name, township.id AS township,
      township.name AS townshipName, district.id AS district, district.name AS districtName
    FROM village JOIN township ON township.id = village.township_id
      JOIN district ON district.id = township.district_id
    WHERE district.id = ? ORDER BY township.id, village.id`,
};

/** The places that may be one under several names, a district at a time. */
export function* readAlike(store: Store): Generator<AlikePlaces> {
  for (const [, found] of alikeByDistrict(store)) yield* found;
}

/** The villages of each district in turn, with those that are named alike. */
export function* alikeByDistrict(store: Store): Generator<[NamedVillage[], AlikePlaces[]]> {
  for (const district of queryValues<number>(store, SQL.districts)) {
    const villages = queryRows<NamedVillage>(store, SQL.villages, district);
    yield [villages, alikePlaces(villages)];
  }
}
