import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { combineJobs } from "./combine.ts";
import { copySynced } from "./copy.ts";
import { dailyJobs } from "./daily.ts";
import { holdTalks } from "./hold.ts";
import { type Figure, type Job, measure } from "./measure.ts";
import { hasOffice, officeJobs } from "./office.ts";
import { ELECTION, type Size, START } from "./sizes.ts";
import { hasSqlite, sameCounts, sqliteScript, values } from "./sqlite.ts";
import { hasCommand, talks, talksJob } from "./talks.ts";
import { hasTaskwarrior, taskwarriorJobs } from "./taskwarrior.ts";
import { turnoverJobs } from "./turnover.ts";

export interface Result {
  size: Size;
  villages: number;
  /** Rows of the three tables together. */
  rows: number;
  /** Rows of the table of facts. */
  facts: number;
  talks: number;
  /** Bytes of the database with every third talk held. */
  bytes: number;
  /** By the job's name; references begin with `node`, `sqlite3`, `task` or `LibreOffice`. */
  figures: Map<string, Figure>;
  /** What could not be measured, in words. */
  leftOut: string[];
}

const IMPORTED = [
  "district",
  "township",
  "village",
  "village_flag",
  "seat",
  "holder",
  "person",
  "post",
];
const ASSIGNED = ["talk", "claim"];
const TABLES = ["leaders.csv", "villages.csv", "cadres.csv"];
const FACTS = "facts.csv";
/** The sizes whose report LibreOffice reckons too. */
const IN_OFFICES = ["district", "prefecture"];

/** Measures every command and its references on one size. */
export function runSize(size: Size, places: string, cache: string): Result {
  const folder = join(cache, size.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const maker = join(import.meta.dirname, "make-rosters.js");
  execFileSync(process.execPath, [maker, places, size.code, folder]);
  const [leaders = 0, villages = 0, cadres = 0, facts = 0] = [...TABLES, FACTS].map((file) =>
    countRows(folder, file),
  );

  const figures = new Map<string, Figure>();
  const leftOut: string[] = [];
  const run = (jobs: Job[]) => {
    for (const [name, figure] of measure(jobs)) figures.set(name, figure);
    for (const { name } of jobs) if (!figures.has(name)) leftOut.push(`${name}: over its limit`);
  };
  fill(folder, run);
  const talkCount = values<number>(join(folder, "held.db"), "SELECT count(*) FROM talk")[0] ?? 0;
  const tasks = hasTaskwarrior
    ? taskwarriorJobs(join(folder, "held.db"), join(folder, "task"))
    : [];
  if (hasTaskwarrior && tasks.length === 0) {
    leftOut.push("Taskwarrior: could not import the talks in a minute");
  }
  const daily = dailyJobs(folder, initArgs(folder));
  const node = { name: "node", command: () => [process.execPath, "-e", "0"] };
  run([node, ...daily.ours, ...(hasSqlite ? daily.sqlite : []), ...tasks]);
  if (hasCommand("turnover") && size.name !== "nation") run(turnoverJobs(folder));
  if (size.name === "district") run(combineJobs(folder, size.label));
  if (hasOffice && IN_OFFICES.includes(size.name)) {
    run(officeJobs(join(folder, "held.db"), join(folder, "office")));
  }
  return {
    size,
    villages,
    rows: leaders + villages + cadres,
    facts,
    talks: talkCount,
    bytes: statSync(join(folder, "held.db")).size,
    figures,
    leftOut,
  };
}

/** From nothing to assigned talks, a third of them held: leaves `held.db` behind. */
function fill(folder: string, run: (jobs: Job[]) => void): void {
  const file = (name: string) => join(folder, `${name}.db`);
  const files = TABLES.map((name) => join(folder, name));
  const anew = (name: string) => rmSync(file(name), { force: true });
  const copied = (from: string, to: string) => () => copySynced(file(from), file(to));
  /** A step from one database to the next, in turns with the reference doing the same. */
  const step = (name: string, args: string[], from: string, to: string, tables: string[]) => {
    const ours = talksJob(name, file(to), () => args, { before: copied(from, to) });
    const reference = {
      name: `sqlite3 ${name}`,
      command: () => sqliteScript(file("reference"), name.replace(" ", "-")),
      cwd: folder,
      before: copied(from, "reference"),
    };
    run(hasSqlite ? [ours, reference] : [ours]);
    if (hasSqlite) sameCounts(file(to), file("reference"), tables);
  };

  talks(file("fresh"), {}, ...initArgs(folder));
  step("import", ["import", ...files], "fresh", "imported", IMPORTED);
  step("assign", ["assign"], "imported", "assigned", ASSIGNED);
  run([talksJob("assign again", file("assigned"), () => ["assign"])]);
  step("import facts", ["import", join(folder, FACTS)], "assigned", "held", ["fact"]);
  holdTalks(file("held"));
  for (const name of ["fresh", "imported", "reference", "assigned"]) anew(name);
}

function initArgs(folder: string): string[] {
  const [district = ""] = firstRow(folder);
  return ["init", "--district", district, "--start", START, "--election", ELECTION];
}

const lines = (path: string) => execFileSync("wc", ["-l", path], { encoding: "utf8" });
const countRows = (folder: string, file: string) =>
  Number.parseInt(lines(join(folder, file)), 10) - 1;
const firstRow = (folder: string) =>
  execFileSync("sed", ["-n", "2p", join(folder, "villages.csv")], { encoding: "utf8" }).split(",");
