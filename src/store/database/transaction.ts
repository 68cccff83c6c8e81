import { setTimeout } from "node:timers/promises";
import type { Progress } from "../../domain/progress.ts";
import { Fault } from "../../errors.ts";
import { alteredBefore, keepBeforeImages, watchChanges } from "../evidence/before-images.ts";
import {
  type Marks,
  readMarks,
  sealChanges,
  strangeEvents,
  strangeTouches,
  touchAdded,
} from "../evidence/seals.ts";
import { recount } from "../report/figures.ts";
import type { Store, Transaction } from "./connection.ts";

/**
 * Runs one immediate transaction: all of it is on the disk when this returns, or none of it, and
 * its event is in the chain. A rehearsal sees its own changes and then takes them back.
 * @throws Fault does-not-hold where another program has changed rows: this one's seal must not cover it
 */
export function transact<T>(
  store: Store,
  work: (tx: Transaction) => T,
  { rehearse = false } = {},
): T {
  keepBeforeImages(store);
  store.exec("BEGIN IMMEDIATE");
  const tx = store as Transaction;
  try {
    const before = begin(tx);
    const result = work(tx);
    end(tx, before, rehearse);
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
  work: (tx: Transaction) => Promise<T>,
  { rehearse, progress }: { rehearse: (result: T) => boolean; progress: Progress },
): Promise<T> {
  keepBeforeImages(store);
  await beginInTurn(store, progress);
  const tx = store as Transaction;
  try {
    const before = begin(tx);
    const result = await work(tx);
    end(tx, before, rehearse(result));
    return result;
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/** What a transaction does first. @throws Fault does-not-hold */
function begin(tx: Transaction): Marks {
  const [flaw] = [...strangeTouches(tx), ...strangeEvents(tx)];
  if (flaw) throw new Fault("does-not-hold", { path: tx.name, flaw });
  const marks = readMarks(tx);
  watchChanges(tx, marks);
  return marks;
}

/** What it does last: all of it is chained and on the disk, or nothing is. */
function end(tx: Transaction, before: Marks, rehearse: boolean): void {
  if (!rehearse) {
    touchAdded(tx, before);
    const flaw = alteredBefore(tx, before);
    if (flaw) throw new Fault("does-not-hold", { path: tx.name, flaw });
    recount(tx);
    sealChanges(tx);
  }
  tx.exec(rehearse ? "ROLLBACK" : "COMMIT");
}

/** Waits for another writer, but not as SQLite does, which nothing could interrupt. */
async function beginInTurn(store: Store, progress: Progress): Promise<void> {
  const patience = Number(store.pragma("busy_timeout", { simple: true }));
  const until = Date.now() + patience;
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
      await progress(0, 0);
    }
  } finally {
    store.pragma(`busy_timeout = ${patience}`);
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

/** The same for reads whose answer is written out while it is read. */
export async function viewWhile<T>(store: Store, work: () => Promise<T>): Promise<T> {
  store.exec("BEGIN");
  try {
    return await work();
  } finally {
    if (store.inTransaction) store.exec("COMMIT");
  }
}
