import { createHash, hash } from "node:crypto";
import type { Flaw } from "../../domain/doctor.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryEach, queryRow, queryRows, queryValues, write } from "../database/query.ts";

/**
 * The chained history. Every change belongs to an event, and the event to the chain: when a
 * transaction ends, each block of rows it touched is sealed with a salted digest, and the event gets
 * a digest over itself, its seals and the event before it. Whoever changes a row, a seal or an event
 * afterwards breaks the chain where he did it; who forges the chain anew cannot give it the head
 * that stands on yesterday's printed report.
 */

/** A table under seal. */
export interface Part {
  table: string;
  /** What its rows are counted by. */
  key: string;
  /** How many keys make a block: one where a row weighs much, more where there are millions. */
  size: number;
  order?: string;
  /** What hangs on its rows and is sealed with them. */
  beside?: string;
  /** False where rows do not simply grow; then a trigger names those added (migrations/). */
  grows?: false;
}

export const PARTS: Part[] = [
  { table: "cycle", key: "id", size: 1 },
  { table: "cycle_day", key: "id", size: 16 },
  { table: "rule", key: "0", size: 1, order: "seat_post, flag, post", grows: false },
  { table: "district", key: "id", size: 16 },
  { table: "township", key: "id", size: 16 },
  { table: "village", key: "id", size: 16 },
  { table: "village_flag", key: "id", size: 16 },
  { table: "seat", key: "id", size: 16 },
  { table: "holder", key: "id", size: 1 },
  { table: "person", key: "id", size: 16 },
  { table: "post", key: "id", size: 16 },
  {
    table: "talk",
    key: "id",
    size: 16,
    beside: `(SELECT group_concat(json_array(village_id, post, flag), ',') FROM claim
      WHERE claim.talk_id = talk.id)`,
  },
  { table: "record", key: "id", size: 1 },
  { table: "redaction", key: "id", size: 1 },
  { table: "void", key: "record_id", size: 1, grows: false },
  { table: "waiver", key: "id", size: 1 },
  { table: "talk_change", key: "id", size: 16 },
  { table: "measure_set", key: "id", size: 1 },
  { table: "fact", key: "id", size: 64 },
  { table: "item", key: "id", size: 16 },
  { table: "item_note", key: "id", size: 16 },
  { table: "link", key: "id", size: 16 },
];

const GROWING = PARTS.filter(({ grows }) => grows !== false);

const EVENT = "SELECT seq, at, actor, what, detail, digest FROM event";

export const SQL = {
  marks: `SELECT ${GROWING.map(({ table, key }) => `(SELECT MAX(${key}) FROM "${table}") AS "${table}"`)}`,
  grown: `WITH RECURSIVE grown (block) AS
      (SELECT :first UNION ALL SELECT block + 1 FROM grown WHERE block < :last)
    INSERT INTO touched (part, block) SELECT :part, block FROM grown WHERE true
    ON CONFLICT DO NOTHING`,
  leftTouched: "SELECT part, block FROM touched ORDER BY part, block",
  touched: "SELECT DISTINCT part FROM touched ORDER BY part",
  forget: "DELETE FROM touched",
  unsealed: "SELECT seq FROM event WHERE digest IS NULL",
  events: `${EVENT} ORDER BY seq`,
  event: `${EVENT} WHERE seq = ?`,
  /** Those of the newest event, without a scan: only parts just touched can hold one. */
  fresh: `SELECT touched.part, touched.block, seal.digest FROM touched
    CROSS JOIN seal ON seal.part = touched.part AND seal.block = touched.block AND seal.event_seq = ?
    ORDER BY touched.part, touched.block`,
  // What a superseded seal was made of may have been redacted: without its salt the digest cannot be
  // tried out against guesses.
  forgetSalts: `UPDATE seal SET salt = NULL WHERE part = :part AND event_seq < :seq
    AND salt IS NOT NULL AND block IN (SELECT block FROM touched WHERE part = :part)`,
  setDigest: "UPDATE event SET digest = :digest WHERE seq = :seq",
  head: "SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1",
  columns: "SELECT name FROM pragma_table_info(?) ORDER BY cid",
};

export interface ChainedEvent {
  seq: number;
  at: string;
  actor: string;
  what: string;
  detail: string;
  digest: string | null;
}

export interface Seal {
  part: string;
  block: number;
  digest: Buffer;
}

/** How far each table has grown. */
export type Marks = Record<string, number | null>;

/** Teaches a connection to seal; called once for each. */
export function teachSealing(store: Store): void {
  store.function("sealed", { directOnly: true }, (salt: unknown, text: unknown) =>
    salt === null
      ? null
      : hash("sha256", `${(salt as Buffer).toString("hex")}\n${text ?? ""}`, "buffer"),
  );
}

/** Taken when a transaction begins: what is beyond when it ends was added by it. */
export function readMarks(store: Store): Marks {
  return queryRow<Marks>(store, SQL.marks) ?? {};
}

/**
 * Seals what the transaction has touched and chains its event; to be called last. A change without
 * an event is a fault of the program.
 */
export function sealChanges(store: Transaction): void {
  const parts = new Set(queryValues<string>(store, SQL.touched));
  const [seq, ...others] = queryValues<number>(store, SQL.unsealed);
  if (others.length > 0) throw new Error("two events in one transaction");
  if (seq === undefined) {
    if (parts.size > 0) throw new Error(`changed without an event: ${[...parts]}`);
    return;
  }
  for (const part of PARTS.filter(({ table }) => parts.has(table))) {
    write(store, sealSql(store, part), { seq, part: part.table });
    write(store, SQL.forgetSalts, { seq, part: part.table });
  }
  const event = queryRow<ChainedEvent>(store, SQL.event, seq) as ChainedEvent;
  const previous = queryRow<ChainedEvent>(store, SQL.event, seq - 1)?.digest ?? null;
  const seals = digestOfSeals(queryEach<Seal>(store, SQL.fresh, seq));
  write(store, SQL.setDigest, { seq, digest: digestOf(event, previous, seals) });
  write(store, SQL.forget);
}

/** Counts as touched every block of the tables, when the seals begin. */
export function touchAll(store: Transaction): void {
  touchAdded(store, {});
  for (const { table, key } of PARTS.filter(({ grows }) => grows === false)) {
    store.exec(`INSERT INTO touched SELECT DISTINCT '${table}', ${key} FROM "${table}" WHERE true
      ON CONFLICT DO NOTHING`);
  }
}

/** Between transactions every event is chained; one that is not is somebody else's. */
export function strangeEvents(store: Store): Flaw[] {
  const unsealed = queryValues<number>(store, SQL.unsealed);
  return unsealed.map((seq) => ({ code: "event-altered", seq }));
}

/** Between transactions nothing is touched; somebody else's change leaves its mark there. */
export function strangeTouches(store: Store): Flaw[] {
  const left = queryRows<Pick<Seal, "part" | "block">>(store, SQL.leftTouched);
  return left.map(({ part, block }) => ({ code: "rows-touched", ...rangeOf(part, block) }));
}

/** How many of a table's keys make a block. */
export function blockSize(table: string): number {
  return PARTS.find((part) => part.table === table)?.size ?? 1;
}

/** Which rows a block holds, of whatever table; they are counted from 1. */
export function rangeOf(table: string, block: number) {
  const size = blockSize(table);
  return { table, from: block * size || 1, to: (block + 1) * size - 1 || 1 };
}

/** Counts as touched what was added since the marks were taken. */
export function touchAdded(store: Transaction, before: Marks): void {
  const after = readMarks(store);
  for (const { table, size } of GROWING) {
    const [from, to] = [before[table] ?? 0, after[table] ?? 0];
    if (to <= from) continue;
    const first = Math.floor((from + 1) / size);
    write(store, SQL.grown, { part: table, first, last: Math.floor(to / size) });
  }
}

/**
 * All that a block's rows hold, as one text.
 * @param block an expression for the block's number
 * @param last an expression for the last key that counts; without it, all do
 */
export function blockText(store: Store, part: Part, block: string, last?: string): string {
  const { table, key, size, order = key, beside } = part;
  const columns = queryValues<string>(store, SQL.columns, table).map((name) => `"${name}"`);
  const row = [...columns, ...(beside ? [beside] : [])].join(", ");
  return `(SELECT group_concat(line, char(10)) FROM (SELECT json_array(${row}) AS line FROM "${table}"
    WHERE ${key} >= ${block} * ${size} AND ${key} < (${block} + 1) * ${size}
      ${last ? `AND ${key} <= ${last}` : ""} ORDER BY ${order}))`;
}

function sealSql(store: Store, part: Part): string {
  // The salt is drawn once a block: what is not materialised, SQLite may work out twice.
  return `WITH fresh AS MATERIALIZED
      (SELECT block, randomblob(16) AS salt FROM touched WHERE part = :part)
    INSERT INTO seal (part, block, event_seq, salt, digest)
    SELECT :part, fresh.block, :seq, fresh.salt, sealed(fresh.salt, ${blockText(store, part, "fresh.block")})
    FROM fresh ORDER BY fresh.block`;
}

/** One digest over an event's seals, in the order of parts and blocks. */
export function digestOfSeals(seals: Iterable<Seal>): string {
  const all = createHash("sha256");
  for (const { part, block, digest } of seals) all.update(`${part} ${block} `).update(digest);
  return all.digest("hex");
}

/** An event's digest: over itself, its seals and the digest of the event before it. */
export function digestOf(event: ChainedEvent, previous: string | null, seals: string): string {
  const { seq, at, actor, what, detail } = event;
  return hash("sha256", JSON.stringify([previous, seq, at, actor, what, detail, seals]));
}

/** How many characters of a digest a head shows: 64 bits, short enough to be copied by hand. */
const SHOWN = 16;

/** The head of the chain, as it is printed: the newest event's number and the start of its digest. */
export function headOf(store: Store): string {
  const event = queryRow<{ seq: number; digest: string | null }>(store, SQL.head);
  return event ? `${event.seq}-${(event.digest ?? "").slice(0, SHOWN)}` : "0";
}

/** The same for a command. */
export async function readHead(store: Store): Promise<string> {
  return headOf(store);
}

/** An anchor as it was copied from paper: the event's number and the start of its digest. */
export function parseHead(text: string): { seq: number; digest: string } | null {
  const parts = text
    .trim()
    .toLowerCase()
    .match(new RegExp(`^(\\d{1,15})-([0-9a-f]{${SHOWN}})$`));
  return parts ? { seq: Number(parts[1]), digest: parts[2] ?? "" } : null;
}

/** Whether the chain still holds the event that an anchor names. */
export function holds(store: Store, anchor: { seq: number; digest: string }): boolean {
  const digest = queryRow<ChainedEvent>(store, SQL.event, anchor.seq)?.digest ?? "";
  return digest.startsWith(anchor.digest);
}
