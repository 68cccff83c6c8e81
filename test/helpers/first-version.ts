import Sqlite from "#sqlite";
import first from "../../src/store/database/migrations/001-first.sql";

/** Makes a database what the first version would have written: without a chain. */
export function asFirstVersion(from: string, to: string): void {
  const db = new Sqlite(to);
  try {
    db.exec(first);
    db.pragma("application_id = 0x54414c4b");
    db.pragma("user_version = 1");
    db.pragma("foreign_keys = OFF");
    db.exec(`ATTACH '${from}' AS present`);
    const names = (sql: string, ...params: string[]) =>
      db
        .prepare<string[], string>(sql)
        .pluck()
        .all(...params);
    for (const table of names("SELECT name FROM main.sqlite_schema WHERE type = 'table'")) {
      const columns = names("SELECT name FROM pragma_table_info(?, 'main')", table);
      // Its events did not say with which version they began.
      const values = columns.map((name) =>
        name === "detail" ? "json_remove(detail, '$.version')" : name,
      );
      db.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${values} FROM present."${table}"`);
    }
  } finally {
    db.close();
  }
}
