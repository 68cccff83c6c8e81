import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../../errors.ts";
import { draftOf, flushFolder, putInPlace, sweepDrafts } from "../../files/draft.ts";
import { connect, type Store } from "./connection.ts";
import { APPLICATION_ID, admitFile, admitPlace } from "./file.ts";

/** How a file is opened. */
export interface OpenOptions {
  /** Also on a network file system. */
  allowNetwork?: boolean;
  /** How long a writer waits for another, in milliseconds. */
  busyTimeout?: number | undefined;
}

/**
 * Opens the talks database at `path` as it is, of whatever version.
 * @throws Fault no-database, not-a-talks-database, network-file
 */
export function openFile(
  path: string,
  { allowNetwork = false, busyTimeout }: OpenOptions = {},
): Store {
  admitFile(path, allowNetwork);
  sweepDrafts(dirname(path));
  return connect(path, busyTimeout);
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
  sweepDrafts(dirname(path));
  if (existsSync(path)) refuseTaken(path);
  const folder = dirname(path);
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    flushFolder(dirname(folder));
  }
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
