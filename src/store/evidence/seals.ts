import type { Flaw } from "../../domain/doctor.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryEach, queryRow, queryRows, queryValues, write } from "../database/query.ts";
import { blockText, type ChainedEvent, digestOf, rowText, type Seal } from "./format.ts";
import { mayTouch, PARTS, type Part, partOf, rangeOf } from "./parts.ts";

/**
 * The chained history. Every change belongs to an event, and the event to the chain: when a
 * transaction ends, each block of rows it touched is sealed with a salted digest, and the event gets
 * a digest over itself, its seals and the event before it. Whoever changes a row, a seal or an event
 * afterwards breaks the chain where he did it; who forges the chain anew cannot give it the head
 * that stands on yesterday's printed report.
 */

const GROWING = PARTS.filter(({ grows }) => grows !== false);

const EVENT = "SELECT seq, at, actor, what, detail, digest FROM event";

export const SQL = {
  marks: `SELECT ${GROWING.map(({ name, table, key }) => `(SELECT MAX(${key}) FROM "${table}") AS "${name}"`)}`,
  grown: `WITH RECURSIVE grown (block) AS
      (SELECT :first UNION ALL SELECT block + 1 FROM grown WHERE block < :last)
    INSERT INTO touched (part, block) SELECT :part, block FROM grown WHERE true
    ON CONFLICT DO NOTHING`,
  touch: "INSERT INTO touched (part, block) VALUES (:part, :block) ON CONFLICT DO NOTHING",
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
};

/** How far each part's table has grown. */
export type Marks = Record<string, number | null>;

/** Taken when a transaction begins: what is beyond when it ends was added by it. */
export function readMarks(store: Store): Marks {
  return queryRow<Marks>(store, SQL.marks) ?? {};
}

/**
 * Seals what the transaction has touched and chains its event; to be called last. A change without
 * an event, or beyond what its kind touches, is a fault of the program.
 * @param since rows entered once by older events are sealed by this one, which begins the seals anew
 */
export function sealChanges(store: Transaction, since = 0): void {
  const parts = queryValues<string>(store, SQL.touched).map(partOf);
  const [seq, ...others] = queryValues<number>(store, SQL.unsealed);
  if (others.length > 0) throw new Error("two events in one transaction");
  if (seq === undefined) {
    if (parts.length > 0) throw new Error(`changed without an event: ${parts[0]?.name}`);
    return;
  }
  const event = queryRow<ChainedEvent>(store, SQL.event, seq) as ChainedEvent;
  for (const part of parts) {
    const { name, once, redactable } = part;
    if (!mayTouch(event.what, name)) throw new Error(`${event.what} may not touch ${name}`);
    write(store, sealSql(store, part, since), { seq, part: name });
    if (!once || redactable) write(store, SQL.forgetSalts, { seq, part: name });
  }
  const previous = queryRow<ChainedEvent>(store, SQL.event, seq - 1)?.digest ?? null;
  const seals = queryEach<Seal>(store, SQL.fresh, seq);
  write(store, SQL.setDigest, { seq, digest: digestOf(event, previous, seals) });
  write(store, SQL.forget);
}

function sealSql(store: Store, part: Part, since: number): string {
  const which = part.once ? `${sealedBy(part.once, since)} = :seq` : "true";
  const text = blockText(part, rowText(store, part), "fresh.block", which);
  // The salt is drawn once a block: what is not materialised, SQLite may work out twice.
  return `WITH fresh AS MATERIALIZED
      (SELECT block, randomblob(16) AS salt FROM touched WHERE part = :part)
    INSERT INTO seal (part, block, event_seq, salt, digest)
    SELECT :part, fresh.block, :seq, fresh.salt, sealed(fresh.salt, ${text})
    FROM fresh ORDER BY fresh.block`;
}

/** Which event's seal holds a row that is entered once: its own, or the one that began them anew. */
export function sealedBy(once: string, since: number): string {
  return `max(${once}, ${since})`;
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

/** Counts as touched what was added since the marks were taken. */
export function touchAdded(store: Transaction, before: Marks): void {
  const after = readMarks(store);
  for (const { name, size } of GROWING) {
    const [from, to] = [before[name] ?? 0, after[name] ?? 0];
    if (to <= from) continue;
    const first = Math.floor((from + 1) / size);
    write(store, SQL.grown, { part: name, first, last: Math.floor(to / size) });
  }
}
