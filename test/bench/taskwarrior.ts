import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "./measure.ts";
import { values } from "./sqlite.ts";

export const hasTaskwarrior = spawnSync("task", ["--version"]).status === 0;

/** How long it may take to get the talks in, and to do one thing with them, in milliseconds. */
export const LIMIT = 60_000;

/** Taskwarrior's exit code where it found nothing. */
const NOTHING = 1;
const WEEK_LATER = "2026-12-01";
const QUIET = ["rc.confirmation=off", "rc.hooks=off", "rc.bulk=0"];

/**
 * The same talks as tasks: the township is the project, done talks are completed tasks.
 * @returns the jobs by what they stand for; empty where the tasks were not in within the limit
 */
export function taskwarriorJobs(db: string, folder: string): Job[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = { TASKDATA: folder, TASKRC: join(folder, "taskrc") };
  writeFileSync(env.TASKRC, "news.version=2.6.0\n");
  const tasks = join(folder, "talks.json");
  writeLines(tasks, values<string>(db, TASKS));
  const imported = spawnSync("task", [...QUIET, "import", tasks], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: LIMIT,
    killSignal: "SIGKILL",
  });
  if (imported.signal) return [];
  if (imported.status !== 0) throw new Error(`task import: ${imported.stderr}`);
  const open = values<string>(db, `SELECT ${UUID} ${OPEN} LIMIT 64`);
  const job = (name: string, command: Job["command"]): Job => ({
    name: `task ${name}`,
    command: (run) => ["task", ...QUIET, ...command(run)],
    env,
    limit: LIMIT,
  });
  return [
    job("log", (run) => [open[run] ?? "", "done"]),
    job("report", () => ["summary"]),
    job("list", () => ["list", "limit:50"]),
    { ...job("plan of a talker", () => [`due.before:${WEEK_LATER}`, "list"]), ends: [0, NOTHING] },
  ];
}

const UUID = "printf('a%07x-beef-4bad-8bad-%012x', talk.id, talk.id)";
const OPEN =
  "FROM talk WHERE closed_because IS NULL AND completed_on IS NULL ORDER BY deadline, id";
const TASKS = `SELECT json_patch(
    json_object('uuid', ${UUID}, 'description', person.name || ' ' || village.name,
      'project', township.name, 'entry', '20260901T000000Z', 'status', 'pending',
      'due', replace(talk.deadline, '-', '') || 'T000000Z', 'tags', json_array('tier' || tier)),
    CASE WHEN completed_on IS NULL THEN '{}' ELSE json_object('status', 'completed',
      'end', replace(completed_on, '-', '') || 'T000000Z') END)
  FROM talk JOIN person ON person.id = talk.person_id JOIN village ON village.id = talk.village_id
  JOIN township ON township.id = village.township_id WHERE closed_because IS NULL`;

/** Piece by piece: the nation's talks are longer than a string may be. */
function writeLines(path: string, lines: string[]): void {
  const file = openSync(path, "w");
  for (let at = 0; at < lines.length; at += 100_000) {
    writeSync(file, `${lines.slice(at, at + 100_000).join("\n")}\n`);
  }
  closeSync(file);
}
