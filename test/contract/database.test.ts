import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import Sqlite from "#sqlite";
import { FOUND, type Office, office } from "../helpers/talks.ts";
import { refused, staffedOffice } from "./setup.ts";

/** Works on the database file behind the program's back. */
function tamper(here: Office, work: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(here.db);
  try {
    work(db);
  } finally {
    db.close();
  }
}

const READERS = [["report"], ["list", "--status", "all"], ["history"], ["check"], ["show", "1"]];

describe("a file that is no talks database exits with 8 and stays as it is", () => {
  test.each([
    ["text", Buffer.from("township,village\n龙塘镇,三桥村\n".repeat(100))],
    ["nothing", Buffer.alloc(0)],
    ["zeros", Buffer.alloc(8192)],
  ])("%s", async (_, content) => {
    const here = office();
    writeFileSync(here.db, content);
    for (const argv of READERS) await refused(here, 8, ...argv);
    await refused(here, 8, "assign");
    await refused(here, 8, "init", "--district", "琼山区", "--election", "2026-12-10");
  });

  const foreign = async (mode: string) => {
    const here = office();
    tamper(here, (db) => {
      db.pragma(`journal_mode = ${mode}`);
      db.exec("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    });
    for (const argv of READERS) await refused(here, 8, ...argv);
    await refused(here, 8, "init", "--district", "琼山区", "--election", "2026-12-10");
  };
  test("another program's SQLite database", () => foreign("delete"));
  // "No talks database there, not one": opening it takes it out of WAL mode, for good.
  test("another program's SQLite database in WAL mode", () => foreign("wal"));

  test("a folder", async () => {
    const here = office();
    mkdirSync(`${here.folder}/db`);
    await refused(here, 8, "report", "--db", "db");
  });

  test("one of a newer version", async () => {
    const here = await staffedOffice();
    tamper(here, (db) => db.pragma("user_version = 99"));
    for (const argv of READERS) await refused(here, 8, ...argv);
    await refused(here, 8, "log", "1", ...FOUND);
  });
});

describe("a damaged database exits with 6", () => {
  test("with its pages overwritten", async () => {
    const here = await staffedOffice();
    const content = readFileSync(here.db);
    writeFileSync(here.db, content.fill(0xff, 4096));
    for (const argv of READERS) await refused(here, 6, ...argv);
    await refused(here, 6, "log", "1", ...FOUND);
  });

  test("with its end cut off", async () => {
    const here = await staffedOffice();
    const content = readFileSync(here.db);
    writeFileSync(here.db, content.subarray(0, 4096 * 3));
    for (const argv of READERS) await refused(here, 6, ...argv);
  });
});

// "6: the database is damaged or was tampered with."
describe("a database that was tampered with exits with 6", () => {
  const cases: [string, string][] = [
    ["a table dropped", "PRAGMA foreign_keys = OFF; DROP TABLE record;"],
    ["the cycle deleted", "DELETE FROM cycle;"],
  ];
  test.each(cases)("with %s", (_, sql) => tampered(sql));

  async function tampered(sql: string): Promise<void> {
    const here = await staffedOffice();
    await here.ok("cycle", "--election", "2026-12-20");
    await here.ok("log", "1", ...FOUND);
    tamper(here, (db) => db.exec(sql));
    await refused(here, 6, "report");
  }
});

// Else the seal that the next command sets on the block would cover what was altered in it.
test.each([
  ["a row beside", "DROP TRIGGER talk_changed; UPDATE talk SET waived = 1 WHERE id = 7", "6"],
  ["the row itself", "DROP TRIGGER talk_changed; UPDATE talk SET waived = 1 WHERE id = 6", "6"],
])("an altered row is not sealed over by a change of %s", async (_, sql, talk) => {
  const here = await staffedOffice();
  tamper(here, (db) => db.exec(sql));
  const before = readFileSync(here.db);
  const stderr = await refused(here, 6, "log", talk, ...FOUND);
  expect(readFileSync(here.db)).toEqual(before);
  expect(stderr).not.toBe("");
  expect((await here.talks("doctor")).exit).toBe(6);
});

test("rows added beside an altered one do not seal it over", async () => {
  const here = await staffedOffice();
  tamper(here, (db) => db.exec("DROP TRIGGER person_changed; UPDATE person SET phone = '1'"));
  const more = "township,village,name,party_post\n龙塘镇,新村,符三,secretary\n";
  await refused(here, 6, "import", here.file("more.csv", more));
  expect((await here.talks("doctor")).exit).toBe(6);
});

test("a database that another program is writing to exits with 5, unchanged", async () => {
  const here = await staffedOffice();
  const other = new Sqlite(here.db);
  other.exec("BEGIN IMMEDIATE");
  try {
    const before = readFileSync(here.db);
    const { exit, stdout, stderr } = await here.talks("log", "1", ...FOUND, "--json");
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: "" });
    expect(JSON.parse(stderr).error).toMatchObject({
      ...{ code: "busy", message: expect.stringContaining(here.db) },
    });
    expect(readFileSync(here.db)).toEqual(before);
    expect((await here.talks("report")).exit).toBe(0);
  } finally {
    other.close();
  }
});
