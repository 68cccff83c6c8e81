import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { Tick } from "../../domain/progress.ts";
import { Fault } from "../../errors.ts";
import { alteredBefore, watchChanges } from "../evidence/before-images.ts";
import {
  type Marks,
  readMarks,
  sealChanges,
  strangeEvents,
  strangeTouches,
  teachSealing,
  touchAdded,
} from "../evidence/seals.ts";
import { recount } from "../report/figures.ts";
import { draftOf, putInPlace } from "./draft.ts";
import { APPLICATION_ID, admitFile, admitPlace } from "./file.ts";

/** An open talks database. */
export type Store = Sqlite.Database;

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

/** How a file is opened. */
export interface OpenOptions {
  /** Also on a network file system. */
  allowNetwork?: boolean;
}

/**
 * Opens the talks database at `path` as it is, of whatever version.
 * @throws Fault no-database, not-a-talks-database, network-file
 */
export function openFile(path: string, { allowNetwork = false }: OpenOptions = {}): Store {
  admitFile(path, allowNetwork);
  return connect(path);
}

/**
 * Creates a new database file that only its owner may read, whole or not at all: it is made beside
 * its place and put there when it is complete. A missing folder is made, for its owner alone.
 * @throws Fault already-initialised, not-a-talks-database, network-file
 */
export async function createFile(
  path: string,
  fill: (store: Store) => Promise<void>,
  { allowNetwork = false }: OpenOptions = {},
): Promise<void> {
  admitPlace(path, allowNetwork);
  if (existsSync(path)) refuseTaken(path);
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { mode: 0o700 });
  const draft = draftOf(path);
  try {
    const store = connect(draft);
    try {
      store.pragma(`application_id = ${APPLICATION_ID}`);
      await fill(store);
    } finally {
      store.close();
    }
    if (!putInPlace(draft, path, { replace: false })) refuseTaken(path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function refuseTaken(path: string): never {
  openFile(path, { allowNetwork: true }).close();
  throw new Fault("already-initialised", { path });
}

/** Opens a file that is known to be ours, with the settings in force. */
export function connect(path: string): Store {
  const store = new Sqlite(path, { fileMustExist: true });
  // A journal left before it counted is no use to SQLite, which lets it lie; leaving this mode for
  // another removes it, unless somebody is writing.
  if (existsSync(`${path}-journal`)) store.pragma("journal_mode = truncate");
  for (const [name, value] of Object.entries(SETTINGS)) {
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

/**
 * Runs one immediate transaction: all of it is on the disk when this returns, or none of it, and
 * its event is in the chain. A rehearsal sees its own changes and then takes them back.
 * @throws Fault does-not-hold where another program has changed rows: this one's seal must not cover it
 */
export function transact<T>(store: Store, work: () => T, { rehearse = false } = {}): T {
  store.exec("BEGIN IMMEDIATE");
  try {
    const before = begin(store);
    const result = work();
    end(store, before, rehearse);
    return result;
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/**
 * The same for long work that lets others have a turn and may be told to stop: then all of it is
 * taken back.
 * @param rehearse whether the result is to be taken back
 */
export async function transactInSlices<T>(
  store: Store,
  work: () => Promise<T>,
  { rehearse, tick }: { rehearse: (result: T) => boolean; tick: Tick },
): Promise<T> {
  await beginInTurn(store, tick);
  try {
    const before = begin(store);
    const result = await work();
    end(store, before, rehearse(result));
    return result;
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/** What a transaction does first. @throws Fault does-not-hold */
function begin(store: Store): Marks {
  const [flaw] = [...strangeTouches(store), ...strangeEvents(store)];
  if (flaw) throw new Fault("does-not-hold", { path: store.name, flaw });
  const marks = readMarks(store);
  watchChanges(store, marks);
  return marks;
}

/** What it does last: all of it is chained and on the disk, or nothing is. */
function end(store: Store, before: Marks, rehearse: boolean): void {
  if (!rehearse) {
    touchAdded(store, before);
    const flaw = alteredBefore(store, before);
    if (flaw) throw new Fault("does-not-hold", { path: store.name, flaw });
    recount(store);
    sealChanges(store);
  }
  store.exec(rehearse ? "ROLLBACK" : "COMMIT");
}

/** Waits for another writer, but not as SQLite does, which nothing could interrupt. */
async function beginInTurn(store: Store, tick: Tick): Promise<void> {
  const until = Date.now() + SETTINGS.busy_timeout;
  store.pragma("busy_timeout = 0");
  try {
    for (;;) {
      try {
        store.exec("BEGIN IMMEDIATE");
        return;
      } catch (error) {
        const { code } = error as { code?: string };
        if (!code?.startsWith("SQLITE_BUSY") || Date.now() > until) throw error;
      }
      await setTimeout(100);
      await tick(0, 0);
    }
  } finally {
    store.pragma(`busy_timeout = ${SETTINGS.busy_timeout}`);
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
