import { nameKey } from "../../../domain/names.ts";
import type { FactRow, Place } from "../../../domain/roster.ts";
import type { Store } from "../../database/connection.ts";
import { queryValue, writeTemporary } from "../../database/query.ts";

/**
 * Where rows of facts wait: in temporary tables beside the file, so that whole slices of them are
 * looked up and stored by SQL. What an import takes back leaves them as they are.
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
  /** The row put down last, and what was found for it: rows of one place follow one another. */
  last: { row: FactRow; file: number; place: number; person: number } | null;
}

export function openFactStaging(store: Store, home: string): FactStaging {
  const { places, people, files, facts } = SQL;
  store.exec([places, people, files, facts].join(";"));
  const { forgetPlaces, forgetPeople, forgetFiles, forgetFacts } = SQL;
  store.exec([forgetPlaces, forgetPeople, forgetFiles, forgetFacts].join(";"));
  return { store, home, last: null };
}

/** Puts rows down. Only temporary tables are written to: the file is neither read nor locked. */
export function stageFacts(staging: FactStaging, rows: FactRow[]): void {
  if (rows.length === 0) return;
  const { store } = staging;
  store.exec("BEGIN");
  for (const row of rows) {
    const { file, place, person } = find(staging, row);
    const { known, blank } = countsOf(row);
    const said = JSON.stringify(row.said);
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

/** The ids of a row's file, place and person; each is put down when it is first met. */
function find(staging: FactStaging, row: FactRow) {
  const { store, home, last } = staging;
  const isSameFile = last !== null && isSame(last.row.at, row.at, ["file", "sheet"]);
  const isSamePlace = last !== null && isSame(last.row, row, ["district", "township", "village"]);
  const isSamePerson = isSamePlace && isSame(last.row, row, ["name", "staffNo"]);
  const file = isSameFile ? last.file : fileOf(store, row.at);
  const { district, township, village, name, staffNo } = row;
  const place = isSamePlace
    ? last.place
    : idOf(store, "place", [district ?? home, township, village ?? ""]);
  const person = isSamePerson
    ? last.person
    : name === null
      ? 0
      : idOf(store, "person", [place, nameKey(name), staffNo ?? ""], name);
  staging.last = { row, file, place, person };
  return staging.last;
}

function fileOf(store: Store, { row, ...at }: Place): number {
  return idOf(store, "file", [JSON.stringify(at)]);
}

function isSame<T extends object>(one: T, other: T, keys: (keyof T)[]): boolean {
  return keys.every((key) => one[key] === other[key]);
}

const TEXTS = {
  place: { find: SQL.place, add: SQL.addPlace },
  person: { find: SQL.person, add: SQL.addPerson },
  file: { find: SQL.file, add: SQL.addFile },
};

function idOf(
  store: Store,
  what: keyof typeof TEXTS,
  values: (string | number)[],
  ...others: string[]
): number {
  const { find, add } = TEXTS[what];
  return (
    queryValue<number>(store, find, ...values) ??
    writeTemporary(store, add, ...values, ...others).id
  );
}
