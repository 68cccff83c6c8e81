import { rmSync } from "node:fs";
import type { Author } from "../../domain/history.ts";
import { draftOf } from "../../files/draft.ts";
import { connect, type Transaction } from "../database/connection.ts";
import { bringUp } from "../database/migrate.ts";
import { openFile } from "../database/open-file.ts";
import { isOlder, refuseNewer } from "../database/version.ts";
import { copyTo } from "../evidence/backup.ts";

/** @throws Fault no-database, not-a-talks-database, newer-database */
export function admitLastCycle(path: string): void {
  const store = openFile(path, { allowNetwork: true });
  try {
    refuseNewer(store, path);
  } finally {
    store.close();
  }
}

/**
 * Gives work a copy of the last cycle's database, examined and of the present version; the database
 * itself is only read.
 * @param near where the copy lies meanwhile, for its owner alone
 * @throws Fault does-not-hold
 */
export async function withLastCycle<T>(
  { from, near, author }: { from: string; near: string; author: Author },
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = draftOf(near);
  try {
    await copyTo(from, copy, { replace: true });
    const store = connect(copy);
    try {
      if (isOlder(store)) {
        store.transaction(() => bringUp(store as Transaction, from, author)).immediate();
      }
    } finally {
      store.close();
    }
    return await work(copy);
  } finally {
    rmSync(copy, { force: true });
    rmSync(`${copy}-journal`, { force: true });
  }
}
