import { nameKey } from "../domain/names.ts";
import type { CadreRow, PersonDetails, Statement } from "../domain/roster.ts";
import { dayOrMonth } from "./day-cells.ts";
import { details, TABLES, type Table, village } from "./tables.ts";
import { personName } from "./texts.ts";

const columnsOf = (name: keyof Statement) =>
  TABLES.find((table) => table.name === name)?.columns ?? [];

/** A row a village, its people across: 书记姓名, 书记电话, 主任姓名 … */
export const WIDE: Table = {
  name: "cadres",
  toldBy: ["township", "village"],
  columns: columnsOf("villages"),
  filledDown: ["district", "township"],
  add(cells, statement) {
    const place = village(cells);
    statement.villages.push(place);
    const people: CadreRow[] = [];
    for (const { posts, cells: own } of cells.people) {
      if (!own.hasAny(["name"])) {
        // Who is said to have a telephone has a name.
        if (own.hasAny(["staff_no", "born", "id_number", "phone"]))
          own.required("name", personName, null);
        continue;
      }
      const name = own.optional("name", personName);
      const from = own.optional("from", dayOrMonth);
      const { at, district, township, village } = place;
      const row = { at, district, township, village, name, posts, branch: "", from };
      add(people, { ...row, details: details(own) });
    }
    statement.cadres.push(...people);
  },
};

/** One name under several posts of a row is one person, who holds them all. */
function add(people: CadreRow[], row: CadreRow): void {
  const key = row.name === null ? null : nameKey(row.name);
  const same = people.find(
    (other) =>
      key !== null && other.name !== null && nameKey(other.name) === key && agree(other, row),
  );
  if (!same) {
    people.push(row);
    return;
  }
  same.posts = [...new Set([...same.posts, ...row.posts])];
  const known = Object.entries(row.details).filter(([, value]) => value !== null);
  Object.assign(same.details, Object.fromEntries(known));
}

function agree(a: CadreRow, b: CadreRow): boolean {
  const keys = Object.keys(a.details) as (keyof PersonDetails)[];
  return (
    a.from === b.from &&
    keys.every(
      (key) => [a.details[key], b.details[key]].includes(null) || a.details[key] === b.details[key],
    )
  );
}
