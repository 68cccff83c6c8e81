import { spawnSync } from "node:child_process";
import { join } from "node:path";
import Sqlite from "#sqlite";

export const hasSqlite = spawnSync("sqlite3", ["-version"]).status === 0;

export const scriptPath = (name: string) =>
  join(process.cwd(), "test", "bench", "sql", `${name}.sql`);

/** The sqlite3 command line running one of the reference's scripts. */
export function sqliteScript(db: string, name: string, params: Record<string, number> = {}) {
  const set = Object.entries(params).map(([key, value]) => `.param set :${key} ${value}`);
  return ["sqlite3", "-batch", "-bail", db, ...set, `.read '${scriptPath(name)}'`];
}

/** The first column of what a query finds. */
export function values<T>(db: string, sql: string): T[] {
  return using(db, (store) => store.prepare(sql).pluck().all() as T[]);
}

/** @throws Error where the reference did other work than the program */
export function sameCounts(ours: string, reference: string, tables: string[]): void {
  for (const table of tables) {
    const [a, b] = [ours, reference].map((db) => values(db, `SELECT count(*) FROM ${table}`)[0]);
    if (a !== b) throw new Error(`${table}: the program made ${a} rows, the reference ${b}`);
  }
}

function using<T>(db: string, work: (store: Sqlite.Database) => T): T {
  const store = new Sqlite(db, { fileMustExist: true });
  try {
    return work(store);
  } finally {
    store.close();
  }
}
