import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/commands/registry.ts";
import { EXIT } from "../src/errors.ts";
import { TABLES } from "../src/roster/tables.ts";
import { words } from "./helpers/command-line.ts";
import { office } from "./helpers/talks.ts";

const root = join(import.meta.dirname, "..");
const sample = join(root, "data", "qiongshan");

const MEANING: Record<keyof typeof EXIT, string> = {
  done: "done",
  bug: "a fault of the program",
  usage: "wrong usage: unknown command or flag, missing argument",
  refused: "input refused: a bad value, row or day, an unknown id; nothing was changed",
  outstanding:
    "`report --check`: a required talk is outstanding, nothing is required, or `assign` has changes pending; `check`: something was found",
  busy: "the database is busy",
  damaged: "the database is damaged",
  file: "a file cannot be read or written",
  noDatabase: "no talks database there, not one, or one of a newer version",
  interrupted: "stopped by Ctrl-C; nothing half done",
  terminated: "stopped by SIGTERM; nothing half done",
};

/** The blocks of one language in a Markdown file. */
function blocks(file: string, language: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    (match) => match[1] ?? "",
  );
}

/** A folder as the documentation assumes it: the sample's roster, assigned, and a talk recorded. */
async function sampleOffice() {
  const self = office("2026-11-23");
  for (const name of ["leaders.csv", "villages.csv", "cadres.csv"]) {
    cpSync(join(sample, name), join(self.folder, name));
  }
  return self;
}

test("docs/cli.md is what the program says", async () => {
  const self = office();
  const help = async (...argv: string[]) =>
    `\`\`\`text\n${(await self.talks(...argv, "--help")).stdout.trim()}\n\`\`\`\n`;
  const commands = await Promise.all(
    COMMANDS.map(async ({ name }) => `## talks ${name}\n\n${await help(name)}`),
  );
  const tables = TABLES.map(
    ({ name, toldBy, columns }) =>
      `| ${name} | ${columns.map((c) => (toldBy.includes(c) ? `**${c}**` : c)).join(", ")} |`,
  );
  const exits = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map(
    (name) => `| ${EXIT[name]} | ${MEANING[name]} |`,
  );
  const text = [
    "# Command reference",
    "",
    "Generated from the program (`npm run docs`); a test fails when it is stale.",
    "",
    await help(),
    ...commands,
    "## Roster tables",
    "",
    "CSV or XLSX. The header row tells which table it is, by the columns in bold.",
    "",
    "| table | columns |",
    "| --- | --- |",
    ...tables,
    "",
    "## Exit codes",
    "",
    "| code | meaning |",
    "| --- | --- |",
    ...exits,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot(join(root, "docs", "cli.md"));
});

test.each(["README.md", "README.zh-CN.md"])(
  "the commands in %s run as they stand there",
  async (file) => {
    const self = await sampleOffice();
    const lines = blocks(file, "sh")
      .flatMap((block) => block.split("\n"))
      .map((line) => line.replace(/\s+#.*$/, ""))
      .filter((line) => /^(npx )?talks /.test(line));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const { exit, stderr } = await self.talks(...words(line.replace(/^(npx )?talks /, "")));
      expect(`${line}: ${exit} ${stderr}`).toBe(`${line}: 0 ${stderr}`);
    }
  },
);

test.each(["README.md", "README.zh-CN.md"])(
  "the commands and flags that %s names between its lines are there",
  async (file) => {
    const self = office();
    const text = readFileSync(join(root, file), "utf8").replace(/^```[\s\S]*?^```$/gm, "");
    const spans = [...text.matchAll(/`(talks [^`]+|--[a-z-]+)`/g)].map((match) => match[1] ?? "");
    expect(spans.length).toBeGreaterThan(5);
    const everything = await Promise.all(
      COMMANDS.map(async ({ name }) => (await self.talks(name, "--help")).stdout),
    );
    for (const span of spans) {
      const [name = ""] = span.replace(/^talks /, "").split(" ");
      const isFlag = name.startsWith("-");
      const help = isFlag ? everything.join("") : (await self.talks(name, "--help")).stdout;
      const flags = span.match(/--[a-z-]+/g) ?? [];
      expect(help, span).toContain("Usage: talks");
      for (const flag of flags) expect(help, span).toMatch(new RegExp(`${flag}\\b`));
    }
  },
);

test("the examples of the help are commands that the program takes", async () => {
  const self = await sampleOffice();
  for (const line of COMMANDS.flatMap(({ examples }) => examples)) {
    if (line === "talks log") continue; // asks, and so wants a terminal
    const argv = words(line.replace(/^talks /, "").replace(/ > .*$/, ""));
    // The names in an example need not be in this roster, but its flags must exist.
    const { exit, stderr } = await self.talks(...argv);
    expect([0, 3, 4, 6, 7], `${line}: ${stderr}`).toContain(exit);
  }
});

test("the report in the README is what the demo prints", () => {
  const demo = execFileSync(process.execPath, [join(sample, "demo.js")], {
    encoding: "utf8",
    env: { ...process.env, TALKS_LANG: "en", NO_COLOR: "1" },
  });
  const [picture] = blocks("README.md", "text");
  expect(demo).toContain(picture);
});

test("the sample is what its scripts make of the seeds", () => {
  const self = office();
  for (const script of ["make.js", "make-facts.js"]) {
    execFileSync(process.execPath, [join(sample, script), self.folder]);
  }
  const facts = ["villages", "townships", "people"].map((of) => `facts-${of}.csv`);
  for (const name of ["leaders.csv", "villages.csv", "cadres.csv", "cadres-after.csv", ...facts]) {
    expect(readFileSync(join(self.folder, name), "utf8")).toBe(
      readFileSync(join(sample, name), "utf8"),
    );
  }
});
