import { nameKey } from "../../domain/names.ts";
import { type Clash, type StatedPerson, tellApart } from "../../domain/people.ts";
import { type CadreRow, isHeld } from "../../domain/roster.ts";
import { homesIn, othersOf, type Sheaf, type Staging, sheavesOf } from "./staging.ts";

/** Who is who among a village's rows. */
export interface Company {
  /** The village's own rows. */
  rows: CadreRow[];
  /** Who is to be taken in with this village; some of their rows may speak of other villages. */
  people: StatedPerson[];
  /** Who is taken in with a village that came before, with their rows here. */
  guests: StatedPerson[];
  /** What is to be refused with this village. */
  clashes: Clash[];
  /** The pile in which a row lies. */
  pileOf(row: CadreRow): number;
}

/**
 * Tells apart the people of one village. What decides who is who are its own rows, and of each
 * staff number that stands in several villages the rows of that name in the others. Such a person
 * is judged and taken in once, with the first of the villages: all in all as if the rows of every
 * village had been told apart together.
 */
export function companyOf(staging: Staging, pile: number): Company {
  const own = sheavesOf(staging, pile);
  const homes = homesIn(staging, pile);
  if (homes.size === 0) {
    const rows = own.flatMap((sheaf) => sheaf.rows);
    const { people, clashes } = tellApart(rows.filter(isHeld), () => "");
    return { rows, people, guests: [], clashes, pileOf: () => pile };
  }
  const others = otherSheaves(staging, pile, own, homes);
  const elsewhere = new Map(
    others.flatMap((sheaf) => sheaf.rows.map((row): [CadreRow, number] => [row, sheaf.pile])),
  );
  const pileOf = (row: CadreRow | undefined) => (row && elsewhere.get(row)) ?? pile;
  const homeOf = (rows: CadreRow[]) => {
    const staffNo = rows.find(({ details }) => details.staffNo !== null)?.details.staffNo;
    return (staffNo ? homes.get(staffNo) : undefined) ?? pileOf(rows[0]);
  };

  const all = [...own, ...others].sort((a, b) => a.id - b.id).flatMap(({ rows }) => rows);
  const { people, clashes } = tellApart(all.filter(isHeld), (row) => String(pileOf(row)));
  return {
    rows: own.flatMap(({ rows }) => rows),
    people: people.filter(({ rows }) => homeOf(rows) === pile),
    guests: people.filter(({ rows }) => homeOf(rows) < pile),
    clashes: clashes.filter(
      ({ code, rows }) => (code === "namesakes" ? pileOf(rows[0]) : homeOf(rows)) === pile,
    ),
    pileOf,
  };
}

function otherSheaves(
  staging: Staging,
  pile: number,
  own: Sheaf[],
  homes: Map<string, number>,
): (Sheaf & { pile: number })[] {
  if (![...homes.values()].includes(pile)) return [];
  const isHomed = ({ details }: CadreRow) =>
    details.staffNo !== null && homes.get(details.staffNo) === pile;
  const keyOf = ({ name }: CadreRow) => nameKey(name ?? "");
  const others = othersOf(staging, pile).flatMap((other) =>
    sheavesOf(staging, other).map((sheaf) => ({ ...sheaf, pile: other })),
  );
  const rows = [...own, ...others].flatMap((sheaf) => sheaf.rows);
  const names = new Set(rows.filter(isHomed).map(keyOf));
  return others.map((sheaf) => ({
    ...sheaf,
    rows: sheaf.rows.filter((row) => isHomed(row) || names.has(keyOf(row))),
  }));
}
