import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { office } from "../helpers/talks.ts";
import { refused, staffedOffice } from "./setup.ts";

const fs = vi.hoisted(() => ({ type: null as number | null }));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const statfsSync = (path: string) =>
    fs.type === null ? real.statfsSync(path) : { ...real.statfsSync(path), type: fs.type };
  return { ...real, default: real, statfsSync };
});

const INIT = ["init", "--district", "琼山区", "--election", "2026-12-10"];

/** Lets the system say that every file lies on a file system of that kind. */
function on(type: number): void {
  fs.type = type;
  onTestFinished(() => {
    fs.type = null;
  });
}

const SHARED: [string, number][] = [
  ["NFS", 0x6969],
  ["SMB", 0xfe534d42],
  ["CIFS", 0xff534d42],
  ["9P", 0x01021997],
];

test.each(SHARED)(
  "on %s every command is refused with 8, unless it is allowed",
  async (_, type) => {
    const here = await staffedOffice();
    on(type);
    const { code, hint } = await refused(here, 8, "report");
    expect({ code, hint }).toEqual({
      ...{ code: "network-file", hint: expect.stringContaining("--allow-network-file") },
    });
    await refused(here, 8, "log", "1", "--mind", "x");
    await refused(here, 8, ...INIT, "--db", "new.db");
    expect((await here.talks("report", "--allow-network-file")).exit).toBe(0);
    expect((await here.talks(...INIT, "--db", "new.db", "--allow-network-file")).exit).toBe(0);
  },
);

test("on a disk nothing is asked", async () => {
  const here = await staffedOffice();
  on(0xef53); // ext
  expect((await here.talks("report")).exit).toBe(0);
});

test.runIf(process.platform !== "win32")("init makes a folder for its owner alone", async () => {
  const here = office();
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  await here.ok(...INIT, "--db", "2026/talks.db");
  expect(statSync(join(here.folder, "2026")).mode & 0o777).toBe(0o700);
  expect(statSync(join(here.folder, "2026/talks.db")).mode & 0o777).toBe(0o600);
});

test("init leaves a folder that is there as it is", async () => {
  const here = office();
  mkdirSync(join(here.folder, "2026"), { mode: 0o750 });
  await here.ok(...INIT, "--db", "2026/talks.db");
  expect(statSync(join(here.folder, "2026")).mode & 0o777).toBe(0o750);
});

test.each([["report"], ["log", "1", "--mind", "x"], INIT, ["backup", "copy.db"]])(
  "a link that leads nowhere is refused with 8: %s",
  async (...argv) => {
    const here = office();
    symlinkSync(join(here.folder, "gone.db"), join(here.folder, "link.db"));
    const { code, message } = await refused(here, 8, ...argv, "--db", "link.db");
    expect({ code, message }).toEqual({
      ...{ code: "no-database", message: expect.stringContaining("link.db") },
    });
    expect(existsSync(join(here.folder, "gone.db"))).toBe(false);
  },
);

test("a link to a database is that database", async () => {
  const here = await staffedOffice();
  symlinkSync(here.db, join(here.folder, "link.db"));
  await here.ok("log", "1", "--mind", "x", "--db", "link.db");
  expect((await here.ok("show", "1")).records).toHaveLength(1);
  expect(readdirSync(here.folder).filter((file) => file.endsWith("-journal"))).toEqual([]);
});

test.each([["report"], INIT, ["doctor"], ["restore", "copy.db"]])(
  "a folder is refused with 8: %s",
  async (...argv) => {
    const here = await staffedOffice();
    await here.ok("backup", "copy.db");
    mkdirSync(join(here.folder, "folder"));
    const { code } = await refused(here, 8, ...argv, "--db", "folder");
    expect(code).toBe("not-a-talks-database");
  },
);

test.each([["report"], INIT])(
  "a path that no system takes is refused with 8: %s",
  async (...argv) => {
    const here = office();
    await refused(here, 8, ...argv, "--db", "a\0b.db");
  },
);
