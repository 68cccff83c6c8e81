import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { chance } from "./chance.js";
import { runInside } from "./inside.js";
import { spoilCsv, spoilXlsx } from "./mutate.js";

/** One thread of the fuzzing in fuzz.js: spoils, imports, and tells what it saw. */

const STACK = /^\s+at .+:\d+|\bTypeError\b|\bRangeError\b|undefined is not|\[object /m;

const { program, folder, seed, from, to } = workerData;
const { run } = await import(program);
const db = join(folder, "talks.db");
const sound = readFileSync(join(folder, "sound.db"));
const tables = ["leaders.csv", "villages.csv", "cadres.csv"];
const texts = new Map(tables.map((table) => [table, readFileSync(join(folder, table), "utf8")]));
const workbook = readFileSync(join(folder, "roster.xlsx"));
const belonging = [...readdirSync(folder), "spoilt.csv", "spoilt.xlsx"];

for (let i = from; i < to; i++) {
  const luck = chance(seed * 1_000_003 + i);
  const name = luck.next() < 0.3 ? "spoilt.xlsx" : "spoilt.csv";
  const spoilt = join(folder, name);
  const text = texts.get(luck.pick(tables)) ?? "";
  writeFileSync(spoilt, name === "spoilt.xlsx" ? spoilXlsx(workbook, luck) : spoilCsv(text, luck));
  const { exit, stdout, stderr } = await runInside(run, db, "import", spoilt);
  const changed = !readFileSync(db).equals(sound);
  const stray = readdirSync(folder).filter((file) => !belonging.includes(file));
  const wrong = [
    ...(exit === 0 || exit === 3 ? [] : [`exit ${exit}: ${stderr}`]),
    ...(STACK.test(stderr) ? [`not a message: ${stderr}`] : []),
    ...(exit === 0 || stderr !== "" ? [] : ["refused without a word"]),
    ...(exit !== 0 && stdout !== "" ? [`refused, and printed ${stdout}`] : []),
    ...(exit !== 0 && changed ? ["refused, and the database has changed"] : []),
    ...(stray.length > 0 ? [`left behind: ${stray}`] : []),
  ];
  if (changed) copyFileSync(join(folder, "sound.db"), db);
  parentPort?.postMessage({ i, exit, wrong });
}
