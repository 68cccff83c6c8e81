import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Office, office } from "./talks.ts";

/**
 * Files that the programs of their time wrote: fifteen events, among them a redaction, a void, a waiver,
 * corrected holders and a moved election. Two heads of each were printed, after events 10 and 15.
 */
export const OLD_FILES = [
  { version: 2, heads: ["10-0e3663bcee6e4035", "15-335456486ca68835"] },
  { version: 4, heads: ["10-4b89503e5a6e11ae", "15-5851da936ab3d77d"] },
];

/** The statuses of the talks in them, by number. */
export const STATUSES =
  "1 done, 2 outstanding, 3 outstanding, 4 partial, 5 done, 6 waived, 7 done, 8 outstanding, " +
  "9 outstanding, 10 outstanding, 11 outstanding, 12 outstanding, 13 outstanding, 14 outstanding";

/** An office with a file of that version, as another program left it. */
export function oldOffice(version: number): Office {
  const here = office("2026-11-20");
  writeFileSync(here.db, oldFile(version), { mode: 0o600 });
  return here;
}

export function oldFile(version: number): Buffer {
  return gunzipSync(
    readFileSync(join(import.meta.dirname, `../fixtures/version-${version}.db.gz`)),
  );
}

/** The talks' statuses as they are listed. */
export async function statusesOf(here: Office): Promise<string> {
  const { talks } = await here.ok("list", "--status", "all");
  const all = talks as { id: number; status: string }[];
  return all
    .sort((a, b) => a.id - b.id)
    .map(({ id, status }) => `${id} ${status}`)
    .join(", ");
}
