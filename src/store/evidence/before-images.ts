import type { Flaw } from "../../domain/doctor.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, queryValue, write } from "../database/query.ts";
import { blockText, rowText } from "./format.ts";
import { PARTS, type Part, rangeOf } from "./parts.ts";
import type { Marks } from "./seals.ts";

/**
 * What stood in a block before a transaction changed it. A block is sealed anew when one of its rows
 * changes; were it not held against its seal first, the new seal would cover what another program
 * had altered in the rows beside. What is entered once is not sealed anew, but by a redaction.
 */
export const SQL = {
  table: `CREATE TEMP TABLE IF NOT EXISTS before_change (
    part TEXT NOT NULL, block INTEGER NOT NULL, held TEXT,
    PRIMARY KEY (part, block)) WITHOUT ROWID`,
  // How far each table had grown: rows beyond were not there before.
  marks: `CREATE TEMP TABLE IF NOT EXISTS before_mark (
    part TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID`,
  isKeeping: "SELECT 1 FROM sqlite_temp_schema WHERE name = 'before_change'",
  forget: "DELETE FROM before_change",
  setMark: `INSERT INTO before_mark (part, last) VALUES (:part, :last)
    ON CONFLICT (part) DO UPDATE SET last = excluded.last`,
  // A block whose seal does not fit what stood there; one that is new has neither.
  altered: `SELECT before_change.part, before_change.block, seal.event_seq AS seq
    FROM before_change LEFT JOIN seal ON seal.part = before_change.part
      AND seal.block = before_change.block AND seal.event_seq = (
        SELECT MAX(older.event_seq) FROM seal AS older WHERE older.part = before_change.part
          AND older.block = before_change.block)
    WHERE CASE WHEN seal.digest IS NULL THEN before_change.held IS NOT NULL
      ELSE seal.digest IS NOT sealed(seal.salt, before_change.held) END
    ORDER BY before_change.part, before_change.block LIMIT 1`,
  isTouched: "SELECT 1 FROM touched WHERE part = :part AND block = :block",
};

/** What an event may seal anew. */
const RESEALED = PARTS.filter(({ once, redactable }) => !once || redactable);

/**
 * Prepares a connection to keep what blocks were before a transaction changes them. To be called
 * outside of a transaction: the rollback of a rehearsal would take the tables and triggers with it.
 */
export function keepBeforeImages(store: Store): void {
  // Asked, not remembered: only what stands there was not taken back.
  if (queryValue(store, SQL.isKeeping)) return;
  const triggers = RESEALED.flatMap((part) => triggersOf(store, part));
  store.exec([SQL.table, SQL.marks, ...triggers].join(";"));
}

/** Begins to keep them; called when a transaction begins. */
export function watchChanges(tx: Transaction, marks: Marks): void {
  write(tx, SQL.forget);
  for (const [part, last] of Object.entries(marks))
    write(tx, SQL.setMark, { part, last: last ?? 0 });
}

function triggersOf(store: Store, part: Part): string[] {
  const { name, table, key, size } = part;
  const own = key === "0" ? "0" : `OLD.${key}`;
  const watched = [{ table, block: `(${own} / ${size})` }];
  // Claims are sealed with their talk.
  if (table === "talk") watched.push({ table: "claim", block: `(OLD.talk_id / ${size})` });
  return watched.flatMap((on) =>
    ["UPDATE", "DELETE"].map(
      (
        change,
      ) => `CREATE TEMP TRIGGER "before ${change} of ${on.table}, ${name}" BEFORE ${change} ON main."${on.table}"
        WHEN NOT EXISTS (SELECT 1 FROM before_change
          WHERE before_change.part = '${name}' AND before_change.block = ${on.block})
        BEGIN ${keepBlock(store, part, on.block)}; END`,
    ),
  );
}

/** Keeps what a block held before; `block` is an expression. */
function keepBlock(store: Store, part: Part, block: string): string {
  const { name, key } = part;
  const last = `coalesce((SELECT last FROM before_mark WHERE part = '${name}'), ${Number.MAX_SAFE_INTEGER})`;
  return `INSERT INTO before_change (part, block, held)
    SELECT '${name}', ${block}, ${blockText(part, rowText(store, part), block, `${key} <= ${last}`)}
    WHERE true ON CONFLICT DO NOTHING`;
}

/**
 * The first block that was not as its seal says before this transaction changed it or added to it;
 * to be asked before the new seals are set.
 */
export function alteredBefore(store: Transaction, marks: Marks): Flaw | null {
  for (const part of RESEALED) {
    const last = marks[part.name];
    if (last === null || last === undefined) continue;
    // The block in which the rows added begin may have held others.
    const block = Math.floor(last / part.size);
    const isTouched = queryValue(store, SQL.isTouched, { part: part.name, block }) === 1;
    if (isTouched) write(store, keepBlock(store, part, String(block)));
  }
  const [altered] = queryRows<{ part: string; block: number; seq: number | null }>(
    store,
    SQL.altered,
  );
  if (!altered) return null;
  const where = rangeOf(altered.part, altered.block);
  return altered.seq === null
    ? { code: "rows-unsealed", ...where }
    : { code: "rows-altered", ...where, seq: altered.seq };
}
