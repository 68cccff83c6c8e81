import { existsSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import type { Author } from "../../domain/history.ts";
import { Fault } from "../../errors.ts";
import { addName, draftOf, putInPlace } from "../../files/draft.ts";
import { connect, type Store, type Transaction } from "../database/connection.ts";
import { admitPlace } from "../database/file.ts";
import { bringUp } from "../database/migrate.ts";
import { type OpenOptions, openFile } from "../database/open-file.ts";
import { queryRows } from "../database/query.ts";
import { transact } from "../database/transaction.ts";
import { isOlder } from "../database/version.ts";
import { addEvent } from "../talks/history.ts";
import { type Copy, copyTo, damageOf } from "./backup.ts";
import type { ChainedEvent } from "./format.ts";

export const SQL = {
  // All columns: those of the first version have no digest.
  events: "SELECT * FROM event ORDER BY seq",
};

/** What came of a restoration. */
export interface Restored extends Copy {
  /** The name under which the replaced file is kept, if there was one. */
  kept: string | null;
  /** Events of the replaced file that the copy does not have, and the redactions among them. */
  lostEvents: number;
  lostRedactions: number;
}

/** What the program does by itself, and nobody has to enter again. */
const BY_ITSELF = new Set(["migrate", "judge", "restore"]);

type Lost = Pick<Restored, "lostEvents" | "lostRedactions">;

const NOTHING_LOST: Lost = { lostEvents: 0, lostRedactions: 0 };

/**
 * Puts a copy of `from` in the place of the database at `path`, brought up to date where it is older;
 * what stood there is kept under another name. The restored one remembers in its history that it was
 * restored.
 * @throws Fault of `from`: does-not-hold, damaged-database, newer-database, not-a-talks-database or
 *   no-database; of `path`: network-file, or not-a-talks-database where it is no file. Nothing is
 *   replaced then
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
  admitBackup(from);
  const draft = draftOf(path);
  let held: Store | null = null;
  try {
    const copy = await copyTo(from, draft, { replace: true, signal });
    held = existsSync(path) ? holdOff(path) : null;
    const lost = noteRestoring(draft, from, held, author, copy.head);
    const kept = existsSync(path) ? keep(path, author.at) : null;
    // Windows replaces no file that is open.
    if (process.platform === "win32") held?.close();
    putInPlace(draft, path, { replace: true });
    return { ...copy, file: from, kept, ...lost };
  } finally {
    held?.close();
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

function admitBackup(from: string): void {
  try {
    openFile(from, { allowNetwork: true }).close();
  } catch (error) {
    throw damageOf(error, from);
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

/** Brings the copy up to date and chains to it that it was restored, and what of the replaced file it lacks. */
function noteRestoring(
  draft: string,
  from: string,
  replaced: Store | null,
  author: Author,
  head: string,
): Lost {
  const store = connect(draft);
  try {
    const lost = replaced ? lostBy(replaced, store) : NOTHING_LOST;
    if (isOlder(store)) {
      store.transaction(() => bringUp(store as Transaction, from, author)).immediate();
    }
    transact(store, (tx) => addEvent(tx, author, { head, lost: lost.lostEvents }));
    return lost;
  } finally {
    store.close();
  }
}

/** What of the replaced file comes after the last event that both have. */
function lostBy(replaced: Store, copy: Store): Lost {
  try {
    const ours = queryRows<ChainedEvent>(replaced, SQL.events);
    const theirs = queryRows<ChainedEvent>(copy, SQL.events);
    const common = ours.findIndex((event, i) => !isSame(event, theirs[i]));
    const lost = (common < 0 ? [] : ours.slice(common)).filter(({ what }) => !BY_ITSELF.has(what));
    const lostRedactions = lost.filter(({ what }) => what === "redact").length;
    return { lostEvents: lost.length, lostRedactions };
  } catch {
    return NOTHING_LOST; // too damaged to tell
  }
}

/** By number and digest; before there was a chain, by what they say. */
function isSame(one: ChainedEvent, other: ChainedEvent | undefined): boolean {
  if (!other || one.seq !== other.seq) return false;
  if (one.digest && other.digest) return one.digest === other.digest;
  return (["at", "actor", "what", "detail"] as const).every((key) => one[key] === other[key]);
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
