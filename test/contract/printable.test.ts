import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tellable } from "../../src/domain/masked.ts";
import { printable, printableJson } from "../../src/output/printable.ts";
import { staffedOffice } from "./setup.ts";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** A title set, a colour, C1 controls, separators of lines, marks that turn the direction. */
const HOSTILE = "甲\x1b]0;x\x07\x1b[2J\x9b31m\x85\u2028\u2029\u202e乙\r";
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

test("nothing that a terminal obeys goes out, but our own colours", () => {
  expect(printable(HOSTILE)).not.toMatch(OBEYED);
  expect(printable("\x1b[31m红\x1b[39m\n")).toBe("\x1b[31m红\x1b[39m\n");
  expect(printable("甲,乙\r\n")).toBe("甲,乙\r\n");
  expect(JSON.parse(printableJson(JSON.stringify(HOSTILE)))).toBe(HOSTILE);
  expect(printableJson(JSON.stringify(HOSTILE))).not.toMatch(OBEYED);
});

describe("whatever holds it", () => {
  test.each([
    ["a file that is not there", ["import", `${HOSTILE}.csv`]],
    ["the database", ["list", "--db", HOSTILE]],
    ["a flag", ["list", "--status", HOSTILE]],
    ["a command", [HOSTILE]],
    ["an option", [`--${HOSTILE}`]],
    ["a name that nothing has", ["list", "--village", HOSTILE]],
    ["a district", ["init", "--db", "new.db", "--district", HOSTILE, "--election", "2026-12-20"]],
    ["a file written", ["report", "-o", "out\x1b[2J\u0085.csv"]],
    ["an actor and a finding", ["log", "1", "--actor", HOSTILE, "--mind", HOSTILE]],
    ["a reason", ["waive", "2", "--reason", HOSTILE, "--approver", HOSTILE]],
    ["a day", ["report", "--as-of", HOSTILE]],
    ["the language", ["list", "--lang", HOSTILE]],
  ])("%s", async (_, argv) => {
    const here = await staffedOffice();
    for (const more of [[], ["--json"], ["--lang", "zh"]]) {
      here.screen = more.length === 0 ? { columns: 80, rows: 24 } : null;
      const { stdout, stderr } = await here.talks(...argv, ...more, "--no-color");
      expect(stdout + stderr).not.toMatch(OBEYED);
    }
  });
  test("a cell that is refused, and one that is warned of", async () => {
    const here = await staffedOffice();
    const file = here.file(
      "r\x1b[2J.csv",
      `乡镇,村,姓名,出生年月,现任职务,${HOSTILE.trim()}\n龙塘镇,三桥村,张三,${HOSTILE},支部委员,x\n`,
    );
    for (const more of [[], ["--json"]]) {
      const { stdout, stderr } = await here.talks("import", file, ...more);
      expect(stdout + stderr).not.toMatch(OBEYED);
    }
  });
});

test("text leaves by this way alone", () => {
  const writers = files(SRC).filter((file) =>
    /std(?:out|err)\.write\(/.test(readFileSync(file, "utf8")),
  );
  // Progress shows nothing but numbers and our own words, typing asks the terminal to mark what is
  // pasted; the others clean what they write.
  expect(writers.sort()).toEqual(
    ["help.ts", "progress.ts", "prompts/typing.ts", "run.ts", "session.ts"].map((name) =>
      join(SRC, name),
    ),
  );
});

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith(".ts") ? [path] : [];
  });
}

test("no message shows a long number whole, however it is written", () => {
  const numbers = [
    "460107197503010014",
    "460107-19750301-0014",
    "460107 19750301 0014",
    "13800138000",
    "138-0013-8000",
    "４６０１０７１９７５０３０１００１４",
  ];
  for (const number of numbers) {
    const told = JSON.stringify(
      tellable({ code: "x", value: number, name: `甲${number}`, rows: [`乙 ${number}`] }),
    );
    expect(told.normalize("NFKC").replace(/[ -]/g, "")).not.toMatch(/\d{7}/);
  }
  const path = "/数据/20261123101500.csv";
  expect(tellable({ path, day: "2026-12-20", two: "2026-11-20 2026-11-21" })).toEqual({
    path,
    day: "2026-12-20",
    two: "2026-11-20 2026-11-21",
  });
});
