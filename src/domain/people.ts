import { groupBy } from "./group.ts";
import { nameKey } from "./names.ts";
import type { CadreRow, PersonDetails } from "./roster.ts";

/** One person of a statement: the rows that speak of him, and what they say together. */
export interface StatedPerson {
  name: string;
  rows: CadreRow[];
  details: PersonDetails;
}

export type Clash =
  | { code: "namesakes"; name: string; rows: CadreRow[] }
  | { code: "same-staff-number"; staffNo: string; rows: CadreRow[] }
  | { code: "contradicts"; rows: CadreRow[] };

/**
 * Tells who is who among the named rows of a statement (rule 21): by staff number where given, else
 * by village, name and birth month; never by the name alone.
 * @param villageOf a key that tells villages apart
 */
export function tellApart(
  rows: CadreRow[],
  villageOf: (row: CadreRow) => string,
): { people: StatedPerson[]; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const byStaffNo = groupBy(
    rows.filter((row) => row.details.staffNo !== null),
    (row) => row.details.staffNo ?? "",
  );
  for (const [staffNo, same] of byStaffNo) {
    if (same.length > 1 && new Set(same.map(keyOf)).size > 1) {
      // A copy: rows without a number may yet join those of the number.
      clashes.push({ code: "same-staff-number", staffNo, rows: [...same] });
    }
  }

  const numberless: CadreRow[][] = [];
  for (const inVillage of groupBy(rows, villageOf).values()) {
    for (const same of groupBy(inVillage, keyOf).values()) {
      const clash = tellNamesakes(same, byStaffNo, numberless);
      if (clash) clashes.push(clash);
    }
  }

  const merged = [...byStaffNo.values(), ...numberless].map(merge);
  for (const person of merged) {
    if (!person.consistent) clashes.push({ code: "contradicts", rows: person.rows });
  }
  return { people: merged, clashes };
}

/**
 * Tells apart the rows of one name in one village that have no staff number: by birth month alone. A
 * blank month beside another such row could be anybody's.
 * @param numbered takes the rows that are of somebody with a number
 * @param numberless takes all others, a list for each person
 */
function tellNamesakes(
  same: CadreRow[],
  numbered: Map<string, CadreRow[]>,
  numberless: CadreRow[][],
): Clash | null {
  const rows = same.filter((row) => row.details.staffNo === null);
  const others = same.filter((row) => row.details.staffNo !== null);
  if (rows.length === 0) return null;
  const clash: Clash = { code: "namesakes", name: rows[0]?.name ?? "", rows: same };
  if (same.length > 1 && same.some((row) => row.details.born === null)) return clash;
  const people = [...groupBy(rows, (row) => row.details.born ?? "")].map(([born, own]) => {
    const owners = others.filter((row) => row.details.born === born);
    return { own, owners: new Set(owners.map((row) => row.details.staffNo ?? "")) };
  });
  if (people.some(({ owners }) => owners.size > 1)) return clash;
  for (const { own, owners } of people) {
    const [owner] = owners;
    if (owner === undefined) numberless.push(own);
    else numbered.get(owner)?.push(...own);
  }
  return null;
}

function keyOf(row: CadreRow): string {
  return nameKey(row.name ?? "");
}

/** What several rows say of one person; consistent unless two give different values. */
function merge(rows: CadreRow[]): StatedPerson & { consistent: boolean } {
  const [first] = rows;
  if (first && rows.length === 1) {
    return { name: first.name ?? "", rows, details: first.details, consistent: true };
  }
  let consistent = true;
  const said = <K extends keyof PersonDetails>(key: K): PersonDetails[K] | null => {
    const values = new Set(rows.map((row) => row.details[key]).filter((value) => value !== null));
    if (values.size > 1) consistent = false;
    return [...values][0] ?? null;
  };
  const details: PersonDetails = {
    staffNo: said("staffNo"),
    born: said("born"),
    sex: said("sex"),
    idLastFour: said("idLastFour"),
    phone: said("phone"),
    coopHead: said("coopHead"),
    education: said("education"),
    background: said("background"),
  };
  return { name: first?.name ?? "", rows, details, consistent };
}

/** A person the database knows in a village. */
export interface KnownPerson {
  id: number;
  staffNo: string | null;
  born: string | null;
}

/**
 * Who of the people of that name in that village the stated person is: a blank or newly given birth
 * month or staff number matches the only one it can be. `ambiguous` when it could be several.
 */
export function recognise(
  person: PersonDetails,
  namesakes: KnownPerson[],
): KnownPerson | "ambiguous" | null {
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b;
  const possible = namesakes.filter(
    (known) => agree(known.staffNo, person.staffNo) && agree(known.born, person.born),
  );
  if (possible.length <= 1) return possible[0] ?? null;
  const exact = possible.filter((known) => known.born !== null && known.born === person.born);
  return exact.length === 1 ? (exact[0] ?? null) : "ambiguous";
}
