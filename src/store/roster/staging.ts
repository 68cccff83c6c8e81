import Sqlite from "#sqlite";
import {
  type CadreRow,
  type ItemRow,
  isHeld,
  type LeaderRow,
  type Statement,
  type VillageRow,
} from "../../domain/roster.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, queryValue, queryValues, write } from "../database/query.ts";
import { cycleOf } from "../talks/cycle.ts";
import { type FactStaging, openFactStaging, stageFacts } from "./facts/stage.ts";
import { decodeCadres, encodeCadres } from "./row-codec.ts";

/**
 * Where the rows of a statement wait, so that only those of one village or seat are in memory at a
 * time: a temporary database of its own, which SQLite puts into a nameless file once it outgrows
 * its cache. What the import takes back leaves it as it is.
 */
export interface Staging {
  readonly db: Transaction;
  /** The district that a blank cell means. */
  readonly home: string;
  readonly facts: FactStaging;
  /** Few enough to be held. */
  readonly items: ItemRow[];
  /** How many rows have been put down. */
  rows: number;
  /** Some staff number stands in several villages; known once all rows have been put down. */
  hasShared: boolean;
}

/** All rows of one table that speak of one village or seat. */
export interface Group {
  id: number;
  district: string;
  /** Blank for a seat of the district. */
  township: string;
  /** The village's name, or the seat's post. */
  name: string;
}

const KINDS = ["leaders", "villages", "cadres"] as const;
type Kind = (typeof KINDS)[number];

const SCHEMA = `
  -- In the order of their first coming.
  CREATE TABLE row_group (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    district TEXT NOT NULL,
    township TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, district, township, name)
  ) STRICT;
  -- Rows of a row_group that follow one another in a file.
  CREATE TABLE chunk (id INTEGER PRIMARY KEY, row_group INTEGER NOT NULL, rows TEXT NOT NULL) STRICT;
  -- The staff numbers among the cadres.
  CREATE TABLE numbered (staff_no TEXT NOT NULL, row_group INTEGER NOT NULL) STRICT;
`;

/** Once every row is there: the staff numbers that stand in several villages, and the first. */
const ORDER = `
  CREATE INDEX chunk_by_group ON chunk (row_group);
  CREATE INDEX numbered_by_staff_no ON numbered (staff_no, row_group);
  CREATE TABLE shared AS
    SELECT DISTINCT numbered.staff_no, numbered.row_group, several.home FROM numbered
    JOIN (SELECT staff_no, MIN(row_group) AS home FROM numbered
      GROUP BY staff_no HAVING MIN(row_group) < MAX(row_group)) AS several
      ON several.staff_no = numbered.staff_no;
  CREATE INDEX shared_by_group ON shared (row_group);
  CREATE INDEX shared_by_home ON shared (home);
`;

const SQL = {
  group: "SELECT id FROM row_group WHERE kind = ? AND district = ? AND township = ? AND name = ?",
  addGroup: "INSERT INTO row_group (kind, district, township, name) VALUES (?, ?, ?, ?)",
  townships: `SELECT district, township FROM row_group GROUP BY kind, district, township
    ORDER BY CASE kind WHEN 'leaders' THEN 1 WHEN 'villages' THEN 2 ELSE 3 END, MIN(id)`,
  groups: `SELECT id, district, township, name FROM row_group
    WHERE +kind = :kind AND id > :after ORDER BY id LIMIT 1000`,
  addChunk: "INSERT INTO chunk (row_group, rows) VALUES (?, ?)",
  chunks: "SELECT id, rows FROM chunk WHERE row_group = ? ORDER BY id",
  addNumber: "INSERT INTO numbered (staff_no, row_group) VALUES (?, ?)",
  shared: "SELECT staff_no AS staffNo, home FROM shared WHERE row_group = ?",
  othersOf:
    "SELECT DISTINCT row_group FROM shared WHERE home = :group AND row_group <> :group ORDER BY row_group",
  hasShared: "SELECT EXISTS (SELECT 1 FROM shared)",
};

export function openStaging(store: Store): Staging {
  // Its rows are one transaction of its own from the first to the last.
  const db = new Sqlite("") as Store as Transaction;
  db.pragma("journal_mode = off");
  db.exec(SCHEMA);
  db.exec("BEGIN");
  const home = cycleOf(store).district;
  return { db, home, facts: openFactStaging(store, home), items: [], rows: 0, hasShared: false };
}

/** Puts further rows of the statement down. */
export function stage(staging: Staging, statement: Statement): void {
  stageFacts(staging.facts, statement.facts);
  for (const row of statement.items) staging.items.push(row);
  staging.rows += statement.facts.length + statement.items.length;
  for (const kind of KINDS) {
    const rows: (LeaderRow | VillageRow | CadreRow)[] = statement[kind];
    for (let from = 0, to = 0; from < rows.length; from = to) {
      const key = keyOf(staging, rows[from] as LeaderRow);
      while (to < rows.length && isSame(key, keyOf(staging, rows[to] as LeaderRow))) to++;
      stageChunk(staging, kind, key, rows.slice(from, to));
    }
  }
}

type Key = [district: string, township: string, name: string];

function keyOf({ home }: Staging, row: LeaderRow | VillageRow | CadreRow): Key {
  return [row.district ?? home, row.township ?? "", "village" in row ? row.village : row.post];
}

function isSame(a: Key, b: Key): boolean {
  return a.every((part, i) => part === b[i]);
}

function stageChunk(staging: Staging, kind: Kind, key: Key, rows: object[]): void {
  const { db } = staging;
  const group =
    queryValue<number>(db, SQL.group, kind, ...key) ?? write(db, SQL.addGroup, kind, ...key).id;
  const text = kind === "cadres" ? encodeCadres(rows as CadreRow[]) : JSON.stringify(rows);
  write(db, SQL.addChunk, group, text);
  staging.rows += rows.length;
  if (kind !== "cadres") return;
  for (const row of rows as CadreRow[]) {
    const { staffNo } = row.details;
    if (staffNo !== null && isHeld(row)) write(db, SQL.addNumber, staffNo, group);
  }
}

/** To be called once, when all rows have been put down. */
export function endStaging(staging: Staging): void {
  staging.db.exec(ORDER);
  staging.hasShared = queryValue(staging.db, SQL.hasShared) === 1;
}

/**
 * The districts and townships that rows speak of, those of the leaders first; one may come several
 * times. A blank township is a seat of the district.
 */
export function townshipsIn({ db }: Staging): Pick<Group, "district" | "township">[] {
  return queryRows(db, SQL.townships);
}

/** The groups of one table, in the order of their first coming. */
export function* groupsOf({ db }: Staging, kind: Kind): Generator<Group> {
  for (let after = 0; ; ) {
    const groups = queryRows<Group>(db, SQL.groups, { kind, after });
    yield* groups;
    const last = groups.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Cadre rows that follow one another in a file, in a greater chunk if they come later. */
export interface Chunk {
  id: number;
  rows: CadreRow[];
}

/** A village's rows of the cadres table, in the order of their files. */
export function chunksOf(staging: Staging, group: number): Chunk[] {
  return textsOf(staging, group).map(({ id, rows }) => ({ id, rows: decodeCadres(rows) }));
}

/** The rows of a group of one of the other tables. */
export function rowsOf<T extends LeaderRow | VillageRow>(staging: Staging, group: number): T[] {
  return textsOf(staging, group).flatMap(({ rows }) => JSON.parse(rows) as T[]);
}

function textsOf({ db }: Staging, group: number): { id: number; rows: string }[] {
  return queryRows(db, SQL.chunks, group);
}

/**
 * The staff numbers of a village's rows that stand in other villages, too: each one's home, which is
 * the first of its villages.
 */
export function homesIn({ db, hasShared }: Staging, group: number): Map<string, number> {
  if (!hasShared) return new Map();
  const rows = queryRows<{ staffNo: string; home: number }>(db, SQL.shared, group);
  return new Map(rows.map(({ staffNo, home }) => [staffNo, home]));
}

/** The other villages of the staff numbers whose home a village is. */
export function othersOf({ db }: Staging, group: number): number[] {
  return queryValues(db, SQL.othersOf, { group });
}
