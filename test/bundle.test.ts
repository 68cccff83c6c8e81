import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/commands/registry.ts";
import { BINARY } from "./helpers/build.ts";
import { words } from "./helpers/command-line.ts";
import { type Office, office } from "./helpers/talks.ts";

const sample = join(import.meta.dirname, "..", "data", "qiongshan");

/** The sample, taken in and assigned. */
async function sampleOffice(): Promise<Office> {
  const self = office("2026-11-23");
  const tables = ["leaders.csv", "villages.csv", "cadres.csv"];
  for (const name of tables) cpSync(join(sample, name), join(self.folder, name));
  const days = ["--start", "2026-09-01", "--election", "2026-12-20"];
  await self.ok("init", "--district", "琼山区", ...days);
  await self.ok("import", ...tables);
  await self.ok("assign");
  return self;
}

function built(here: Office, argv: string[]) {
  const env = { PATH: process.env.PATH, TALKS_TODAY: here.today, TALKS_ACTOR: "clerk" };
  return spawnSync(process.execPath, [BINARY, ...argv], {
    cwd: here.folder,
    env,
    encoding: "utf8",
  });
}

test("built, every command ends as it does from its source", async () => {
  const [fromSource, fromBundle] = [await sampleOffice(), office("2026-11-23")];
  cpSync(fromSource.folder, fromBundle.folder, { recursive: true });
  for (const { name, examples } of COMMANDS) {
    // The first that asks nothing.
    const line = examples.find((example) => words(example).length > 2) ?? `talks ${name}`;
    const argv = words(line.replace(/ > .*$/, "")).slice(1);
    const { exit } = await fromSource.talks(...argv, "--json");
    const { status, stderr } = built(fromBundle, [...argv, "--json"]);
    expect({ line, status }, stderr).toEqual({ line, status: exit });
    expect(status, `${line}: ${stderr}`).not.toBe(1);
  }
});
