import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventful } from "./eventful.js";
import { DAY, done, ended, found, ROOT } from "./place.js";

export const COUNT = 117;

/** Every command with much to print, and those with little; `check` finds something in the sample. */
const COMMANDS = [
  ...["--help", "help log", "log --help", "--version", "report", "report --json", "report -f csv"],
  ...["report -f md", "report --by village", "report --counts-only", "list", "list --status all"],
  ...["list --status all --json", "list --status all -f csv", "list --status all -f md", "show 1"],
  ...["show 1 --json", "check", "check --json", "cycle", "cycle --json", "rules", "rules --json"],
  ...["history", "history --json", "doctor --verbose", "doctor --json", "assign", "assign --json"],
  ...["assign --dry-run --json", "import cadres.csv --dry-run --json", "import later.csv --json"],
  ...["waive $A --reason x --approver y", "unwaive $C --reason x --json", "void 1 --reason x"],
  ...["backup copy.db --force", "restore older.db", "redact 样0015 --reason x --json"],
  `log $B ${found("x").join(" ")} --json`,
];
/** @type {Record<string, number>} */
const DOCUMENTED = { check: 4 };

/**
 * Pipes every command into `head -1`, which goes away after the first line.
 * @param {number} count
 */
export async function prove(count) {
  /** @type {string[]} */
  const failures = [];
  // In order, spread over all of them; each pass in a new office, for some can be done once only.
  const step = Math.max(1, Math.floor(COMMANDS.length / count));
  for (let tried = 0; tried < count; ) {
    const { folder } = await eventful();
    const [one, two] = (await done(folder, "list")).talks;
    const [waived] = (await done(folder, "list", "--status", "waived")).talks;
    const ids = { A: `${one.id}`, B: `${two.id}`, C: `${waived.id}` };
    for (const command of COMMANDS.filter((_command, i) => i % step === 0)) {
      if (tried === count) break;
      tried++;
      const { exit, stdout, stderr } = await piped(folder, command, ids);
      const expected = DOCUMENTED[command.replace(/ .*/s, "")] ?? 0;
      if (exit !== expected || stderr !== "" || stdout.split("\n").length > 2) {
        failures.push(`talks ${command} | head -1: exit ${exit}, said ${stderr}`);
      }
    }
  }
  return { seen: `${count} commands piped into head -1`, failures };
}

/**
 * The command's own exit code, not that of the pipe.
 * @param {string} folder
 * @param {string} command
 * @param {Record<string, string>} ids
 */
async function piped(folder, command, ids) {
  const binary = join(ROOT, "bin", "talks.js");
  const line = `{ "${process.execPath}" "${binary}" ${command}; echo $? >exit; } | head -1`;
  const env = { PATH: process.env.PATH, HOME: folder, TALKS_TODAY: DAY, TALKS_LANG: "en", ...ids };
  const { stdout, stderr } = await ended(spawn("sh", ["-c", line], { cwd: folder, env }));
  return { exit: Number(readFileSync(join(folder, "exit"), "utf8")), stdout, stderr };
}
