import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import { nameKey } from "../../domain/names.ts";
import { type KnownPerson, recognise, type StatedPerson, tellApart } from "../../domain/people.ts";
import type { CadreRow } from "../../domain/roster.ts";
import { restate } from "../../domain/terms.ts";
import { queryRow, queryRows, queryValue, write } from "../query.ts";
import { joinPosts } from "./join.ts";
import { villageOf } from "./places.ts";
import { type ImportRun, refuse, refuseContradiction } from "./run.ts";

export const SQL = {
  byStaffNo: "SELECT id FROM person WHERE staff_no = ?",
  namesakes: `SELECT DISTINCT person.id, person.staff_no AS staffNo, person.born
    FROM person JOIN post ON post.person_id = person.id
    WHERE post.village_id = ? AND person.name_key = ?`,
  isKnownIn: "SELECT 1 FROM post WHERE person_id = ? AND village_id = ? LIMIT 1",
  nameKey: "SELECT name_key FROM person WHERE id = ?",
  person: `SELECT name, name_key AS nameKey, staff_no AS staffNo, born, sex,
      id_last_four AS idLastFour, phone, coop_head AS coopHead FROM person WHERE id = ?`,
  add: `INSERT INTO person (name, name_key, staff_no, born, sex, id_last_four, phone, coop_head)
    VALUES (:name, :nameKey, :staffNo, :born, :sex, :idLastFour, :phone, :coopHead)`,
  set: `UPDATE person SET name = :name, name_key = :nameKey, staff_no = :staffNo, born = :born,
      sex = :sex, id_last_four = :idLastFour, phone = :phone, coop_head = :coopHead WHERE id = :id`,
  posts: `SELECT post.id, post.person_id AS person, person.name, post.post, post.branch,
      post.from_day AS "from", post.to_day AS "to"
    FROM post LEFT JOIN person ON person.id = post.person_id
    WHERE post.village_id = ? ORDER BY post.from_day, post.id`,
  addPost: `INSERT INTO post (village_id, person_id, post, branch, from_day, to_day)
    VALUES (:village, :person, :post, :branch, :from, :to)`,
  setPost: "UPDATE post SET from_day = :from, to_day = :to WHERE id = :id",
  dropPost: "DELETE FROM post WHERE id = ?",
  holdsAnything: "SELECT 1 FROM post WHERE person_id = ? AND to_day >= ? LIMIT 1",
};

interface KnownPost {
  id: number;
  person: number | null;
  name: string | null;
  post: string;
  branch: string;
  from: Day;
  to: Day;
}

interface StatedPost {
  who: string | null;
  from: Day | null;
  to: null;
  row: CadreRow;
}

/** Takes in the cadres table: it replaces what was known of each village it names. */
export function stateCadres(run: ImportRun, rows: CadreRow[]): void {
  for (const row of rows) {
    if (row.posts.length === 0) run.warnings.push({ code: "no-post", at: row.at });
  }
  const named = rows.filter((row) => row.name !== null && row.posts.length > 0);
  const { people, clashes } = tellApart(named, (row) => String(villageOf(run, row)));
  for (const clash of clashes) {
    refuse(run, clash.rows, "name", (places) =>
      clash.code === "namesakes"
        ? { code: clash.code, name: clash.name, rows: places }
        : clash.code === "same-staff-number"
          ? { code: clash.code, staffNo: clash.staffNo, rows: places }
          : { code: clash.code, rows: places },
    );
  }
  if (run.issues.length > 0) return;

  const personOf = statePeople(run, people);
  if (run.issues.length > 0) return;
  const mayHaveLeft = new Set<number>();
  for (const [village, same] of groupBy(rows, (row) => villageOf(run, row))) {
    stateVillage(run, village, same, personOf, mayHaveLeft);
  }
  for (const person of mayHaveLeft) {
    if (!queryValue(run.store, SQL.holdsAnything, person, run.effective)) run.summary.people.left++;
  }
}

/** Finds or adds each person and brings what is known of him up to date. */
function statePeople(run: ImportRun, people: StatedPerson[]): Map<CadreRow, number> {
  const taken = new Map<number, StatedPerson>();
  const personOf = new Map<CadreRow, number>();
  for (const person of people) {
    const known = find(run, person);
    if (typeof known === "number" && isSomebodyElse(run, person, known)) {
      const staffNo = person.details.staffNo ?? "";
      refuse(run, person.rows, "staff_no", () => ({ code: "staff-number-taken", staffNo }));
      continue;
    }
    const other = typeof known === "number" ? taken.get(known) : undefined;
    if (known === "ambiguous" || other) {
      const rows = [...(other?.rows ?? []), ...person.rows];
      refuse(run, rows, "name", () => ({ code: "ambiguous-person", name: person.name }));
      continue;
    }
    const id = known === null ? add(run, person) : update(run, person, known);
    taken.set(id, person);
    for (const row of person.rows) personOf.set(row, id);
  }
  return personOf;
}

/**
 * Who the stated person is: the owner of the staff number, and in each stated village the one whom
 * name, birth month and number allow. Several are one person now, by the staff number given.
 */
function find(run: ImportRun, person: StatedPerson): number | "ambiguous" | null {
  const { staffNo } = person.details;
  const owner =
    staffNo === null ? undefined : queryValue<number>(run.store, SQL.byStaffNo, staffNo);
  const found = new Set<number>(owner === undefined ? [] : [owner]);
  for (const village of new Set(person.rows.map((row) => villageOf(run, row)))) {
    const key = nameKey(person.name);
    const namesakes = queryRows<KnownPerson>(run.store, SQL.namesakes, village, key);
    if (namesakes.some(({ id }) => id === owner)) continue;
    const known = recognise(person.details, namesakes);
    if (known === "ambiguous") return known;
    if (known) found.add(known.id);
  }
  const [first, ...others] = [...found];
  if (first === undefined) return null;
  for (const other of others) {
    joinPosts(run.store, { kept: first, other });
    run.joins.push({ kept: first, other });
    run.changed = true;
    run.summary.people.changed++;
  }
  return first;
}

/** A staff number with another name in a village where its owner is unknown is a slip of the pen. */
function isSomebodyElse(run: ImportRun, person: StatedPerson, known: number): boolean {
  if (queryValue(run.store, SQL.nameKey, known) === nameKey(person.name)) return false;
  const villages = person.rows.map((row) => villageOf(run, row));
  return !villages.some((village) => queryValue(run.store, SQL.isKnownIn, known, village));
}

function columnsOf({ name, details }: StatedPerson) {
  const coopHead = details.coopHead === null ? null : Number(details.coopHead);
  return { ...details, name, nameKey: nameKey(name), coopHead };
}

function add(run: ImportRun, person: StatedPerson): number {
  run.changed = true;
  run.summary.people.added++;
  return write(run.store, SQL.add, columnsOf(person)).id;
}

function update(run: ImportRun, person: StatedPerson, id: number): number {
  const known = queryRow(run.store, SQL.person, id) as Record<string, unknown>;
  const stated = Object.entries(columnsOf(person)).filter(([, value]) => value !== null);
  const now: Record<string, unknown> = { ...known, ...Object.fromEntries(stated) };
  // Another spelling of the same name is no news: the first one is kept.
  if (now.nameKey === known.nameKey) now.name = known.name;
  if (Object.keys(known).every((key) => known[key] === now[key])) return id;
  write(run.store, SQL.set, { id, ...now });
  if (now.name !== known.name) noteName(run, person, String(known.name));
  run.changed = true;
  run.summary.people.changed++;
  return id;
}

function noteName(run: ImportRun, person: StatedPerson, before: string): void {
  const [row] = person.rows;
  if (!row) return;
  const { district, township, village } = row;
  const where = { district, township, village };
  run.changes.push({ change: "renamed", ...where, name: person.name, before, day: run.effective });
}

function stateVillage(
  run: ImportRun,
  village: number,
  rows: CadreRow[],
  personOf: Map<CadreRow, number>,
  mayHaveLeft: Set<number>,
): void {
  const known = queryRows<KnownPost>(run.store, SQL.posts, village);
  const slotOf = (post: string, branch: string) => `${post}\n${branch}`;
  const knownIn = groupBy(known, (term) => slotOf(term.post, term.branch));
  const statedIn = new Map<string, StatedPost[]>();
  for (const row of rows) {
    for (const post of row.posts) {
      const slot = slotOf(post, row.branch);
      const stated = statedIn.get(slot) ?? [];
      statedIn.set(slot, stated);
      const person = personOf.get(row);
      if (person === undefined) run.summary.vacant++;
      const who = person === undefined ? null : String(person);
      const same = who === null ? undefined : stated.find((term) => term.who === who);
      if (!same) stated.push({ who, from: row.from, to: null, row });
      else if (same.from !== row.from) refuseContradiction(run, [same.row, row], "from");
    }
  }

  const where = {
    district: rows[0]?.district ?? null,
    township: rows[0]?.township ?? "",
    village: rows[0]?.village ?? "",
  };
  for (const slot of new Set([...knownIn.keys(), ...statedIn.keys()])) {
    const [post = "", branch = ""] = slot.split("\n");
    const terms = knownIn.get(slot) ?? [];
    const change = restate<StatedPost>(
      terms.map((term) => ({ ...term, who: term.person === null ? null : String(term.person) })),
      statedIn.get(slot) ?? [],
      { effective: run.effective, firstSeen: known.length === 0, oneAtATime: false },
    );
    for (const { from, to, stated } of change.added) {
      const person = stated.who === null ? null : Number(stated.who);
      write(run.store, SQL.addPost, { village, person, post, branch, from, to });
      run.changed = true;
      if (!stated.row.name) continue;
      run.summary.posts.added++;
      run.changes.push({ change: "post-gained", ...where, name: stated.row.name, post, day: from });
    }
    for (const { id, from, to, changed } of change.kept) {
      if (!changed) continue;
      write(run.store, SQL.setPost, { id, from, to });
      run.changed = true;
    }
    for (const term of change.ended) write(run.store, SQL.setPost, term);
    for (const term of change.vanished) write(run.store, SQL.dropPost, term);
    for (const term of terms) {
      const end = change.ended.find(({ id }) => id === term.id);
      if (!end && !change.vanished.includes(term.id)) continue;
      run.changed = true;
      if (term.person === null) continue;
      run.summary.posts.ended++;
      mayHaveLeft.add(term.person);
      const day = end?.to ?? term.from;
      run.changes.push({ change: "post-lost", ...where, name: term.name ?? "", post, day });
    }
  }
}
