import type { Author } from "../../domain/history.ts";
import { JUDGING } from "../../domain/judging.ts";
import { Fault } from "../../errors.ts";
import { copyTo } from "../evidence/backup.ts";
import { sealingOf } from "../evidence/chain.ts";
import { CHAINED, firstFlaw } from "../evidence/doctor.ts";
import { firstDigestOf, REFRAMED } from "../evidence/first-format.ts";
import type { ChainedEvent } from "../evidence/format.ts";
import { headOf } from "../evidence/heads.ts";
import { touchAltered } from "../evidence/rows.ts";
import { SQL as SEALS, sealChanges } from "../evidence/seals.ts";
import { keepBuiltInMeasures } from "../facts/measures.ts";
import { countAll } from "../report/figures.ts";
import { addEvent } from "../talks/history.ts";
import { judgeAll, judgeAnew } from "../talks/judge-all.ts";
import { type Store, type Transaction, versionOf } from "./connection.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { createFile, type OpenOptions, openFile } from "./open-file.ts";
import { queryRows, write } from "./query.ts";
import { CURRENT, isOlder, judgingOf, refuseNewer } from "./version.ts";

/** What opening a file has done to it. */
export interface Upgrade {
  /** Where the file is kept as it was; null where its schema was of the present version. */
  copy: string | null;
  /** The talks that have another status, because this program judges otherwise. */
  judged: number[];
}

/**
 * Opens the talks database at `path`; an older one is first copied and then brought up to date.
 * @param author who does it, for the history
 * @param told hears of what was done
 * @throws Fault no-database, not-a-talks-database, network-file, newer-database, damaged-database,
 *   does-not-hold
 */
export async function openStore(
  path: string,
  author: Author,
  options: OpenOptions = {},
  told: (done: Upgrade) => void = () => {},
): Promise<Store> {
  const store = openFile(path, options);
  try {
    refuseNewer(store, path);
    if (isOlder(store)) await migrate(store, path, author, told);
    const judging = judgingOf(store);
    if (judging === undefined) {
      const flaw = { code: "file-damaged", detail: "no cycle" } as const;
      throw new Fault("damaged-database", { path, flaw });
    }
    if (judging < JUDGING) {
      told({ copy: null, judged: judgeAll(store, { ...author, what: "judge" }) });
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
      store.transaction(() => applyMigrations(store, 0)).immediate();
      store.exec("VACUUM"); // leaves no page of tables that a migration dropped again
      await fill(store);
    },
    options,
  );
}

function applyMigrations(store: Store, version: number): void {
  for (const migration of MIGRATIONS.slice(version)) store.exec(migration);
  store.pragma(`user_version = ${CURRENT}`);
}

/** In one transaction, after a copy of the old file was made and verified while nobody could write. */
async function migrate(
  store: Store,
  path: string,
  author: Author,
  told: (done: Upgrade) => void,
): Promise<void> {
  store.exec("BEGIN IMMEDIATE");
  try {
    const version = versionOf(store);
    const copy = `${path}.v${version}`;
    // Unless somebody else has done it while this one waited.
    const isOld = version < CURRENT;
    if (isOld) await copyTo(path, copy, { replace: true });
    const judged = isOld ? bringUp(store as Transaction, path, author) : [];
    store.exec("COMMIT");
    if (isOld) told({ copy, judged });
  } catch (error) {
    if (store.inTransaction) store.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Brings an older file up to date, in the transaction at work: all there is is held against the old
 * seals before anything is sealed anew, and the chain goes on from where it was.
 * @returns the talks whose status it changed
 * @throws Fault does-not-hold
 */
export function bringUp(tx: Transaction, path: string, author: Author): number[] {
  const from = versionOf(tx);
  refuseFlawed(tx, path, from);
  const held = from < CHAINED ? null : headOf(tx);
  applyMigrations(tx, from);
  keepBuiltInMeasures(tx);
  chainOlder(tx);
  const detail = { from, to: CURRENT, ...(held && { held }) };
  const seq = addEvent(tx, { ...author, what: "migrate" }, detail);
  const judged = (judgingOf(tx) ?? JUDGING) < JUDGING ? judgeAnew(tx, seq) : [];
  countAll(tx);
  touchAltered(tx, sealingOf(tx, CURRENT));
  sealChanges(tx, from < REFRAMED ? seq : 0);
  refuseFlawed(tx, path, CURRENT);
  return judged;
}

/** @throws Fault does-not-hold */
function refuseFlawed(store: Store, path: string, version: number): void {
  const flaw = firstFlaw(store, version);
  if (flaw) throw new Fault("does-not-hold", { path, flaw });
}

/** Events from before there was a chain: they become its first links, without seals. */
function chainOlder(store: Transaction): void {
  let previous: string | null = null;
  for (const event of queryRows<ChainedEvent>(store, SEALS.events)) {
    previous = event.digest ?? firstDigestOf(event, previous, []);
    if (event.digest === null) write(store, SEALS.setDigest, { seq: event.seq, digest: previous });
  }
}
