import { chmodSync, cpSync, existsSync, readdirSync, renameSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chance } from "./chance.js";
import { contents, same } from "./contents.js";
import { asFirstVersion } from "./first-version.js";
import {
  complaints,
  copyOf,
  done,
  ended,
  initialised,
  largeRoster,
  newFolder,
  ROOT,
  remove,
  start,
  talks,
} from "./place.js";

export const COUNT = 200;

/** The present version: as many as there are migrations. */
const CURRENT = readdirSync(join(ROOT, "src/store/database/migrations")).filter((name) =>
  name.endsWith(".sql"),
).length;

/** Enough for a migration that can be hit; fewer where only a few kills are tried. */
const villagesFor = (/** @type {number} */ count) => (count < 10 ? 300 : 3000);
const AT_ONCE = 2;

/**
 * Kills a command that finds a database of the first version, at any moment of its migration.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const base = await ofFirstVersion(villagesFor(count));
  const was = contents(join(base, "talks.db"));
  const { ms, copyMs } = await measure(copyOf(base));

  const seen = { "still old": 0, new: 0, "with a journal left": 0, "while copying": 0 };
  /** @type {string[]} */
  const failures = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const luck = chance(seed * 1_000_003 + i);
      const folder = copyOf(base);
      const child = start(folder, ["report"]);
      const end = ended(child);
      // Half of them from the copying on: what comes before is nothing but starting up.
      const from = luck.next() < 0.5 ? 0 : copyMs;
      await Promise.race([wait(from + luck.next() * (ms - from)), end]);
      child.kill("SIGKILL");
      await end;
      const files = readdirSync(folder);
      if (files.includes("talks.db-journal")) seen["with a journal left"]++;
      if (files.some((file) => /v1\.[0-9a-f]{8}$/.test(file))) seen["while copying"]++;
      const { wrong, version } = judge(folder, was);
      seen[version === 1 ? "still old" : "new"]++;
      const after = await talks(folder, "report");
      if (after.exit !== 0)
        wrong.push(`the next command ended with ${after.exit}: ${after.stderr}`);
      if (!same(contents(join(folder, "talks.db.v1")), was)) wrong.push("the copy is not the old");
      wrong.push(...(await complaints(folder, ["talks.db", "talks.db.v1"])));
      for (const what of wrong) failures.push(`round ${i}: ${what}`);
      remove(folder);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const parts = Object.entries(seen).map(([what, number]) => `${number} ${what}`);
  return {
    seen: `${count} kills in a migration of ${Math.round(ms)} ms: ${parts.join(", ")}`,
    failures,
  };
}

/** A folder with nothing but a database of the first version. */
async function ofFirstVersion(/** @type {number} */ villages) {
  const made = await initialised();
  await done(made, "import", largeRoster(made, villages));
  await done(made, "assign");
  const base = newFolder();
  asFirstVersion(join(made, "talks.db"), join(base, "first.db"));
  renameSync(join(base, "first.db"), join(base, "talks.db"));
  chmodSync(join(base, "talks.db"), 0o600);
  remove(made);
  return base;
}

/** How long the migration takes in all, and until its copy is begun. */
async function measure(/** @type {string} */ folder) {
  const began = performance.now();
  const end = ended(start(folder, ["report"]));
  const copying = new Promise((done) => {
    const watcher = watch(folder, { persistent: false }, (_, file) => {
      if (!file?.startsWith("talks.db.v1")) return;
      watcher.close();
      done(undefined);
    });
  });
  await Promise.race([copying, end]);
  const copyMs = performance.now() - began;
  const { exit, stderr } = await end;
  if (exit !== 0) throw new Error(`the migration itself: ${stderr}`);
  remove(folder);
  return { ms: performance.now() - began, copyMs };
}

/**
 * What the kill left, looked at in a copy so that nothing is mended.
 * @param {string} folder
 * @param {ReturnType<typeof contents>} was
 */
function judge(folder, was) {
  const look = newFolder();
  cpSync(folder, look, { recursive: true });
  const writing = existsSync(join(look, "talks.db-journal"));
  const is = contents(join(look, "talks.db"));
  const version = Number(is?.header?.[1]);
  const wrong = [];
  if (version === 1 && !same(is, was)) wrong.push("old, and not as it was");
  if (version === CURRENT && is?.person?.length !== was?.person?.length)
    wrong.push("new, and not whole");
  if (version !== 1 && version !== CURRENT) wrong.push(`version ${version}`);
  if (writing || version === CURRENT) {
    if (!same(contents(join(look, "talks.db.v1")), was)) wrong.push("written without a sound copy");
  }
  remove(look);
  return { wrong, version };
}
