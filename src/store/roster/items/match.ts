import type { ItemRow } from "../../../domain/roster.ts";
import { addIssue, type CellProblem } from "../../../errors.ts";
import type { ItemSubject } from "../../items/add-item.ts";
import {
  peopleIn,
  subjectOfDistrict,
  subjectOfPerson,
  subjectOfTownship,
  subjectOfVillage,
  townshipsNamed,
  villageIn,
  villagesIn,
} from "../../items/subjects.ts";
import type { ImportRun } from "../run.ts";

/** Refuses a row of items where it stands. */
export function refuseItem(
  run: ImportRun,
  { at }: ItemRow,
  column: string,
  problem: CellProblem,
): void {
  addIssue(run.issues, { ...at, column, problem });
}

/** What a row is about: places and people of the roster alone; null where it has been refused. */
export function subjectOfRow(run: ImportRun, row: ItemRow): ItemSubject | null {
  const place = placeOfRow(run, row);
  if (place === null || row.person === null) return place;
  const { person: name, staffNo } = row;
  const [person, ...others] = peopleIn(run.store, { name, staffNo }, place);
  if (person === undefined || others.length > 0) {
    const code = person === undefined ? "not-in-roster" : "ambiguous-person";
    refuseItem(run, row, "person", { code, name, value: name } as CellProblem);
    return null;
  }
  return subjectOfPerson(run.store, person, place.village ?? undefined);
}

function placeOfRow(run: ImportRun, row: ItemRow): ItemSubject | null {
  const { store, staging } = run;
  const stranger = (column: "district" | "township" | "village") => {
    refuseItem(run, row, column, { code: "not-in-roster", value: row[column] ?? "" });
    return null;
  };
  const { district, township, village } = row;
  const home = subjectOfDistrict(store, district ?? staging.home);
  if (home === null) return stranger("district");
  if (township === null) {
    if (village === null) return home;
    // Without a township a village is told by its name, where it is the only one.
    const [only, ...others] = villagesIn(store, home.district, village);
    if (only === undefined || others.length > 0) return stranger("village");
    return subjectOfVillage(store, only);
  }
  const [known] = townshipsNamed(store, township, district ?? staging.home);
  if (known === undefined) return stranger("township");
  if (village === null) return subjectOfTownship(known);
  const there = villageIn(store, known.id, village);
  return there === undefined ? stranger("village") : subjectOfVillage(store, there);
}
