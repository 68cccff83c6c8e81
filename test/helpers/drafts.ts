import { spawnSync } from "node:child_process";
import { hostname } from "node:os";

/** The name of a draft for a file, of a process that is no more. */
export function leftDraft(name: string): string {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  return draftName(name, pid);
}

/** The name of a draft for a file, of a process on this machine. */
export function draftName(name: string, pid: number, machine = hostname()): string {
  return `${name}.draft-${pid}-${machine.replace(/[^\w.]/g, "_").slice(0, 32)}-0123abcd`;
}
