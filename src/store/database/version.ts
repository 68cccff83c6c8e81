import { JUDGING } from "../../domain/judging.ts";
import { Fault } from "../../errors.ts";
import { type Store, versionOf } from "./connection.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { queryValue } from "./query.ts";

export const SQL = {
  judging: "SELECT judging FROM cycle",
};

/** The version of a file that this program writes. */
export const CURRENT = MIGRATIONS.length;

export function isOlder(store: Store): boolean {
  return versionOf(store) < CURRENT;
}

/** By which judging the records of a file of the present version are judged; undefined: it has no cycle. */
export function judgingOf(store: Store): number | undefined {
  return queryValue<number>(store, SQL.judging);
}

/**
 * Refuses a file of a later program: its schema, or how it judges, is not known here.
 * @throws Fault newer-database
 */
export function refuseNewer(store: Store, path: string): void {
  const version = versionOf(store);
  const isNewer = version > CURRENT || (version === CURRENT && (judgingOf(store) ?? 1) > JUDGING);
  if (isNewer) throw new Fault("newer-database", { path, version, known: CURRENT });
}
