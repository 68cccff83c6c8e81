import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * A disk as POSIX promises it and no better: a write is there for sure once its file is synced, a name
 * once its folder is. Until then each write may be there, not there or torn, and of a folder's changes
 * the first so many.
 *
 * @typedef {{content: Buffer, pending: Write[]}} File
 * @typedef {{at: number, data: Buffer} | {size: number}} Write
 * @typedef {{names: Map<string, File>, pending: ((names: Map<string, File>) => void)[], now: Map<string, File>}} Folder
 * @typedef {ReturnType<typeof import("./chance.js").chance>} Chance
 */

const SECTOR = 512;

/** What a log says, one entry a call. */
export function readLog(/** @type {string} */ path) {
  const lines = readFileSync(path, "utf8").trim().split("\n").filter(Boolean);
  return lines.map((line) => {
    const [what = "", from = "", to = "", at = "0", data = ""] = line.split("\t");
    return { what, path: from, to, at: Number(at), data: Buffer.from(data, "hex") };
  });
}

/**
 * The disk after some of the calls.
 * @param {string} root the folder as it was before them
 * @param {Map<string, Buffer>} before its files
 * @param {ReturnType<typeof readLog>} calls
 */
export function diskAfter(root, before, calls) {
  /** @type {Map<string, Folder>} */
  const folders = new Map();
  /** @type {(path: string) => Folder} */
  const folderOf = (path) => {
    const known = folders.get(path);
    if (known) return known;
    const fresh = { names: new Map(), pending: [], now: new Map() };
    folders.set(path, fresh);
    return fresh;
  };
  folderOf(root);
  for (const [path, content] of before) {
    const file = { content, pending: [] };
    folderOf(dirname(path)).names.set(path, file);
    folderOf(dirname(path)).now.set(path, file);
  }
  const change = (/** @type {string} */ path, /** @type {Folder["pending"][0]} */ work) => {
    const folder = folderOf(dirname(path));
    folder.pending.push(work);
    work(folder.now);
  };
  const named = (/** @type {string} */ path) => folderOf(dirname(path)).now.get(path);
  for (const { what, path, to, at, data } of calls) {
    const file = named(path);
    if (what === "create" || what === "mkdir") {
      const made = { content: Buffer.alloc(0), pending: [] };
      if (what === "mkdir") folderOf(path);
      change(path, (names) => names.set(path, made));
    } else if (what === "write") file?.pending.push({ at, data });
    else if (what === "truncate") file?.pending.push({ size: at });
    else if (what === "unlink") change(path, (names) => names.delete(path));
    else if (what === "sync" && folders.has(path)) {
      const folder = folderOf(path);
      for (const work of folder.pending.splice(0)) work(folder.names);
    } else if (what === "sync" && file) {
      for (const write of file.pending.splice(0)) file.content = applied(file.content, write);
    } else if ((what === "rename" || what === "link") && file) {
      change(to, (names) => {
        names.set(to, file);
        if (what === "rename") names.delete(path);
      });
    }
  }
  return folders;
}

/**
 * Writes into a folder what a power cut left of a disk.
 * @param {Map<string, Folder>} disk
 * @param {string} root
 * @param {string} to
 * @param {Chance | null} luck null: nothing is left of what was not synced
 */
export function cutPower(disk, root, to, luck) {
  /** @type {(path: string) => void} */
  const lay = (path) => {
    const folder = disk.get(path);
    if (!folder) return;
    mkdirSync(join(to, relative(root, path)), { recursive: true, mode: 0o700 });
    const names = new Map(folder.names);
    const done = luck ? luck.whole(0, folder.pending.length) : 0;
    for (const work of folder.pending.slice(0, done)) work(names);
    for (const [name, file] of names) {
      if (disk.has(name)) lay(name);
      else writeFileSync(join(to, relative(root, name)), left(file, luck), { mode: 0o600 });
    }
  };
  lay(root);
}

/** @param {File} file @param {Chance | null} luck */
function left({ content, pending }, luck) {
  let now = content;
  for (const write of luck ? pending : []) {
    if (luck && luck.next() < 0.5)
      now = applied(now, luck.next() < 0.3 ? torn(write, luck) : write);
  }
  return now;
}

/** A write of which one sector is garbage. @param {Write} write @param {Chance} luck */
function torn(write, luck) {
  if ("size" in write || write.data.length === 0) return write;
  const data = Buffer.from(write.data);
  const from = SECTOR * luck.whole(0, Math.floor((data.length - 1) / SECTOR));
  for (let i = from; i < Math.min(from + SECTOR, data.length); i++) data[i] = luck.whole(0, 255);
  return { at: write.at, data };
}

/** @param {Buffer} content @param {Write} write */
function applied(content, write) {
  if ("size" in write) {
    const size = Buffer.alloc(write.size);
    content.copy(size);
    return size;
  }
  const all = Buffer.alloc(Math.max(content.length, write.at + write.data.length));
  content.copy(all);
  write.data.copy(all, write.at);
  return all;
}
