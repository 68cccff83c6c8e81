import { closeSync, constants, existsSync, openSync, readSync, rmSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Fault } from "../errors.ts";
import first from "./migrations/001-first.sql";

/** An open talks database. */
export type Store = Sqlite.Database;

/** Marks the file as ours among all SQLite files: "TALK". */
const APPLICATION_ID = 0x54414c4b;

/** Each brings the schema from the version that is its index to the next. */
const MIGRATIONS = [first];

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
  busy_timeout: 15_000,
} as const;

/**
 * Opens the talks database at `path`, bringing an older one up to date.
 * @throws Fault no-database, not-a-talks-database, newer-database
 */
export function openStore(path: string): Store {
  if (!existsSync(path)) throw new Fault("no-database", { path });
  if (!statSync(path).isFile()) throw new Fault("not-a-talks-database", { path });
  if (applicationOf(path) !== APPLICATION_ID) throw new Fault("not-a-talks-database", { path });
  const store = connect(path);
  try {
    migrate(store, path);
    if (!store.prepare("SELECT 1 FROM cycle").get()) {
      throw new Fault("damaged-database", { path, detail: "cycle" });
    }
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Creates a new database file that only its owner may read, and nothing at all if `fill` fails.
 * @throws Fault already-initialised, not-a-talks-database, cannot-write
 */
export async function createStore(
  path: string,
  fill: (store: Store) => Promise<void>,
): Promise<Store> {
  try {
    closeSync(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    openStore(path).close();
    throw new Fault("already-initialised", { path });
  }
  try {
    const store = connect(path);
    store.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(store, path);
    await fill(store);
    return store;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Whose SQLite file it is, read from its header: opening another's would already touch it. */
function applicationOf(path: string): number {
  const header = Buffer.alloc(100);
  const file = openSync(path, "r");
  readSync(file, header);
  closeSync(file);
  return header.readUInt32BE(68);
}

function connect(path: string): Store {
  const store = new Sqlite(path, { fileMustExist: true });
  for (const [name, value] of Object.entries(SETTINGS)) {
    store.pragma(`${name} = ${value}`);
    const taken = Object.values((store.pragma(name) as Record<string, unknown>[])[0] ?? {})[0];
    if (taken !== value) throw new Error(`SQLite did not take ${name} = ${value}, but ${taken}`);
  }
  return store;
}

function migrate(store: Store, path: string): void {
  const version = Number(store.pragma("user_version", { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new Fault("newer-database", { path, version, known: MIGRATIONS.length });
  }
  if (version === MIGRATIONS.length) return;
  store
    .transaction(() => {
      for (const migration of MIGRATIONS.slice(version)) store.exec(migration);
      store.pragma(`user_version = ${MIGRATIONS.length}`);
    })
    .immediate();
}

/**
 * Runs one immediate transaction: all of it is on the disk when this returns, or none of it.
 * A rehearsal sees its own changes and then takes them back.
 */
export function transact<T>(store: Store, work: () => T, { rehearse = false } = {}): T {
  store.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    store.exec(rehearse ? "ROLLBACK" : "COMMIT");
    return result;
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/** Runs reads that must all see the same state of the database. */
export function view<T>(store: Store, work: () => T): T {
  store.exec("BEGIN");
  try {
    return work();
  } finally {
    if (store.inTransaction) store.exec("COMMIT");
  }
}
