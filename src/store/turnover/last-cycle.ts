import { rmSync } from "node:fs";
import type { Author } from "../../domain/history.ts";
import { Fault } from "../../errors.ts";
import { versionOf } from "../database/connection.ts";
import { draftOf } from "../database/draft.ts";
import { openStore } from "../database/migrate.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { openFile } from "../database/open-file.ts";
import { copyTo } from "../evidence/backup.ts";

/** @throws Fault no-database, not-a-talks-database, newer-database */
export function admitLastCycle(path: string): void {
  const store = openFile(path, { allowNetwork: true });
  try {
    const version = versionOf(store);
    if (version > MIGRATIONS.length) {
      throw new Fault("newer-database", { path, version, known: MIGRATIONS.length });
    }
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
  const older: string[] = [];
  try {
    await copyTo(from, copy, { replace: true });
    const store = await openStore(copy, author, { allowNetwork: true }, (kept) => older.push(kept));
    store.close();
    return await work(copy);
  } finally {
    for (const path of [copy, `${copy}-journal`, ...older]) rmSync(path, { force: true });
  }
}
