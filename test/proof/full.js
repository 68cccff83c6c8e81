import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { contents, same } from "./contents.js";
import {
  assigned,
  complaints,
  copyOf,
  done,
  found,
  initialised,
  laterCadres,
  newFolder,
  remove,
  TABLES,
  talks,
} from "./place.js";

/** How many sizes of the disk. */
export const COUNT = 100;

/**
 * Runs each command on a disk that is a little too small, of each size up to one that is large enough.
 * @param {number} count
 */
export async function prove(count) {
  const disk = newFolder();
  if (!mounted(disk, 1000)) {
    return {
      seen: "nothing: a small disk cannot be mounted here (be root, on Linux)",
      failures: ["not tried"],
    };
  }
  spawnSync("umount", [disk]);
  const seen = { finished: 0, refused: 0 };
  /** @type {string[]} */
  const failures = [];
  for (const { base, argv, writes } of await commands()) {
    const after = copyOf(base);
    await done(after, ...argv);
    const was = stateOf(base, writes);
    const willBe = stateOf(after, writes);
    const used = sizeOf(base);
    // What it adds, and about as much for its journal.
    const room = 2 * (sizeOf(after) - used) + 64;
    for (let i = 0; i < count; i++) {
      const size = used + 8 + 4 * Math.round((i * room) / 4 / count);
      if (!mounted(disk, size)) throw new Error("mount failed");
      try {
        cpSync(base, disk, { recursive: true });
        const { exit, stderr } = await talks(disk, ...argv);
        seen[exit === 0 ? "finished" : "refused"]++;
        const is = stateOf(disk, writes);
        const expected = [...readdirSync(base), ...(exit === 0 ? readdirSync(after) : [])];
        const wrong = [
          ...(exit === 0 || exit === 7 ? [] : [`exit ${exit} ${stderr}`]),
          ...(same(is, exit === 0 ? willBe : was) ? [] : ["half done, or lost"]),
          ...(await complaints(disk, expected)),
        ];
        for (const what of wrong) failures.push(`${argv[0]} with ${size} KB: ${what}`);
      } finally {
        spawnSync("umount", [disk]);
      }
    }
    remove(base);
    remove(after);
  }
  const parts = `${seen.finished} finished, ${seen.refused} refused for want of space`;
  return { seen: `5 commands on ${count} sizes of disk: ${parts}`, failures };
}

/** Each command where it has something to do. */
async function commands() {
  const empty = await initialised();
  const imported = copyOf(empty);
  await done(imported, "import", ...TABLES);
  const ready = await assigned();
  laterCadres(ready);
  await done(ready, "log", "1", ...found("先前"));
  const long = found("长".repeat(10_000));
  return [
    { base: empty, argv: ["import", ...TABLES], writes: true },
    { base: imported, argv: ["assign"], writes: true },
    { base: copyOf(ready), argv: ["log", "2", ...long], writes: true },
    { base: copyOf(ready), argv: ["backup", "copy.db"], writes: false },
    { base: copyOf(ready), argv: ["report", "-o", "report.xlsx"], writes: false },
  ];
}

/** What has to be as it was or as it should become; when an event took place is not told in advance. */
function stateOf(/** @type {string} */ folder, /** @type {boolean} */ writes) {
  const all = contents(join(folder, "talks.db"));
  if (!all || !writes) return all;
  const { event = [], seal = [], record = [], ...rest } = all;
  return { ...rest, count: [event.length, seal.length, record.length].map(String) };
}

/** In kilobytes, as a disk counts them. */
function sizeOf(/** @type {string} */ folder) {
  return readdirSync(folder)
    .map((file) => 4 * Math.ceil(statSync(join(folder, file)).size / 4096))
    .reduce((sum, size) => sum + size, 0);
}

function mounted(/** @type {string} */ disk, /** @type {number} */ kilobytes) {
  mkdirSync(disk, { recursive: true });
  const options = ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "none", disk];
  return spawnSync("mount", options).status === 0;
}
