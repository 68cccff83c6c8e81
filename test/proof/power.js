import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { chance } from "./chance.js";
import { contents } from "./contents.js";
import { cutPower, diskAfter, readLog } from "./disk.js";
import { bundle, inside, runInside } from "./inside.js";
import {
  assigned,
  copyOf,
  done,
  ended,
  found,
  initialised,
  newFolder,
  ROOT,
  remove,
  start,
  TABLES,
} from "./place.js";

/** How many power cuts for each command; and as many of its calls fail, at most. */
export const COUNT = 400;

/**
 * @typedef {object} Scene
 * @property {string} base the folder as it was
 * @property {string[]} argv
 * @property {string} file what the command writes
 */

/**
 * Cuts the power at any call of a command, and when it has said that it is done; then lets its n-th call
 * fail.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const library = compiled();
  if (!library) return { seen: "nothing: gcc on Linux is needed", failures: ["not tried"] };
  await bundle();
  const { run } = await inside();
  const seen = { before: 0, after: 0, calls: 0, failed: 0 };
  /** @type {string[]} */
  const failures = [];
  for (const scene of await scenes()) {
    const { calls, before, after, root } = await logged(scene, library);
    seen.calls += calls.length;
    for (let i = 0; i < count; i++) {
      const luck = chance(seed * 1_000_003 + i);
      // One in four when it was done, one in eight of those with nothing left of what was not synced.
      const at = i % 4 === 0 ? calls.length : luck.whole(0, calls.length - 1);
      const cut = newFolder();
      const disk = diskAfter(root, filesOf(scene.base, root), calls.slice(0, at));
      cutPower(disk, root, cut, i % 8 === 0 ? null : luck);
      const wrong = await judged(
        cut,
        scene,
        { before, after, must: at === calls.length },
        run,
        seen,
      );
      for (const what of wrong) failures.push(`${scene.argv[0]}, power cut ${i} at ${at}: ${what}`);
      remove(cut);
    }
    for (let n = 1; n <= Math.min(count, calls.length); n++) {
      seen.failed++;
      for (const what of await failing(scene, library, n)) {
        failures.push(`${scene.argv[0]}, call ${n} of ${calls.length} fails: ${what}`);
      }
    }
    remove(root);
  }
  return {
    seen: `${seen.calls} calls of 7 commands; after a power cut ${seen.before} as before, ${seen.after} done; ${seen.failed} calls failed`,
    failures,
  };
}

function compiled() {
  const library = join(newFolder(), "power.so");
  const source = join(ROOT, "test", "proof", "power.c");
  const flags = ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"];
  return process.platform === "linux" && spawnSync("gcc", flags).status === 0 ? library : null;
}

/** @returns {Promise<Scene[]>} */
async function scenes() {
  const ready = await assigned();
  await done(ready, "log", "1", ...found("先前"));
  await done(ready, "backup", "copy.db");
  await done(ready, "log", "2", ...found("后来"));
  writeFileSync(join(ready, "r.csv"), "old\n");
  const empty = await initialised();
  const nothing = newFolder();
  const old = newFolder();
  const fixture = readFileSync(join(ROOT, "test", "fixtures", "version-4.db.gz"));
  writeFileSync(join(old, "talks.db"), gunzipSync(fixture), { mode: 0o600 });
  const init = ["init", "--district", "琼山区", "--election", "2026-12-20", "--db", "new/talks.db"];
  return [
    { base: ready, argv: ["log", "3", ...found("长".repeat(3000))], file: "talks.db" },
    { base: empty, argv: ["import", ...TABLES], file: "talks.db" },
    { base: nothing, argv: init, file: "new/talks.db" },
    { base: ready, argv: ["backup", "other.db"], file: "other.db" },
    { base: ready, argv: ["restore", "copy.db"], file: "talks.db" },
    { base: ready, argv: ["report", "-o", "r.csv"], file: "r.csv" },
    { base: old, argv: ["list"], file: "talks.db" },
  ];
}

/** Runs a command once, with all that it does to its folder written down. */
async function logged(/** @type {Scene} */ { base, argv, file }, /** @type {string} */ library) {
  const root = copyOf(base);
  const log = join(newFolder(), "calls");
  const before = stateOf(join(root, file));
  const environment = { LD_PRELOAD: library, TALKS_FOLDER: root, TALKS_LOG: log };
  const { exit, stderr } = await ended(start(root, argv, environment));
  if (exit !== 0) throw new Error(`talks ${argv.join(" ")}: ${exit} ${stderr}`);
  return { root, before, after: stateOf(join(root, file)), calls: readLog(log) };
}

/** The files of a folder, by the names they had in another. */
function filesOf(/** @type {string} */ folder, /** @type {string} */ as) {
  return new Map(
    readdirSync(folder).map((file) => [join(as, file), readFileSync(join(folder, file))]),
  );
}

/** What a file holds: its text, or of a database all that SQLite reads; nothing where it is not there. */
function stateOf(/** @type {string} */ path) {
  if (!existsSync(path)) return "not there";
  return path.endsWith(".db") ? JSON.stringify(contents(path)) : readFileSync(path, "utf8");
}

/**
 * @param {string} cut
 * @param {Scene} scene
 * @param {{before: string, after: string, must: boolean}} states
 * @param {any} run
 * @param {{before: number, after: number}} seen
 */
async function judged(cut, { file }, { before, after, must }, run, seen) {
  const is = stateOf(join(cut, file));
  seen[is === after ? "after" : "before"]++;
  const wrong = [];
  if (is !== after && is !== before) wrong.push("half done");
  else if (must && is !== after) wrong.push("lost what was acknowledged");
  for (const db of file.endsWith(".db") ? new Set(["talks.db", file]) : ["talks.db"]) {
    if (!existsSync(join(cut, db))) continue;
    const { exit, stdout, stderr } = await runInside(run, join(cut, db), "doctor");
    if (exit !== 0) wrong.push(`doctor of ${db}: ${exit} ${stdout}${stderr}`);
  }
  const left = readdirSync(cut).filter((name) => /\.draft-|-journal$/.test(name));
  return left.length > 0 ? [...wrong, `left behind: ${left}`] : wrong;
}

/** The n-th call fails: the command says so, or has done its work all the same. */
async function failing(
  /** @type {Scene} */ { base, argv, file },
  /** @type {string} */ library,
  /** @type {number} */ n,
) {
  const root = copyOf(base);
  const log = join(newFolder(), "calls");
  const environment = { LD_PRELOAD: library, TALKS_FOLDER: root, TALKS_LOG: log };
  const before = stateOf(join(root, file));
  const { exit, stderr } = await ended(
    start(root, argv, { ...environment, TALKS_FAIL: String(n) }),
  );
  const is = stateOf(join(root, file));
  const wrong = [];
  if (exit !== 0 && exit !== 7) wrong.push(`exit ${exit} ${stderr}`);
  if (exit === 0 && is === before && argv[0] !== "list") wrong.push("exit 0, and nothing was done");
  if (exit !== 0 && is !== before && !stderr.includes("Look before")) {
    wrong.push(`done, and it says that it was not: ${stderr}`);
  }
  if (existsSync(join(root, "talks.db"))) {
    const { exit: sound, stdout } = await ended(start(root, ["doctor"]));
    if (sound !== 0) wrong.push(`doctor: ${sound} ${stdout}`);
  }
  rmSync(root, { recursive: true, force: true });
  return wrong;
}
