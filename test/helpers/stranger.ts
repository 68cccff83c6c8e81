import { createHash } from "node:crypto";
import Sqlite from "#sqlite";

/**
 * Chain and seals as docs/evidence.md describes them, and nothing of the program: what a stranger would
 * write who has only the file and that page. The forgeries of the tests are made with it, too.
 */

type Row = Record<string, string | number | null>;
type Chained = { seq: number; at: string; actor: string; what: string; detail: string };
type Sealed = { part: string; block: number; digest: Buffer };

const sha256 = (...pieces: (string | Buffer)[]) => {
  const all = createHash("sha256");
  for (const piece of pieces) all.update(piece);
  return all.digest();
};

const FACTS = "entered_for held_on entered_at actor talker mode others lacking added_by".split(" ");
const VERDICT = ["talk_id", "reasons"];
const of = (row: Row, columns: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name)));

/** Table, key, rows a block, columns; and for what is entered once, which event sealed a row. */
interface Kind {
  table: string;
  key?: string;
  size: number;
  columns?: (row: Row) => Row;
  once?: (row: Row, db: Sqlite.Database) => number;
}

const KINDS: Record<string, Kind> = {
  ...Object.fromEntries(
    ["cycle", "holder", "measure_set"].map((table) => [table, { table, size: 1 }]),
  ),
  ...Object.fromEntries(
    "cycle_day district township village village_flag seat person post talk item item_note link"
      .split(" ")
      .map((table) => [table, { table, size: 16 }]),
  ),
  fact: { table: "fact", size: 64 },
  village_stated: { table: "village_stated", size: 64 },
  rule: { table: "rule", key: "", size: 1 },
  record: {
    ...{ table: "record", size: 1, columns: (row) => of(row, ["id", ...FACTS]) },
    once: (row) => Number(row.added_by),
  },
  finding: {
    ...{ table: "record", size: 1 },
    columns: (row) =>
      of(
        row,
        Object.keys(row).filter((name) => ![...FACTS, ...VERDICT].includes(name)),
      ),
    once: (row, db) =>
      (row.redaction_id &&
        db
          .prepare<unknown[], number>("SELECT added_by FROM redaction WHERE id = ?")
          .pluck()
          .get(row.redaction_id)) ||
      Number(row.added_by),
  },
  verdict: { table: "record", size: 1, columns: (row) => of(row, ["id", ...VERDICT]) },
  redaction: { table: "redaction", size: 1, once: (row) => Number(row.added_by) },
  void: { table: "void", key: "record_id", size: 1, once: (row) => Number(row.added_by) },
  waiver: { table: "waiver", size: 1, once: (row) => Number(row.added_by) },
  talk_change: { table: "talk_change", size: 16, once: (row) => Number(row.event_seq) },
};

/** One row as it is sealed: a JSON object, its members by name, without those that are null. */
export function lineOf(row: Row, beside: Record<string, unknown> = {}): string {
  const all: Record<string, unknown> = { ...row, ...beside };
  const names = Object.keys(row)
    .filter((name) => row[name] !== null)
    .sort();
  const members = [...names, ...Object.keys(beside)].map(
    (name) => `${JSON.stringify(name)}:${JSON.stringify(all[name])}`,
  );
  return `{${members.join(",")}}`;
}

/** The digest of a block of rows. */
export function sealOf(salt: Buffer, lines: string[]): Buffer {
  return sha256(`${salt.toString("hex")}\n${lines.join("\n")}`);
}

/** The digest of an event. */
export function chainDigest(event: Chained, previous: string | null, seals: Sealed[]): string {
  const { seq, at, actor, what, detail } = event;
  const lines = seals.map(
    ({ part, block, digest }) => `${JSON.stringify([part, block, digest.toString("hex")])}\n`,
  );
  const list = sha256(lines.join("")).toString("hex");
  const all = [previous, seq, at, actor, what, detail, seals.length, list];
  return sha256(JSON.stringify(all)).toString("hex");
}

/** The same as files of versions 2 to 4 had it. */
export function firstChainDigest(event: Chained, previous: string | null, seals: Sealed[]): string {
  const { seq, at, actor, what, detail } = event;
  const list = sha256(
    ...seals.flatMap(({ part, block, digest }) => [`${part} ${block} `, digest]),
  ).toString("hex");
  return sha256(JSON.stringify([previous, seq, at, actor, what, detail, list])).toString("hex");
}

/** What a block holds, a row a line; of a part sealed once, what one event sealed of it. */
export function linesOf(
  db: Sqlite.Database,
  part: string,
  block: number,
  sealedBy: number,
  since = 0,
): string[] {
  const { table, key = "id", size, columns = (row) => row, once } = KINDS[part] as Kind;
  const rows = key
    ? db
        .prepare<unknown[], Row>(
          `SELECT * FROM "${table}" WHERE "${key}" >= ? AND "${key}" < ? ORDER BY "${key}"`,
        )
        .all(block * size, (block + 1) * size)
    : db.prepare<unknown[], Row>(`SELECT * FROM rule ORDER BY seat_post, flag, post`).all();
  return rows
    .filter((row) => !once || Math.max(once(row, db), since) === sealedBy)
    .map((row) => lineOf(columns(row), table === "talk" ? { claims: claimsOf(db, row) } : {}));
}

const claimsOf = (db: Sqlite.Database, talk: Row) =>
  db
    .prepare<unknown[], string[]>(
      `SELECT village_id, post, flag FROM claim WHERE talk_id = ? ORDER BY village_id, post, flag`,
    )
    .raw()
    .all(talk.id);

/** What is wrong with a file; nothing when chain and rows hold. */
export function examineAsStranger(path: string): string[] {
  const db = new Sqlite(path, { readonly: true });
  try {
    return [...complaints(db)];
  } finally {
    db.close();
  }
}

function* complaints(db: Sqlite.Database): Generator<string> {
  const events = db
    .prepare<[], Chained & { digest: string }>("SELECT * FROM event ORDER BY seq")
    .all();
  const since =
    events.find(({ what, detail }) => what === "migrate" && JSON.parse(detail).from < 5)?.seq ?? 0;
  const sealsOf = db.prepare<[number], Sealed & { salt: Buffer | null }>(
    "SELECT part, block, salt, digest FROM seal WHERE event_seq = ? ORDER BY part, block",
  );
  let previous: string | null = null;
  for (const [i, event] of events.entries()) {
    const seals = sealsOf.all(event.seq);
    const digest = event.seq < since ? firstChainDigest : chainDigest;
    if (event.seq !== i + 1) yield `event ${i + 1} is missing`;
    if (digest(event, previous, seals) !== event.digest) yield `event ${event.seq}`;
    previous = event.digest;
    for (const { part, block, salt, digest: sealed } of seals) {
      // Without its salt a seal was superseded.
      if (event.seq < since || salt === null) continue;
      const lines = linesOf(db, part, block, event.seq, since);
      if (!sealOf(salt, lines).equals(sealed)) yield `${part} ${block}`;
    }
  }
  const isSealed = db.prepare<[string, number, number, number]>(
    "SELECT 1 FROM seal WHERE part = ? AND block = ? AND event_seq BETWEEN ? AND ? AND salt IS NOT NULL",
  );
  for (const [part, { table, key = "id", size, once }] of Object.entries(KINDS)) {
    for (const row of db.prepare<[], Row>(`SELECT * FROM "${table}"`).all()) {
      const block = key ? Math.floor(Number(row[key]) / size) : 0;
      const by = once ? Math.max(once(row, db), since) : null;
      if (!isSealed.get(part, block, by ?? since, by ?? Number.MAX_SAFE_INTEGER)) {
        yield `${part} ${block} is not sealed`;
      }
    }
  }
}

/**
 * What a forger does who knows all this: he changes rows, seals them again within an event of his own,
 * and chains that to the others. The triggers are there again afterwards.
 */
export function forge(
  path: string,
  {
    what,
    detail = {},
    sql,
    seals,
  }: { what: string; detail?: object; sql: string; seals: [string, number][] },
): void {
  const db = new Sqlite(path);
  try {
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    const last = db
      .prepare<[], { seq: number; digest: string }>(
        "SELECT seq, digest FROM event ORDER BY seq DESC",
      )
      .get();
    if (!last) throw new Error("no event");
    const event = {
      ...{ seq: last.seq + 1, at: "2026-11-20T08:00:00.000Z", actor: "clerk", what },
      detail: JSON.stringify(detail),
    };
    db.exec(sql.replaceAll(":seq", String(event.seq)));
    db.prepare("INSERT INTO event (seq, at, actor, what, detail) VALUES (?, ?, ?, ?, ?)").run(
      ...Object.values(event),
    );
    const sealed = seals
      .map(([part, block]) => {
        const salt = Buffer.alloc(16, block + 1);
        db.prepare("UPDATE seal SET salt = NULL WHERE part = ? AND block = ?").run(part, block);
        // He seals the whole block, whoever entered its rows.
        const lines = linesOf(db, part, block, event.seq, event.seq);
        const digest = sealOf(salt, lines);
        db.prepare("INSERT INTO seal VALUES (?, ?, ?, ?, ?)").run(
          ...[part, block, event.seq, salt, digest],
        );
        return { part, block, digest };
      })
      .sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : a.block - b.block));
    const digest = chainDigest(event, last.digest, sealed);
    db.prepare("UPDATE event SET digest = ? WHERE seq = ?").run(digest, event.seq);
    for (const trigger of triggers) db.exec(trigger.sql);
  } finally {
    db.close();
  }
}
