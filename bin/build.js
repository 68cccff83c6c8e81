// Makes dist/: the program as one file, libraries that are seldom needed as files of their own,
// and what V8 compiled of the program. A fifth of a second of reading modules becomes a fiftieth.
const { execFileSync } = require("node:child_process");
const { copyFileSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { buildSync } = require("esbuild");

const root = join(__dirname, "..");
const dist = join(root, "dist");
const standIn = (name) => join(__dirname, "stand-ins", name);
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  logLevel: "warning",
  outdir: dist,
  outExtension: { ".js": ".cjs" },
};

rmSync(dist, { recursive: true, force: true });
/** Libraries that are seldom needed, and the files of their own that they become. */
const SELDOM = {
  workbook: "hucre/xlsx",
  prompts: "inquirer",
  calendar: "ical-generator",
};
/** The same for data: a bundle of it would export nothing. */
const HOLIDAYS = "chinese-days/dist/chinese-days.json";
const files = [
  ...Object.entries(SELDOM).map(([file, library]) => [library, `./${file}.cjs`]),
  [HOLIDAYS, "./holidays.json"],
];
buildSync({ ...shared, entryPoints: SELDOM });
copyFileSync(require.resolve(HOLIDAYS), join(dist, "holidays.json"));
buildSync({
  ...shared,
  entryPoints: ["src/main.ts"],
  external: [...files.map(([, file]) => file), "better-sqlite3/build/*"],
  alias: {
    ...Object.fromEntries(files),
    bindings: standIn("bindings.js"),
    "node:child_process": standIn("child-process.js"),
    "node:crypto": standIn("crypto.js"),
    "#supports-color": standIn("supports-color.js"),
    "string-width": standIn("string-width.js"),
  },
  loader: { ".sql": "text" },
});
// Plain ASCII is read at once, other text has to be decoded. What esbuild leaves of it stands in
// regular expressions, where an escape means the same.
const program = join(dist, "main.cjs");
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
writeFileSync(program, readFileSync(program, "utf8").replace(/[^\0-\x7f]/g, escaped));
execFileSync(process.execPath, [join(__dirname, "warm-up.js")], { stdio: "inherit" });
