// Makes dist/: the program as one file, and two libraries that are seldom needed as files of their
// own, so that a short run does not read them. With --watch it makes them anew at every change.
const { rmSync } = require("node:fs");
const { join } = require("node:path");
const { context } = require("esbuild");
const { writeNotices } = require("./notices.js");

const root = join(__dirname, "..");
const dist = join(root, "dist");

/** @type {import("esbuild").BuildOptions} */
const shared = {
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
};
const BUNDLES = [
  { entryPoints: { workbook: "hucre/xlsx", prompts: "inquirer" } },
  {
    entryPoints: ["src/main.ts"],
    // For the stacks that TALKS_DEBUG=1 shows; the sources themselves are not needed for them.
    sourcemap: true,
    sourcesContent: false,
    external: ["#sqlite", "./workbook.cjs", "./prompts.cjs"],
    alias: { "hucre/xlsx": "./workbook.cjs", inquirer: "./prompts.cjs" },
  },
];

async function build() {
  rmSync(dist, { recursive: true, force: true });
  const contexts = await Promise.all(BUNDLES.map((bundle) => context({ ...shared, ...bundle })));
  const results = await Promise.all(contexts.map((bundle) => bundle.rebuild()));
  writeNotices(
    root,
    results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {})),
  );
  if (process.argv.includes("--watch")) {
    await Promise.all(contexts.map((bundle) => bundle.watch()));
    process.stdout.write("dist/ follows every change; Ctrl-C ends it\n");
  } else {
    await Promise.all(contexts.map((bundle) => bundle.dispose()));
  }
}

build().catch(() => {
  process.exitCode = 1; // esbuild has said why
});
