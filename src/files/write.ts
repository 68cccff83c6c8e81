import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { Fault } from "../errors.ts";
import { draftOf, putInPlace, sweepDrafts } from "./draft.ts";

/**
 * Writes a file that only its owner may read, whole or not at all, and on the disk when this returns. A
 * link is followed. What is no regular file (a device, a pipe) is written to and never replaced.
 * @throws Fault cannot-write, would-replace-database, maybe-written
 */
export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (OPENED_ALREADY.test(path) || (kind && !kind.isFile())) writeThrough(path, content);
    else replaceFile(path, content);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("cannot-write", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/** Names for what a process has open already, whatever that is. */
const OPENED_ALREADY = /^\/(proc|dev\/fd|dev\/std)/;

function replaceFile(path: string, content: string | Uint8Array): void {
  const target = leadsTo(path);
  // A slip of the pen must not cost the evidence.
  if (isDatabase(target)) throw new Fault("would-replace-database", { path });
  sweepDrafts(dirname(target));
  const draft = draftOf(target);
  try {
    writeFileSync(draft, content);
    putInPlace(draft, target, { replace: true });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** As a shell's `>` does, but for emptying: nothing but the data concerns a device or a pipe. */
function writeThrough(path: string, content: string | Uint8Array): void {
  const file = openSync(path, constants.O_WRONLY);
  try {
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}

/** Where a link leads, also one that leads to nothing yet. */
function leadsTo(path: string, links = 0): string {
  if (existsSync(path)) return realpathSync(path);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  // More than the system itself follows.
  if (!isLink || links > 40) return path;
  return leadsTo(resolve(dirname(path), readlinkSync(path)), links + 1);
}

function isDatabase(path: string): boolean {
  const head = Buffer.alloc(15);
  try {
    const file = openSync(path, "r");
    readSync(file, head);
    closeSync(file);
  } catch {
    return false; // nothing to read
  }
  return head.toString("latin1") === "SQLite format 3";
}
