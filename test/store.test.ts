/// <reference types="vite/client" />
import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { openFile } from "../src/store/database/open-file.ts";
import { columnsOf } from "../src/store/evidence/format.ts";
import { PARTS } from "../src/store/evidence/parts.ts";
import { staffedOffice } from "./helpers/talks.ts";

const modules = import.meta.glob<Record<string, unknown>>("../src/store/**/*.ts", { eager: true });

/** Every SQL text of the store, with the place it stands in. */
function statements(): [name: string, text: string][] {
  return Object.entries(modules).flatMap(([file, module]) =>
    Object.entries((module.SQL ?? {}) as Record<string, string>).map(
      ([key, text]): [string, string] => [`${file} ${key}`, text],
    ),
  );
}

test("every SQL statement can be prepared against a migrated database", async () => {
  const { db } = await staffedOffice();
  const store = openFile(db);
  const all = statements();
  const [temporary, others] = [true, false].map((wanted) =>
    all.filter(([, text]) => text.startsWith("CREATE TEMP") === wanted),
  );
  for (const [, text] of temporary ?? []) store.exec(text);
  for (const [name, text] of others ?? []) {
    expect(() => store.prepare(text), name).not.toThrow();
  }
  expect(all.length).toBeGreaterThan(60);
  store.close();
});

test("the settings that an evidence file needs are in force", async () => {
  const { db } = await staffedOffice();
  const store = openFile(db);
  const setting = (name: string) => store.pragma(name, { simple: true });
  expect(setting("journal_mode")).toBe("delete");
  expect(setting("synchronous")).toBe(3);
  expect(setting("busy_timeout")).toBe(15_000);
  expect(setting("trusted_schema")).toBe(0);
  for (const name of ["foreign_keys", "recursive_triggers", "secure_delete", "cell_size_check"]) {
    expect(setting(name), name).toBe(1);
  }
  expect(setting("application_id")).toBe(0x54414c4b);
  store.close();
});

test("every table is strict", async () => {
  const { db } = await staffedOffice();
  const store = openFile(db);
  const loose = store
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'",
    )
    .all();
  expect(loose).toEqual([]);
  store.close();
});

test.each([
  ["an event", "UPDATE event SET actor = 'x'", "DELETE FROM event"],
  ["a talk's change", "UPDATE talk_change SET reason = 'x'", "DELETE FROM talk_change"],
  ["a record", "UPDATE record SET talker = 'x'", "DELETE FROM record"],
])("%s can be neither changed nor deleted", async (_what, update, remove) => {
  const office = await staffedOffice();
  await office.ok("log", "1", "--mind", "x");
  const store = openFile(office.db);
  expect(() => store.exec(update)).toThrow();
  expect(() => store.exec(remove)).toThrow();
  store.close();
});

test("the database is its owner's alone", async () => {
  const { db } = await staffedOffice();
  expect(statSync(db).mode & 0o777).toBe(0o600);
});

test("every table is under seal, but for those that make the seal", async () => {
  const { db } = await staffedOffice();
  const store = openFile(db);
  const tables = store
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all();
  const sealed = [...new Set(PARTS.map(({ table }) => table))];
  // Events are in the chain themselves; claims are sealed with their talk.
  // Figures and the day of the last reckoning are kept for speed; doctor counts them anew.
  const kept = ["figure", "assigned_until"];
  const others = ["event", "seal", "touched", "claim", ...kept];
  expect(tables.sort()).toEqual([...sealed, ...others].sort());
  store.close();
});

test("every column of a table is in one of its parts", async () => {
  const { db } = await staffedOffice();
  const store = openFile(db);
  for (const { table } of PARTS) {
    const columns = store
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?) ORDER BY name")
      .pluck()
      .all(table);
    const parts = PARTS.filter((part) => part.table === table);
    const sealed = parts.flatMap((part) => columnsOf(store, part).map(({ name }) => name));
    expect([...new Set(sealed)].sort(), table).toEqual(columns);
  }
  store.close();
});
