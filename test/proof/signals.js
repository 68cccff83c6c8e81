import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chance } from "./chance.js";
import { contents, ROSTER, same } from "./contents.js";
import { journalIn } from "./kills.js";
import {
  complaints,
  copyOf,
  done,
  ended,
  initialised,
  largeRoster,
  remove,
  start,
  TABLES,
} from "./place.js";

export const COUNT = 100;

const VILLAGES = 2000;
const STOPPED = { SIGINT: 130, SIGTERM: 143 };

/**
 * Stops an import with SIGINT and SIGTERM: half at any moment, half while it is writing.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const base = await initialised();
  const file = largeRoster(base, VILLAGES);
  const state = (/** @type {string} */ folder) => contents(join(folder, "talks.db"), ROSTER);
  const was = state(base);
  const after = copyOf(base);
  const began = performance.now();
  await done(after, "import", file);
  const ms = performance.now() - began;
  const willBe = state(after);

  const seen = { stopped: 0, finished: 0 };
  let longest = 0;
  /** @type {string[]} */
  const failures = [];
  for (let i = 0; i < count; i++) {
    const luck = chance(seed * 1_000_003 + i);
    const signal = luck.pick(/** @type {const} */ (["SIGINT", "SIGTERM"]));
    const folder = copyOf(base);
    const child = start(folder, ["import", file]);
    const end = ended(child);
    if (luck.next() < 0.5) await Promise.race([wait(luck.next() * ms), end]);
    else {
      await Promise.race([journalIn(folder), end]);
      await Promise.race([wait(luck.next() * ms * 0.6), end]);
    }
    const sent = performance.now();
    child.kill(signal);
    const { exit, signal: by, stderr } = await end;
    const took = performance.now() - sent;
    longest = Math.max(longest, took);
    // Before it can listen the system stops it, which a shell shows as the same number.
    const shown = by === null ? exit : STOPPED[signal];
    seen[shown === 0 ? "finished" : "stopped"]++;

    const journal = existsSync(join(folder, "talks.db-journal"));
    const is = state(folder);
    const wrong = [
      ...(shown === 0 || shown === STOPPED[signal] ? [] : [`exit ${shown} ${stderr}`]),
      ...(journal ? ["left its journal"] : []),
      ...(same(is, shown === 0 ? willBe : was) || (shown !== 0 && same(is, willBe))
        ? []
        : ["half done"]),
      ...(await complaints(folder, ["talks.db", ...TABLES, file])),
    ];
    for (const what of wrong) failures.push(`round ${i}, ${signal}: ${what}`);
    remove(folder);
  }
  const parts = `${seen.stopped} stopped, ${seen.finished} finished before`;
  return {
    seen: `${count} signals: ${parts}, the longest after ${Math.round(longest)} ms`,
    failures,
  };
}
