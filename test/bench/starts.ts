import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { toolsFor } from "../nodes/tools.js";
import { type Figure, type Job, measure } from "./measure.ts";
import { talksJob } from "./talks.ts";

/** How a Node starts, bare and with the program; the jobs as the district's are named. */
export interface Start {
  node: string;
  figures: Map<string, Figure>;
}

const OTHERS = ["22", "24"];
const JOBS: [name: string, ...args: string[]][] = [
  ["--version", "--version"],
  ["report", "report"],
  ["list --limit 50", "list", "--limit", "50"],
];

/** The packed program on this Node and on newer ones, each with its own compile cache. */
export function measureStarts(db: string, cache: string): Start[] {
  const root = process.cwd();
  const folder = join(cache, "starts");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const tarball = join(folder, execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim());
  const own = start(process.execPath, join(root, "bin", "talks.js"), db);
  const others = OTHERS.map((version) => {
    const tools = toolsFor(version);
    const place = join(folder, `node${version}`);
    mkdirSync(place);
    tools.npm(["install", "--global", "--prefix", place, ...tools.allowScripts, tarball], place);
    const node = tools.run(["node", "-p", "process.execPath"], place).trim();
    return start(node, join(place, "lib", "node_modules", "talks", "bin", "talks.js"), db);
  });
  return [own, ...others];
}

function start(node: string, program: string, db: string): Start {
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim().slice(1);
  const jobs: Job[] = JOBS.map(([name, ...args]) => ({
    ...talksJob(name, db, () => args),
    command: () => [node, program, "--db", db, ...args],
  }));
  return {
    node: version,
    figures: measure([{ name: "node", command: () => [node, "-e", "0"] }, ...jobs]),
  };
}
