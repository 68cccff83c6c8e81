import { readFileSync } from "node:fs";
import { Fault } from "../errors.ts";

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
