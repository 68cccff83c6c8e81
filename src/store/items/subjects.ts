import { nameKey } from "../../domain/names.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, queryValue, queryValues } from "../database/query.ts";
import { HOME } from "../findings/find-person.ts";
import type { ItemSubject } from "./add-item.ts";

/** Who holds or held a post there, or has a talk there. */
const IN_PLACE = `EXISTS (SELECT 1 FROM village WHERE village.id IN (
    SELECT post.village_id FROM post WHERE post.person_id = person.id
    UNION ALL SELECT talk.village_id FROM talk WHERE talk.person_id = person.id)
  AND (:village IS NULL OR village.id = :village)
  AND (:township IS NULL OR village.township_id = :township))`;

export const SQL = {
  district: "SELECT id FROM district WHERE name = ?",
  townships: `SELECT township.id, district.id AS district, district.name FROM township
    JOIN district ON district.id = township.district_id
    WHERE township.name = :township AND (:district IS NULL OR district.name = :district)
    ORDER BY township.id`,
  village: `SELECT township.district_id AS district, township.id AS township, village.id AS village
    FROM village JOIN township ON township.id = village.township_id WHERE village.id = ?`,
  villageIn: "SELECT id FROM village WHERE township_id = ? AND name = ?",
  villagesNamed: `SELECT village.id FROM village JOIN township ON township.id = village.township_id
    WHERE township.district_id = ? AND village.name = ?`,
  home: `SELECT ${HOME} FROM person WHERE person.id = ?`,
  people: `SELECT person.id FROM person WHERE person.name_key = :key
    AND (:staffNo IS NULL OR person.staff_no IS NULL OR person.staff_no = :staffNo) AND ${IN_PLACE}`,
  byStaffNo: "SELECT id FROM person WHERE staff_no = ?",
};

const NOBODY = { person: null, talk: null };

/** An item about a village. */
export function subjectOfVillage(store: Store, village: number): ItemSubject {
  const found = queryRow<Pick<ItemSubject, "district" | "township" | "village">>(
    store,
    SQL.village,
    village,
  );
  if (!found) throw new Error(`no village ${village}`);
  return { ...found, ...NOBODY };
}

/** An item about a person, in a village of theirs or where they are at home. */
export function subjectOfPerson(store: Store, person: number, village?: number): ItemSubject {
  const home = village ?? (queryValue<number>(store, SQL.home, person) as number);
  return { ...subjectOfVillage(store, home), person };
}

/** The townships of that name, in whatever district where none is given. */
export function townshipsNamed(
  store: Store,
  township: string,
  district: string | null,
): { id: number; district: number; name: string }[] {
  return queryRows(store, SQL.townships, { township, district });
}

export function subjectOfTownship({ id, district }: { id: number; district: number }): ItemSubject {
  return { district, township: id, village: null, ...NOBODY };
}

/** An item about a whole district. */
export function subjectOfDistrict(store: Store, name: string): ItemSubject | null {
  const district = queryValue<number>(store, SQL.district, name);
  return district === undefined ? null : { district, township: null, village: null, ...NOBODY };
}

export function villageIn(store: Store, township: number, name: string): number | undefined {
  return queryValue(store, SQL.villageIn, township, name);
}

export function villagesIn(store: Store, district: number, name: string): number[] {
  return queryValues(store, SQL.villagesNamed, district, name);
}

/** Who is meant by a name, or by a staff number, in a place. */
export function peopleIn(
  store: Store,
  { name, staffNo }: { name: string; staffNo: string | null },
  { village, township }: Pick<ItemSubject, "village" | "township">,
): number[] {
  const owner = staffNo === null ? undefined : queryValue<number>(store, SQL.byStaffNo, staffNo);
  if (owner !== undefined) return [owner];
  return queryValues(store, SQL.people, { key: nameKey(name), staffNo, village, township });
}
