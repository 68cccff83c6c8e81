// The last step of the build: runs the everyday commands on the sample and keeps what V8 compiled
// for them. A command that fails, fails the build.
const { execFileSync } = require("node:child_process");
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { COMPILED, load } = require("./load.js");

const sample = join(__dirname, "..", "data", "qiongshan");
const tables = ["leaders.csv", "villages.csv", "cadres.csv"].map((file) => join(sample, file));
// What is seldom run would only make the rest slower to read.
const SELDOM = [
  ["init", "--district=琼山区", "--start=2026-09-01", "--election=2026-12-20"],
  ["import", ...tables],
  ["assign"],
];
const EVERY_DAY = [
  ["--version"],
  ["log", "1", "--mind=安心", "--ability=强", "--politics=坚定", "--standing=好"],
  ["report"],
  ["report", "--lang=zh"],
  ["report", "--json"],
  ["list", "--limit=50"],
  ["show", "1"],
  ["show", "--village=昌西村委会"],
  ["show", "--person=杨昌志"],
  ["findings", "--limit=50"],
];

async function warmUp(folder) {
  const settings = { TALKS_TODAY: "2026-11-23", TALKS_LANG: "en", TALKS_ACTOR: "build" };
  Object.assign(process.env, settings, { TALKS_DB: join(folder, "talks.db") });
  const binary = join(__dirname, "talks.js");
  for (const command of SELDOM) execFileSync(process.execPath, [binary, ...command]);

  const { script, start } = load();
  const print = process.stdout.write;
  // Takes what is printed and says that it has been.
  process.stdout.write = (_text, ...more) => {
    const written = more.find((one) => typeof one === "function");
    if (written) process.nextTick(written);
    return true;
  };
  process.stdout.columns = 50; // so narrow that cells are wrapped
  for (const command of EVERY_DAY) {
    process.argv.splice(2, Number.POSITIVE_INFINITY, ...command);
    await start().ended;
    if (process.exitCode) throw new Error(`talks ${command.join(" ")}: ${process.exitCode}`);
  }
  process.stdout.write = print;
  writeFileSync(COMPILED, script.createCachedData());
}

const folder = mkdtempSync(join(tmpdir(), "talks-build-"));
warmUp(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
