import { nameKey } from "../../domain/names.ts";
import { recognise, type StatedPerson } from "../../domain/people.ts";
import type { CadreRow } from "../../domain/roster.ts";
import { queryValue, write } from "../database/query.ts";
import { take } from "./claimed.ts";
import { joinPeople } from "./join.ts";
import { forgetKnown, type Known, knownPerson, namesakesIn, setKnown } from "./known.ts";
import { type ImportRun, refuse, refuseAt } from "./run.ts";

export const SQL = {
  byStaffNo: "SELECT id FROM person WHERE staff_no = ?",
  isKnownIn: "SELECT 1 FROM post WHERE person_id = ? AND village_id = ? LIMIT 1",
  add: `INSERT INTO person (name, name_key, staff_no, born, sex, id_last_four, phone, coop_head)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
};

/** The id of a row's village. */
type VillageOf = (row: CadreRow) => number;

/** Finds or adds each person and brings what is known of him up to date. */
export function statePeople(
  run: ImportRun,
  people: StatedPerson[],
  villageOf: VillageOf,
): Map<CadreRow, number> {
  const personOf = new Map<CadreRow, number>();
  for (const person of people) {
    const id = statePerson(run, person, villageOf);
    if (id === null) continue;
    for (const row of person.rows) personOf.set(row, id);
  }
  return personOf;
}

/** The person's id; null where the rows cannot stand. */
function statePerson(run: ImportRun, person: StatedPerson, villageOf: VillageOf): number | null {
  const villages = new Set(person.rows.map(villageOf));
  const id = find(run, person, villages);
  if (id === null) return add(run, person);
  const known = id === "ambiguous" ? id : knownPerson(run, id);
  if (known !== "ambiguous" && isSomebodyElse(run, person, known, villages)) {
    const staffNo = person.details.staffNo ?? "";
    refuse(run, person.rows, "staff_no", () => ({ code: "staff-number-taken", staffNo }));
    return null;
  }
  const places = person.rows.map(({ at }) => at);
  const others = known === "ambiguous" ? [] : take(run.staging.db, known.id, places);
  if (known === "ambiguous" || others) {
    const { name } = person;
    refuseAt(run, [...(others ?? []), ...places], "name", () => ({
      code: "ambiguous-person",
      name,
    }));
    return null;
  }
  return update(run, person, known);
}

/** The owner of a staff number. */
export function ownerOf(run: ImportRun, staffNo: string | null): number | undefined {
  if (staffNo === null || !run.isNumbered) return undefined;
  return queryValue(run.store, SQL.byStaffNo, staffNo);
}

/**
 * Who the stated person is: the owner of the staff number, and in each stated village the one whom
 * name, birth month and number allow. Several are one person now, by the staff number given.
 */
function find(
  run: ImportRun,
  person: StatedPerson,
  villages: Set<number>,
): number | "ambiguous" | null {
  const owner = ownerOf(run, person.details.staffNo);
  const found = new Set<number>(owner === undefined ? [] : [owner]);
  for (const village of villages) {
    const namesakes = namesakesIn(run, village, nameKey(person.name));
    if (namesakes.some(({ id }) => id === owner)) continue;
    const known = recognise(person.details, namesakes);
    if (known === "ambiguous") return known;
    if (known) found.add(known.id);
  }
  const [first, ...others] = [...found];
  if (first === undefined) return null;
  for (const other of others) {
    joinPeople(run.store, { kept: first, other });
    forgetKnown(run);
    run.joins.push({ kept: first, other });
    run.changed = true;
    run.summary.people.changed++;
  }
  return first;
}

/** A staff number with another name in a village where its owner is unknown is a slip of the pen. */
function isSomebodyElse(
  run: ImportRun,
  person: StatedPerson,
  known: Known,
  villages: Set<number>,
): boolean {
  if (known.nameKey === nameKey(person.name)) return false;
  const isKnownIn = (village: number) => queryValue(run.store, SQL.isKnownIn, known.id, village);
  return ![...villages].some(isKnownIn);
}

function columnsOf({ name, details }: StatedPerson) {
  const { staffNo, born, sex, idLastFour, phone } = details;
  const coopHead = details.coopHead === null ? null : Number(details.coopHead);
  return { name, nameKey: nameKey(name), staffNo, born, sex, idLastFour, phone, coopHead };
}

function add(run: ImportRun, person: StatedPerson): number {
  run.changed = true;
  run.summary.people.added++;
  const { name, nameKey, staffNo, born, sex, idLastFour, phone, coopHead } = columnsOf(person);
  const columns = [name, nameKey, staffNo, born, sex, idLastFour, phone, coopHead];
  return write(run.store, SQL.add, ...columns).id;
}

function update(run: ImportRun, person: StatedPerson, known: Known): number {
  const { id, name: before } = known;
  const said = columnsOf(person);
  const now: Known = {
    id,
    // Another spelling of the same name is no news: the first one is kept.
    name: said.nameKey === known.nameKey ? before : said.name,
    nameKey: said.nameKey,
    staffNo: said.staffNo ?? known.staffNo,
    born: said.born ?? known.born,
    sex: said.sex ?? known.sex,
    idLastFour: said.idLastFour ?? known.idLastFour,
    phone: said.phone ?? known.phone,
    coopHead: said.coopHead ?? known.coopHead,
  };
  if ((Object.keys(now) as (keyof Known)[]).every((key) => now[key] === known[key])) return id;
  setKnown(run, known, now);
  if (now.name !== before) noteName(run, person, before);
  run.changed = true;
  run.summary.people.changed++;
  return id;
}

function noteName(run: ImportRun, person: StatedPerson, before: string): void {
  const [row] = person.rows;
  if (!row) return;
  const { district, township, village } = row;
  const where = { district, township, village };
  const change = "renamed" as const;
  const renamed = { change, ...where, name: person.name, before, day: run.effective };
  run.changes.push(() => renamed);
  run.renamed.push(renamed);
}
