import Sqlite from "#sqlite";

/** What an import states; a half import would show here. */
export const ROSTER = [
  ...["district", "township", "village", "village_flag", "seat", "holder", "person", "post"],
];

/**
 * All that a database file holds, byte for byte: each table's rows, the schema and what the header
 * says of the application. Null where SQLite cannot read it.
 * @param {string} path
 * @param {string[] | null} [only] these tables alone
 * @returns {Record<string, string[]> | null}
 */
export function contents(path, only = null) {
  let db;
  try {
    db = new Sqlite(path, { fileMustExist: true });
    return read(db, only);
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return null;
    throw error;
  } finally {
    db?.close();
  }
}

/** @param {Sqlite.Database} db @param {string[] | null} only */
function read(db, only) {
  /** @type {Record<string, string[]>} */
  const all = {};
  /** @type {(sql: string, ...parameters: string[]) => string[]} */
  const texts = (sql, ...parameters) =>
    /** @type {string[]} */ (
      db
        .prepare(sql)
        .pluck()
        .all(...parameters)
    );
  const tables = texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  for (const table of only ?? tables) {
    const columns = texts("SELECT name FROM pragma_table_info(?)", table);
    // As bytes: two texts that cannot be decoded would look the same.
    const row = columns.map((name) => `typeof("${name}") || hex("${name}")`).join(" || ' ' || ");
    all[table] = texts(`SELECT ${row} FROM "${table}"`);
  }
  if (only) return all;
  all.schema = texts(
    "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
  );
  all.header = ["application_id", "user_version"].map((name) =>
    String(db.pragma(name, { simple: true })),
  );
  return all;
}

/** @param {Record<string, string[]> | null} one @param {Record<string, string[]> | null} other */
export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The rows of one query.
 * @param {string} path
 * @param {string} sql
 * @param {...unknown} params
 * @returns {any[]}
 */
export function rows(path, sql, ...params) {
  const db = new Sqlite(path, { readonly: true });
  try {
    return db.prepare(sql).all(...params);
  } finally {
    db.close();
  }
}
