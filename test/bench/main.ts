// Measures the program beside bare node, the sqlite3 command line, Taskwarrior and LibreOffice.
//   npm run bench                         all sizes; writes docs/performance.md
//   npm run bench -- district province    some; prints
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasOffice } from "./office.ts";
import { page } from "./page.ts";
import { fetchPlaces } from "./places.ts";
import { type Result, runSize } from "./run-size.ts";
import { SIZES } from "./sizes.ts";
import { hasSqlite } from "./sqlite.ts";
import { measureStarts, type Start } from "./starts.ts";
import { hasTaskwarrior } from "./taskwarrior.ts";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SIZES.some((size) => size.name === name));
if (unknown.length > 0) {
  const known = SIZES.map(({ name }) => name).join(", ");
  console.error(`No such size: ${unknown.join(", ")}. There are: ${known}.`);
  process.exit(2);
}
const missing = [
  ...(existsSync("/usr/bin/time") ? [] : ["time"]),
  ...(hasSqlite ? [] : ["sqlite3"]),
  ...(hasTaskwarrior ? [] : ["taskwarrior"]),
  ...(hasOffice ? [] : ["libreoffice-calc-nogui"]),
];
if (missing.length > 0) {
  console.error(`Their columns stay empty; to fill them: apt-get install -y ${missing.join(" ")}`);
}

const cache = join(tmpdir(), "talks-bench");
mkdirSync(cache, { recursive: true });
const places = fetchPlaces(cache);
const sizes = SIZES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const results: Result[] = [];
let starts: Start[] = [];
for (const size of sizes) {
  console.error(`${size.name} …`);
  results.push(runSize(size, places, cache));
  if (size.name === "district") starts = measureStarts(join(cache, size.name, "held.db"), cache);
  // After each size, for the last takes long.
  if (wanted.length === 0) writeFileSync(join("docs", "performance.md"), page(results, starts));
}
if (wanted.length > 0) console.log(page(results, starts));
