import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readSync,
  statfsSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import Sqlite from "#sqlite";
import { Fault } from "../../errors.ts";

/** Marks the file as ours among all SQLite files: "TALK". */
export const APPLICATION_ID = 0x54414c4b;

/** What Linux calls file systems that lie on another machine: AFS, 9P, NFS, SMB, CIFS, SMB 2. */
const NETWORKS = [0x5346414f, 0x01021997, 0x6969, 0x517b, 0xff534d42, 0xfe534d42];

/**
 * Refuses what cannot be a talks database, before SQLite touches it.
 * @throws Fault no-database, not-a-talks-database, network-file, cannot-read
 */
export function admitFile(path: string, allowNetwork: boolean): void {
  admitPlace(path, allowNetwork);
  if (!existsSync(path)) throw new Fault("no-database", { path });
  if (!statSync(path).isFile()) throw new Fault("not-a-talks-database", { path });
  if (applicationOf(path) !== APPLICATION_ID && isJournal(`${path}-journal`)) recover(path);
  if (applicationOf(path) !== APPLICATION_ID) throw new Fault("not-a-talks-database", { path });
}

/**
 * Refuses places where no database belongs: on a network file system two machines' locks do not
 * see each other, and records would be lost.
 * @throws Fault no-database for a link that leads nowhere, network-file
 */
export function admitPlace(path: string, allowNetwork: boolean): void {
  if (path.includes("\0") || isDanglingLink(path)) throw new Fault("no-database", { path });
  if (!allowNetwork && isOnNetwork(path)) throw new Fault("network-file", { path });
}

function isDanglingLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(path);
}

function isOnNetwork(path: string): boolean {
  if (process.platform === "win32") return path.startsWith("\\\\");
  const folder = existsSync(path) ? path : dirname(path);
  return existsSync(folder) && NETWORKS.includes(statfsSync(folder).type);
}

/** Lets SQLite take back what a crash left half written: the header may be of that. */
function recover(path: string): void {
  const store = new Sqlite(path, { fileMustExist: true, timeout: 1000 });
  try {
    store.pragma("schema_version");
  } catch {
    // What it cannot read now is named by whoever reads on.
  } finally {
    store.close();
  }
}

/** What SQLite's rollback journals begin with. */
const JOURNAL = "d9d505f920a163d7";

function isJournal(path: string): boolean {
  return existsSync(path) && headerOf(path, 8).toString("hex") === JOURNAL;
}

/** Whose SQLite file it is, read from its header: opening another's would already touch it. */
function applicationOf(path: string): number {
  return headerOf(path, 100).readUInt32BE(68);
}

function headerOf(path: string, length: number): Buffer {
  const header = Buffer.alloc(length);
  const file = openSync(path, "r");
  try {
    readSync(file, header);
  } finally {
    closeSync(file);
  }
  return header;
}
