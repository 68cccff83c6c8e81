const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

/** `node_modules/a/node_modules/@b/c`, of a file in the package `@b/c` */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/**
 * Writes dist/THIRD-PARTY-NOTICES.txt: name, version and licence of each library in the bundles.
 * @param {string} root the project's folder
 * @param {string[]} inputs the files that were bundled, from the root
 */
function writeNotices(root, inputs) {
  const folders = inputs.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map((folder) => noticeOf(join(root, folder)));
  writeFileSync(
    join(root, "dist", "THIRD-PARTY-NOTICES.txt"),
    notices.join(`\n${"-".repeat(72)}\n\n`),
  );
}

/** @param {string} folder a package's */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return `${[`${name} ${version} (${license})`, ...texts].join("\n\n")}\n`;
}

module.exports = { writeNotices };
