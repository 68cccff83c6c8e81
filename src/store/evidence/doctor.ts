import { statSync } from "node:fs";
import Sqlite from "#sqlite";
import { isEnteredLate } from "../../domain/audit.ts";
import { dayOf } from "../../domain/days.ts";
import type { Examination, Flaw, Remark } from "../../domain/doctor.ts";
import type { ProgressReport } from "../../domain/progress.ts";
import { type RulesDocument, ruleTerms } from "../../domain/rules.ts";
import type { Store } from "../database/connection.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { queryEach, queryRows, queryValue, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { factFlaws } from "../facts/fact-flaws.ts";
import { figuresDiffer } from "../report/figures.ts";
import { assignmentDiffers } from "../talks/assign.ts";
import { judgedOtherwise } from "../talks/judge.ts";
import {
  blockText,
  SQL as CHAIN,
  type ChainedEvent,
  digestOf,
  digestOfSeals,
  headOf,
  holds,
  PARTS,
  type Part,
  parseHead,
  rangeOf,
  type Seal,
  strangeTouches,
} from "./seals.ts";

export const SQL = {
  // Where rows have no number, one of a table stands for all.
  references: `SELECT DISTINCT "table", rowid AS row, parent FROM pragma_foreign_key_check`,
  schema: `SELECT type || ' ' || name AS name, tbl_name || ' ' || coalesce(sql, '') AS sql
    FROM sqlite_schema ORDER BY 1`,
  seals: "SELECT event_seq AS seq, part, block, digest FROM seal ORDER BY event_seq, part, block",
  strangeSeals: `SELECT DISTINCT event_seq FROM seal
    WHERE event_seq NOT IN (SELECT seq FROM event) ORDER BY event_seq`,
  // Only the newest seal of a block has a salt.
  strangeSalts: `SELECT part, block, event_seq AS seq FROM seal WHERE salt IS NOT NULL
    AND EXISTS (SELECT 1 FROM seal AS later WHERE later.part = seal.part
      AND later.block = seal.block AND later.event_seq > seal.event_seq)
    ORDER BY event_seq, part, block`,
  rules: "SELECT rules FROM cycle",
  terms: `SELECT tier, seat_post AS seat, flag, post FROM rule ORDER BY seat_post, flag, post`,
  late: `SELECT record.id AS record, record.held_on AS date, record.entered_at AS enteredAt
    FROM record LEFT JOIN void ON void.record_id = record.id
    WHERE void.record_id IS NULL ORDER BY record.id`,
  count: "SELECT COUNT(*) FROM event",
};

/** How much of the work SQLite's own look at the file is. */
const STRUCTURE = 0.6;

/** More of one kind says nothing new, and must not keep another kind from being said. */
const LISTED = 100;

/**
 * Examines a database of the present version: what SQLite can tell, the schema, the chain of events
 * and, against its seals, every row.
 * @param anchor a head as it was once printed; the chain must still hold it
 * @param progress hears how far it is: the rows held against their seals
 */
export async function examine(
  store: Store,
  {
    path,
    anchor,
    progress = () => {},
  }: { path: string; anchor: string | null; progress?: ProgressReport },
): Promise<Examination> {
  return view(store, () => {
    const flaws: Flaw[] = [];
    let rows = 0;
    const steps: (() => Iterable<Flaw>)[] = [
      () => structure(store),
      () => schemaFlaws(store, MIGRATIONS.length),
      () => chain(store),
      () => (anchor === null ? [] : anchored(store, anchor)),
      ...PARTS.map(
        (part) =>
          function* () {
            yield* rowsOf(store, part);
            rows += countRows(store, [part]);
          },
      ),
      () => strangeTouches(store),
      () => rulesOf(store),
      () =>
        figuresDiffer(store) || assignmentDiffers(store)
          ? [{ code: "figures-differ" } as const]
          : [],
      () => factFlaws(store),
      () => judgedOtherwise(store).map((talk): Flaw => ({ code: "judged-otherwise", talk })),
    ];
    for (const [i, step] of steps.entries()) {
      flaws.push(...tried(step));
      progress(rows, STRUCTURE + (1 - STRUCTURE) * (i / (steps.length - 1)));
    }
    const known = { head: "0", events: 0, rows: 0 };
    // What cannot be counted was found damaged above.
    tried(() => {
      const events = queryValue<number>(store, SQL.count) ?? 0;
      Object.assign(known, { head: headOf(store), events, rows: countRows(store, PARTS) });
      return [];
    });
    const remarks = flaws.length > 0 ? [] : remarksOn(store, path);
    return { flaws, remarks, ...known };
  });
}

/** What keeps a sound file from being read as well. */
const NOT_DAMAGE = /^SQLITE_(BUSY|IOERR|FULL|CANTOPEN|NOMEM)/;

/** The first flaws that a step finds. What cannot even be read, or not be made sense of, is damaged. */
function tried(step: () => Iterable<Flaw>): Flaw[] {
  const found: Flaw[] = [];
  try {
    for (const flaw of step()) {
      found.push(flaw);
      if (found.length === LISTED) break;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (NOT_DAMAGE.test(code ?? "")) throw error;
    found.push({ code: "file-damaged", detail: message });
  }
  return found;
}

type Broken = { table: string; row: number | null; parent: string };

function* structure(store: Store): Generator<Flaw> {
  for (const detail of queryValues<string>(store, "PRAGMA integrity_check")) {
    if (detail !== "ok") yield { code: "file-damaged", detail };
  }
  for (const { table, row, parent } of queryRows<Broken>(store, SQL.references)) {
    yield { code: "reference-broken", table, row, parent };
  }
}

/** The schema must be what the migrations up to its version make of an empty file. */
export function* schemaFlaws(store: Store, version: number): Generator<Flaw> {
  const pristine = new Sqlite(":memory:");
  for (const migration of MIGRATIONS.slice(0, version)) pristine.exec(migration);
  type Row = { name: string; sql: string };
  const wanted = new Map(queryRows<Row>(pristine, SQL.schema).map((row) => [row.name, row.sql]));
  pristine.close();
  const found = new Map(queryRows<Row>(store, SQL.schema).map((row) => [row.name, row.sql]));
  for (const [name, sql] of wanted) {
    if (!found.has(name)) yield { code: "schema-altered", name, how: "missing" };
    else if (found.get(name) !== sql) yield { code: "schema-altered", name, how: "changed" };
  }
  for (const name of found.keys()) {
    if (!wanted.has(name)) yield { code: "schema-altered", name, how: "added" };
  }
}

/** Each event follows the one before and bears its own digest and that of its seals. */
function* chain(store: Store): Generator<Flaw> {
  const seals = queryEach<Seal & { seq: number }>(store, SQL.seals);
  let seal = seals.next();
  const sealsOf = function* (seq: number) {
    for (; !seal.done && seal.value.seq <= seq; seal = seals.next()) {
      if (seal.value.seq === seq) yield seal.value;
    }
  };
  let expected = 1;
  let previous: string | null = null;
  try {
    for (const event of queryRows<ChainedEvent>(store, CHAIN.events)) {
      for (; expected < event.seq; expected++) yield { code: "event-missing", seq: expected };
      const digest = digestOf(event, previous, digestOfSeals(sealsOf(event.seq)));
      if (event.digest !== digest) yield { code: "event-altered", seq: event.seq };
      // What follows is judged by what stands there, so that one break is named once.
      previous = event.digest;
      expected = event.seq + 1;
    }
  } finally {
    // A query left open would keep the database from being closed.
    seals.return?.();
  }
  for (const seq of queryValues<number>(store, SQL.strangeSeals))
    yield { code: "event-missing", seq };
  for (const { part, block, seq } of queryRows<Seal & { seq: number }>(store, SQL.strangeSalts)) {
    yield { code: "seal-altered", ...rangeOf(part, block), seq };
  }
}

function* anchored(store: Store, text: string): Generator<Flaw> {
  const anchor = parseHead(text);
  if (!anchor || !holds(store, anchor)) yield { code: "anchor-not-held", anchor: text };
}

/** Every block of a table against its latest seal. */
function* rowsOf(store: Store, part: Part): Generator<Flaw> {
  const { table, key, size } = part;
  const altered = `WITH latest AS
      (SELECT block, MAX(event_seq) AS event_seq FROM seal WHERE part = '${table}' GROUP BY block)
    SELECT seal.block, seal.event_seq AS seq FROM latest JOIN seal ON seal.part = '${table}'
      AND seal.block = latest.block AND seal.event_seq = latest.event_seq
    WHERE seal.digest IS NOT sealed(seal.salt, ${blockText(store, part, "seal.block")})
    ORDER BY seal.block LIMIT ${LISTED}`;
  for (const { block, seq } of queryRows<{ block: number; seq: number }>(store, altered)) {
    yield { code: "rows-altered", ...rangeOf(table, block), seq };
  }
  // Division cuts towards zero; without the difference -1 would hide in the block of 1.
  const blockOf = `(${key} - (${key} < 0) * ${size - 1}) / ${size}`;
  const unsealed = `SELECT DISTINCT ${blockOf} AS block FROM "${table}" WHERE NOT EXISTS
      (SELECT 1 FROM seal WHERE seal.part = '${table}' AND seal.block = ${blockOf})
    ORDER BY 1 LIMIT ${LISTED}`;
  for (const block of queryValues<number>(store, unsealed)) {
    yield { code: "rows-unsealed", ...rangeOf(table, block) };
  }
}

/** The rules taken apart for the query are those of the document that `talks rules` shows. */
function* rulesOf(store: Store): Generator<Flaw> {
  const document = JSON.parse(queryValue<string>(store, SQL.rules) ?? "") as RulesDocument;
  const texts = (terms: object[]) =>
    new Set(terms.map((term) => JSON.stringify(Object.values(term))));
  const wanted = texts(
    ruleTerms(document).map(({ tier, seat, flag, post }) => ({ tier, seat, flag, post })),
  );
  const found = texts(queryRows<object>(store, SQL.terms));
  if (wanted.size !== found.size || [...wanted].some((term) => !found.has(term))) {
    yield { code: "rules-disagree" };
  }
}

function remarksOn(store: Store, path: string): Remark[] {
  const events = queryRows<ChainedEvent>(store, CHAIN.events);
  const back = events.flatMap(({ seq, at }, i): Remark[] => {
    const before = events[i - 1]?.at ?? "";
    return at < before ? [{ code: "clock-went-back", seq, at, before }] : [];
  });
  type Late = Extract<Remark, { code: "entered-late" }>;
  type Row = { record: number; date: string; enteredAt: string };
  const late = queryRows<Row>(store, SQL.late)
    .map(({ record, date, enteredAt }): Late => {
      return { code: "entered-late", record, date, entered: dayOf(new Date(enteredAt)) };
    })
    .filter(isEnteredLate);
  const isOpen = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  return [...back, ...late, ...(isOpen ? [{ code: "open-to-others" as const, path }] : [])];
}

function countRows(store: Store, parts: Part[]): number {
  return parts.reduce(
    (sum, { table }) => sum + (queryValue<number>(store, `SELECT COUNT(*) FROM "${table}"`) ?? 0),
    0,
  );
}
