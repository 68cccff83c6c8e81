import { crc32, inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
/** In place of a number too large for its field, which then stands in a field of eight bytes. */
const LARGE = 0xffffffff;
const EXTRA_64 = 1;

/** More than this was unpacked; whether there is more nobody has looked. */
export class TooMuchUnpacked extends Error {}

/** The files of a zip archive, which together unpack to no more than a limit. */
export interface Archive {
  names: string[];
  /**
   * A file's bytes; null where there is none of that name.
   * @throws TooMuchUnpacked, and other errors where the archive is damaged
   */
  unpack(name: string): Uint8Array | null;
}

interface Entry {
  method: number;
  check: number;
  packed: number;
  /** Where its own header begins. */
  local: number;
}

/**
 * Opens a zip archive by its directory. What the directory says of sizes is not believed: `limit`, in
 * bytes, holds for what is really unpacked.
 * @returns null when the bytes are no zip archive
 */
export function openArchive(bytes: Uint8Array, limit: number): Archive | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = directoryOf(view);
  if (at === null) return null;
  const entries = entriesOf(bytes, view, at);
  let left = limit;
  return {
    names: [...entries.keys()],
    unpack(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      const content = unpackEntry(bytes, view, entry, left);
      left -= content.length;
      return content;
    },
  };
}

/** Where the directory begins. */
function directoryOf(view: DataView): number | null {
  // The end record is the last thing in the file but for a comment of at most 64 KB.
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < first) return null;
  const at = view.getUint32(end + 16, true);
  if (at !== LARGE || end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) return at;
  const end64 = Number(view.getBigUint64(end - 12, true));
  return end64 + 56 > view.byteLength ? null : Number(view.getBigUint64(end64 + 48, true));
}

function entriesOf(bytes: Uint8Array, view: DataView, start: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = start;
  while (at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((i) =>
      view.getUint16(at + i, true),
    );
    const sizes = [24, 20, 42].map((i) => view.getUint32(at + i, true));
    const [, packed = 0, local = 0] = large(view, at + 46 + name, extra, sizes);
    const text = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    const method = view.getUint16(at + 10, true);
    entries.set(text, { method, check: view.getUint32(at + 16, true), packed, local });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The numbers, where one is too large for its field from the field of eight bytes. */
function large(view: DataView, start: number, length: number, numbers: number[]): number[] {
  if (!numbers.includes(LARGE)) return numbers;
  let at = start;
  while (at + 4 <= start + length && view.getUint16(at, true) !== EXTRA_64) {
    at += 4 + view.getUint16(at + 2, true);
  }
  let field = at + 4;
  return numbers.map((number) => {
    if (number !== LARGE) return number;
    field += 8;
    return Number(view.getBigUint64(field - 8, true));
  });
}

function unpackEntry(bytes: Uint8Array, view: DataView, entry: Entry, left: number): Uint8Array {
  const { method, check, packed, local } = entry;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (method !== STORED && method !== DEFLATED) throw new Error("packed in a way we do not know");
  if (method === STORED && content.length > left) throw new TooMuchUnpacked();
  const unpacked = method === STORED ? content : inflate(content, left);
  if (crc32(unpacked) !== check) throw new Error("damaged");
  return unpacked;
}

function inflate(content: Uint8Array, left: number): Uint8Array {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw new TooMuchUnpacked();
    throw error;
  }
}
