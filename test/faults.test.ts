import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultOf } from "../src/failures.ts";
import { loadMessages } from "../src/messages/index.ts";
import { behind } from "./contract/setup.ts";
import { BINARY } from "./helpers/build.ts";
import { staffedOffice } from "./helpers/talks.ts";

const sqlite = (code: string, message: string) => Object.assign(new Error(message), { code });
const MALFORMED = "database disk image is malformed";

describe("a file is damaged only when it was examined and is:", () => {
  test.each([
    ["a table of the program's own is missing", sqlite("SQLITE_ERROR", "no such table: temp.x")],
    ["a column is misspelt", sqlite("SQLITE_ERROR", "no such column: x")],
    ["another file is malformed", sqlite("SQLITE_CORRUPT", MALFORMED)],
    ["there is no memory", sqlite("SQLITE_NOMEM", "out of memory")],
    ["a text of the program's own is no JSON", new SyntaxError("Unexpected end of JSON input")],
  ])("%s", async (_, error) => {
    const here = await staffedOffice();
    expect(await faultOf(error, here.db, await loadMessages("en"))).toBeNull();
  });

  test.each([
    ["a table is gone", "DROP TABLE figure", ["report"], "figure"],
    ["a text is no JSON", "UPDATE event SET detail = '{'", ["history"], "1"],
  ])("%s, and the message says what", async (_, sql, argv, what) => {
    const here = await staffedOffice();
    behind(here, sql);
    for (const lang of ["en", "zh"]) {
      const { exit, stderr } = await here.talks(...argv, "--lang", lang, "--json");
      expect(exit, stderr).toBe(6);
      expect(JSON.parse(stderr).error).toMatchObject({
        ...{ code: "damaged-database", message: expect.stringContaining(what) },
      });
    }
  });
});

describe("a fault of the program, built,", () => {
  /** Runs it with a fault in what `author` in src/session.ts calls. */
  async function failing(debug: string, ...argv: string[]) {
    const here = await staffedOffice();
    const made = "Date.prototype.setFullYear = () => { throw new SyntaxError('made up'); };";
    return spawnSync(process.execPath, ["-r", here.file("made.cjs", made), BINARY, ...argv], {
      cwd: here.folder,
      env: { PATH: process.env.PATH, TALKS_TODAY: here.today, TALKS_DEBUG: debug },
      encoding: "utf8",
    });
  }

  test("is told without a stack, and with 1", async () => {
    const { status, stderr } = await failing("", "log", "1", "--mode", "phone");
    expect(status).toBe(1);
    expect(stderr).toContain("made up");
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("shows under TALKS_DEBUG=1 in which line of the source it is", async () => {
    const { status, stderr } = await failing("1", "log", "1", "--mode", "phone");
    expect(status).toBe(1);
    const [, line] = /src[/\\]session\.ts:(\d+):/.exec(stderr) ?? [];
    const source = readFileSync(join(import.meta.dirname, "../src/session.ts"), "utf8");
    expect(source.split("\n")[Number(line) - 1], stderr).toContain("setFullYear");
    const json = await failing("1", "log", "1", "--mode", "phone", "--json");
    expect(JSON.parse(json.stderr).error).toMatchObject({
      ...{ code: "bug", stack: expect.stringContaining("session.ts") },
    });
  });
});
