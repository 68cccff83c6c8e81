import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { staffedOffice } from "./helpers/talks.ts";

const ROOT = join(import.meta.dirname, "..");

/** Runs one of the proofs of docs/proof.md, a few times instead of thousands. */
function prove(name: string, count: number): Promise<{ exit: number | null; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, "test/proof/prove.js"), name, String(count)]);
  let said = "";
  for (const end of [child.stdout, child.stderr]) {
    end.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((done) => child.on("close", (exit) => done({ exit, said })));
}

describe("in small, nothing is lost and nothing altered unseen:", () => {
  test.each([
    ["kills", 6],
    ["signals", 5],
    ["migration", 2],
    ["processes", 2],
    ["tampering", 40],
    ["fuzz", 200],
    ["redact", 2],
    ["pipes", 10],
  ])("%s", { timeout: 180_000 }, async (name, count) => {
    const { exit, said } = await prove(name, count);
    expect(exit, said).toBe(0);
  });
});

// Without a disk of its own to fill, a limit on how large a file may grow comes close.
describe.runIf(process.platform === "linux")("where files cannot grow", () => {
  test.each([
    ["import", ["import", "more.csv"]],
    ["backup", ["backup", "copy.db"]],
    ["report", ["report", "-o", "report.xlsx"]],
    [
      "log",
      [
        "log",
        "1",
        ...["mind", "ability", "politics", "standing"].flatMap((finding) => [
          `--${finding}`,
          "长".repeat(10_000),
        ]),
      ],
    ],
  ])("%s is done or refused with 7, and nothing is half done", async (_, argv) => {
    const here = await staffedOffice();
    const people = Array.from({ length: 400 }, (_, i) => `龙塘镇,三桥村,人${i},member,号${i}\n`);
    here.file("more.csv", `township,village,name,party_post,staff_no\n${people.join("")}`);
    const { head } = await here.ok("doctor");
    const [before, files] = [readFileSync(here.db), readdirSync(here.folder)];
    const seen = new Set<number | null>();
    // In blocks of 512 bytes, as `ulimit` counts; the database has some five hundred.
    for (const limit of [4, 32, 256, 400, 500, 600, 700, 800, 100_000]) {
      const command = `trap "" XFSZ; ulimit -f ${limit}; exec "$0" "$@"`;
      const talks = [process.execPath, join(ROOT, "bin/talks.js"), ...argv];
      const { status, stderr } = spawnSync("sh", ["-c", command, ...talks], {
        cwd: here.folder,
        env: { PATH: process.env.PATH, TALKS_TODAY: here.today, TALKS_LANG: "en" },
        encoding: "utf8",
      });
      seen.add(status);
      expect([0, 7], stderr).toContain(status);
      expect((await here.talks("doctor", "--anchor", head)).stdout).toBe("");
      if (status === 0) break;
      expect(readFileSync(here.db).equals(before)).toBe(true);
      expect(readdirSync(here.folder)).toEqual(files);
    }
    expect([...seen].sort()).toEqual([0, 7]);
  });
});
