import { readFileSync } from "node:fs";
import { openFile } from "../../src/store/database/open-file.ts";
import { transact } from "../../src/store/database/transaction.ts";
import { scriptPath } from "./sqlite.ts";
import { hasCommand } from "./talks.ts";

/**
 * Brings a database to the middle of a cycle. In plain SQL, for a million records; but in a
 * transaction of the program's own, so that all is sealed and counted as if it had been entered.
 */
export function holdTalks(db: string): void {
  const store = openFile(db);
  try {
    const scripts = ["hold", ...(hasCommand("todo") ? ["hold-items"] : [])];
    const sql = scripts.map((name) => readFileSync(scriptPath(name), "utf8")).join("\n");
    transact(store, () => store.exec(sql));
  } finally {
    store.close();
  }
}
