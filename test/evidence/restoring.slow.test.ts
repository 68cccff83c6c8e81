import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import Sqlite from "#sqlite";
import { refused, staffedOffice } from "../contract/setup.ts";
import { FOUND } from "../helpers/talks.ts";

test("a backup that went its own way is compared by the last event both have, not by counting", async () => {
  const here = await staffedOffice();
  await here.ok("backup", "copy.db");
  // Both go on: the office enters a completing record and redacts, the copy gets more events.
  await here.ok("log", "1", ...FOUND);
  await here.ok("redact", "吴一", "--reason", "本人申请");
  for (const id of ["4", "5", "6"]) await here.ok("log", id, "--mind", "安心", "--db", "copy.db");
  const { restored } = await here.ok("restore", "copy.db");
  expect(restored).toMatchObject({ events: 6, lostEvents: 2, lostRedactions: 1 });
  const { events } = await here.ok("history");
  expect(events[0]).toMatchObject({ what: "restore", detail: { head: restored.head, lost: 2 } });
  expect((await here.talks("history")).stdout).toContain("2 events lost");
});

test("a backup that has all the replaced file has loses nothing", async () => {
  const here = await staffedOffice();
  writeFileSync(join(here.folder, "older.db"), readFileSync(here.db));
  await here.ok("log", "1", ...FOUND);
  await here.ok("backup", "copy.db");
  const { restored } = await here.ok("restore", "copy.db", "--db", "older.db");
  expect(restored).toMatchObject({ lostEvents: 0, lostRedactions: 0 });
});

test("what one of the backups lost is told, though it has as many events", async () => {
  const here = await staffedOffice();
  await here.ok("backup", "copy.db");
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mind", "安心", "--db", "copy.db");
  expect((await here.talks("restore", "copy.db")).stdout).toContain("1 event of the replaced file");
});

test.each([
  ["in its pages", (file: Buffer) => file.fill(0xff, 8192, 12_288)],
  ["in its header", (file: Buffer) => file.fill(0xff, 16, 60)],
  ["cut off", (file: Buffer) => file.subarray(0, 20_000)],
])("a backup damaged %s is named as the damaged one", async (_, damage) => {
  const here = await staffedOffice();
  await here.ok("backup", "copy.db");
  const copy = join(here.folder, "copy.db");
  writeFileSync(copy, damage(readFileSync(copy)));
  const { exit, stderr } = await here.talks("restore", "copy.db");
  expect([6, 8]).toContain(exit);
  expect(stderr).toContain("copy.db");
  expect(stderr.replaceAll("copy.db", "")).not.toContain("talks.db");
  await refused(here, exit, "restore", "copy.db");
});

test("a first page torn beside its hot journal is taken back by SQLite, not refused", async () => {
  const here = await staffedOffice();
  const before = await here.ok("list", "--status", "all");
  // Half a transaction is in the file, and what stood there in the journal beside it.
  const db = new Sqlite(here.db);
  db.pragma("cache_size = 5");
  db.exec("BEGIN IMMEDIATE; CREATE TABLE junk (a TEXT) STRICT");
  const insert = db.prepare("INSERT INTO junk VALUES (?)");
  for (let i = 0; i < 200; i++) insert.run("x".repeat(4000));
  const [file, journal] = [readFileSync(here.db), readFileSync(`${here.db}-journal`)];
  db.close();
  writeFileSync(here.db, file.fill(0xaa, 0, 4096));
  writeFileSync(`${here.db}-journal`, journal);
  expect(await here.talks("list", "--status", "all", "--json")).toMatchObject({
    ...{ exit: 0, stderr: "", json: before },
  });
  expect((await here.ok("doctor")).flaws).toEqual([]);
});

test("another program's file with a journal beside it is refused and left alone", async () => {
  const here = await staffedOffice();
  for (const name of ["notes.txt", "notes.txt-journal"]) here.file(name, "谈话".repeat(2000));
  await refused(here, 8, "list", "--db", "notes.txt");
});
