import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { extname } from "node:path";
import { Fault } from "../errors.ts";

/** How XLSX and every other zip archive begins. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** How the old .xls, WPS's .et and any workbook with a password begin. */
export const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

export function begins(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** True for a workbook, by its ending or, as a file may be misnamed, by how it begins. */
export function isWorkbook(path: string): boolean {
  if (/^\.(?:xls[xmb]?|et)$/i.test(extname(path))) return true;
  // What is read from a pipe would be gone.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  const start = new Uint8Array(4);
  try {
    const file = openSync(path, "r");
    readSync(file, start, 0, 4, 0);
    closeSync(file);
  } catch {
    // Whoever reads it says why it cannot be read.
    return false;
  }
  return begins(start, ZIP) || begins(start, COMPOUND);
}

/** @throws Fault cannot-read */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Fault("cannot-read", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/**
 * The text of a UTF-8 file, without its byte-order mark.
 * @throws Fault cannot-read, undecodable
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
