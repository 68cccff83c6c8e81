import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import Sqlite from "#sqlite";
import { MIGRATIONS } from "../../src/store/database/migrations/index.ts";
import { leftDraft } from "../helpers/drafts.ts";
import { asFirstVersion } from "../helpers/first-version.ts";
import { FOUND, type Office } from "../helpers/talks.ts";
import { bytes, refused, staffedOffice } from "./setup.ts";

/** An office at work, its database of the first version; and what it would list. */
async function older(): Promise<Office & { listed: unknown; content: Buffer }> {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("waive", "2", "--reason", "病", "--approver", "陈");
  const listed = await here.ok("list", "--status", "all");
  const path = join(here.folder, "first.db");
  asFirstVersion(here.db, path);
  const content = readFileSync(path);
  rmSync(path);
  writeFileSync(here.db, content, { mode: 0o600 });
  return Object.assign(here, { listed, content });
}

const versionOf = (path: string) => {
  const db = new Sqlite(path, { readonly: true });
  const version = db.pragma("user_version", { simple: true });
  db.close();
  return version;
};

describe("a database of the first version", () => {
  test("is brought up to date by the next command, which tells of the copy on stderr", async () => {
    const here = await older();
    const { exit, json, stderr } = await here.talks("list", "--status", "all", "--json");
    expect(exit).toBe(0);
    expect(json).toEqual(here.listed);
    expect(stderr).toContain(`${here.db}.v1`);
    expect(versionOf(here.db)).toBe(MIGRATIONS.length);
    expect(await here.talks("list")).toMatchObject({ exit: 0, stderr: "" });
  });

  test("is kept as it was, for its owner alone", async () => {
    const here = await older();
    await here.talks("report");
    const kept = `${here.db}.v1`;
    expect(versionOf(kept)).toBe(1);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const rows = (path: string) => {
      const db = new Sqlite(path, { readonly: true });
      const all = ["event", "talk", "record", "waiver"].map((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      );
      db.close();
      return all;
    };
    const before = join(here.folder, "before.db");
    writeFileSync(before, here.content);
    expect(rows(kept)).toEqual(rows(before));
    expect(
      readdirSync(here.folder)
        .filter((file) => file.startsWith("talks.db"))
        .sort(),
    ).toEqual([...["talks.db", "talks.db.v1"]]);
  });

  test("has a sound chain afterwards, older events first, and the history tells it", async () => {
    const here = await older();
    await here.talks("report", "--actor", "小李");
    const { flaws, events, head } = await here.ok("doctor");
    expect(flaws).toEqual([]);
    const history = (await here.ok("history")).events;
    expect(history).toHaveLength(events);
    expect(history[0]).toMatchObject({
      seq: 6,
      what: "migrate",
      actor: "小李",
      detail: { from: 1, to: MIGRATIONS.length },
    });
    await here.ok("log", "3", ...FOUND);
    expect((await here.talks("doctor", "--anchor", head)).exit).toBe(0);
  });

  test("that is damaged is refused with 6 and not touched", async () => {
    const here = await older();
    const content = readFileSync(here.db);
    writeFileSync(here.db, content.fill(0xff, 20_480, 24_576));
    await refused(here, 6, "report");
  });

  test("that is none, but says so, is refused with 6 and not touched", async () => {
    const here = await staffedOffice();
    for (const version of [0, 1]) {
      const db = new Sqlite(here.db);
      db.pragma(`user_version = ${version}`);
      db.close();
      const { code } = await refused(here, 6, "report");
      expect(code).toBe("does-not-hold");
    }
  });

  test("what a killed migration left beside it is cleared away", async () => {
    const here = await older();
    const draft = leftDraft("talks.db.v1");
    for (const name of [draft, `${draft}-journal`]) here.file(name, "half a copy");
    here.file("talks.db.v1.notes", "somebody's");
    await here.talks("report");
    expect(
      Object.keys(bytes(here))
        .filter((file) => file.startsWith("talks.db"))
        .sort(),
    ).toEqual([...["talks.db", "talks.db.v1", "talks.db.v1.notes"]]);
  });

  test("can be restored, and is brought up to date then", async () => {
    const here = await older();
    await here.talks("report");
    await here.ok("log", "4", ...FOUND);
    await here.ok("restore", "talks.db.v1");
    expect((await here.talks("list", "--status", "all", "--json")).json).toEqual(here.listed);
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });
});
