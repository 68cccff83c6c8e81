const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

/** @typedef {{ enableCompileCache?: (folder: string) => void }} FromNode22 */
const { createRequire, enableCompileCache } =
  /** @type {typeof import("node:module") & FromNode22} */ (require("node:module"));

/**
 * Runs the built program with what V8 compiled of it in an earlier run, which saves a short run a
 * fifth of its time. That is kept beside the program, so that it is trusted no more than the program
 * and goes with it; where the folder cannot be written, each run compiles anew.
 * @param {string} program its path
 */
function start(program) {
  const folder = join(dirname(program), "cache");
  enableCompileCache?.(folder);
  // Only require knows of source maps.
  if (enableCompileCache || process.env.TALKS_DEBUG === "1") require(program);
  else startOnNode20(program, folder);
}

/**
 * @param {string} program
 * @param {string} folder where what is compiled is kept
 */
function startOnNode20(program, folder) {
  const source = readFileSync(program, "utf8");
  // Each command compiles other parts. V8 would take them for any program of the same length.
  const command = process.argv.slice(2).find((word) => /^[a-z]+$/.test(word)) ?? "none";
  const kept = join(folder, `${process.version}-${statSync(program).mtimeMs}-${command}`);
  const cachedData = readKept(kept);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    {
      filename: program,
      ...(cachedData && { cachedData }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  if (!cachedData || script.cachedDataRejected) {
    process.on("exit", (code) => code === 0 && keep(kept, script.createCachedData()));
  }
  const module = { exports: {} };
  const run = script.runInThisContext();
  run(module.exports, createRequire(program), module, program, dirname(program));
}

/** @param {string} path */
function readKept(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {Buffer} compiled
 */
function keep(path, compiled) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, compiled);
    renameSync(draft, path);
  } catch {
    // The next run is only slower.
  }
}

module.exports = { start };
