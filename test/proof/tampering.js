import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "#sqlite";
import { chance } from "./chance.js";
import { contents, same } from "./contents.js";
import { eventful } from "./eventful.js";
import { bundle, inside, runInside } from "./inside.js";
import { done, newFolder } from "./place.js";
import { behindItsBack, TAMPERINGS } from "./tamper.js";

export const COUNT = 1000;

/** One in so many is bytes flipped in the file, one a whole older file put in place. */
const FLIPPED = 4;
const ROLLED_BACK = 50;

/**
 * Tampers with a file that an anchor was taken of, and asks doctor.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  await bundle();
  const program = await inside();
  const base = await eventful();
  const { head } = await done(base.folder, "doctor");
  const sound = contents(base.db);
  const db = join(newFolder(), "talks.db");
  const doctor = () => runInside(program.run, db, "doctor", "--json", "--anchor", head);

  /** @type {Record<string, number>} */
  const tried = {};
  /** @type {Record<string, number>} */
  const flips = { found: 0, "in the structure, found": 0, "without effect": 0 };
  /** @type {string[]} */
  const failures = [];
  for (let i = 0; i < count; i++) {
    const luck = chance(seed * 1_000_003 + i);
    copyFileSync(base.db, db);
    if (i % FLIPPED === 0) {
      const wrong = await flipped(db, luck, sound, doctor, flips);
      if (wrong) failures.push(`round ${i}, flipped bytes: ${wrong}`);
      continue;
    }
    const { name, touched } = tamper(db, base, i, luck, sound, program);
    tried[name] = (tried[name] ?? 0) + 1;
    const { exit, stdout, stderr } = await doctor();
    const wrong =
      exit === 6
        ? unnamed(flawsOf(stdout, stderr), touched, head, program.PARTS)
        : `exit ${exit} ${stderr}`;
    if (wrong) failures.push(`round ${i}, ${name} ${JSON.stringify(touched)}: ${wrong}`);
  }
  const list = (/** @type {Record<string, number>} */ counts) =>
    Object.entries(counts)
      .map(([what, number]) => `${number} ${what}`)
      .join(", ");
  return { seen: `${list(tried)}; bytes flipped: ${list(flips)}`, failures };
}

/**
 * Tampers once, and again until something has changed.
 * @param {string} db
 * @param {{db: string, older: string}} base
 * @param {number} i
 * @param {ReturnType<typeof chance>} luck
 * @param {ReturnType<typeof contents>} sound
 * @param {any} program
 * @returns {{name: string, touched: import("./tamper.js").Touched}}
 */
function tamper(db, base, i, luck, sound, program) {
  if (i % ROLLED_BACK === 1) {
    copyFileSync(base.older, db);
    return { name: "an older file", touched: { anchor: true } };
  }
  const wheel = TAMPERINGS.flatMap((one) => Array(one[1]).fill(one));
  for (;;) {
    const [name, , work] = luck.pick(wheel);
    try {
      const touched = behindItsBack(db, (open) => work(open, luck, program));
      if (!same(contents(db), sound)) return { name, touched };
    } catch (error) {
      // What the file does not allow, nobody can do to it.
      if (!(error instanceof Sqlite.SqliteError)) throw error;
    }
    copyFileSync(base.db, db);
  }
}

/** What doctor found, or the program before it. */
function flawsOf(/** @type {string} */ stdout, /** @type {string} */ stderr) {
  return stdout === "" ? [JSON.parse(stderr).error] : JSON.parse(stdout).flaws;
}

/**
 * Doctor has to name what was touched.
 * @param {any[]} flaws
 * @param {import("./tamper.js").Touched} touched
 * @param {string} head
 * @param {{name: string, table: string, size: number}[]} parts
 * @returns {string | null} what it said instead
 */
function unnamed(flaws, touched, head, parts) {
  const { keys = [], blocks = [], seqs = [], object, anchor } = touched;
  const sealed = parts.find(({ name }) => name === touched.part);
  const table = sealed?.table ?? touched.part ?? touched.table ?? "";
  const size = sealed?.size ?? 1;
  const within = (/** @type {{from: number, to: number}} */ { from, to }) =>
    keys.some((key) => (from <= key && key <= to) || (key === 0 && from === 1)) ||
    blocks.some((block) => from <= (block + 1) * size - 1 && block * size <= to) ||
    (keys.length === 0 && blocks.length === 0);
  const named = flaws.some((flaw) => {
    // So damaged that no command opens it.
    if (flaw.code === "damaged-database") {
      return new RegExp(`\\b${table}\\b`).test(flaw.message);
    }
    if (flaw.code === "anchor-not-held") return anchor || seqs.includes(Number.parseInt(head, 10));
    if (flaw.code === "figures-differ") {
      return Boolean(table?.startsWith("figure")) || table === "assigned_until";
    }
    if (flaw.code === "schema-altered") return object !== undefined && flaw.name.endsWith(object);
    if (flaw.code === "reference-broken") {
      // What a claim belongs to; claims have no numbers.
      if (flaw.table === "claim") return table === "talk";
      return flaw.table === table && keys.includes(flaw.row);
    }
    if (flaw.table !== undefined && flaw.table === table) return within(flaw);
    return flaw.seq !== undefined && flaw.table === undefined && seqs.includes(flaw.seq);
  });
  return named ? null : JSON.stringify(flaws.slice(0, 5));
}

/**
 * Flips one to four bytes. Where what SQLite reads is another or cannot be read, doctor must find it;
 * where nothing has changed, it must find nothing.
 * @param {string} db
 * @param {ReturnType<typeof chance>} luck
 * @param {ReturnType<typeof contents>} sound
 * @param {() => Promise<{exit: number, stdout: string, stderr: string}>} doctor
 * @param {Record<string, number>} counts
 */
async function flipped(db, luck, sound, doctor, counts) {
  const file = readFileSync(db);
  // The header is small, and what it says matters.
  const reach = luck.next() < 0.15 ? 100 : file.length;
  const places = Array.from({ length: luck.whole(1, 4) }, () => luck.whole(0, reach - 1));
  for (const place of places) file[place] = (file[place] ?? 0) ^ luck.whole(1, 255);
  writeFileSync(db, file);
  const { exit, stdout, stderr } = await doctor();
  writeFileSync(db, file);
  const differs = !same(contents(db), sound);
  const broken = differs || !structured(db);
  const finds = exit === 6 || (exit === 8 && Math.min(...places) < 100);
  const end = differs ? "found" : broken ? "in the structure, found" : "without effect";
  counts[end] = (counts[end] ?? 0) + 1;
  const right = broken ? finds : exit === 0;
  return right
    ? null
    : `at ${places}, contents ${differs ? "differ" : "same"}, exit ${exit}: ${stdout}${stderr}`;
}

/** Whether SQLite finds the file's structure whole, its indexes among it. */
function structured(/** @type {string} */ path) {
  try {
    const db = new Sqlite(path);
    try {
      return db.pragma("integrity_check", { simple: true }) === "ok";
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
