import {
  type Contradiction,
  contradiction,
  type Measure,
  type Said,
  type Subject,
  withoutQuotients,
  type YearFacts,
} from "../../../domain/measures.ts";
import type { Progress } from "../../../domain/progress.ts";
import { queryRow, queryRows, queryValue, slicesOf, write } from "../../database/query.ts";
import { measuresIn } from "../../facts/measures.ts";
import type { ImportRun, ImportSummary } from "../run.ts";
import { matchFacts, refuseAt } from "./match.ts";
import { SQL as MERGE, mergeStated } from "./merge.ts";

/** How many rows are stored at a time. */
const AT_A_TIME = 5000;

/** The stated rows of one kind of subject, with the subject's id. */
const STATED: Record<Subject, { subject: string; from: string }> = {
  township: {
    subject: "stated_place.township_id",
    from: `stated_fact CROSS JOIN stated_place ON stated_place.id = stated_fact.place
      WHERE stated_place.village = '' AND stated_fact.person = 0`,
  },
  village: {
    subject: "stated_place.village_id",
    from: `stated_fact CROSS JOIN stated_place ON stated_place.id = stated_fact.place
      WHERE stated_place.village <> '' AND stated_fact.person = 0`,
  },
  person: {
    subject: "stated_person.person_id",
    from: `stated_fact CROSS JOIN stated_person ON stated_person.id = stated_fact.person
      WHERE stated_person.candidates = 1`,
  },
};

const IN_SLICE = "stated_fact.id BETWEEN :from AND :to";

function textsOf(kind: Subject) {
  const { subject, from } = STATED[kind];
  const [tables, where] = from.split("WHERE");
  const isNew = `NOT EXISTS (SELECT 1 FROM fact
    WHERE fact.${kind}_id = ${subject} AND fact.year = stated_fact.year)`;
  const added = `FROM ${tables} WHERE ${where} AND ${IN_SLICE} AND stated_fact.known > 0 AND ${isNew}`;
  return {
    // Of what is known already: a value put or cleared is a change (RFC 7396).
    changed: `SELECT fact.id, fact.said AS known, stated_fact.said, stated_fact.row,
        (SELECT at FROM stated_file WHERE stated_file.id = stated_fact.file) AS at
      FROM ${tables} CROSS JOIN fact ON fact.${kind}_id = ${subject}
        AND fact.year = stated_fact.year
      WHERE ${where} AND ${IN_SLICE} AND json_patch(fact.said, stated_fact.said) <> fact.said
      ORDER BY stated_fact.id`,
    countAdded: `SELECT COUNT(*) AS rows, COALESCE(SUM(stated_fact.known), 0) AS facts ${added}`,
    add: `INSERT INTO fact (${kind}_id, year, said) SELECT ${subject}, stated_fact.year,
        CASE stated_fact.blank WHEN 0 THEN stated_fact.said
          ELSE json_patch('{}', stated_fact.said) END
      ${added} ORDER BY stated_fact.id`,
  };
}

const TEXTS = {
  township: textsOf("township"),
  village: textsOf("village"),
  person: textsOf("person"),
};

export const SQL = {
  ...Object.fromEntries(
    Object.entries(TEXTS).flatMap(([kind, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${kind} ${name}`, text]),
    ),
  ),
  last: "SELECT MAX(id) FROM stated_fact",
  set: "UPDATE fact SET said = :said WHERE id = :id",
  drop: "DELETE FROM fact WHERE id = :id",
};

/**
 * Takes in the facts of a statement, after its roster: an absent column keeps what is known, a blank
 * cell clears it (rule 30).
 */
export async function takeFacts(run: ImportRun, progress: Progress): Promise<void> {
  const last = queryValue<number | null>(run.store, SQL.last) ?? 0;
  if (last === 0) return;
  write(run.store, MERGE.byPlace);
  matchFacts(run);
  mergeStated(run);
  if (run.issues.total > 0) return;
  const { measures } = measuresIn(run.store);
  for (const { from, to, share } of slicesOf(last, AT_A_TIME)) {
    for (const kind of Object.keys(TEXTS) as Subject[])
      takeSlice(run, kind, measures, { from, to });
    await progress(to, share);
  }
}

interface Change {
  id: number;
  known: string;
  said: string;
  at: string;
  row: number;
}

function takeSlice(
  run: ImportRun,
  kind: Subject,
  measures: Measure[],
  slice: { from: number; to: number },
): void {
  const { store, summary } = run;
  const { changed, countAdded, add } = TEXTS[kind];
  for (const change of queryRows<Change>(store, changed, slice)) takeChange(run, change, measures);
  const added = queryRow<{ rows: number; facts: number }>(store, countAdded, slice);
  if (!added || added.rows === 0) return;
  write(store, add, slice);
  summary.facts.added += added.facts;
  run.changed = true;
}

/** Puts and clears what a row says of a year of which something is known. */
function takeChange(run: ImportRun, change: Change, measures: Measure[]): void {
  const { id } = change;
  const known = JSON.parse(change.known) as YearFacts;
  const stated = Object.entries(JSON.parse(change.said) as Said);
  const put: Said = { ...known, ...Object.fromEntries(stated) };
  refuseContradiction(run, change, contradiction(measures, put));
  const values = Object.entries(withoutQuotients(measures, put));
  const now = Object.fromEntries(values.filter(([, value]) => value !== null)) as YearFacts;
  const said = JSON.stringify(now);
  if (said === change.known) return;
  countChanges(run.summary.facts, known, now);
  run.changed = true;
  if (Object.keys(now).length === 0) write(run.store, SQL.drop, { id });
  else write(run.store, SQL.set, { id, said });
}

function countChanges(facts: ImportSummary["facts"], known: YearFacts, now: YearFacts): void {
  for (const measure of new Set([...Object.keys(known), ...Object.keys(now)])) {
    if (known[measure] === undefined) facts.added++;
    else if (now[measure] === undefined) facts.cleared++;
    else if (known[measure] !== now[measure]) facts.changed++;
  }
}

/** The part may have come with one statement and the whole with another. */
function refuseContradiction(run: ImportRun, row: Change, found: Contradiction | null): void {
  if (!found) return;
  const { measure, ...share } = found;
  const column = (share.share === null ? measure.part : measure.name) ?? "";
  refuseAt(run, row, column, { code: "share-impossible", ...share });
}
