import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { version } from "../package.json";
import { BINARY } from "./helpers/build.ts";
import { CADRES, LEADERS, type Office, staffedOffice } from "./helpers/talks.ts";
import { bigRoster, HEAD } from "./import/setup.ts";

interface Ended {
  exit: number | null;
  stdout: string;
  stderr: string;
}

function start(cwd: string, argv: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [BINARY, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, TALKS_TODAY: "2026-11-01", ...env },
  });
}

function end(child: ChildProcess, input = ""): Promise<Ended> {
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said.stderr += text;
  });
  child.stdin?.end(input);
  return new Promise((done) => child.on("close", (exit) => done({ exit, ...said })));
}

const talks = (cwd: string, ...argv: string[]) => end(start(cwd, argv));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "talks-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An office with more talks than a pipe holds. */
function bigOffice(): Promise<Office> {
  const rows = Array.from({ length: 400 }, (_, i) => `龙塘镇,三桥村,人${i},member\n`).join("");
  return staffedOffice({ cadres: `township,village,name,party_post\n${rows}` });
}

test("--version prints the version", async () => {
  expect(await talks(folder(), "--version")).toEqual({
    ...{ exit: 0, stdout: `${version}\n`, stderr: "" },
  });
});

test("a pipe gets all of a long output", async () => {
  const { folder } = await bigOffice();
  const { exit, stdout } = await talks(folder, "list", "--json");
  expect(stdout.length).toBeGreaterThan(1 << 17);
  expect({ exit, total: JSON.parse(stdout).total }).toEqual({ exit: 0, total: 400 });
});

test.each([
  ["json", ["list", "--json"]],
  ["csv", ["list", "-f", "csv"]],
  ["table", ["list"]],
])("a reader that has had enough of %s is a normal end", async (_, argv) => {
  const { folder } = await bigOffice();
  const child = start(folder, argv);
  child.stdout?.once("data", () => child.stdout?.destroy());
  const { exit, stderr } = await end(child);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
});

test("works in the current folder: its database, its tables, its output", async () => {
  const office = await staffedOffice();
  const here = folder();
  mkdirSync(join(here, "deep"));
  const init = ["init", "--district", "琼山区", "--election", "2026-12-10"];
  expect((await talks(join(here, "deep"), ...init)).exit).toBe(0);
  expect(readdirSync(here)).toEqual(["deep"]);
  expect((await talks(here, "report")).exit).toBe(8);
  const outside = ["--db", "deep/talks.db", "import", join(office.folder, "cadres.csv")];
  expect((await talks(here, ...outside)).exit).toBe(0);
  expect((await talks(here, "report", "--db", "deep/talks.db", "-o", "x.md")).exit).toBe(0);
  expect(readdirSync(here).sort()).toEqual(["deep", "x.md"]);
});

test("takes paths with spaces and Chinese characters", async () => {
  const here = folder();
  const place = join(here, "换届 2026 年");
  mkdirSync(place);
  const db = ["--db", join(place, "谈话 记录.db")];
  const init = ["init", "--district", "琼山区", "--election", "2026-12-10", ...db];
  expect((await talks(here, ...init)).exit).toBe(0);
  writeFileSync(join(place, "名册 一.csv"), CADRES);
  writeFileSync(join(place, "领导.csv"), LEADERS);
  const files = [join(place, "名册 一.csv"), join(place, "领导.csv")];
  expect((await talks(here, "import", ...files, ...db)).exit).toBe(0);
  expect((await talks(here, "assign", ...db)).exit).toBe(0);
  expect((await talks(here, "list", ...db, "-o", join(place, "名单 表.csv"))).exit).toBe(0);
  expect(readdirSync(place).sort()).toEqual(
    ["谈话 记录.db", "名册 一.csv", "领导.csv", "名单 表.csv"].sort(),
  );
});

test("reads records from stdin, and says so in JSON", async () => {
  const { folder } = await staffedOffice();
  const child = start(folder, ["log", "--from", "-", "--json", "--actor", "小李"]);
  const { exit, stdout } = await end(child, '[{"talk": 1, "mode": "phone"}]');
  expect(exit).toBe(0);
  expect(JSON.parse(stdout).records).toMatchObject([{ talk: 1, mode: "phone", actor: "小李" }]);
});

test("refuses in one line of JSON on stderr, and with its exit code", async () => {
  const { folder } = await staffedOffice();
  const { exit, stdout, stderr } = await talks(folder, "show", "999", "--json");
  expect({ exit, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    ...{ exit: 3, stdout: "", lines: 1 },
  });
  expect(JSON.parse(stderr).error.code).toMatch(/^[a-z-]+$/);
});

test("never prompts where stdin is no terminal", async () => {
  const { folder } = await staffedOffice();
  const { exit, stdout } = await talks(folder, "log");
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
});

test("takes today from the machine's own time zone", async () => {
  const { folder } = await staffedOffice();
  const today = async (TZ: string) =>
    JSON.parse((await end(start(folder, ["report", "--json"], { TZ, TALKS_TODAY: "" }))).stdout)
      .asOf;
  const day = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format();
  // 26 hours lie between the two, so that at least one is not on UTC's day.
  for (const zone of ["Pacific/Kiritimati", "Etc/GMT+12"])
    expect(await today(zone)).toBe(day(zone));
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s takes back an import at work", async (signal, exit) => {
  const { folder, db } = await staffedOffice();
  const lines = bigRoster(20_000).flat().join("\n");
  writeFileSync(join(folder, "big.csv"), `${HEAD}\n${lines}\n`);
  const before = { files: readdirSync(folder), content: readFileSync(db) };
  const child = start(folder, ["import", "big.csv"]);
  // The journal is there once the database is being written to.
  while (!existsSync(`${db}-journal`)) await setTimeout(5);
  child.kill(signal);
  const ended = await end(child);
  expect(ended).toEqual({ exit, stdout: "", stderr: "Stopped; nothing was changed.\n" });
  expect(readdirSync(folder)).toEqual(before.files);
  expect(readFileSync(db).equals(before.content)).toBe(true);
});

const FULL = "/dev/full";
test.runIf(existsSync(FULL))("says that there is no space for its output", async () => {
  const { folder } = await staffedOffice();
  const child = spawn(process.execPath, [BINARY, "list"], {
    cwd: folder,
    stdio: ["ignore", openSync(FULL, "w"), "pipe"],
  });
  const { exit, stderr } = await end(child);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(exit).toBe(7);
});
