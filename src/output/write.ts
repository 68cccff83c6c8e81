import { randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Fault } from "../errors.ts";

/**
 * Writes a file that only its owner may read, whole or not at all.
 * @throws Fault cannot-write, would-replace-database
 */
export function writeFile(path: string, content: string | Uint8Array): void {
  if (isDatabase(path)) throw new Fault("would-replace-database", { path });
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    const file = openSync(draft, "wx", 0o600);
    try {
      writeFileSync(file, content);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Fault("cannot-write", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/** A slip of the pen must not cost the evidence. */
function isDatabase(path: string): boolean {
  const head = Buffer.alloc(15);
  try {
    const file = openSync(path, "r");
    readSync(file, head);
    closeSync(file);
  } catch {
    return false; // nothing there, or nothing to read
  }
  return head.toString("latin1") === "SQLite format 3";
}
