import { createHash, hash } from "node:crypto";
import type { Store } from "../database/connection.ts";
import { queryValues } from "../database/query.ts";
import type { ChainedEvent, Seal } from "./format.ts";
import { mayTouch, type Part } from "./parts.ts";

/**
 * The chain as versions 2 to 4 of the file had it. It is only ever examined: the migration to version
 * 5 goes on from it in the present format. Its digest over seals has no frames; as long as every digest
 * has 32 bytes and no part's name a blank, which is demanded, two lists cannot give the same bytes.
 */

export const SQL = {
  columns: "SELECT name FROM pragma_table_info(?) ORDER BY cid",
};

/** The first version of the file whose chain is in the present format. */
export const REFRAMED = 5;

const part = (table: string, size: number): Part => ({ name: table, table, key: "id", size });

export const FIRST_PARTS: Part[] = [
  part("cycle", 1),
  { ...part("rule", 1), key: "0", order: "seat_post, flag, post" },
  ...["district", "township", "village", "village_flag", "seat"].map((table) => part(table, 16)),
  part("holder", 1),
  ...["person", "post"].map((table) => part(table, 16)),
  {
    ...part("talk", 16),
    beside: {
      name: "claims",
      value: `(SELECT group_concat(json_array(village_id, post, flag), ',') FROM claim
        WHERE claim.talk_id = talk.id)`,
    },
  },
  ...["record", "redaction", "waiver"].map((table) => part(table, 1)),
  { ...part("void", 1), key: "record_id" },
  part("talk_change", 16),
];

/** A row as a JSON array of all its columns. */
export function firstRowText(store: Store, { table, beside }: Part): string {
  const columns = queryValues<string>(store, SQL.columns, table).map((name) => `"${name}"`);
  return `json_array(${[...columns, ...(beside ? [beside.value] : [])]})`;
}

export function firstDigestOf(
  { seq, at, actor, what, detail }: ChainedEvent,
  previous: string | null,
  seals: Iterable<Seal>,
): string {
  const all = createHash("sha256");
  for (const { part, block, digest } of seals) all.update(`${part} ${block} `).update(digest);
  return hash(
    "sha256",
    JSON.stringify([previous, seq, at, actor, what, detail, all.digest("hex")]),
  );
}

/** A record's row was sealed whole, whatever of it was judged anew or redacted. */
export function mightTouch(kind: string, part: string): boolean {
  const parts = part === "record" ? ["record", "finding", "verdict"] : [part];
  return parts.some((one) => mayTouch(kind, one));
}
