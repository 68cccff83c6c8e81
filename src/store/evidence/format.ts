import { createHash, hash } from "node:crypto";
import type { Store } from "../database/connection.ts";
import type { Part } from "./parts.ts";

/**
 * How rows become seals and seals a chain; docs/evidence.md writes it down for those who examine a file
 * without this program. Whatever is covered is framed: rows and fields by JSON, a list by its length.
 */

export const SQL = {
  columns: `SELECT name, "notnull" AS required FROM pragma_table_info(?) ORDER BY name`,
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

/** Teaches a connection to seal; called once for each. */
export function teachSealing(store: Store): void {
  store.function("sealed", { directOnly: true }, (salt: unknown, text: unknown) =>
    salt === null
      ? null
      : hash("sha256", `${(salt as Buffer).toString("hex")}\n${text ?? ""}`, "buffer"),
  );
}

/**
 * A row as a JSON object, an SQL expression: its members by name, what is null left out, so that a
 * column that is added later changes no text of the rows before it.
 */
export function rowText(store: Store, part: Part): string {
  const member = (name: string, value: string) => `',"${name}":' || ${value}`;
  const members = columnsOf(store, part).map(({ name, required }) => {
    const text = member(name, `json_quote("${name}")`);
    return required ? text : `iif("${name}" IS NULL, '', ${text})`;
  });
  if (part.beside) members.push(member(part.beside.name, part.beside.value));
  return `'{' || substr(${members.join(" || ")}, 2) || '}'`;
}

/** The columns that a part holds, by name. */
export function columnsOf(store: Store, part: Part): { name: string; required: 0 | 1 }[] {
  const { table, key, columns = { except: [] } } = part;
  return queryColumns(store, table).filter(({ name }) =>
    "only" in columns
      ? name === key || columns.only.includes(name)
      : !columns.except.includes(name),
  );
}

function queryColumns(store: Store, table: string) {
  return store.prepare(SQL.columns).all(table) as { name: string; required: 0 | 1 }[];
}

/**
 * All that a block's rows hold, as one text, a row a line.
 * @param row what one row says, an expression
 * @param block an expression for the block's number
 * @param which a further condition on its rows
 */
export function blockText(part: Part, row: string, block: string, which = "true"): string {
  const { table, key, size, order = key } = part;
  return `(SELECT group_concat(line, char(10)) FROM (SELECT ${row} AS line FROM "${table}"
    WHERE ${key} >= ${block} * ${size} AND ${key} < (${block} + 1) * ${size} AND ${which}
    ORDER BY ${order}))`;
}

/**
 * An event's digest: over itself, the digest of the event before it and its seals, which come in the
 * order of parts and blocks.
 */
export function digestOf(
  { seq, at, actor, what, detail }: ChainedEvent,
  previous: string | null,
  seals: Iterable<Seal>,
): string {
  const all = createHash("sha256");
  let count = 0;
  for (const { part, block, digest } of seals) {
    all.update(`${JSON.stringify([part, block, digest.toString("hex")])}\n`);
    count++;
  }
  return hash(
    "sha256",
    JSON.stringify([previous, seq, at, actor, what, detail, count, all.digest("hex")]),
  );
}
