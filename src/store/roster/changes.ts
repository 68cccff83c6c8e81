import type { RosterChange } from "../../domain/roster-change.ts";
import type { Transaction } from "../database/connection.ts";
import { queryRows, write } from "../database/query.ts";

/** What an import changed, in order: as much as a roster has rows, so it waits beside them. */
export interface Changes extends Iterable<RosterChange> {
  /** How many there are, kept or not. */
  readonly length: number;
  /** Takes what gives the change: most are only counted. */
  push(change: () => RosterChange): void;
}

const SCHEMA = `
  DROP TABLE IF EXISTS change;
  CREATE TABLE change (id INTEGER PRIMARY KEY, changes TEXT NOT NULL) STRICT;
`;
const SQL = {
  add: "INSERT INTO change (changes) VALUES (?)",
  next: "SELECT id, changes FROM change WHERE id > ? ORDER BY id LIMIT 1",
};

/** How many are kept in memory before they are put down. */
const KEPT = 500;

/**
 * @param db the staging's database; changes noted there before are forgotten
 * @param all false where only the first are looked at: then no others are kept
 */
export function openChanges(db: Transaction, all: boolean): Changes {
  db.exec(SCHEMA);
  let length = 0;
  let last: RosterChange[] = [];
  return {
    get length() {
      return length;
    },
    push(change) {
      length++;
      if (!all && length > KEPT) return;
      last.push(change());
      if (!all || last.length < KEPT) return;
      write(db, SQL.add, JSON.stringify(last));
      last = [];
    },
    *[Symbol.iterator]() {
      for (let after = 0; ; ) {
        const [row] = queryRows<{ id: number; changes: string }>(db, SQL.next, after);
        if (!row) break;
        yield* JSON.parse(row.changes) as RosterChange[];
        after = row.id;
      }
      yield* last;
    },
  };
}
