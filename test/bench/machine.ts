import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";

/** On what the figures were taken, a line each. */
export function machine(): string[] {
  const cores = cpus();
  return [
    `${cores[0]?.model ?? "unknown processor"}, ${cores.length} cores, ${arch()}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${system()}, Node ${process.version.slice(1)}`,
    `sqlite3 ${firstWord("sqlite3", "-version")}, Taskwarrior ${firstWord("task", "--version")}, ${office()}`,
  ];
}

function system(): string {
  try {
    const [, name] = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8")) ?? [];
    return name ?? process.platform;
  } catch {
    return process.platform; // not every system has this file
  }
}

function office(): string {
  const { status, stdout } = spawnSync("soffice", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.split(" ").slice(0, 2).join(" ") : "LibreOffice not installed";
}

function firstWord(program: string, flag: string): string {
  const { status, stdout } = spawnSync(program, [flag], { encoding: "utf8" });
  return status === 0 ? (stdout.split(/\s/)[0] ?? "") : "not installed";
}
