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
import { basename, dirname, join } from "node:path";

/** An empty file of its owner's beside `path`, to be filled and then put there. */
export function draftOf(path: string): string {
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  closeSync(openSync(draft, "wx", 0o600));
  return draft;
}

/** Removes what a killed process left of drafts for `path`; for those who keep others from making one. */
export function sweepDrafts(path: string): void {
  const draft = /^\.[0-9a-f]{8}(-journal)?$/;
  for (const file of readdirSync(dirname(path))) {
    const isDraft =
      file.startsWith(basename(path)) && draft.test(file.slice(basename(path).length));
    if (isDraft) rmSync(join(dirname(path), file), { force: true });
  }
}

/**
 * Gives a finished draft its name, once what it holds is on the disk; whatever stands at that name
 * is replaced in one step, or with `replace` false refused.
 * @returns false where the name was taken
 */
export function putInPlace(
  draft: string,
  path: string,
  { replace }: { replace: boolean },
): boolean {
  flush(draft);
  if (replace) renameSync(draft, path);
  else if (!addName(draft, path)) return false;
  if (process.platform !== "win32") flush(dirname(path));
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

function flush(path: string): void {
  const file = openSync(path, process.platform === "win32" ? "r+" : "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
