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
 * by village, name and birth month; never by the name alone. Rows without a staff number of one
 * name in one village are one person only when all give the same birth month.
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

  const people = new Map(byStaffNo);
  const namesakes = groupBy(rows, (row) => `${villageOf(row)}\n${keyOf(row)}`);
  for (const [key, same] of namesakes) {
    const numbered = same.filter((row) => row.details.staffNo !== null);
    const nameless = same.filter((row) => row.details.staffNo === null);
    if (nameless.length === 0) continue;
    const [first] = nameless;
    const born = first?.details.born ?? null;
    const agree = born !== null && nameless.every((row) => row.details.born === born);
    const others = numbered.filter((row) => row.details.born === null || row.details.born === born);
    const owners = new Set(others.map((row) => row.details.staffNo));
    if ((same.length > 1 && !agree) || owners.size > 1 || others.some((row) => !row.details.born)) {
      clashes.push({ code: "namesakes", name: first?.name ?? "", rows: same });
    } else if (others[0]?.details.staffNo) {
      people.get(others[0].details.staffNo)?.push(...nameless);
    } else {
      people.set(`\n${key}`, nameless);
    }
  }

  const merged = [...people.values()].map(merge);
  for (const person of merged) {
    if (!person.consistent) clashes.push({ code: "contradicts", rows: person.rows });
  }
  return { people: merged, clashes };
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
