import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import Sqlite from "#sqlite";
import { Fault } from "../../src/errors.ts";
import { faultOf } from "../../src/failures.ts";
import { en } from "../../src/messages/en/index.ts";
import { openStore } from "../../src/store/database/migrate.ts";
import { setWaiver } from "../../src/store/talks/waivers.ts";
import { FOUND, type Office, office } from "../helpers/talks.ts";
import { behind, bytes, refused, staffedOffice } from "./setup.ts";

const DOER = { actor: "clerk", at: "2026-11-01T09:00:00.000Z", what: "waive" };
const mode = (path: string) => statSync(path).mode & 0o777;
const recordsIn = (path: string): number => {
  const db = new Sqlite(path, { readonly: true });
  try {
    return db.prepare<[], number>("SELECT COUNT(*) FROM record").pluck().get() ?? 0;
  } finally {
    db.close();
  }
};

/** The office with one record, and a backup of that. */
async function backedUp(): Promise<Office & { copy: string }> {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  const copy = join(here.folder, "copy.db");
  await here.ok("backup", copy);
  return Object.assign(here, { copy });
}

/** Damages a file so that SQLite notices. */
function damage(path: string): void {
  const content = readFileSync(path);
  writeFileSync(path, content.fill(0xff, 8192, 12_288));
}

describe("backup", () => {
  test("writes a copy that is a database of its own, with the same head", async () => {
    const here = await staffedOffice();
    await here.ok("log", "1", ...FOUND);
    const { head } = await here.ok("doctor");
    const { backup } = await here.ok("backup", "copy.db");
    expect(backup).toEqual({ file: join(here.folder, "copy.db"), head, events: 4 });
    expect(await here.ok("doctor", "--db", "copy.db")).toMatchObject({ head, flaws: [] });
    expect(await here.ok("list", "--db", "copy.db", "--status", "all")).toEqual(
      await here.ok("list", "--status", "all"),
    );
    expect((await here.talks("backup", "again.db")).stdout).toContain(head);
    expect(
      readdirSync(here.folder)
        .filter((file) => file.includes(".db"))
        .sort(),
    ).toEqual([...["again.db", "copy.db", "talks.db"]]);
  });

  test.each([0o000, 0o022, 0o077])("is its owner's alone, whatever the umask: %o", async (mask) => {
    const here = await staffedOffice();
    const before = process.umask(mask);
    onTestFinished(() => void process.umask(before));
    await here.ok("backup", "copy.db");
    expect(mode(join(here.folder, "copy.db"))).toBe(0o600);
  });

  test("does not overwrite what is there without --force", async () => {
    const here = await backedUp();
    await here.ok("log", "2", ...FOUND);
    const { code, message } = await refused(here, 3, "backup", "copy.db");
    expect({ code, message }).toEqual({
      ...{ code: "file-exists", message: expect.stringContaining(here.copy) },
    });
    expect(recordsIn(here.copy)).toBe(1);
    await here.ok("backup", "copy.db", "--force");
    expect(recordsIn(here.copy)).toBe(2);
    expect(mode(here.copy)).toBe(0o600);
  });

  test("of what does not hold is refused with 6, and leaves no copy", async () => {
    const here = await backedUp();
    behind(here, "UPDATE record SET mind = '改' WHERE id = 1");
    const { code, message } = await refused(here, 6, "backup", "other.db");
    expect({ code, message }).toEqual({
      ...{ code: "does-not-hold", message: expect.stringContaining("records, number 1") },
    });
    await refused(here, 6, "backup", "copy.db", "--force");
  });

  test("of a damaged file is refused with 6, and leaves no copy", async () => {
    const here = await backedUp();
    damage(here.db);
    await refused(here, 6, "backup", "other.db");
    await refused(here, 6, "backup", "copy.db", "--force");
  });

  test("into a folder that is not there is refused with 7", async () => {
    const here = await staffedOffice();
    const { message } = await refused(here, 7, "backup", "nowhere/copy.db");
    expect(message).toContain("nowhere");
  });

  test("over a folder, or over the database itself, changes nothing", async () => {
    const here = await staffedOffice();
    mkdirSync(join(here.folder, "folder"));
    await refused(here, 3, "backup", "folder");
    await refused(here, 7, "backup", "folder", "--force");
    await refused(here, 3, "backup", "talks.db");
    symlinkSync(here.db, join(here.folder, "link.db"));
    for (const itself of ["talks.db", "link.db"]) {
      const { code } = await refused(here, 3, "backup", itself, "--force");
      expect(code).toBe("would-replace-database");
    }
  });

  test("without a database is refused with 8", async () => {
    await refused(office(), 8, "backup", "copy.db");
  });
});

describe("restore", () => {
  test("puts the copy in place and keeps what was there under another name", async () => {
    const here = await backedUp();
    await here.ok("log", "2", ...FOUND);
    const { head } = await here.ok("doctor", "--db", "copy.db");
    const { restored } = await here.ok("restore", "copy.db");
    expect(restored).toMatchObject({ file: here.copy, head, events: 4 });
    expect(recordsIn(here.db)).toBe(1);
    expect(restored.kept).toMatch(/talks\.db\.20261101\d{6}$/);
    expect(recordsIn(restored.kept)).toBe(2);
    expect([mode(here.db), mode(restored.kept)]).toEqual([0o600, 0o600]);
  });

  test("is told in the history, and the chain goes on from the copy's head", async () => {
    const here = await backedUp();
    const { head } = await here.ok("doctor", "--db", "copy.db");
    await here.ok("restore", "copy.db", "--actor", "小李");
    const { events } = await here.ok("history");
    expect(events[0]).toMatchObject({ seq: 5, what: "restore", actor: "小李", detail: { head } });
    expect((await here.talks("history")).stdout).toContain(head);
    expect((await here.talks("doctor", "--anchor", head)).exit).toBe(0);
  });

  test("of a damaged copy is refused with 6, and nothing is replaced", async () => {
    const here = await backedUp();
    damage(here.copy);
    const { code, message } = await refused(here, 6, "restore", "copy.db");
    expect({ code, message }).toEqual({
      ...{ code: "damaged-database", message: expect.stringContaining(here.copy) },
    });
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("of a copy that was tampered with is refused with 6, and nothing is replaced", async () => {
    const here = await backedUp();
    behind({ ...here, db: here.copy }, "UPDATE record SET mind = '改' WHERE id = 1");
    const { code } = await refused(here, 6, "restore", "copy.db");
    expect(code).toBe("does-not-hold");
  });

  test("of what is no talks database is refused with 8, and nothing is replaced", async () => {
    const here = await backedUp();
    writeFileSync(join(here.folder, "notes.txt"), "谈话".repeat(2000));
    await refused(here, 8, "restore", "notes.txt");
    await refused(here, 8, "restore", "nowhere.db");
    await refused(here, 8, "restore", here.folder);
  });

  test("takes the place of a database too damaged to open", async () => {
    const here = await backedUp();
    const content = readFileSync(here.db);
    writeFileSync(here.db, content.fill(0, 0, 5000));
    const { restored } = await here.ok("restore", "copy.db");
    expect(readFileSync(restored.kept)).toEqual(content);
    expect((await here.ok("report")).totals.done).toBe(1);
  });

  test("where no database is makes one", async () => {
    const here = await backedUp();
    const { restored } = await here.ok("restore", "copy.db", "--db", "new.db");
    expect(restored.kept).toBeNull();
    expect(mode(join(here.folder, "new.db"))).toBe(0o600);
    expect((await here.talks("doctor", "--db", "new.db")).exit).toBe(0);
  });

  test("leaves the copy as it is, to be restored again", async () => {
    const here = await backedUp();
    const before = bytes(here)["copy.db"];
    await here.ok("restore", "copy.db");
    expect(bytes(here)["copy.db"]).toBe(before);
    chmodSync(here.copy, 0o400);
    await here.ok("restore", "copy.db");
    expect((await here.talks("doctor")).exit).toBe(0);
    expect(existsSync(here.copy)).toBe(true);
  });
});

test("restores at the same time do not take each other's file, and leave no other files", async () => {
  const here = await backedUp();
  const mine = here.file("talks.db.restored", "a file of the office's own");
  const both = await Promise.all([1, 2].map(() => here.ok("restore", "copy.db")));
  expect(new Set(both.map(({ restored }) => restored.kept)).size).toBe(2);
  expect((await here.talks("doctor")).exit).toBe(0);
  expect(readFileSync(mine, "utf8")).toBe("a file of the office's own");
  const beside = readdirSync(here.folder).filter((file) => file.startsWith("talks.db."));
  expect(beside).toHaveLength(3);
});

test("who had the database open while another was put in its place is told to try again", async () => {
  const here = await backedUp();
  const open = await openStore(here.db, DOER);
  try {
    await here.ok("restore", "copy.db");
    const late = setWaiver(open, DOER, 2, { reason: "病", approver: "陈" }, here.today);
    const error = await late.catch((thrown: unknown) => thrown);
    expect((await faultOf(error, here.db, en))?.exit).toBe(5);
  } finally {
    open.close();
  }
});

test("a signal stops a backup or a restore, and nothing of the copy is left", async () => {
  const here = await backedUp();
  const before = bytes(here);
  here.signal = () => AbortSignal.abort(new Fault("interrupted", {}));
  expect((await here.talks("backup", "other.db")).exit).toBe(130);
  expect((await here.talks("restore", "copy.db")).exit).toBe(130);
  expect(bytes(here)).toEqual(before);
});

test("restore through a link replaces what the link leads to", async () => {
  const here = await backedUp();
  await here.ok("log", "2", ...FOUND);
  symlinkSync(here.db, join(here.folder, "link.db"));
  const { restored } = await here.ok("restore", "copy.db", "--db", "link.db");
  expect([recordsIn(here.db), recordsIn(restored.kept)]).toEqual([1, 2]);
  expect(lstatSync(join(here.folder, "link.db")).isSymbolicLink()).toBe(true);
});
