import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readStream } from "./files.ts";
import { type Source, sourceOf, sourceOfBytes } from "./source.ts";

/**
 * The files to read: `-` is standard input, and `*` and `?` in a file's name choose from its folder,
 * for not every shell does.
 * @throws Fault cannot-read, too-large-input
 */
export async function sourcesOf(
  files: string[],
  stdin: AsyncIterable<Uint8Array>,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const file of files.flatMap(matching)) {
    const isStdin = file === "-";
    sources.push(
      isStdin ? sourceOfBytes("stdin", await readStream(stdin, "stdin")) : sourceOf(file),
    );
  }
  return sources;
}

function matching(file: string): string[] {
  const name = basename(file);
  if (!/[*?]/.test(name) || existsSync(file)) return [file];
  const pattern = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  const isOne = new RegExp(`^${pattern}$`, "iu");
  let names: string[];
  try {
    names = readdirSync(dirname(file));
  } catch {
    return [file]; // who reads it says why it cannot be read
  }
  // What Excel leaves beside an open workbook is none, and hidden files are not meant.
  const found = names.filter((one) => isOne.test(one) && !/^(?:~\$|\.)/.test(one)).sort();
  return found.length === 0 ? [file] : found.map((one) => join(dirname(file), one));
}
