import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import Sqlite from "#sqlite";
import { MIGRATIONS } from "../../src/store/database/migrations/index.ts";
import { behind, refused, staffedOffice } from "../contract/setup.ts";
import { asFirstVersion } from "../helpers/first-version.ts";
import { OLD_FILES, oldFile, oldOffice, STATUSES, statusesOf } from "../helpers/fixtures.ts";
import { examineAsStranger, firstChainDigest } from "../helpers/stranger.ts";
import { FOUND } from "../helpers/talks.ts";

describe.each(OLD_FILES)("a file of version $version", ({ version, heads }) => {
  test("goes on, and its old heads are held", async () => {
    const here = oldOffice(version);
    expect(await statusesOf(here)).toBe(STATUSES);
    await here.ok("log", "2", ...FOUND);
    for (const head of heads) {
      expect((await here.talks("doctor", "--anchor", head)).stdout).toBe("");
    }
    expect(examineAsStranger(here.db)).toEqual([]);
  });

  test("says in its history what was done, and up to where it was examined", async () => {
    const here = oldOffice(version);
    const { events } = await here.ok("history");
    expect(events[0]).toMatchObject({
      ...{ seq: 16, what: "migrate" },
      detail: { from: version, to: MIGRATIONS.length, held: heads[1] },
    });
    expect((await here.talks("history")).stdout).toContain(heads[1]);
  });

  test.each([
    ["a finding", "UPDATE record SET mind = '不安心' WHERE id = 5"],
    ["who talked", "UPDATE record SET talker = '陈副书记' WHERE id = 2"],
    ["a verdict and its talk", "UPDATE record SET reasons = ''; UPDATE talk SET partial_on = NULL"],
    ["a void struck out", "DELETE FROM void"],
    ["a holder", "UPDATE holder SET from_day = '2026-10-01' WHERE id = 1"],
    ["an event", "UPDATE event SET actor = 'x' WHERE seq = 4"],
    [
      "a trigger",
      "DROP TRIGGER IF EXISTS record_keeps; CREATE TRIGGER x AFTER INSERT ON void BEGIN SELECT 1; END",
    ],
  ])("is not sealed anew where %s was altered: exit 6, nothing touched", async (_, sql) => {
    const here = oldOffice(version);
    behind(here, sql);
    await refused(here, 6, "report");
    const sound = await staffedOffice();
    writeFileSync(join(sound.folder, "old.db"), readFileSync(here.db));
    const { code, message } = await refused(sound, 6, "restore", "old.db");
    expect([code, message]).toEqual(["does-not-hold", expect.stringContaining("old.db")]);
  });

  test("is not sealed anew where one seal swallowed another: the event's digest is the same", async () => {
    const here = oldOffice(version);
    // The event of the void: its seals of record and talk_change, and of the void itself.
    swallow(here.db, 9);
    const { code } = await refused(here, 6, "report");
    expect(code).toBe("does-not-hold");
  });

  test("can be restored: up to date, the restoration in its history", async () => {
    const here = await staffedOffice();
    here.today = "2026-11-20";
    writeFileSync(join(here.folder, "old.db"), oldFile(version));
    const { restored } = await here.ok("restore", "old.db");
    expect(restored).toMatchObject({ head: heads[1], events: 15 });
    const { events } = await here.ok("history");
    expect(events.slice(0, 2)).toMatchObject([
      { seq: 17, what: "restore", detail: { head: heads[1] } },
      { seq: 16, what: "migrate" },
    ]);
    expect(await statusesOf(here)).toBe(STATUSES);
    for (const head of heads) expect((await here.talks("doctor", "--anchor", head)).exit).toBe(0);
  });
});

test("its own migration is nothing that a file loses when the copy from before is restored", async () => {
  const here = oldOffice(4);
  await here.ok("list");
  expect((await here.ok("restore", "talks.db.v4")).restored).toMatchObject({ lostEvents: 0 });
});

test("a present file that says it is older is refused: no command seals it anew", async () => {
  const here = await staffedOffice();
  for (let version = 0; version < MIGRATIONS.length; version++) {
    behind(here, `PRAGMA user_version = ${version}`);
    await refused(here, 6, "report");
  }
});

test("a file stripped of its chain, as the first version had none, does not hold the old heads", async () => {
  const here = oldOffice(4);
  const path = join(here.folder, "stripped.db");
  behind(here, "UPDATE record SET mind = '不安心' WHERE id = 5");
  asFirstVersion(here.db, path);
  writeFileSync(here.db, readFileSync(path));
  await here.talks("report");
  const { exit, json } = await here.talks("doctor", "--json", "--anchor", "10-4b89503e5a6e11ae");
  expect([exit, json.flaws[0].code]).toEqual([6, "anchor-not-held"]);
});

test("restoring a file of a newer version ends with 8, and nothing is replaced", async () => {
  const here = await staffedOffice();
  await here.ok("backup", "newer.db");
  const newer = { ...here, db: join(here.folder, "newer.db") };
  behind(newer, "PRAGMA user_version = 99");
  const { code, message } = await refused(here, 8, "restore", "newer.db");
  expect([code, message]).toEqual(["newer-database", expect.stringContaining("newer.db")]);
  behind(newer, `PRAGMA user_version = ${MIGRATIONS.length}; UPDATE cycle SET judging = 99`);
  await refused(here, 8, "restore", "newer.db");
  expect(existsSync(`${here.db}-journal`)).toBe(false);
});

/** An event's seals as one: the first takes in all the bytes that the others gave to the digest. */
function swallow(path: string, seq: number): void {
  const db = new Sqlite(path);
  db.exec("DROP TRIGGER seal_keeps; DROP TRIGGER seal_stays; DROP TRIGGER void_stays");
  const all = "SELECT part, block, digest FROM seal WHERE event_seq = ? ORDER BY part, block";
  type Row = { part: string; block: number; digest: Buffer };
  const [first, ...others] = db.prepare<[number], Row>(all).all(seq);
  if (!first) throw new Error("no seals");
  const rest = others.flatMap(({ part, block, digest }) => [
    Buffer.from(`${part} ${block} `),
    digest,
  ]);
  db.prepare("UPDATE seal SET digest = ? WHERE event_seq = ? AND part = ? AND block = ?").run(
    ...[Buffer.concat([first.digest, ...rest]), seq, first.part, first.block],
  );
  const gone = "DELETE FROM seal WHERE event_seq = ? AND NOT (part = ? AND block = ?)";
  db.prepare(gone).run(seq, first.part, first.block);
  db.exec("DELETE FROM void");
  const event = db.prepare("SELECT * FROM event WHERE seq = ?").get(seq) as never;
  const before = db
    .prepare("SELECT digest FROM event WHERE seq = ?")
    .pluck()
    .get(seq - 1);
  expect(firstChainDigest(event, before as string, db.prepare(all).all(seq) as never)).toBe(
    (event as { digest: string }).digest,
  );
  db.exec(`${schema("seal_keeps")}; ${schema("seal_stays")}; ${schema("void_stays")}`);
  db.close();
}

function schema(name: string): string {
  const pristine = new Sqlite(":memory:");
  for (const migration of MIGRATIONS.slice(0, 2)) pristine.exec(migration);
  const sql = "SELECT sql FROM sqlite_schema WHERE name = ?";
  const text = pristine.prepare<[string], string>(sql).pluck().get(name);
  pristine.close();
  return text ?? "";
}
