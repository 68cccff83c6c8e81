// Runs the proofs of docs/proof.md: all of them, or `prove <name> [count] [--seed n]`.

import * as full from "./full.js";
import * as fuzz from "./fuzz.js";
import * as kills from "./kills.js";
import * as migration from "./migration.js";
import * as pipes from "./pipes.js";
import * as power from "./power.js";
import * as processes from "./processes.js";
import * as redact from "./redact.js";
import * as signals from "./signals.js";
import * as tampering from "./tampering.js";

/**
 * @typedef {object} Outcome
 * @property {string} seen what was seen, in a line
 * @property {string[]} failures
 * @typedef {object} Proof
 * @property {number} COUNT how often it is tried
 * @property {(count: number, seed: number) => Promise<Outcome>} prove
 */

/** @type {Record<string, Proof>} */
const PROOFS = {
  ...{ kills, migration, processes, signals, full, tampering, fuzz, redact, pipes, power },
};

const words = process.argv.slice(2);
const at = words.indexOf("--seed");
const seed = at < 0 ? 1 : Number(words.splice(at, 2)[1]);
const [name, count] = words;
const names = name === undefined ? Object.keys(PROOFS) : [name];
if (
  names.some((one) => !PROOFS[one]) ||
  !Number.isInteger(seed) ||
  Number.isNaN(Number(count ?? 1))
) {
  console.error(`npm run prove [-- ${Object.keys(PROOFS).join("|")} [count] [--seed n]]`);
  process.exit(2);
}

/** How many failures are shown. */
const SHOWN = 10;

for (const [one, proof] of Object.entries(PROOFS)) {
  if (!names.includes(one)) continue;
  const began = performance.now();
  const { seen, failures } = await proof.prove(Number(count ?? proof.COUNT), seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${failures.length === 0 ? "proved" : "FAILED"}  ${one}, ${seconds} s: ${seen}`);
  for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
  if (failures.length > SHOWN) console.log(`  and ${failures.length - SHOWN} more`);
  if (failures.length > 0) process.exitCode = 1;
}
