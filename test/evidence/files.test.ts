import { execFileSync, spawn } from "node:child_process";
import {
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
import { describe, expect, test } from "vitest";
import { faultOf } from "../../src/failures.ts";
import { en } from "../../src/messages/en/index.ts";
import { zh } from "../../src/messages/zh/index.ts";
import { refused, staffedOffice } from "../contract/setup.ts";

const REPORT = ["report", "-f", "csv", "-o"];

describe.skipIf(process.platform === "win32")("-o", () => {
  test("onto a device writes to it and leaves it a device", async () => {
    const here = await staffedOffice();
    expect((await here.talks(...REPORT, "/dev/null")).exit).toBe(0);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
    const { message } = await refused(here, 7, ...REPORT, "/dev/full");
    expect(message).toContain("/dev/full");
    expect(lstatSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  test("onto a named pipe gives its reader all of it, and the pipe stays", async () => {
    const here = await staffedOffice();
    const pipe = join(here.folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
    let read = "";
    reader.stdout.setEncoding("utf8").on("data", (text) => {
      read += text;
    });
    expect((await here.talks(...REPORT, "pipe")).exit).toBe(0);
    await new Promise((done) => reader.on("close", done));
    expect(read).toContain("琼山区");
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test.each([
    ["a file", "there.csv"],
    ["nothing yet", "new.csv"],
  ])("onto a link that leads to %s writes there, and the link stays", async (_, target) => {
    const here = await staffedOffice();
    mkdirSync(join(here.folder, "reports"));
    here.file("reports/there.csv", "old");
    symlinkSync(join("reports", target), join(here.folder, "link.csv"));
    await here.ok(...REPORT, "link.csv");
    expect(lstatSync(join(here.folder, "link.csv")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(here.folder, "reports", target), "utf8")).toContain("琼山区");
  });

  test("onto a database is refused, by whatever link", async () => {
    const here = await staffedOffice();
    symlinkSync("talks.db", join(here.folder, "report.csv"));
    for (const path of ["talks.db", "report.csv"]) await refused(here, 3, ...REPORT, path);
  });

  test("onto a folder, or a link in a circle, is refused with 7", async () => {
    const here = await staffedOffice();
    mkdirSync(join(here.folder, "folder.csv"));
    symlinkSync("circle.csv", join(here.folder, "circle.csv"));
    await refused(here, 7, ...REPORT, "folder.csv");
    await refused(here, 7, ...REPORT, "circle.csv");
  });

  test("onto a file replaces it whole, for its owner alone, and leaves nothing beside it", async () => {
    const here = await staffedOffice();
    writeFileSync(join(here.folder, "r.csv"), "old".repeat(100_000), { mode: 0o644 });
    const files = readdirSync(here.folder);
    await here.ok(...REPORT, "r.csv");
    expect(readFileSync(join(here.folder, "r.csv"), "utf8")).not.toContain("oldold");
    expect(statSync(join(here.folder, "r.csv")).mode & 0o777).toBe(0o600);
    expect(readdirSync(here.folder)).toEqual(files);
  });
});

test("-o - is stdout, in the format said or else the one for stdout", async () => {
  const here = await staffedOffice();
  for (const flags of [[], ["-f", "csv"], ["-f", "md"], ["--json"]]) {
    const { stdout, exit } = await here.talks("report", ...flags);
    expect(await here.talks("report", ...flags, "-o", "-")).toMatchObject({
      stdout,
      exit,
      stderr: "",
    });
  }
  expect(existsSync(join(here.folder, "-"))).toBe(false);
  const { stdout } = await here.talks("list", "-f", "csv", "-o", "-");
  expect(stdout).toBe((await here.talks("list", "-f", "csv")).stdout);
});

test.each([["report", "-f", "xlsx"], ["list", "-f", "xlsx"], ["template"], ["export"]])(
  "a workbook goes to stdout where that is asked for and no terminal: %s",
  async (...argv) => {
    const here = await staffedOffice();
    const { exit, stdout } = await here.talks(...argv, "-o", "-");
    expect([exit, stdout.slice(0, 2)]).toEqual([0, "PK"]);
    here.screen = { columns: 80, rows: 24 };
    expect((await here.talks(...argv, "-o", "-")).exit).toBe(2);
  },
);

test("a disk that fails once all is written tells to look before entering it again", async () => {
  const error = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_DIR_FSYNC" });
  const fault = await faultOf(error, "talks.db", en);
  expect([fault?.code, fault?.exit]).toEqual(["maybe-written", 7]);
  const said = [en, zh].map(({ faults }) =>
    faults.fault({ code: "maybe-written", path: "talks.db", reason: error.code }).join(" "),
  );
  expect(said).toEqual([
    expect.stringContaining("Look before you enter it again"),
    expect.stringContaining("请先查看再补录"),
  ]);
});
