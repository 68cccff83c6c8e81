import { nameKey } from "../../domain/names.ts";
import { type Clash, type StatedPerson, tellApart } from "../../domain/people.ts";
import { type CadreRow, isHeld } from "../../domain/roster.ts";
import { type Chunk, chunksOf, homesIn, othersOf, type Staging } from "./staging.ts";

/** Who is who among a village's rows. */
export interface Identities {
  /** The village's own rows. */
  rows: CadreRow[];
  /** The people to be imported with this village; some of their rows may speak of other villages. */
  people: StatedPerson[];
  /** Those imported with an earlier village, with their rows here. */
  fromEarlier: StatedPerson[];
  /** What is to be refused with this village. */
  clashes: Clash[];
  /** The group in which a row lies. */
  groupOf(row: CadreRow): number;
}

/**
 * Tells apart the people of one village. What decides who is who are its own rows, and of each
 * staff number that stands in several villages the rows of that name in the others. Such a person
 * is judged and imported once, with the first of the villages: all in all as if the rows of every
 * village had been told apart together.
 */
export function identitiesIn(staging: Staging, group: number): Identities {
  const own = chunksOf(staging, group);
  const homes = homesIn(staging, group);
  if (homes.size === 0) {
    const rows = own.flatMap((chunk) => chunk.rows);
    const { people, clashes } = tellApart(rows.filter(isHeld), () => "");
    return { rows, people, fromEarlier: [], clashes, groupOf: () => group };
  }
  const others = otherChunks(staging, group, own, homes);
  const elsewhere = new Map(
    others.flatMap((chunk) => chunk.rows.map((row): [CadreRow, number] => [row, chunk.group])),
  );
  const groupOf = (row: CadreRow | undefined) => (row && elsewhere.get(row)) ?? group;
  const homeOf = (rows: CadreRow[]) => {
    const staffNo = rows.find(({ details }) => details.staffNo !== null)?.details.staffNo;
    return (staffNo ? homes.get(staffNo) : undefined) ?? groupOf(rows[0]);
  };

  const all = [...own, ...others].sort((a, b) => a.id - b.id).flatMap(({ rows }) => rows);
  const { people, clashes } = tellApart(all.filter(isHeld), (row) => String(groupOf(row)));
  return {
    rows: own.flatMap(({ rows }) => rows),
    people: people.filter(({ rows }) => homeOf(rows) === group),
    fromEarlier: people.filter(({ rows }) => homeOf(rows) < group),
    clashes: clashes.filter(
      ({ code, rows }) => (code === "namesakes" ? groupOf(rows[0]) : homeOf(rows)) === group,
    ),
    groupOf,
  };
}

function otherChunks(
  staging: Staging,
  group: number,
  own: Chunk[],
  homes: Map<string, number>,
): (Chunk & { group: number })[] {
  if (![...homes.values()].includes(group)) return [];
  const isHomed = ({ details }: CadreRow) =>
    details.staffNo !== null && homes.get(details.staffNo) === group;
  const keyOf = ({ name }: CadreRow) => nameKey(name ?? "");
  const others = othersOf(staging, group).flatMap((other) =>
    chunksOf(staging, other).map((chunk) => ({ ...chunk, group: other })),
  );
  const rows = [...own, ...others].flatMap((chunk) => chunk.rows);
  const names = new Set(rows.filter(isHomed).map(keyOf));
  return others.map((chunk) => ({
    ...chunk,
    rows: chunk.rows.filter((row) => isHomed(row) || names.has(keyOf(row))),
  }));
}
