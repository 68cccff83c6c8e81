import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "#sqlite";
import { ROOT } from "./place.js";

const FIRST = readFileSync(join(ROOT, "src/store/database/migrations/001-first.sql"), "utf8");

/**
 * Makes the same database as the first version of the program would have written it.
 * @param {string} from
 * @param {string} to
 */
export function asFirstVersion(from, to) {
  rmSync(to, { force: true });
  const db = new Sqlite(to);
  try {
    db.exec(FIRST);
    db.pragma("application_id = 0x54414c4b");
    db.pragma("user_version = 1");
    db.pragma("foreign_keys = OFF");
    db.exec(`ATTACH '${from.replaceAll("'", "''")}' AS present`);
    const tables = db
      .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid")
      .pluck()
      .all();
    db.transaction(() => {
      for (const table of tables) {
        const columns = db
          .prepare("SELECT name FROM pragma_table_info(?, 'main')")
          .pluck()
          .all(table);
        // Its events did not say with which version they began.
        const values = columns.map((name) =>
          name === "detail" ? "json_remove(detail, '$.version')" : name,
        );
        db.exec(
          `INSERT INTO main."${table}" (${columns}) SELECT ${values} FROM present."${table}"`,
        );
      }
    })();
  } finally {
    db.close();
  }
}
