import type { Flaw } from "../../domain/doctor.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, queryValues, write } from "../database/query.ts";
import type { Sealing } from "./chain.ts";
import { blockText, columnsOf, type Seal } from "./format.ts";
import { type Part, partOf, rangeOf } from "./parts.ts";
import { sealedBy } from "./seals.ts";

/** Every block of a part against its seals. */
export function* rowFlaws(store: Store, part: Part, sealing: Sealing): Generator<Flaw> {
  for (const { block, seq } of queryRows<Altered>(store, alteredSql(store, part, sealing))) {
    yield { code: "rows-altered", ...rangeOf(part.name, block), seq };
  }
  for (const block of queryValues<number>(store, unsealedSql(part, sealing))) {
    yield { code: "rows-unsealed", ...rangeOf(part.name, block) };
  }
  const strange = queryRows<Seal & { seq: number }>(store, strangeSalts(part, sealing));
  for (const { block, seq } of strange) {
    yield { code: "seal-altered", ...rangeOf(part.name, block), seq };
  }
}

/** Counts as touched every block that is not as its seals say; for migrations, which alter what is there. */
export function touchAltered(tx: Transaction, sealing: Sealing): void {
  for (const part of sealing.parts) {
    for (const sql of [alteredSql(tx, part, sealing), unsealedSql(part, sealing)]) {
      write(
        tx,
        `INSERT INTO touched (part, block) SELECT '${part.name}', block FROM (${sql})
        WHERE true ON CONFLICT DO NOTHING`,
      );
    }
  }
}

type Altered = { block: number; seq: number };

function alteredSql(store: Store, part: Part, { rowText, since }: Sealing): string {
  const { name, once } = part;
  const own = once ? `${sealedBy(once, since)} = seal.event_seq` : "true";
  const text = blockText(part, rowText(store, part), "seal.block", own);
  return `SELECT seal.block, seal.event_seq AS seq FROM seal
    WHERE seal.part = '${name}' AND seal.event_seq >= ${since}
      AND NOT (${isSuperseded(part, since)})
      AND seal.digest IS NOT sealed(seal.salt, ${text})
    ORDER BY seal.block, seal.event_seq`;
}

/** Whether another seal has taken a seal's place. */
function isSuperseded({ name, table, key, once, redactable }: Part, since: number): string {
  if (!once) {
    return `EXISTS (SELECT 1 FROM seal AS later WHERE later.part = '${name}'
      AND later.block = seal.block AND later.event_seq > seal.event_seq)`;
  }
  if (!redactable) return "false";
  return `seal.salt IS NULL AND EXISTS (SELECT 1 FROM "${table}"
    WHERE ${key} = seal.block AND ${sealedBy(once, since)} > seal.event_seq)`;
}

function unsealedSql({ name, table, key, size, once }: Part, { since }: Sealing): string {
  // Division cuts towards zero; without the difference -1 would hide in the block of 1.
  const block = `(${key} - (${key} < 0) * ${size - 1}) / ${size}`;
  const by = once ? `= ${sealedBy(once, since)}` : `>= ${since}`;
  return `SELECT DISTINCT ${block} AS block FROM "${table}" WHERE NOT EXISTS
      (SELECT 1 FROM seal WHERE seal.part = '${name}' AND seal.block = ${block}
        AND seal.event_seq ${by})
    ORDER BY 1`;
}

/** Only a seal that counts has a salt; of a part sealed once each does. */
function strangeSalts(part: Part, { since }: Sealing): string {
  const old = part.once ? "false" : isSuperseded(part, since);
  return `SELECT part, block, event_seq AS seq FROM seal
    WHERE part = '${part.name}' AND salt IS NOT NULL AND (event_seq < ${since} OR ${old})
    ORDER BY event_seq, block`;
}

/** What a redaction was to take out is gone, whoever did it. */
export function* leftByRedactions(store: Store): Generator<Flaw> {
  const left = columnsOf(store, partOf("finding"))
    .filter(({ name }) => name !== "id" && name !== "redaction_id")
    .map(({ name }) => `record."${name}"`);
  const found = queryRows<{ record: number; seq: number }>(
    store,
    `SELECT record.id AS record, redaction.added_by AS seq FROM record
      JOIN redaction ON redaction.id = record.redaction_id
      WHERE coalesce(${left}) IS NOT NULL ORDER BY record.id`,
  );
  for (const { record, seq } of found) {
    yield { code: "rows-altered", table: "record", from: record, to: record, seq };
  }
}
