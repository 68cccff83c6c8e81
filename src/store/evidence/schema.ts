import Sqlite from "#sqlite";
import type { Flaw } from "../../domain/doctor.ts";
import type { Store } from "../database/connection.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { queryRows } from "../database/query.ts";

export const SQL = {
  schema: `SELECT type || ' ' || name AS name, tbl_name || ' ' || coalesce(sql, '') AS sql
    FROM sqlite_schema ORDER BY 1`,
};

/** The schema must be what the migrations up to its version make of an empty file. */
export function* schemaFlaws(store: Store, version: number): Generator<Flaw> {
  const wanted = schemaOf(version);
  const found = readSchema(store);
  for (const [name, sql] of wanted) {
    if (!found.has(name)) yield { code: "schema-altered", name, how: "missing" };
    else if (found.get(name) !== sql) yield { code: "schema-altered", name, how: "changed" };
  }
  for (const name of found.keys()) {
    if (!wanted.has(name)) yield { code: "schema-altered", name, how: "added" };
  }
}

/** What stands in the schema of a version, by kind and name. */
export function schemaOf(version: number): Map<string, string> {
  const pristine = new Sqlite(":memory:");
  try {
    for (const migration of MIGRATIONS.slice(0, version)) pristine.exec(migration);
    return readSchema(pristine);
  } finally {
    pristine.close();
  }
}

function readSchema(store: Store): Map<string, string> {
  const rows = queryRows<{ name: string; sql: string }>(store, SQL.schema);
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}
