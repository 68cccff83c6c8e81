import { existsSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chance } from "./chance.js";
import { contents, ROSTER, rows, same } from "./contents.js";
import {
  assigned,
  complaints,
  copyOf,
  done,
  ended,
  found,
  initialised,
  laterCadres,
  remove,
  start,
  TABLES,
} from "./place.js";

export const COUNT = 1000;

/** How many are killed at the same time, each in a folder of its own. */
const AT_ONCE = 2;
const BATCH = 20;
/** Some are to finish before they are killed, for what they acknowledge must stay. */
const BEYOND = 1.8;
const FILES = ["talks.db", ...TABLES, "later.csv", "entries.json"];

/**
 * Kills import, assign and log with SIGKILL: half at any moment between start and end, half while
 * the journal is there, that is in the midst of writing.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const commands = [await importing(), await assigning(), await logging()];
  const seen = { finished: 0, unwritten: 0, "with a journal left": 0 };
  /** @type {string[]} */
  const failures = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const luck = chance(seed * 1_000_003 + i);
      const round = await /** @type {typeof commands[number]} */ (
        commands[i % commands.length]
      ).begin(i);
      const child = start(round.folder, round.argv);
      const end = ended(child);
      await (luck.next() < 0.5 ? anyMoment : whileWriting)(round, luck, end);
      child.kill("SIGKILL");
      const { exit } = await end;
      const hot = existsSync(join(round.folder, "talks.db-journal"));
      seen[exit === 0 ? "finished" : hot ? "with a journal left" : "unwritten"]++;
      const wrong = [...(await complaints(round.folder, FILES)), ...round.judge(exit === 0)];
      for (const what of wrong) failures.push(`round ${i}, ${round.argv[0]}: ${what}`);
      round.end();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const { last } of commands) failures.push(...last());
  const parts = Object.entries(seen).map(([what, number]) => `${number} ${what}`);
  return { seen: `${count} kills: ${parts.join(", ")}`, failures };
}

/** @typedef {{folder: string, argv: string[], ms: number, window: number, judge: (acknowledged: boolean) => string[], end: () => void}} Round */

/** @param {Round} round @param {ReturnType<typeof chance>} luck @param {Promise<unknown>} end */
async function anyMoment({ ms }, luck, end) {
  await Promise.race([wait(luck.next() * ms * BEYOND), end]);
}

/** @param {Round} round @param {ReturnType<typeof chance>} luck @param {Promise<unknown>} end */
async function whileWriting({ folder, window }, luck, end) {
  await Promise.race([journalIn(folder), end]);
  const until = performance.now() + luck.next() * window * BEYOND;
  while (performance.now() < until); // a timer is too coarse
}

/** Kept when a journal appears. */
export function journalIn(/** @type {string} */ folder) {
  return new Promise((done) => {
    const watcher = watch(folder, { persistent: false }, (_, file) => {
      if (!file?.endsWith("talks.db-journal")) return;
      watcher.close();
      done(undefined);
    });
  });
}

/** How long a command takes, and how long it writes. */
async function measure(/** @type {string} */ folder, /** @type {string[]} */ argv) {
  const began = performance.now();
  const end = ended(start(folder, argv));
  await Promise.race([journalIn(folder), end]);
  const wrote = performance.now();
  await end;
  return { ms: performance.now() - began, window: performance.now() - wrote };
}

/** A new roster over an old one: afterwards it is the one or the other. */
async function importing() {
  const base = await assigned();
  laterCadres(base);
  return oldOrNew(base, ["import", "later.csv"], ROSTER);
}

/** The first assigning: all talks or none. */
async function assigning() {
  const base = await initialised();
  await done(base, "import", ...TABLES);
  return oldOrNew(base, ["assign"], ["talk", "claim"]);
}

/** @param {string} base @param {string[]} argv @param {string[]} tables */
async function oldOrNew(base, argv, tables) {
  const after = copyOf(base);
  const timing = await measure(after, argv);
  const state = (/** @type {string} */ folder) => contents(join(folder, "talks.db"), tables);
  const [was, willBe] = [state(base), state(after)];
  if (same(was, willBe)) throw new Error(`${argv} changes nothing`);
  const begin = async () => {
    const folder = copyOf(base);
    const judge = (/** @type {boolean} */ acknowledged) => {
      const is = state(folder);
      if (same(is, willBe)) return [];
      if (!same(is, was)) return ["half done"];
      return acknowledged ? ["acknowledged, and not there"] : [];
    };
    return { folder, argv, ...timing, judge, end: () => remove(folder) };
  };
  return { begin, last: () => [] };
}

/** One record, or a file of twenty, always into the same databases: what was there has to stay. */
async function logging() {
  const base = await assigned();
  const { ms, window } = await measure(copyOf(base), ["log", "1", ...found("x")]);
  const folders = Array.from({ length: AT_ONCE }, () => copyOf(base));
  const free = [...folders];
  const acknowledged = new Map(folders.map((folder) => [folder, new Set()]));
  const entered = (/** @type {string} */ folder) =>
    rows(join(folder, "talks.db"), "SELECT mind FROM record").map(({ mind }) => mind);

  const begin = async (/** @type {number} */ i) => {
    const folder = free.pop() ?? "";
    const batch = i % 2 === 0;
    const texts = Array.from({ length: batch ? BATCH : 1 }, (_, n) => `安心 ${i}-${n}`);
    const all = (/** @type {string} */ mind) => ({ ability: "较强", politics: "坚定", mind });
    const entries = texts.map((text, n) => ({ talk: n + 1, standing: "好", ...all(text) }));
    writeFileSync(join(folder, "entries.json"), JSON.stringify(entries));
    const argv = batch
      ? ["log", "--from", "entries.json"]
      : ["log", "1", ...found(/** @type {string} */ (texts[0]))];
    const judge = (/** @type {boolean} */ told) => {
      const there = entered(folder);
      const many = texts.filter((text) => there.includes(text)).length;
      if (told) for (const text of texts) acknowledged.get(folder)?.add(text);
      if (many !== 0 && many !== texts.length) return ["half done"];
      return told && many === 0 ? ["acknowledged, and not there"] : [];
    };
    return { folder, argv, ms, window, judge, end: () => void free.push(folder) };
  };
  const last = () =>
    folders.flatMap((folder) => {
      const there = new Set(entered(folder));
      const lost = [...(acknowledged.get(folder) ?? [])].filter((text) => !there.has(text));
      return lost.length > 0 ? [`${lost.length} acknowledged records are gone`] : [];
    });
  return { begin, last };
}
