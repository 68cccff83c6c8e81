import { existsSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Author } from "../../domain/history.ts";
import { Fault } from "../../errors.ts";
import { connect, type Store, versionOf } from "../database/connection.ts";
import { addName, draftOf, putInPlace } from "../database/draft.ts";
import { admitPlace } from "../database/file.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { type OpenOptions, openFile } from "../database/open-file.ts";
import { queryValues } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { addEvent } from "../talks/history.ts";
import { examine, schemaFlaws } from "./doctor.ts";

export const SQL = {
  after: "SELECT what FROM event WHERE seq > ? ORDER BY seq",
};

/** What came of a restoration. */
export interface Restored extends Copy {
  /** The name under which the replaced file is kept, if there was one. */
  kept: string | null;
  /** Events of the replaced file that the copy does not have, and the redactions among them. */
  lostEvents: number;
  lostRedactions: number;
}

const NOTHING_LOST = { lostEvents: 0, lostRedactions: 0 };

/** How many pages are copied at a time; after a write of somebody else's SQLite begins anew. */
const PAGES = 10_000;

/** What a verified copy holds. */
export interface Copy {
  file: string;
  head: string;
  events: number;
}

/**
 * Writes a consistent copy of the database at `from`, for its owner alone: made beside its place,
 * opened and examined, and only then given its name.
 * @param options.signal stops it, and then nothing of the copy is left
 * @throws Fault file-exists without `replace`, would-replace-database where `to` is `from`,
 *   does-not-hold where the copy does not hold
 */
export async function copyTo(
  from: string,
  to: string,
  { replace = false, signal }: { replace?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<Copy> {
  if (existsSync(to)) {
    if (!replace) throw new Fault("file-exists", { path: to });
    // In the place of the database itself it would lose what others write meanwhile.
    if (realpathSync(to) === realpathSync(from)) {
      throw new Fault("would-replace-database", { path: to });
    }
  }
  const draft = draftOf(to);
  try {
    // Not by openFile: a file that is opened and closed beside SQLite takes its locks with it.
    const source = connect(from);
    try {
      await source.backup(draft, {
        progress: () => {
          signal?.throwIfAborted();
          return PAGES;
        },
      });
    } finally {
      source.close();
    }
    const proof = await verify(draft, from);
    // Signals that came meanwhile are heard now.
    await setImmediate();
    signal?.throwIfAborted();
    if (!putInPlace(draft, to, { replace })) throw new Fault("file-exists", { path: to });
    return { file: to, ...proof };
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

/**
 * Puts a copy of `from` in the place of the database at `path`; what stood there is kept under
 * another name. The restored one remembers in its history that it was restored.
 * @returns the copy, and the name under which the replaced file is kept, if there was one
 * @throws Fault does-not-hold, not-a-talks-database or no-database of `from`, network-file,
 *   not-a-talks-database of a `path` that is no file; nothing is replaced then
 */
export async function restoreFrom(
  path: string,
  from: string,
  author: Author,
  { allowNetwork = false, signal }: OpenOptions & { signal?: AbortSignal | undefined } = {},
): Promise<Restored> {
  admitPlace(path, allowNetwork);
  if (existsSync(path)) {
    if (!statSync(path).isFile()) throw new Fault("not-a-talks-database", { path });
    // A link stays, and what it leads to is replaced.
    path = realpathSync(path);
  }
  openFile(from, { allowNetwork: true }).close();
  const draft = draftOf(path);
  let held: Store | null = null;
  try {
    const copy = await copyTo(from, draft, { replace: true, signal });
    held = existsSync(path) ? holdOff(path) : null;
    const lost = held ? lostBy(held, copy.events) : NOTHING_LOST;
    noteRestoring(draft, author, copy.head);
    const kept = existsSync(path) ? keep(path, author.at) : null;
    // Windows replaces no file that is open.
    if (process.platform === "win32") held?.close();
    putInPlace(draft, path, { replace: true });
    return { ...copy, file: from, kept, ...lost };
  } finally {
    held?.close();
    rmSync(draft, { force: true });
  }
}

/** What of the replaced file comes after the events that the copy has. */
function lostBy(replaced: Store, events: number): Pick<Restored, "lostEvents" | "lostRedactions"> {
  try {
    const what = queryValues<string>(replaced, SQL.after, events);
    const lostRedactions = what.filter((command) => command === "redact").length;
    return { lostEvents: what.length, lostRedactions };
  } catch {
    return NOTHING_LOST; // too damaged to tell
  }
}

/** Keeps others from writing what would be lost; a file too damaged for that nobody else can use. */
function holdOff(path: string): Store | null {
  let store: Store | null = null;
  try {
    store = connect(path);
    store.exec("BEGIN EXCLUSIVE");
    return store;
  } catch (error) {
    store?.close();
    if (String((error as NodeJS.ErrnoException).code).startsWith("SQLITE_BUSY")) throw error;
    return null;
  }
}

function noteRestoring(draft: string, author: Author, head: string): void {
  const store = connect(draft);
  try {
    if (!isOlder(store)) transact(store, (tx) => addEvent(tx, author, { head }));
  } finally {
    store.close();
  }
}

/** Gives the present file another name beside its own, with whatever journal it has. */
function keep(path: string, at: string): string {
  const second = `${path}.${at.replace(/\D/g, "").slice(0, 14)}`;
  let kept = second;
  for (let count = 2; !addName(path, kept); count++) kept = `${second}-${count}`;
  // A journal left by a crash belongs to the file that is kept; it would spoil the restored one.
  if (existsSync(`${path}-journal`)) renameSync(`${path}-journal`, `${kept}-journal`);
  return kept;
}

/** @param name what the user knows the file as */
async function verify(path: string, name: string): Promise<Omit<Copy, "file">> {
  const store = connect(path);
  try {
    if (isOlder(store)) return verifyOlder(store, name);
    const { flaws, head, events } = await examine(store, { path, anchor: null });
    const [flaw] = flaws;
    if (flaw) throw new Fault("does-not-hold", { path: name, flaw });
    return { head, events };
  } finally {
    store.close();
  }
}

function isOlder(store: Store): boolean {
  return versionOf(store) < MIGRATIONS.length;
}

/** Of a version without a chain only its schema and what SQLite can tell is known. */
function verifyOlder(store: Store, path: string): Omit<Copy, "file"> {
  const [altered] = schemaFlaws(store, versionOf(store));
  if (altered) throw new Fault("does-not-hold", { path, flaw: altered });
  const [detail = ""] = queryValues<string>(store, "PRAGMA integrity_check");
  if (detail !== "ok") {
    throw new Fault("does-not-hold", { path, flaw: { code: "file-damaged", detail } });
  }
  return { head: "0", events: queryValues(store, "SELECT seq FROM event").length };
}
