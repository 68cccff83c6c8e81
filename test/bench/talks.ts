import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Job } from "./measure.ts";
import { TODAY } from "./sizes.ts";

const env = { TALKS_TODAY: TODAY, TALKS_LANG: "en", TALKS_ACTOR: "bench", TALKS_DB: "" };

/** The program's command line, as `npx talks` ends up running it. */
function commandLine(db: string, args: string[]): string[] {
  return [process.execPath, join(process.cwd(), "bin", "talks.js"), "--db", db, ...args];
}

/** A job of the program; its name is what the tables show. */
export function talksJob(
  name: string,
  db: string,
  args: (run: number) => string[],
  more: Partial<Job> = {},
): Job {
  const command = (run: number) => commandLine(db, args(run));
  return { name, command, ...more, env: { ...env, ...more.env } };
}

/** Runs the program once, untimed. */
export function talks(db: string, more: Record<string, string>, ...args: string[]): string {
  const [program = "", ...words] = commandLine(db, args);
  const { status, stdout, stderr } = spawnSync(program, words, {
    env: { ...process.env, ...env, ...more },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`talks ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** True where the program has this command. */
export function hasCommand(name: string): boolean {
  return new RegExp(`^  ${name}\\b`, "m").test(talks("", {}, "--help"));
}

/** True where talks can be written as forms to be printed. */
export function hasForms(): boolean {
  return talks("", {}, "export", "--help").includes(".docx");
}
