import { statSync } from "node:fs";
import { isEnteredLate } from "../../domain/audit.ts";
import { dayOf } from "../../domain/days.ts";
import type { Examination, Flaw, Remark } from "../../domain/doctor.ts";
import { JUDGING } from "../../domain/judging.ts";
import type { ProgressReport } from "../../domain/progress.ts";
import { type RulesDocument, ruleTerms } from "../../domain/rules.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValue, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { CURRENT, judgingOf } from "../database/version.ts";
import { factFlaws } from "../facts/fact-flaws.ts";
import { figuresDiffer } from "../report/figures.ts";
import { assignmentDiffers } from "../talks/assign.ts";
import { judgedOtherwise } from "../talks/judge.ts";
import { chainFlaws, partsIn, sealingOf } from "./chain.ts";
import type { ChainedEvent } from "./format.ts";
import { headOf, holds, parseHead } from "./heads.ts";
import { leftByRedactions, rowFlaws } from "./rows.ts";
import { schemaFlaws } from "./schema.ts";
import { SQL as SEALS, strangeTouches } from "./seals.ts";

export const SQL = {
  // Where rows have no number, one of a table stands for all.
  references: `SELECT DISTINCT "table", rowid AS row, parent FROM pragma_foreign_key_check`,
  rules: "SELECT rules FROM cycle",
  terms: `SELECT tier, seat_post AS seat, flag, post FROM rule ORDER BY seat_post, flag, post`,
  // A record goes to another talk of its seat only where two people turned out to be one.
  moved: `SELECT record.id AS record, record.talk_id AS talk FROM record
    JOIN talk AS first ON first.id = record.entered_for JOIN talk ON talk.id = record.talk_id
    WHERE record.talk_id <> record.entered_for AND NOT (first.seat_id = talk.seat_id
      AND EXISTS (SELECT 1 FROM talk_change
        WHERE talk_id = record.entered_for AND reason = 'people-joined')
      AND EXISTS (SELECT 1 FROM talk_change
        WHERE talk_id = record.talk_id AND reason = 'people-joined'))
    ORDER BY record.id`,
  late: `SELECT record.id AS record, record.held_on AS date, record.entered_at AS enteredAt
    FROM record LEFT JOIN void ON void.record_id = record.id
    WHERE void.record_id IS NULL ORDER BY record.id`,
  count: "SELECT COUNT(*) FROM event",
};

/** The first version of the file whose events are chained. */
export const CHAINED = 2;

/** One look at the file; with how many rows it held against their seals. */
interface Step {
  find: () => Iterable<Flaw>;
  rows?: () => number;
}

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
    const steps = [...heldSteps(store, CURRENT), ...presentSteps(store)];
    if (anchor !== null) steps.push({ find: () => anchored(store, anchor) });
    const flaws: Flaw[] = [];
    let rows = 0;
    for (const [i, { find, rows: count }] of steps.entries()) {
      flaws.push(...tried(find));
      tried(() => {
        rows += count?.() ?? 0;
        return [];
      });
      progress(rows, STRUCTURE + (1 - STRUCTURE) * (i / (steps.length - 1)));
    }
    const known = { head: "0", events: 0 };
    // What cannot be counted was found damaged above.
    tried(() => {
      known.events = queryValue<number>(store, SQL.count) ?? 0;
      known.head = headOf(store);
      return [];
    });
    const remarks = flaws.length > 0 ? [] : remarksOn(store, path);
    return { flaws, remarks, ...known, rows };
  });
}

/**
 * The first flaw of a file of any version, in the transaction that is to go on from it: whatever seals
 * anew first holds everything against the old seals.
 */
export function firstFlaw(store: Store, version: number): Flaw | null {
  const steps = heldSteps(store, version);
  if (version === CURRENT) steps.push(...presentSteps(store));
  for (const { find } of steps) {
    const [flaw] = tried(find);
    if (flaw) return flaw;
  }
  return null;
}

/** What every version can be asked: structure, schema and, from version 2 on, chain and rows. */
function heldSteps(store: Store, version: number): Step[] {
  const steps: Step[] = [
    { find: () => structure(store) },
    { find: () => schemaFlaws(store, version) },
  ];
  if (version < CHAINED) return steps;
  steps.push({ find: () => chainFlaws(store, sealingOf(store, version)) });
  for (const part of partsIn(version)) {
    const count = `SELECT COUNT(*) FROM "${part.table}"`;
    steps.push({
      find: () => rowFlaws(store, part, sealingOf(store, version)),
      // Where a table has several parts, one of them counts.
      ...(part.name === part.table && { rows: () => queryValue<number>(store, count) ?? 0 }),
    });
  }
  steps.push({ find: () => strangeTouches(store) });
  return steps;
}

/** What a database of the present version is asked besides. */
function presentSteps(store: Store): Step[] {
  return [
    { find: () => leftByRedactions(store) },
    {
      find: () =>
        queryRows<{ record: number; talk: number }>(store, SQL.moved).map(
          (moved): Flaw => ({ code: "record-moved", ...moved }),
        ),
    },
    { find: () => rulesOf(store) },
    {
      find: () =>
        figuresDiffer(store) || assignmentDiffers(store)
          ? [{ code: "figures-differ" } as const]
          : [],
    },
    { find: () => factFlaws(store) },
    {
      // Of what an older program has judged, opening the file makes it anew.
      find: () =>
        (judgingOf(store) === JUDGING ? judgedOtherwise(store) : []).map(
          (talk): Flaw => ({ code: "judged-otherwise", talk }),
        ),
    },
  ];
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

function* anchored(store: Store, text: string): Generator<Flaw> {
  const anchor = parseHead(text);
  if (!anchor || !holds(store, anchor)) yield { code: "anchor-not-held", anchor: text };
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
  const events = queryRows<ChainedEvent>(store, SEALS.events);
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
