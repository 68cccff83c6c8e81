import type { Author } from "../../domain/history.ts";
import { Fault } from "../../errors.ts";
import { copyTo } from "../evidence/backup.ts";
import {
  SQL as CHAIN,
  type ChainedEvent,
  digestOf,
  digestOfSeals,
  sealChanges,
  touchAll,
} from "../evidence/seals.ts";
import { keepBuiltInMeasures } from "../facts/measures.ts";
import { countAll } from "../report/figures.ts";
import { addEvent } from "../talks/history.ts";
import { type Store, type Transaction, versionOf } from "./connection.ts";
import { sweepDrafts } from "./draft.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { createFile, type OpenOptions, openFile } from "./open-file.ts";
import { queryRows, write } from "./query.ts";

const CURRENT = MIGRATIONS.length;

/**
 * Opens the talks database at `path`; an older one is first copied and then brought up to date.
 * @param author who does it, for the history
 * @param told hears of the copy
 * @throws Fault no-database, not-a-talks-database, network-file, newer-database, damaged-database
 */
export async function openStore(
  path: string,
  author: Author,
  options: OpenOptions = {},
  told: (copy: string) => void = () => {},
): Promise<Store> {
  const store = openFile(path, options);
  try {
    const version = versionOf(store);
    if (version > CURRENT) throw new Fault("newer-database", { path, version, known: CURRENT });
    if (version < CURRENT) await migrate(store, path, author, told);
    if (!store.prepare("SELECT 1 FROM cycle").get()) {
      const flaw = { code: "file-damaged", detail: "no cycle" } as const;
      throw new Fault("damaged-database", { path, flaw });
    }
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Creates a new database of the present version, and nothing at all if `fill` fails.
 * @throws Fault already-initialised, not-a-talks-database, network-file
 */
export async function createStore(
  path: string,
  fill: (store: Store) => Promise<void>,
  options: OpenOptions = {},
): Promise<void> {
  await createFile(
    path,
    async (store) => {
      store.transaction(() => bringUp(store, 0)).immediate();
      store.exec("VACUUM"); // leaves no page of tables that a migration dropped again
      await fill(store);
    },
    options,
  );
}

function bringUp(store: Store, version: number): void {
  for (const migration of MIGRATIONS.slice(version)) store.exec(migration);
  store.pragma(`user_version = ${CURRENT}`);
}

/** In one transaction, after a copy of the old file was made and verified while nobody could write. */
async function migrate(
  store: Store,
  path: string,
  author: Author,
  told: (copy: string) => void,
): Promise<void> {
  store.exec("BEGIN IMMEDIATE");
  const tx = store as Transaction;
  try {
    const version = versionOf(store);
    const copy = `${path}.v${version}`;
    // Unless somebody else has done it while this one waited.
    const isOld = version < CURRENT;
    if (isOld) {
      sweepDrafts(copy);
      await copyTo(path, copy, { replace: true });
      bringUp(store, version);
      keepBuiltInMeasures(tx);
      chainOlder(tx);
      countAll(tx);
      touchAll(tx);
      addEvent(tx, author, { from: version, to: CURRENT });
      sealChanges(tx);
    }
    store.exec("COMMIT");
    if (isOld) told(copy);
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/** Events from before there was a chain: they become its first links, without seals. */
function chainOlder(store: Transaction): void {
  let previous: string | null = null;
  for (const event of queryRows<ChainedEvent>(store, CHAIN.events)) {
    previous = event.digest ?? digestOf(event, previous, digestOfSeals([]));
    if (event.digest === null) write(store, CHAIN.setDigest, { seq: event.seq, digest: previous });
  }
}
