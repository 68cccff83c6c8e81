// Makes dist/: the program as one file, and libraries that are seldom needed as files of their own, so that a short run does not read them. With --watch it makes them anew at every change.
const { copyFileSync, rmSync } = require("node:fs");
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
/** Libraries that are seldom needed, and the files of their own that they become. */
const SELDOM = {
  completion: "@bomb.sh/tab",
  workbook: "hucre/xlsx",
  "old-workbook": "@e965/xlsx",
  prompts: "inquirer",
  calendar: "ical-generator",
  documents: "docxtemplater",
  zip: "pizzip",
};
/** The same for data: a bundle of it would export nothing. */
const HOLIDAYS = "chinese-days/dist/chinese-days.json";
/** @type {[name: string, file: string][]} */
const APART = [
  ...Object.entries(SELDOM).map(
    /** @returns {[string, string]} */ ([file, library]) => [library, `./${file}.cjs`],
  ),
  [HOLIDAYS, "./holidays.json"],
];
const LIBRARIES = { entryPoints: SELDOM };
const PROGRAM = {
  entryPoints: ["src/main.ts"],
  // For the stacks that TALKS_DEBUG=1 shows; the sources themselves are not needed for them.
  sourcemap: true,
  sourcesContent: false,
  external: ["#sqlite", ...APART.map(([, file]) => file)],
  alias: Object.fromEntries(APART),
};

async function makeDist() {
  rmSync(dist, { recursive: true, force: true });
  const results = await Promise.all(
    [LIBRARIES, PROGRAM].map((bundle) => build({ ...shared, ...bundle })),
  );
  copyFileSync(require.resolve(HOLIDAYS), join(dist, "holidays.json"));
  const bundled = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeNotices(root, [...bundled, `node_modules/${HOLIDAYS}`]);
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
