// Makes dist/: the program as one file, and two libraries that are seldom needed as files of their
// own, so that a short run does not read them. With --watch it makes them anew at every change.
const { rmSync } = require("node:fs");
const { join } = require("node:path");
const { build, context } = require("esbuild");
const { writeNotices } = require("./notices.js");

const root = join(__dirname, "..");
const dist = join(root, "dist");

const shared = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  logLevel: "warning",
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  loader: { ".sql": "text" },
});
const LIBRARIES = { entryPoints: { workbook: "hucre/xlsx", prompts: "inquirer" } };
const PROGRAM = {
  entryPoints: ["src/main.ts"],
  // For the stacks that TALKS_DEBUG=1 shows; the sources themselves are not needed for them.
  sourcemap: true,
  sourcesContent: false,
  external: ["#sqlite", "./workbook.cjs", "./prompts.cjs"],
  alias: { "hucre/xlsx": "./workbook.cjs", inquirer: "./prompts.cjs" },
};

async function makeDist() {
  rmSync(dist, { recursive: true, force: true });
  const results = await Promise.all(
    [LIBRARIES, PROGRAM].map((bundle) => build({ ...shared, ...bundle })),
  );
  writeNotices(
    root,
    results.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  );
}

/** Makes the program anew at every change, until it is interrupted. */
async function watch() {
  await makeDist();
  const program = await context({ ...shared, ...PROGRAM, logLevel: "info" });
  await program.watch();
}

const work = process.argv.includes("--watch") ? watch() : makeDist();
work.catch((error) => {
  if (!error.errors) process.stderr.write(`${error.message}\n`); // esbuild has said its own
  process.exitCode = 1;
});
