import type { Place } from "../../domain/roster.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryValue, write } from "../database/query.ts";

const SCHEMA = `
  DROP TABLE IF EXISTS taken;
  CREATE TABLE taken (person INTEGER PRIMARY KEY, places TEXT NOT NULL) STRICT;
`;
const SQL = {
  take: "INSERT INTO taken (person, places) VALUES (?, ?) ON CONFLICT DO NOTHING",
  places: "SELECT places FROM taken WHERE person = ?",
};

/** Forgets whom a statement has taken. @param db the staging's database */
export function clearClaimed(db: Store): void {
  db.exec(SCHEMA);
}

/**
 * Takes a known person for the one stated in the rows at `places`. Two stated people cannot be one
 * known: gives the places of the other where he is taken already.
 */
export function take(db: Transaction, person: number, places: Place[]): Place[] | null {
  if (write(db, SQL.take, person, JSON.stringify(places)).changes > 0) return null;
  return JSON.parse(queryValue<string>(db, SQL.places, person) ?? "[]") as Place[];
}
