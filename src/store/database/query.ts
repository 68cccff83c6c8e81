import type { Statement } from "#sqlite";
import type { Store, Transaction } from "./connection.ts";

/** Statements already prepared, by their text: each is prepared once a connection. */
const PREPARED = new WeakMap<Store, Map<string, Statement>>();

/** Values for `?`, or one object for `:names`. */
type Params = unknown[];

function prepared(store: Store, text: string): Statement {
  const known = PREPARED.get(store)?.get(text);
  if (known) return known;
  const statement = store.prepare(text);
  const all = PREPARED.get(store) ?? new Map<string, Statement>();
  PREPARED.set(store, all.set(text, statement));
  return statement;
}

/** All rows of a query. */
export function queryRows<T>(store: Store, text: string, ...params: Params): T[] {
  return prepared(store, text)
    .pluck(false)
    .all(...params) as T[];
}

/** The first row of a query. */
export function queryRow<T>(store: Store, text: string, ...params: Params): T | undefined {
  return prepared(store, text)
    .pluck(false)
    .get(...params) as T | undefined;
}

/** The first column of all rows. */
export function queryValues<T>(store: Store, text: string, ...params: Params): T[] {
  return prepared(store, text)
    .pluck(true)
    .all(...params) as T[];
}

/** The first column of the first row. */
export function queryValue<T>(store: Store, text: string, ...params: Params): T | undefined {
  return prepared(store, text)
    .pluck(true)
    .get(...params) as T | undefined;
}

/** Runs a statement that writes: the id of the row it added, and how many it changed. */
export function write(tx: Transaction, text: string, ...params: Params): Written {
  return writeTemporary(tx, text, ...params);
}

/** The same for the temporary schema, which is no part of the file and needs no transaction. */
export function writeTemporary(store: Store, text: string, ...params: Params): Written {
  const { lastInsertRowid, changes } = prepared(store, text).run(...params);
  return { id: Number(lastInsertRowid), changes };
}

interface Written {
  id: number;
  changes: number;
}

/** The rows of a query one after the other, without holding them all. */
export function queryEach<T>(store: Store, text: string, ...params: Params): IterableIterator<T> {
  return store.prepare(text).iterate(...params) as IterableIterator<T>;
}

/**
 * Ranges of ids from 1 to the last, for work done a part at a time; `share` is how much of it is done
 * with each.
 */
export function* slicesOf(last: number, size: number) {
  for (let from = 1; from <= last; from += size) {
    const to = Math.min(last, from + size - 1);
    yield { from, to, share: to / last };
  }
}
