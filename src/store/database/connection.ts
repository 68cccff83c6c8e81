import { existsSync } from "node:fs";
import Sqlite from "#sqlite";
import { teachSealing } from "../evidence/format.ts";

/** An open talks database. */
export type Store = Sqlite.Database;

declare const IN_TRANSACTION: unique symbol;

/**
 * A database within a transaction. Only `transact` and its like give one, and only with one can
 * anything be written, so that a function says by its type that it runs inside a transaction.
 */
export type Transaction = Store & { readonly [IN_TRANSACTION]: true };

/** How long a writer waits for another, in milliseconds, where nothing else is said. */
export const BUSY_TIMEOUT = 15_000;

/**
 * What an evidence file needs: a commit survives a power cut (EXTRA), one file holds everything
 * (no write-ahead log to forget when copying it by hand), deleted text is overwritten, and a
 * crafted schema gets no say. docs/architecture.md has the measurements.
 */
const SETTINGS = {
  journal_mode: "delete",
  synchronous: 3,
  foreign_keys: 1,
  recursive_triggers: 1,
  secure_delete: 1,
  cell_size_check: 1,
  trusted_schema: 0,
} as const;

/** Opens a file that is known to be ours, with the settings in force. */
export function connect(path: string, busyTimeout = BUSY_TIMEOUT): Store {
  const store = new Sqlite(path, { fileMustExist: true });
  // A journal left before it counted is no use to SQLite, which lets it lie; leaving this mode for
  // another removes it, unless somebody is writing.
  if (existsSync(`${path}-journal`)) store.pragma("journal_mode = truncate");
  for (const [name, value] of Object.entries({ ...SETTINGS, busy_timeout: busyTimeout })) {
    store.pragma(`${name} = ${value}`);
    const taken = Object.values((store.pragma(name) as Record<string, unknown>[])[0] ?? {})[0];
    if (taken !== value) throw new Error(`SQLite did not take ${name} = ${value}, but ${taken}`);
  }
  teachSealing(store);
  return store;
}

/** Which of the migrations a file has seen. */
export function versionOf(store: Store): number {
  return Number(store.pragma("user_version", { simple: true }));
}
