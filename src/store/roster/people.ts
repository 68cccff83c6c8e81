import { nameKey } from "../../domain/names.ts";
import { recognise, type StatedPerson } from "../../domain/people.ts";
import type { CadreRow, Place } from "../../domain/roster.ts";
import { queryValue, write } from "../database/query.ts";
import { take } from "./claimed.ts";
import { joinPeople } from "./join.ts";
import { forgetKnown, type Known, knownPerson, namesakesIn, setKnown } from "./known.ts";
import { type ImportRun, refuse, refuseAt } from "./run.ts";

export const SQL = {
  byStaffNo: "SELECT id FROM person WHERE staff_no = ?",
  isKnownIn: "SELECT 1 FROM post WHERE person_id = ? AND village_id = ? LIMIT 1",
  add: `INSERT INTO person (name, name_key, staff_no, born, sex, id_last_four, phone, coop_head,
      education, background)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
};

/** The id of a row's village. */
type VillageOf = (row: CadreRow) => number;

/**
 * Finds or adds each person and brings what is known of him up to date. Who is who is decided for all
 * of them before anything is changed: it does not depend on the order of the rows.
 */
export function statePeople(
  run: ImportRun,
  people: StatedPerson[],
  villageOf: VillageOf,
): Map<CadreRow, number> {
  const personOf = new Map<CadreRow, number>();
  const stated = people.map((person) => {
    const villages = new Set(person.rows.map(villageOf));
    return { person, villages, found: find(run, person, villages) };
  });
  const contested = contestedBy(run, stated);
  for (const { person, villages, found } of stated) {
    const id = statePerson(run, person, { villages, found: settle(person, found, contested) });
    if (id === null) continue;
    for (const row of person.rows) personOf.set(row, id);
  }
  return personOf;
}

type Found = number[] | "ambiguous";

/** Who of several stated people the one known is whom each of them could be. */
type Contested = Map<number, StatedPerson | "ambiguous">;

/** The known people whom several stated ones could be, with the one whom a number or month decides for. */
function contestedBy(run: ImportRun, stated: { person: StatedPerson; found: Found }[]): Contested {
  const contenders = new Map<number, StatedPerson[]>();
  for (const { person, found } of stated) {
    for (const id of found === "ambiguous" ? [] : found) {
      const others = contenders.get(id);
      if (others) others.push(person);
      else contenders.set(id, [person]);
    }
  }
  const contested: Contested = new Map();
  for (const [id, people] of contenders) {
    if (people.length < 2) continue;
    const { staffNo, born } = knownPerson(run, id);
    const byNumber = people.filter(
      ({ details }) => staffNo !== null && details.staffNo === staffNo,
    );
    const byMonth = people.filter(({ details }) => born !== null && details.born === born);
    const [one] = byNumber.length === 1 ? byNumber : byMonth;
    const isDecided = byNumber.length === 1 || (byNumber.length === 0 && byMonth.length === 1);
    contested.set(id, isDecided && one ? one : "ambiguous");
  }
  return contested;
}

/** Leaves out whom another stated person is; ambiguous where nothing decides. */
function settle(person: StatedPerson, found: Found, contested: Contested): Found {
  if (found === "ambiguous") return found;
  const claims = found.map((id) => ({ id, winner: contested.get(id) }));
  if (claims.some(({ winner }) => winner === "ambiguous")) return "ambiguous";
  return claims.flatMap(({ id, winner }) => (winner && winner !== person ? [] : [id]));
}

/** The person's id; null where the rows cannot stand. */
function statePerson(
  run: ImportRun,
  person: StatedPerson,
  { villages, found }: { villages: Set<number>; found: Found },
): number | null {
  if (found === "ambiguous") return refuseAmbiguous(run, person, []);
  const id = joined(run, found);
  if (id === null) return add(run, person);
  const known = knownPerson(run, id);
  if (isSomebodyElse(run, person, known, villages)) {
    const staffNo = person.details.staffNo ?? "";
    refuse(run, person.rows, "staff_no", () => ({ code: "staff-number-taken", staffNo }));
    return null;
  }
  const places = person.rows.map(({ at }) => at);
  const others = take(run.staging.db, known.id, places);
  if (others) return refuseAmbiguous(run, person, others);
  return update(run, person, known);
}

function refuseAmbiguous(run: ImportRun, person: StatedPerson, others: Place[]): null {
  const { name } = person;
  const places = [...others, ...person.rows.map(({ at }) => at)];
  refuseAt(run, places, "name", () => ({ code: "ambiguous-person", name }));
  return null;
}

/** The owner of a staff number. */
export function ownerOf(run: ImportRun, staffNo: string | null): number | undefined {
  if (staffNo === null || !run.isNumbered) return undefined;
  return queryValue(run.store, SQL.byStaffNo, staffNo);
}

/**
 * Whom the stated person may be: the owner of the staff number, and in each stated village the one
 * whom name, birth month and number allow.
 */
function find(run: ImportRun, person: StatedPerson, villages: Set<number>): Found {
  const owner = ownerOf(run, person.details.staffNo);
  const found = new Set<number>(owner === undefined ? [] : [owner]);
  for (const village of villages) {
    const namesakes = namesakesIn(run, village, nameKey(person.name));
    if (namesakes.some(({ id }) => id === owner)) continue;
    const known = recognise(person.details, namesakes);
    if (known === "ambiguous") return known;
    if (known) found.add(known.id);
  }
  return [...found];
}

/** Several known people are one now, by the staff number given. */
function joined(run: ImportRun, [first, ...others]: number[]): number | null {
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
  const coopHead = details.coopHead === null ? null : Number(details.coopHead);
  return { name, nameKey: nameKey(name), ...details, coopHead };
}

function add(run: ImportRun, person: StatedPerson): number {
  run.changed = true;
  run.summary.people.added++;
  const { name, nameKey, staffNo, born, sex, idLastFour, ...rest } = columnsOf(person);
  const { phone, coopHead, education, background } = rest;
  const columns = [name, nameKey, staffNo, born, sex, idLastFour, phone, coopHead];
  return write(run.store, SQL.add, ...columns, education, background).id;
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
    education: said.education ?? known.education,
    background: said.background ?? known.background,
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
