const { readFileSync, statSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { Script } = require("node:vm");

const PROGRAM = join(__dirname, "..", "dist", "main.cjs");
/** What V8 made of the program when it was built, so that a short run need not compile it. */
const COMPILED = `${PROGRAM}.cache`;

function readCompiled() {
  try {
    // V8 would take it for any program of the same length.
    const fits = statSync(COMPILED).mtimeMs >= statSync(PROGRAM).mtimeMs;
    return fits ? readFileSync(COMPILED) : undefined;
  } catch {
    return undefined; // it is only faster with it
  }
}

/**
 * The built program, ready to run as often as one likes. V8 refuses what another version of itself
 * compiled and compiles anew.
 * @returns `script`, but for debugging, and `start`, which begins a run with `process.argv` and gives main's exports
 */
function load() {
  if (process.env.TALKS_DEBUG === "1") {
    // Node's own way of loading is slower and knows the sources of what it runs.
    process.setSourceMapsEnabled(true);
    return { start: () => require(PROGRAM) };
  }
  const source = readFileSync(PROGRAM, "latin1");
  const wrapped = `(function (exports, require, module) {${source}\n})`;
  const script = new Script(wrapped, { filename: PROGRAM, cachedData: readCompiled() });
  const program = script.runInThisContext();
  const start = () => {
    const module = { exports: {} };
    program(module.exports, createRequire(PROGRAM), module);
    return module.exports;
  };
  return { script, start };
}

module.exports = { COMPILED, load };
