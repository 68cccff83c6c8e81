import { closeSync, copyFileSync, fsyncSync, openSync } from "node:fs";

/** Copies and waits for the disk, so that the copy's own writing is not counted as the program's. */
export function copySynced(from: string, to: string): void {
  copyFileSync(from, to);
  const file = openSync(to, "r+");
  fsyncSync(file);
  closeSync(file);
}
