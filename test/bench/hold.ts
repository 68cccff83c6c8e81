import { readFileSync } from "node:fs";
import { openFile } from "../../src/store/database/open-file.ts";
import { transact } from "../../src/store/database/transaction.ts";
import { scriptPath } from "./sqlite.ts";

/**
 * Brings a database to the middle of a cycle. In plain SQL, for a million records; but in a
 * transaction of the program's own, so that all is sealed and counted as if it had been entered.
 */
export function holdTalks(db: string): void {
  const store = openFile(db);
  try {
    transact(store, () => store.exec(readFileSync(scriptPath("hold"), "utf8")));
  } finally {
    store.close();
  }
}
