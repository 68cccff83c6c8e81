import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = join(ROOT, "bin", "talks.js");
const SAMPLE = join(ROOT, "data", "qiongshan");

/** The day on which every proof takes place. */
export const DAY = "2026-11-23";

export const TABLES = ["leaders.csv", "villages.csv", "cadres.csv"];

/** Four findings as flags, so that a record lacks none. */
export const found = (/** @type {string} */ text) =>
  ["mind", "ability", "politics", "standing"].flatMap((name) => [`--${name}`, text]);

/** @type {Set<string>} */
const folders = new Set();
process.on("exit", () => {
  for (const folder of folders) remove(folder);
});

/** A new folder, gone at the latest when the process ends. */
export function newFolder(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, "talks-proof-"));
  folders.add(folder);
  return folder;
}

export function remove(/** @type {string} */ folder) {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** A copy of a folder, to be spoilt. */
export function copyOf(/** @type {string} */ folder, parent = tmpdir()) {
  const copy = newFolder(parent);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/**
 * Starts the real program in a folder.
 * @param {string} folder
 * @param {string[]} argv
 * @param {Record<string, string>} [env]
 */
export function start(folder, argv, env = {}) {
  return spawn(process.execPath, [BINARY, ...argv], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: folder, TALKS_TODAY: DAY, TALKS_LANG: "en", ...env },
  });
}

/**
 * How it ended; milliseconds since this was called.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{exit: number | null, signal: string | null, stdout: string, stderr: string, ms: number}>}
 */
export function ended(child) {
  const began = performance.now();
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said.stderr += text;
  });
  return new Promise((done) =>
    child.on("close", (exit, signal) =>
      done({ exit, signal, ...said, ms: performance.now() - began }),
    ),
  );
}

/** Runs a command of the real program to its end. */
export function talks(/** @type {string} */ folder, /** @type {string[]} */ ...argv) {
  return ended(start(folder, argv));
}

/** The same, where nothing else than success will do; what it printed with `--json`. */
export async function done(/** @type {string} */ folder, /** @type {string[]} */ ...argv) {
  const { exit, signal, stdout, stderr } = await talks(folder, ...argv, "--json");
  if (exit !== 0) throw new Error(`talks ${argv.join(" ")}: ${exit ?? signal}\n${stderr}`);
  return JSON.parse(stdout);
}

/** A folder with a new database of Qiongshan, and the sample's tables beside it. */
export async function initialised(parent = tmpdir()) {
  const folder = newFolder(parent);
  for (const table of TABLES) copyFileSync(join(SAMPLE, table), join(folder, table));
  const cycle = ["--district", "琼山区", "--start", "2026-09-01", "--election", "2026-12-20"];
  await done(folder, "init", ...cycle);
  return folder;
}

/** The same with the roster in it and the talks assigned. */
export async function assigned(parent = tmpdir()) {
  const folder = await initialised(parent);
  await done(folder, "import", ...TABLES);
  await done(folder, "assign");
  return folder;
}

/**
 * What the next command says of a database after a mishap, and what is left beside it. That command
 * is `doctor`, which has to roll back what a crash left as any other would.
 * @param {string} folder
 * @param {string[]} [expected] the files that belong there
 * @returns {Promise<string[]>} complaints
 */
export async function complaints(folder, expected = ["talks.db", ...TABLES]) {
  const { exit, stdout, stderr } = await talks(folder, "doctor");
  const stray = readdirSync(folder).filter((file) => !expected.includes(file));
  return [
    ...(exit === 0 ? [] : [`doctor ended with ${exit}: ${stdout}${stderr}`]),
    ...(stray.length === 0 ? [] : [`left behind: ${stray.join(", ")}`]),
  ];
}

/** The sample's cadres a year later: most people are others, some villages are left out. */
export function laterCadres(/** @type {string} */ folder, name = "later.csv") {
  const lines = readFileSync(join(folder, "cadres.csv"), "utf8").trim().split("\n");
  const later = lines.map((line, i) => (i === 0 || i % 3 === 0 ? line : renamed(line, i)));
  writeFileSync(join(folder, name), `${later.join("\n")}\n`);
  return name;
}

/** Another person in the same post. */
function renamed(/** @type {string} */ line, /** @type {number} */ i) {
  const cells = line.split(",");
  if (cells[2] === "") return line;
  return cells.with(2, `新人${i}`).with(7, `新${i}`).join(",");
}

/**
 * Tables of a large district, for what has to take long enough to be hit.
 * @param {string} folder
 * @param {number} villages
 * @param {string} sign distinguishes one statement from another
 */
export function largeRoster(folder, villages, sign = "") {
  const numbers = Array.from({ length: villages }, (_, i) => i + 1);
  const township = (/** @type {number} */ i) => `大${Math.ceil(i / 100)}镇`;
  const rows = numbers.flatMap((i) => [
    `${township(i)},村${i},书记${sign}${i},secretary,director,工${sign}${i}a`,
    `${township(i)},村${i},委员${sign}${i},member,member,工${sign}${i}b`,
  ]);
  const head = "township,village,name,party_post,committee_post,staff_no";
  writeFileSync(join(folder, `large${sign}.csv`), `${[head, ...rows].join("\n")}\n`);
  return `large${sign}.csv`;
}
