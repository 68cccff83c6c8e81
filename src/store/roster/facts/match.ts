import type { Place } from "../../../domain/roster.ts";
import { addIssue, type CellProblem } from "../../../errors.ts";
import { queryRows, queryValue, write } from "../../database/query.ts";
import type { ImportRun } from "../run.ts";

const ROW = `DISTINCT stated_file.at, stated_fact.row`;
const FACTS = (of: string) => `stated_fact ON ${of}
      JOIN stated_file ON stated_file.id = stated_fact.file`;

export const SQL = {
  townships: `UPDATE stated_place SET township_id = (SELECT township.id
    FROM district JOIN township ON township.district_id = district.id
    WHERE district.name = stated_place.district AND township.name = stated_place.township)`,
  villages: `UPDATE stated_place SET village_id = (SELECT village.id FROM village
    WHERE village.township_id = stated_place.township_id AND village.name = stated_place.village)
    WHERE village <> ''`,
  strangePlaces: `SELECT ${ROW}, stated_place.township, stated_place.village,
      stated_place.township_id IS NULL AS isTownship
    FROM stated_place CROSS JOIN ${FACTS("stated_fact.place = stated_place.id")}
    WHERE stated_place.township_id IS NULL
      OR (stated_place.village <> '' AND stated_place.village_id IS NULL)
    ORDER BY stated_fact.id`,
  // Rule 21: by staff number, else by name among those who hold, or held, a post in the village.
  namesakes: `UPDATE stated_person SET (person_id, candidates) = (
      SELECT MIN(person.id), COUNT(DISTINCT person.id) FROM stated_place
        CROSS JOIN post ON post.village_id = stated_place.village_id
        CROSS JOIN person ON person.id = post.person_id
      WHERE stated_place.id = stated_person.place AND person.name_key = stated_person.name_key
        AND (stated_person.staff_no = '' OR person.staff_no IS NULL
          OR person.staff_no = stated_person.staff_no))`,
  numbered: `UPDATE stated_person SET person_id = person.id, candidates = 1 FROM person
    WHERE person.staff_no = stated_person.staff_no AND person.name_key = stated_person.name_key`,
  takenNumbers: `SELECT ${ROW}, stated_person.staff_no AS staffNo
    FROM stated_person CROSS JOIN person ON person.staff_no = stated_person.staff_no
    CROSS JOIN ${FACTS("stated_fact.person = stated_person.id")}
    WHERE person.name_key <> stated_person.name_key ORDER BY stated_fact.id`,
  ambiguous: `SELECT ${ROW}, stated_person.name
    FROM stated_person CROSS JOIN ${FACTS("stated_fact.person = stated_person.id")}
    WHERE stated_person.candidates > 1 ORDER BY stated_fact.id`,
  strangers: "SELECT COUNT(*) FROM stated_person WHERE candidates = 0",
};

type Row = { at: string; row: number };

/** Finds whom each row of facts speaks of, and refuses what is not in the roster (rule 30). */
export function matchFacts(run: ImportRun): void {
  const { store, summary } = run;
  write(store, SQL.townships);
  write(store, SQL.villages);
  for (const stated of queryRows<Row & { township: string; village: string; isTownship: number }>(
    store,
    SQL.strangePlaces,
  )) {
    const [column, value] =
      stated.isTownship === 1 ? ["township", stated.township] : ["village", stated.village];
    refuseAt(run, stated, column, { code: "not-in-roster", value });
  }
  write(store, SQL.namesakes);
  write(store, SQL.numbered);
  for (const { staffNo, ...row } of queryRows<Row & { staffNo: string }>(store, SQL.takenNumbers)) {
    refuseAt(run, row, "staff_no", { code: "staff-number-taken", staffNo });
  }
  for (const { name, ...row } of queryRows<Row & { name: string }>(store, SQL.ambiguous)) {
    refuseAt(run, row, "name", { code: "ambiguous-person", name });
  }
  summary.facts.passedOver = queryValue<number>(store, SQL.strangers) ?? 0;
}

/** Refuses a row of facts where it stands. */
export function refuseAt(run: ImportRun, row: Row, column: string, problem: CellProblem): void {
  addIssue(run.issues, { ...placeOf(row), column, problem });
}

export function placeOf({ at, row }: Row): Place {
  return { ...(JSON.parse(at) as Omit<Place, "row">), row };
}
