import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @import { Tools } from "./tools.js" */

const SAMPLE = fileURLToPath(new URL("../../data/qiongshan", import.meta.url));
const TABLES = ["leaders.csv", "villages.csv", "cadres.csv"].map((file) => join(SAMPLE, file));
/** What the three rules require of the sample; data/qiongshan/README.md says why. */
const REQUIRED = 725;

/**
 * Goes through a cycle with an installed program, in a folder of its own.
 * @param {Tools} tools
 * @param {string[]} program what starts it
 * @param {string} within a folder that is thrown away
 * @throws where it does anything else than it should
 */
export function smoke(tools, program, within) {
  const folder = mkdtempSync(join(within, "smoke-"));
  /** @param {string[]} args */
  const talks = (...args) =>
    tools.run([...program, "--db", join(folder, "talks.db"), ...args], folder);
  talks("--version");
  talks("init", "--district", "琼山区", "--start", "2026-09-01", "--election", "2026-12-20");
  talks("import", ...TABLES);
  assert.equal(JSON.parse(talks("assign", "--json")).required, REQUIRED);
  const findings = ["--mind", "a", "--ability", "b", "--politics", "c", "--standing", "d"];
  const { record } = JSON.parse(talks("log", "1", ...findings, "--json"));
  assert.equal(record.completes, true);
  assert.match(talks("report"), /724 of 725 talks are still to be held/);
  talks("report", "-o", "report.xlsx");
  talks("list", "-o", "list.csv");
  talks("backup", "copy.db");
  talks("doctor");
  rmSync(folder, { recursive: true });
}

/**
 * A program without its database driver says in a sentence what to do.
 * @param {Tools} tools
 * @param {string[]} program
 * @param {string} within
 */
export function saysNoDriver(tools, program, within) {
  const argv = [...program, "init", "--district", "琼山区", "--election", "2099-12-20", "--json"];
  assert.throws(
    () => tools.run(argv, within),
    (/** @type {{ status: number, stderr: string }} */ { status, stderr }) => {
      assert.equal(status, 1);
      const { code, hint } = JSON.parse(stderr).error;
      assert.equal(code, "no-driver");
      assert.match(hint, /install\.js"$/);
      return true;
    },
  );
}
