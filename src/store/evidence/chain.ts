import type { Flaw } from "../../domain/doctor.ts";
import type { Store } from "../database/connection.ts";
import { queryEach, queryRows, queryValue, queryValues } from "../database/query.ts";
import { FIRST_PARTS, firstDigestOf, firstRowText, mightTouch, REFRAMED } from "./first-format.ts";
import { type ChainedEvent, digestOf, rowText, type Seal } from "./format.ts";
import { mayTouch, PARTS, type Part, partOf, rangeOf } from "./parts.ts";
import { schemaOf } from "./schema.ts";
import { SQL as SEALS } from "./seals.ts";

export const SQL = {
  reframed: `SELECT MIN(seq) FROM event
    WHERE what = 'migrate' AND json_extract(detail, '$.from') < ${REFRAMED}`,
  seals: "SELECT event_seq AS seq, part, block, digest FROM seal ORDER BY event_seq, part, block",
  strangeSeals: `SELECT DISTINCT event_seq FROM seal
    WHERE event_seq NOT IN (SELECT seq FROM event) ORDER BY event_seq`,
  // Before the schema demanded these lengths, nothing but this did.
  misshapen: `SELECT part, block, event_seq AS seq FROM seal
    WHERE length(digest) <> 32 OR length(salt) <> 16 ORDER BY event_seq, part, block`,
};

/** How a file's rows are held against its seals. */
export interface Sealing {
  parts: Part[];
  /** What one row of a part says, an SQL expression. */
  rowText: (store: Store, part: Part) => string;
  /** The event that sealed anew all there was, and from which on the present format holds; 0: all do. */
  since: number;
  /** Of the version of the file. */
  version: number;
}

/** How a file of this version is sealed. */
export function sealingOf(store: Store, version: number): Sealing {
  const parts = partsIn(version);
  if (version < REFRAMED) return { parts, rowText: firstRowText, since: 0, version };
  const since = queryValue<number | null>(store, SQL.reframed) ?? 0;
  return { parts, rowText, since, version };
}

/** What a file of this version has under seal. */
export function partsIn(version: number): Part[] {
  if (version < REFRAMED) return FIRST_PARTS;
  const names = new Set(schemaOf(version).keys());
  return PARTS.filter(({ table }) => names.has(`table ${table}`));
}

/**
 * Each event follows the one before, bears its own digest and that of its seals, and touched only what
 * its kind may.
 */
export function* chainFlaws(store: Store, { since, version }: Sealing): Generator<Flaw> {
  const isFirst = (seq: number) => version < REFRAMED || seq < since;
  const seals = queryEach<Seal & { seq: number }>(store, SQL.seals);
  let seal = seals.next();
  const sealsOf = function* ({ seq, what }: ChainedEvent, strange: Set<string>) {
    const may = isFirst(seq) ? mightTouch : mayTouch;
    for (; !seal.done && seal.value.seq <= seq; seal = seals.next()) {
      if (seal.value.seq < seq) continue;
      if (!may(what, seal.value.part)) strange.add(seal.value.part);
      yield seal.value;
    }
  };
  let expected = 1;
  let previous: string | null = null;
  let migrated = 0;
  try {
    for (const event of queryRows<ChainedEvent>(store, SEALS.events)) {
      const { seq, what } = event;
      for (; expected < seq; expected++) yield { code: "event-missing", seq: expected };
      const strange = new Set<string>();
      const digest = (isFirst(seq) ? firstDigestOf : digestOf)(
        event,
        previous,
        sealsOf(event, strange),
      );
      if (event.digest !== digest) yield { code: "event-altered", seq };
      for (const part of strange) {
        yield { code: "event-overreaches", seq, what, table: tableOf(part) };
      }
      const version = versionAfter(event);
      if (version !== null) {
        // An event may rewrite all there is once for each version; a further one is somebody's own.
        if (!version.follows(migrated))
          yield { code: "event-overreaches", seq, what, table: "event" };
        migrated = version.to;
      }
      // What follows is judged by what stands there, so that one break is named once.
      previous = event.digest;
      expected = seq + 1;
    }
  } finally {
    // A query left open would keep the database from being closed.
    seals.return?.();
  }
  if (migrated > version) yield { code: "file-damaged", detail: `version ${version}` };
  for (const seq of queryValues<number>(store, SQL.strangeSeals)) {
    yield { code: "event-missing", seq };
  }
  for (const { part, block, seq } of queryRows<Seal & { seq: number }>(store, SQL.misshapen)) {
    yield { code: "seal-altered", ...rangeOf(part, block), seq };
  }
}

function tableOf(part: string): string {
  return PARTS.some(({ name }) => name === part) ? partOf(part).table : part;
}

/** From which version to which an event brought the file; null where it did not. */
function versionAfter({ what, detail }: ChainedEvent) {
  if (what !== "init" && what !== "migrate") return null;
  const { from, to, version } = JSON.parse(detail) as Record<string, number | undefined>;
  if (what === "init") {
    // Older programs did not say with which version they began.
    return version === undefined ? null : { to: version, follows: (last: number) => last === 0 };
  }
  const [low = 0, high = 0] = [from, to];
  return { to: high, follows: (last: number) => low < high && (last === 0 || last === low) };
}
