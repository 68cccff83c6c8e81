import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;

/** A file in a zip archive. */
export interface ZipEntry {
  name: string;
  /** What it says it unpacks to, in bytes; infinite where it keeps that to itself. */
  size: number;
  /** Unpacks it, up to `size`. Throws what zlib throws where it is more or damaged. */
  unpack(): Uint8Array;
}

/** The entries of a zip archive, from its directory; null when it is none. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((i) =>
      view.getUint16(at + i, true),
    );
    const local = view.getUint32(at + 42, true);
    // An entry that keeps its size to itself would be unpacked without a limit.
    const isUnsaid = packed === 0 ? (view.getUint16(at + 8, true) & 8) !== 0 : unpacked === 0;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      size: isUnsaid && packed !== 2 ? Number.POSITIVE_INFINITY : unpacked,
      unpack: () => {
        const start =
          local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        const content = bytes.subarray(start, start + packed);
        return method === STORED ? content : inflateRawSync(content, { maxOutputLength: unpacked });
      },
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}
