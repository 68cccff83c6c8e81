import { nameKey } from "../../../domain/names.ts";
import type { FactRow, Place } from "../../../domain/roster.ts";
import type { Store } from "../../database/connection.ts";
import { queryValue, writeTemporary } from "../../database/query.ts";

/**
 * Where rows of facts wait: in temporary tables beside the file, so that whole slices of them are
 * looked up and taken in by SQL. What an import takes back leaves them as they are.
 */
export const SQL = {
  places: `CREATE TEMP TABLE IF NOT EXISTS stated_place (id INTEGER PRIMARY KEY,
    district TEXT NOT NULL, township TEXT NOT NULL,
    village TEXT NOT NULL, -- blank: what is said is of the township
    township_id INTEGER, village_id INTEGER,
    UNIQUE (district, township, village))`,
  people: `CREATE TEMP TABLE IF NOT EXISTS stated_person (id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL,
    staff_no TEXT NOT NULL, -- blank: none is given
    person_id INTEGER, candidates INTEGER,
    UNIQUE (place, name_key, staff_no))`,
  files: `CREATE TEMP TABLE IF NOT EXISTS stated_file (id INTEGER PRIMARY KEY, at TEXT NOT NULL UNIQUE)`,
  facts: `CREATE TEMP TABLE IF NOT EXISTS stated_fact (id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL, row INTEGER NOT NULL, place INTEGER NOT NULL,
    person INTEGER NOT NULL, -- 0: none
    year INTEGER NOT NULL, said TEXT NOT NULL,
    known INTEGER NOT NULL, -- how many values it says
    blank INTEGER NOT NULL -- how many it clears
    )`,
  forgetPlaces: "DELETE FROM stated_place",
  forgetPeople: "DELETE FROM stated_person",
  forgetFiles: "DELETE FROM stated_file",
  forgetFacts: "DELETE FROM stated_fact",
  place: "SELECT id FROM stated_place WHERE district = ? AND township = ? AND village = ?",
  addPlace: "INSERT INTO stated_place (district, township, village) VALUES (?, ?, ?)",
  person: "SELECT id FROM stated_person WHERE place = ? AND name_key = ? AND staff_no = ?",
  addPerson: "INSERT INTO stated_person (place, name_key, staff_no, name) VALUES (?, ?, ?, ?)",
  file: "SELECT id FROM stated_file WHERE at = ?",
  addFile: "INSERT INTO stated_file (at) VALUES (?)",
  addFact: `INSERT INTO stated_fact (file, row, place, person, year, said, known, blank)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
};

export interface FactStaging {
  readonly store: Store;
  /** The district that a blank cell means. */
  readonly home: string;
  /** What was looked up last: rows of one place follow one another. */
  readonly last: Map<string, { key: string; id: number }>;
}

export function openFactStaging(store: Store, home: string): FactStaging {
  const { places, people, files, facts } = SQL;
  store.exec([places, people, files, facts].join(";"));
  const { forgetPlaces, forgetPeople, forgetFiles, forgetFacts } = SQL;
  store.exec([forgetPlaces, forgetPeople, forgetFiles, forgetFacts].join(";"));
  return { store, home, last: new Map() };
}

/** Puts rows down. Only temporary tables are written to: the file is neither read nor locked. */
export function stageFacts(staging: FactStaging, rows: FactRow[]): void {
  if (rows.length === 0) return;
  const { store } = staging;
  store.exec("BEGIN");
  for (const row of rows) {
    const place = placeOf(staging, row);
    const person = personOf(staging, place, row);
    const { known, blank } = countsOf(row);
    const said = JSON.stringify(row.said);
    const file = fileOf(staging, row.at);
    writeTemporary(
      store,
      SQL.addFact,
      file,
      row.at.row,
      place,
      person,
      row.year,
      said,
      known,
      blank,
    );
  }
  store.exec("COMMIT");
}

/** How many values a row says, and how many it clears. */
function countsOf({ said }: FactRow): { known: number; blank: number } {
  let [known, blank] = [0, 0];
  for (const measure in said) {
    if (said[measure] === null) blank++;
    else known++;
  }
  return { known, blank };
}

function placeOf(staging: FactStaging, { district, township, village }: FactRow): number {
  return idOf(staging, "place", [district ?? staging.home, township, village ?? ""]);
}

function personOf(staging: FactStaging, place: number, { name, staffNo }: FactRow): number {
  if (name === null) return 0;
  return idOf(staging, "person", [place, nameKey(name), staffNo ?? ""], name);
}

function fileOf(staging: FactStaging, { row, ...at }: Place): number {
  return idOf(staging, "file", [JSON.stringify(at)]);
}

const TEXTS = {
  place: { find: SQL.place, add: SQL.addPlace },
  person: { find: SQL.person, add: SQL.addPerson },
  file: { find: SQL.file, add: SQL.addFile },
};

function idOf(
  { store, last }: FactStaging,
  what: keyof typeof TEXTS,
  values: (string | number)[],
  ...others: string[]
): number {
  const key = values.join("\n");
  const before = last.get(what);
  if (before?.key === key) return before.id;
  const { find, add } = TEXTS[what];
  const id =
    queryValue<number>(store, find, ...values) ??
    writeTemporary(store, add, ...values, ...others).id;
  last.set(what, { key, id });
  return id;
}
