import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { DAY, ROOT } from "./place.js";

const BUNDLE = join(ROOT, "dist", "proof", `${process.pid}.mjs`);

const ENTRY = `
export { run } from "./src/run.ts";
export { blockText, digestOf, rowText, teachSealing } from "./src/store/evidence/format.ts";
export { PARTS } from "./src/store/evidence/parts.ts";
export { sealedBy } from "./src/store/evidence/seals.ts";
`;

/** Makes one file of the program's inside, for what thousands of processes would take too long for. */
export async function bundle() {
  mkdirSync(join(BUNDLE, ".."), { recursive: true });
  await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: "ts" },
    ...{ bundle: true, format: "esm", platform: "node", target: "node20", outfile: BUNDLE },
    ...{ external: ["#sqlite"], loader: { ".sql": "text" }, logLevel: "warning" },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  process.on("exit", () => rmSync(BUNDLE, { force: true }));
  return BUNDLE;
}

/** What the bundle gives. */
export async function inside() {
  return import(pathToFileURL(BUNDLE).href);
}

/**
 * Runs a command in this process.
 * @param {(io: object) => Promise<number>} run
 * @param {string} db
 * @param {string[]} argv
 */
export async function runInside(run, db, ...argv) {
  const said = { stdout: "", stderr: "" };
  const sink = (/** @type {"stdout" | "stderr"} */ end) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[end] += chunk;
        done();
      },
    });
  const stdin = new PassThrough();
  stdin.end();
  const exit = await run({
    argv: ["--db", db, ...argv],
    env: { TALKS_TODAY: DAY, TALKS_LANG: "en" },
    ...{ stdin, stdout: sink("stdout"), stderr: sink("stderr") },
    ...{ user: "clerk", now: () => new Date() },
    stoppable: (/** @type {(signal: AbortSignal) => unknown} */ work) =>
      work(new AbortController().signal),
  });
  return { exit, ...said };
}
