import type { FactValue } from "../../../domain/measures.ts";
import { queryRows, queryValues, write } from "../../database/query.ts";
import type { ImportRun } from "../run.ts";
import { placeOf, refuseAt } from "./match.ts";

export const SQL = {
  byPlace: `CREATE INDEX IF NOT EXISTS stated_by_place ON stated_fact (place, person, year)`,
  /** Rows of one table's key, and of one person under two keys. */
  sameKey: `SELECT json_group_array(id) FROM stated_fact
    GROUP BY place, person, year HAVING COUNT(*) > 1`,
  samePerson: `SELECT json_group_array(stated_fact.id) FROM stated_person
      CROSS JOIN stated_fact ON stated_fact.person = stated_person.id
    WHERE stated_person.person_id IN (SELECT person_id FROM stated_person
      WHERE person_id IS NOT NULL GROUP BY person_id HAVING COUNT(*) > 1)
    GROUP BY stated_person.person_id, stated_fact.year HAVING COUNT(*) > 1`,
  rows: `SELECT stated_fact.id, stated_file.at, stated_fact.row, stated_fact.year, stated_fact.said
    FROM json_each(?) AS listed CROSS JOIN stated_fact ON stated_fact.id = listed.value
    JOIN stated_file ON stated_file.id = stated_fact.file ORDER BY stated_fact.id`,
  set: "UPDATE stated_fact SET said = :said, known = :known, blank = :blank WHERE id = :id",
  drop: "DELETE FROM stated_fact WHERE id IN (SELECT value FROM json_each(?)) AND id <> ?",
};

type Said = Record<string, FactValue | null>;
interface Stated {
  id: number;
  at: string;
  row: number;
  year: number;
  said: string;
}

/** Makes one of several rows of one subject and year; two values of one measure are refused. */
export function mergeStated(run: ImportRun): void {
  for (const text of [SQL.sameKey, SQL.samePerson]) {
    for (const ids of queryValues<string>(run.store, text)) merge(run, ids);
  }
}

function merge(run: ImportRun, ids: string): void {
  const rows = queryRows<Stated>(run.store, SQL.rows, ids);
  const [first] = rows;
  if (!first) return;
  const merged: Said = {};
  for (const { said } of rows) {
    for (const [measure, value] of Object.entries(JSON.parse(said) as Said)) {
      const before = merged[measure] ?? null;
      if (before !== null && value !== null && before !== value) {
        refuseTwoValues(run, rows, measure);
      }
      // A blank cell beside a value says nothing.
      merged[measure] = value ?? before;
    }
  }
  const values = Object.values(merged);
  const known = values.filter((value) => value !== null).length;
  const said = JSON.stringify(merged);
  write(run.store, SQL.set, { id: first.id, said, known, blank: values.length - known });
  write(run.store, SQL.drop, ids, first.id);
}

function refuseTwoValues(run: ImportRun, all: Stated[], measure: string): void {
  const rows = all.filter(({ said }) => (JSON.parse(said) as Said)[measure] != null);
  const places = rows.map(placeOf).map(({ file, row }) => `${file}:${row}`);
  for (const row of rows) {
    refuseAt(run, row, measure, { code: "two-values", measure, year: row.year, rows: places });
  }
}
