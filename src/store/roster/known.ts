import { groupBy } from "../../domain/group.ts";
import { queryRow, queryRows, write } from "../database/query.ts";
import type { ImportRun } from "./run.ts";

const PERSON = `person.id, person.name, person.name_key AS nameKey, person.staff_no AS staffNo,
  person.born, person.sex, person.id_last_four AS idLastFour, person.phone,
  person.coop_head AS coopHead, person.education, person.background`;

export const SQL = {
  person: `SELECT ${PERSON} FROM person WHERE id = ?`,
  inVillage: `SELECT DISTINCT ${PERSON}
    FROM post JOIN person ON person.id = post.person_id WHERE post.village_id = ?`,
  set: `UPDATE person SET name = :name, name_key = :nameKey, staff_no = :staffNo, born = :born,
      sex = :sex, id_last_four = :idLastFour, phone = :phone, coop_head = :coopHead,
      education = :education, background = :background WHERE id = :id`,
};

/** A person as the database has him. */
export interface Known {
  id: number;
  name: string;
  nameKey: string;
  staffNo: string | null;
  born: string | null;
  sex: string | null;
  idLastFour: string | null;
  phone: string | null;
  coopHead: number | null;
  education: string | null;
  background: string | null;
}

/** The people of the villages at hand, read once a village. */
export interface KnownPeople {
  inVillage: Map<number, Map<string, Known[]>>;
  byId: Map<number, Known>;
}

/** Those who hold, or held, a post in a village and bear a name. */
export function namesakesIn(run: ImportRun, village: number, nameKey: string): Known[] {
  // Nobody is known yet in a village that came with this statement.
  if (village > run.lastVillage) return [];
  const { inVillage, byId } = run.known;
  let people = inVillage.get(village);
  if (!people) {
    const rows = queryRows<Known>(run.store, SQL.inVillage, village);
    for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
    people = groupBy(
      rows.map((row) => byId.get(row.id) ?? row),
      (row) => row.nameKey,
    );
    inVillage.set(village, people);
  }
  return people.get(nameKey) ?? [];
}

export function knownPerson(run: ImportRun, id: number): Known {
  const known = run.known.byId.get(id) ?? (queryRow<Known>(run.store, SQL.person, id) as Known);
  run.known.byId.set(id, known);
  return known;
}

/** Writes what has changed of a person. */
export function setKnown(run: ImportRun, known: Known, now: Known): void {
  write(run.store, SQL.set, now);
  if (now.nameKey !== known.nameKey) forgetKnown(run);
  else Object.assign(known, now);
}

/** To be called when others are at hand, or hold other posts. */
export function forgetKnown({ known }: ImportRun): void {
  known.inVillage.clear();
  known.byId.clear();
}
