import { randomBytes } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Fault } from "../errors.ts";

/**
 * Writes a file that only its owner may read, whole or not at all.
 * @throws Fault cannot-write
 */
export function writeFile(path: string, content: string | Uint8Array): void {
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
