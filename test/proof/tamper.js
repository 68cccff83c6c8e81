import Sqlite from "#sqlite";

/**
 * @typedef {ReturnType<typeof import("./chance.js").chance>} Chance
 * @typedef {object} Touched what was touched, for doctor to name
 * @property {string} [table]
 * @property {number[]} [keys] the table's rows, or
 * @property {string} [part] what a seal is of, and
 * @property {number[]} [blocks] blocks of its rows
 * @property {number[]} [seqs] events
 * @property {string} [object] of the schema
 * @property {true} [anchor] only the anchor can tell
 * @property {string} [then] what is done to the schema when the triggers are back
 *
 * @typedef {(db: Sqlite.Database, luck: Chance, chain: any) => Touched} Tampering
 */

/** Where a table's rows are known by, where it is not `id`. */
/** @type {Record<string, string>} */
const KEYS = { event: "seq", seal: "event_seq", void: "record_id", claim: "talk_id", rule: "0" };

/**
 * Works on a database behind the program's back, as somebody who knows it would: its triggers do not
 * fire, and they are there again afterwards.
 * @param {string} path
 * @param {(db: Sqlite.Database) => Touched} work
 */
export function behindItsBack(path, work) {
  const db = new Sqlite(path);
  try {
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    const triggers = /** @type {{ name: string, sql: string }[]} */ (
      db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
    );
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    const result = db.transaction(() => work(db))();
    for (const { sql } of triggers) db.exec(sql);
    if (result.then) db.exec(result.then);
    return result;
  } finally {
    db.close();
  }
}

/** @param {Sqlite.Database} db @param {string} sql @returns {number} */
function numberIn(db, sql) {
  return Number(db.prepare(sql).pluck().get());
}

/** @param {Sqlite.Database} db @param {string} sql @param {string[]} parameters */
function textsIn(db, sql, ...parameters) {
  const statement = db.prepare(sql).pluck();
  return /** @type {string[]} */ (statement.all(...parameters));
}

/** @param {Sqlite.Database} db @param {Chance} luck @param {string[]} [tables] */
function anyRow(db, luck, tables = filled(db)) {
  const table = luck.pick(tables);
  const count = numberIn(db, `SELECT COUNT(*) FROM "${table}"`);
  const offset = luck.whole(0, count - 1);
  /** @type {any} */
  const row = db.prepare(`SELECT * FROM "${table}" LIMIT 1 OFFSET ?`).get(offset);
  const columns = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";
  const primary = textsIn(db, columns, table);
  const where = primary.map((name) => `"${name}" = :${name}`).join(" AND ");
  return { table, row, where, key: row[KEYS[table] ?? "id"] ?? 0 };
}

/** The tables with rows, those of little rows as often as those of many. */
function filled(/** @type {Sqlite.Database} */ db) {
  const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'assigned_until'";
  return textsIn(db, tables).filter((table) => db.prepare(`SELECT 1 FROM "${table}"`).get());
}

/** What touching rows of a table has to be called. @returns {Touched} */
function touched(/** @type {string} */ table, /** @type {any[]} */ ...rows) {
  const keys = rows.map((row) => row[KEYS[table] ?? "id"] ?? 0);
  if (table === "event") return { seqs: keys };
  if (table === "claim") return { table: "talk", keys };
  if (table !== "seal") return { table, keys };
  // A seal stands in its event and for its rows.
  return { seqs: keys, part: rows[0].part, blocks: rows.map(({ block }) => block) };
}

/** Another value of the same kind, as a forger would want one. */
function forged(/** @type {any} */ value, /** @type {Chance} */ luck, /** @type {any[]} */ others) {
  const other = luck.pick(others);
  if (luck.next() < 0.3 && other !== undefined) return other;
  if (value === null) return other ?? "x";
  if (typeof value === "number") return value + luck.pick([-1, 1, 7, 100]);
  if (Buffer.isBuffer(value)) {
    const copy = Buffer.from(value);
    if (copy.length === 0) return null;
    const at = luck.whole(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << luck.whole(0, 7));
    return luck.next() < 0.2 ? null : copy;
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(/\d\d$|\d(?=T)/, `0${luck.whole(1, 9)}`);
  return luck.pick([`${text} `, `${text}改`, text.slice(1), `\u0000${text}`, "", null]);
}

/** @type {Tampering} */
function edit(db, luck) {
  const { table, row, where } = anyRow(db, luck);
  return editing(db, luck, table, row, where, Object.keys(row));
}

/** @type {Tampering} */
function editDate(db, luck) {
  const { table, row, where } = anyRow(db, luck, [
    ...["cycle", "village", "village_flag", "holder", "post", "talk", "record", "event"],
  ]);
  const days = ["start_day", "election_day", "branch_election", "committee_election", "deadline"];
  days.push("to_day", "from_day", "completed_on", "partial_on", "held_on", "entered_at", "at");
  return editing(
    db,
    luck,
    table,
    row,
    where,
    days.filter((column) => column in row),
  );
}

/**
 * @param {Sqlite.Database} db @param {Chance} luck @param {string} table @param {any} row
 * @param {string} where @param {string[]} columns
 */
function editing(db, luck, table, row, where, columns) {
  const column = luck.pick(columns);
  const others = db.prepare(`SELECT DISTINCT "${column}" FROM "${table}" LIMIT 50`).pluck().all();
  const value = forged(row[column], luck, others);
  db.prepare(`UPDATE "${table}" SET "${column}" = :forged WHERE ${where}`).run({
    ...row,
    forged: value,
  });
  return touched(table, row, { ...row, [column]: value });
}

/** @type {Tampering} */
function remove(db, luck) {
  const { table, row, where } = anyRow(db, luck);
  db.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(row);
  return touched(table, row);
}

/** @type {Tampering} */
function insert(db, luck) {
  const { table, row } = anyRow(db, luck);
  const copy = { ...row };
  const key = KEYS[table] ?? "id";
  const last = numberIn(db, `SELECT MAX(${key}) FROM "${table}"`);
  const free = luck.pick([last + 1, last + luck.whole(2, 60), -luck.whole(1, 40), 0]);
  if (key in copy) copy[key] = free;
  else copy.post = "mayor";
  if (table === "person") copy.staff_no = null;
  if (table === "seat") copy.district_id = 1 + free ** 2;
  for (const name of ["name", "code"]) if (name in copy) copy[name] = `${copy[name]}二`;
  if (table === "talk") copy.person_id = -copy.person_id;
  const columns = Object.keys(copy);
  db.prepare(
    `INSERT INTO "${table}" (${columns}) VALUES (${columns.map((name) => `:${name}`)})`,
  ).run(copy);
  return touched(table, copy);
}

/** Two rows change places. @type {Tampering} */
function swap(db, luck) {
  const tables = filled(db).filter(
    (table) =>
      !["claim", "rule", "cycle", "district", "seal", "touched"].includes(table) &&
      !table.startsWith("figure") &&
      numberIn(db, `SELECT COUNT(*) FROM "${table}"`) > 1,
  );
  const { table, row } = anyRow(db, luck, tables);
  const other = anyRow(db, luck, [table]).row;
  const key = KEYS[table] ?? "id";
  const move = db.prepare(`UPDATE "${table}" SET ${key} = :to WHERE ${key} = :from`);
  const free = 1_000_000;
  for (const [from, to] of [
    [row[key], free],
    [other[key], row[key]],
    [free, other[key]],
  ]) {
    move.run({ from, to });
  }
  return touched(table, row, other);
}

/** The newest events go, and what they brought. @type {Tampering} */
function cut(db, luck) {
  const last = numberIn(db, "SELECT MAX(seq) FROM event");
  const from = last - luck.whole(0, 5);
  db.prepare("DELETE FROM seal WHERE event_seq >= ?").run(from);
  db.prepare("DELETE FROM talk_change WHERE event_seq >= ?").run(from);
  db.prepare("DELETE FROM claim WHERE talk_id IN (SELECT id FROM talk WHERE added_by >= ?)").run(
    from,
  );
  for (const table of ["record", "void", "waiver", "redaction", "talk"]) {
    db.prepare(`DELETE FROM "${table}" WHERE added_by >= ?`).run(from);
  }
  db.prepare("DELETE FROM event WHERE seq >= ?").run(from);
  return { anchor: true };
}

/** A row or an event is forged, and everything after it is computed anew. @type {Tampering} */
function rewrite(db, luck, chain) {
  const result = luck.next() < 0.3 ? editEvent(db, luck, chain) : edit(db, luck, chain);
  for (const part of chain.PARTS) {
    if (part.table !== result.table) continue;
    for (const key of result.keys ?? []) reseal(db, chain, part, Math.floor(key / part.size));
  }
  rechain(db, chain);
  return { ...result, anchor: true };
}

/** @type {Tampering} */
function editEvent(db, luck) {
  const { table, row, where } = anyRow(db, luck, ["event"]);
  return editing(db, luck, table, row, where, ["at", "actor", "what", "detail"]);
}

/** @param {Sqlite.Database} db @param {any} chain @param {any} part @param {number} block */
function reseal(db, chain, part, block) {
  chain.teachSealing(db);
  const own = part.once ? `${chain.sealedBy(part.once, 0)} = seal.event_seq` : "true";
  const text = chain.blockText(part, chain.rowText(db, part), "seal.block", own);
  db.prepare(
    `UPDATE seal SET digest = sealed(salt, ${text})
     WHERE part = :part AND block = :block AND salt IS NOT NULL`,
  ).run({ part: part.name, block });
}

/** @param {Sqlite.Database} db @param {any} chain */
function rechain(db, chain) {
  let previous = null;
  /** @type {any[]} */
  const events = db.prepare("SELECT * FROM event ORDER BY seq").all();
  for (const event of events) {
    const seals = db
      .prepare("SELECT part, block, digest FROM seal WHERE event_seq = ? ORDER BY part, block")
      .all(event.seq);
    previous = chain.digestOf(event, previous, seals);
    db.prepare("UPDATE event SET digest = ? WHERE seq = ?").run(previous, event.seq);
  }
}

/** Something is put into the schema that would act, show or hide. @type {Tampering} */
function plant(db, luck) {
  const name = `x${luck.whole(1, 99)}`;
  const table = luck.pick(filled(db));
  const column = db.prepare("SELECT name FROM pragma_table_info(?)").pluck().get(table);
  db.exec(
    luck.pick([
      `CREATE TRIGGER ${name} AFTER INSERT ON "${table}" BEGIN DELETE FROM talk; END`,
      `CREATE VIEW ${name} AS SELECT * FROM "${table}"`,
      `CREATE TABLE ${name} (a) STRICT`.replace("(a)", "(a TEXT)"),
      `CREATE INDEX ${name} ON "${table}" ("${column}")`,
    ]),
  );
  return { object: name };
}

/** The triggers that hold the program to its rules; for the moment they are not there. */
const GUARDS = ["record_keeps", "event_keeps", "event_stays", "talk_changed", "seal_keeps"];

/** Something goes from the schema, or no longer does what it did. @type {Tampering} */
function drop(db, luck) {
  if (luck.next() < 0.5) {
    const name = luck.pick(GUARDS);
    const other = `CREATE TRIGGER ${name} AFTER INSERT ON rule BEGIN SELECT 1; END`;
    const then = [`DROP TRIGGER ${name};`, luck.pick(["", other])].join("");
    return { object: name, then };
  }
  const indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
  const name = luck.pick(textsIn(db, indexes));
  db.exec(`DROP INDEX "${name}"`);
  return { object: name };
}

/** @type {Tampering} */
function eraseSalt(db, luck) {
  const row = luck.pick(db.prepare("SELECT * FROM seal WHERE salt IS NOT NULL").all());
  const where = "part = :part AND block = :block AND event_seq = :event_seq";
  db.prepare(`UPDATE seal SET salt = NULL WHERE ${where}`).run(row);
  return touched("seal", row);
}

/** @type {Tampering} */
function touch(db, luck) {
  const part = luck.pick(["talk", "record", "person", "cycle"]);
  db.prepare("INSERT INTO touched VALUES (?, ?)").run(part, luck.whole(0, 1));
  return { table: part };
}

/** By name, with how often each is taken. @type {[string, number, Tampering][]} */
export const TAMPERINGS = [
  ["edit", 35, edit],
  ["date", 10, editDate],
  ["delete", 10, remove],
  ["insert", 10, insert],
  ["reorder", 8, swap],
  ["cut the tail", 4, cut],
  ["rewrite the chain", 10, rewrite],
  ["plant", 5, plant],
  ["drop", 3, drop],
  ["erase a salt", 3, eraseSalt],
  ["write into touched", 2, touch],
];
