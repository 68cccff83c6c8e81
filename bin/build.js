// Makes dist/: the program as one file, the libraries that are seldom needed as files of their own,
// and what V8 compiled of the program. A fifth of a second of reading modules becomes a fiftieth.
const { execFileSync } = require("node:child_process");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
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
buildSync({
  ...shared,
  entryPoints: { workbook: "hucre/xlsx", "old-workbook": "@e965/xlsx", prompts: "inquirer" },
});
buildSync({
  ...shared,
  entryPoints: ["src/main.ts"],
  external: ["./workbook.cjs", "./old-workbook.cjs", "./prompts.cjs", "better-sqlite3/build/*"],
  alias: {
    "hucre/xlsx": "./workbook.cjs",
    "@e965/xlsx": "./old-workbook.cjs",
    inquirer: "./prompts.cjs",
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
