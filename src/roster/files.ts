import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { Fault } from "../errors.ts";

/** How XLSX and every other zip archive begins. */
export const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** How the old .xls, WPS's .et and any workbook with a password begin. */
export const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** A file that is taken as a whole is no larger, in bytes; nor is what comes from a pipe. */
export const MAX_WHOLE = 64 * 1024 * 1024;

export function begins(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/**
 * All bytes of a file, a pipe or a device, up to a limit.
 * @throws Fault cannot-read, too-large-input
 */
export function readBytes(path: string, max = MAX_WHOLE): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    const file = openSync(path, "r");
    try {
      const stat = fstatSync(file);
      if (stat.isFile() && stat.size > max) throw tooLarge(path, max);
      for (;;) {
        const piece = Buffer.allocUnsafe(Math.min(1 << 18, max + 1 - length));
        const count = readSync(file, piece);
        length += count;
        if (count > 0) pieces.push(piece.subarray(0, count));
        if (count === 0) return Buffer.concat(pieces);
        if (length > max) throw tooLarge(path, max);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("cannot-read", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/** All that a stream gives, up to the same limit. @throws Fault too-large-input */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > MAX_WHOLE) throw tooLarge(name, MAX_WHOLE);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(file: string, max: number): Fault {
  return new Fault("too-large-input", { file, megabytes: max / 1024 / 1024 });
}

/**
 * The text of a UTF-8 file, without its byte-order mark.
 * @throws Fault cannot-read, too-large-input, undecodable
 */
export function readText(path: string): string {
  return decodeText(readBytes(path), path);
}

/** @throws Fault undecodable */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("undecodable", { file, encoding: "UTF-8" });
  }
}
