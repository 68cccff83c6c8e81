import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { Fault } from "../errors.ts";

/** What a draft's name ends with: whose process makes it, on which machine, and chance. */
const DRAFT = /\.draft-(\d+)-([\w.]*)-[0-9a-f]{8}(-journal)?$/;

/** An empty file of its owner's beside `path`, to be filled and then put there. */
export function draftOf(path: string): string {
  const draft = `${path}.draft-${process.pid}-${machine()}-${randomBytes(4).toString("hex")}`;
  closeSync(openSync(draft, "wx", 0o600));
  return draft;
}

/** Containers that share a folder count their processes each for itself; their names differ. */
function machine(): string {
  return hostname()
    .replace(/[^\w.]/g, "_")
    .slice(0, 32);
}

/**
 * Removes the drafts in a folder whose processes on this machine were killed: full copies, which no
 * redaction would reach.
 */
export function sweepDrafts(folder: string): void {
  quietly(() => {
    for (const file of readdirSync(folder)) {
      const [, pid, on] = file.match(DRAFT) ?? [];
      if (pid === undefined || on !== machine() || isAlive(Number(pid))) continue;
      quietly(() => rmSync(join(folder, file), { force: true }));
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** What is not there, or another's, is not this program's to sweep. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS"].includes(code)) throw error;
  }
}

/**
 * Gives a finished draft its name, once what it holds is on the disk; whatever stands at that name
 * is replaced in one step, or with `replace` false refused.
 * @returns false where the name was taken
 * @throws Fault maybe-written where only the disk's word for the new name is missing
 */
export function putInPlace(
  draft: string,
  path: string,
  { replace }: { replace: boolean },
): boolean {
  flush(draft);
  if (replace) renameSync(draft, path);
  else if (!addName(draft, path)) return false;
  try {
    flushFolder(dirname(path));
  } catch (error) {
    throw new Fault("maybe-written", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
  return true;
}

/** Gives a file a further name, unless it is taken. */
export function addName(path: string, name: string): boolean {
  try {
    linkSync(path, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" || existsSync(name)) return false;
    renameSync(path, name); // a file system without links, as on memory sticks
  }
  return true;
}

/** Sees to it that a folder's names survive a power cut. */
export function flushFolder(folder: string): void {
  if (process.platform !== "win32") flush(folder);
}

function flush(path: string): void {
  const file = openSync(path, process.platform === "win32" ? "r+" : "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
