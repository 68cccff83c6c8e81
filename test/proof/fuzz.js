import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { writeXlsx } from "hucre/xlsx";
import { bundle } from "./inside.js";
import { done, initialised, newFolder, remove, TABLES } from "./place.js";

export const COUNT = 10_000;

/** An import that takes longer hangs. */
const LIMIT_MS = 120_000;
const AT_ONCE = 2;
/** The sample's first lines: small enough for thousands, with every kind of row. */
const LINES = 40;

/**
 * Imports spoilt tables and workbooks into a database that has the sound ones.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const program = await bundle();
  const base = await ready();
  const seen = { "taken in": 0, refused: 0 };
  /** @type {string[]} */
  const failures = [];
  const share = Math.ceil(count / AT_ONCE);
  const parts = Array.from({ length: AT_ONCE }, (_, i) => ({
    ...{ from: i * share, to: Math.min(count, (i + 1) * share) },
  }));
  await Promise.all(parts.map((part) => run(program, base, seed, part, seen, failures)));
  const told = Object.entries(seen).map(([what, number]) => `${number} ${what}`);
  return { seen: `${count} spoilt imports: ${told.join(", ")}`, failures };
}

/** A database with a small part of the sample, and that part as tables and as a workbook. */
async function ready() {
  const folder = await initialised();
  for (const table of TABLES) {
    const lines = readFileSync(join(folder, table), "utf8").split("\n").slice(0, LINES);
    writeFileSync(join(folder, table), `${lines.join("\n")}\n`);
  }
  const sheets = TABLES.map((table) => ({
    name: table,
    rows: readFileSync(join(folder, table), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(",")),
  }));
  writeFileSync(join(folder, "roster.xlsx"), await writeXlsx({ sheets }));
  await done(folder, "import", ...TABLES);
  await done(folder, "assign");
  return folder;
}

/** Off the disk where there is such a place: what is proved here is not what the disk keeps. */
const MEMORY = "/dev/shm";

/**
 * A thread for some of the imports, and a watch over it; after one that hangs a new one goes on.
 * @param {string} program
 * @param {string} base
 * @param {number} seed
 * @param {{from: number, to: number}} part
 * @param {Record<string, number>} seen
 * @param {string[]} failures
 */
async function run(program, base, seed, { from, to }, seen, failures) {
  const folder = newFolder(existsSync(MEMORY) ? MEMORY : undefined);
  for (const file of readdirSync(base)) copyFileSync(join(base, file), join(folder, file));
  copyFileSync(join(base, "talks.db"), join(folder, "sound.db"));
  let next = from;
  while (next < to) {
    const worker = new Worker(new URL("./fuzz-thread.js", import.meta.url), {
      workerData: { program, folder, seed, from: next, to },
    });
    await new Promise((done, fail) => {
      let hangs = setTimeout(() => {}, 0);
      const watchOver = (/** @type {number} */ i) => {
        clearTimeout(hangs);
        hangs = setTimeout(() => {
          failures.push(`import ${i} takes longer than ${LIMIT_MS} ms`);
          next = i + 1;
          worker.terminate();
        }, LIMIT_MS);
      };
      watchOver(next);
      worker.on("message", ({ i, exit, wrong }) => {
        watchOver(i + 1);
        const end = exit === 0 ? "taken in" : "refused";
        seen[end] = (seen[end] ?? 0) + 1;
        for (const what of wrong) failures.push(`import ${i}: ${what}`);
        next = i + 1;
      });
      worker.on("error", fail);
      worker.on("exit", () => {
        clearTimeout(hangs);
        done(undefined);
      });
    });
  }
  remove(folder);
}
