import type { CarriedOver } from "../../domain/history.ts";
import type { Cycle } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryValues } from "../database/query.ts";

/** A table of the last cycle's database that the next one begins with. */
interface Carried {
  table: string;
  /** Which rows; `old` is the last cycle's database. All, where it says nothing. */
  which?: string;
  /** Columns that are other than they were. */
  instead?: Record<string, string>;
}

const LASTS = "to_day >= :start";
const IN_VILLAGE = "village_id IN (SELECT id FROM main.village)";

/**
 * The roster as it reaches into the new cycle, and what is known by year; a table after those it refers
 * to. Election days are facts of a cycle, and of the last one's talks there is nothing.
 */
const CARRIED: Carried[] = [
  { table: "district" },
  { table: "township" },
  {
    table: "village",
    which: LASTS,
    instead: { branch_election: "NULL", committee_election: "NULL", deadline: ":deadline" },
  },
  { table: "village_flag", which: `${LASTS} AND ${IN_VILLAGE}` },
  { table: "seat" },
  { table: "holder", which: LASTS },
  {
    table: "person",
    which: `id IN (SELECT person_id FROM old.post WHERE ${LASTS} AND ${IN_VILLAGE})`,
  },
  { table: "post", which: `${LASTS} AND ${IN_VILLAGE}` },
  { table: "link", which: IN_VILLAGE },
  { table: "measure_set" },
  {
    table: "fact",
    which: `township_id IS NOT NULL OR ${IN_VILLAGE} OR person_id IN (SELECT id FROM main.person)`,
  },
];

export const SQL = {
  attach: "ATTACH ? AS old",
  columns: "SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid",
};

/** Of the last cycle; prepared only where it is beside. */
const DISTRICTS = "SELECT name FROM old.district ORDER BY id";

/** Gives work the last cycle's database beside the new one. @param path of the present version */
export async function beside<T>(store: Store, path: string, work: () => Promise<T>): Promise<T> {
  store.prepare(SQL.attach).run(path);
  try {
    return await work();
  } finally {
    store.exec("DETACH old");
  }
}

/**
 * Takes over what the next cycle begins with; to be called where the last one is beside.
 * @throws Fault other-district where the last cycle does not know the new one's district
 */
export function carryOver(tx: Transaction, cycle: Cycle, deadline: string): CarriedOver {
  const { district, start } = cycle;
  const known = queryValues<string>(tx, DISTRICTS);
  if (!known.includes(district)) throw new Fault("other-district", { district, known });
  const counts = CARRIED.map(({ table, which = "1", instead = {} }) => {
    const columns = queryValues<string>(tx, SQL.columns, table);
    const values = columns.map((column) => instead[column] ?? `"${column}"`);
    const text = `INSERT INTO main."${table}" (${columns.map((name) => `"${name}"`)})
      SELECT ${values} FROM old."${table}" WHERE ${which} ORDER BY rowid`;
    const { changes } = tx.prepare(text).run(paramsOf(text, { start, deadline }));
    return [table, changes] as const;
  });
  const added = Object.fromEntries(counts);
  return {
    villages: added.village ?? 0,
    people: added.person ?? 0,
    posts: added.post ?? 0,
    facts: added.fact ?? 0,
  };
}

/** A statement takes no parameter that its text does not name. */
function paramsOf(text: string, all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => text.includes(`:${name}`)));
}
