// Installs the program on other Nodes with other package managers and sees whether it works there:
// `npm run nodes`, or for some of them `npm run nodes 20 24`. It brings the Nodes itself, from npm.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { saysNoDriver, smoke } from "./smoke.js";
import { CLIENTS, toolsFor } from "./tools.js";

/** @import { Tools } from "./tools.js" */

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "talks-nodes-"));
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
let passed = 0;
let failed = 0;

/**
 * @param {string} what
 * @param {() => void} work throws where it fails
 */
function check(what, work) {
  const start = Date.now();
  try {
    work();
    passed++;
    process.stdout.write(`ok      ${what} (${Math.round((Date.now() - start) / 1000)} s)\n`);
  } catch (error) {
    failed++;
    process.stdout.write(`FAILED  ${what}\n${error instanceof Error ? error.message : error}\n`);
  }
}

/** The files of the checkout as git has them, with what was not committed yet. */
function copyCheckout() {
  const copy = join(folder, "checkout");
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const files = execFileSync("git", list, { cwd: ROOT, encoding: "utf8" }).split("\0");
  for (const file of files.filter(Boolean)) {
    cpSync(join(ROOT, file), join(copy, file), { recursive: true, force: true });
  }
  return copy;
}

/** @param {Tools} tools */
function checkNode(tools) {
  const place = mkdtempSync(join(folder, "node-"));
  const checkout = join(place, "checkout");
  cpSync(join(folder, "checkout"), checkout, { recursive: true });
  check(`${tools.name}: npm ci, the demo`, () => {
    tools.npm(["ci"], checkout);
    tools.npm(["run", "--silent", "demo"], checkout);
    smoke(tools, ["node", join(checkout, "bin", "talks.js")], place);
  });
  const tarball = join(place, "talks.tgz");
  check(`${tools.name}: npm pack`, () => {
    tools.npm(["pack", "--silent", "--pack-destination", place], checkout);
    renameSync(join(place, `talks-${version}.tgz`), tarball);
  });

  const npm = (/** @type {string} */ prefix, /** @type {string[]} */ ...flags) => {
    tools.npm(["install", "--global", "--prefix", prefix, ...flags, tarball], place);
    return [join(prefix, "bin", "talks")];
  };
  const pnpm = (/** @type {string} */ home, /** @type {string[]} */ ...flags) => {
    tools.pnpm(["add", "--global", ...flags, tarball], home);
    return [[join(home, "bin"), home].map((at) => join(at, "talks")).find(existsSync) ?? "talks"];
  };
  check(`${tools.name}: the package by npm with scripts`, () =>
    smoke(tools, npm(join(place, "npm"), ...tools.allowScripts), place),
  );
  // Without its scripts the package has a driver only where npm brings it.
  const withoutScripts = tools.isOld ? saysNoDriver : smoke;
  check(`${tools.name}: the package by npm without scripts`, () =>
    withoutScripts(tools, npm(join(place, "npm-bare"), "--ignore-scripts"), place),
  );
  check(`${tools.name}: the package by pnpm without scripts`, () =>
    withoutScripts(tools, pnpm(join(place, "pnpm-bare")), place),
  );
  rmSync(place, { recursive: true });
}

try {
  const asked = process.argv.slice(2);
  copyCheckout();
  for (const node of asked.length > 0 ? asked : Object.keys(CLIENTS)) checkNode(toolsFor(node));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
