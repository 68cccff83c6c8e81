// Makes dist/: the program as one file, two libraries that are seldom needed as files of their own,
// and what V8 compiled of the program. A fifth of a second of reading modules becomes a fiftieth.
const { execFileSync } = require("node:child_process");
const { readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { build } = require("esbuild");

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

// Plain ASCII is read at once, other text has to be decoded. What esbuild leaves of it stands in
// regular expressions, where an escape means the same. Escaped before it is bundled, so that the
// source map knows of it.
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
const ascii = {
  name: "ascii",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/[^\0-\x7f]/g, escaped),
      loader: path.endsWith(".ts") ? "ts" : "js",
    })),
};

async function make() {
  rmSync(dist, { recursive: true, force: true });
  await build({ ...shared, entryPoints: { workbook: "hucre/xlsx", prompts: "inquirer" } });
  await build({
    ...shared,
    entryPoints: ["src/main.ts"],
    external: ["./workbook.cjs", "./prompts.cjs", "better-sqlite3/build/*"],
    alias: {
      "hucre/xlsx": "./workbook.cjs",
      inquirer: "./prompts.cjs",
      bindings: standIn("bindings.js"),
      "node:child_process": standIn("child-process.js"),
      "node:crypto": standIn("crypto.js"),
      "#supports-color": standIn("supports-color.js"),
      "string-width": standIn("string-width.js"),
    },
    loader: { ".sql": "text" },
    plugins: [ascii],
    sourcemap: true,
    sourcesContent: false,
  });
  execFileSync(process.execPath, [join(__dirname, "warm-up.js")], { stdio: "inherit" });
}

make();
