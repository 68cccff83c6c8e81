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
  const bytes = readBytes(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("undecodable", { file: path, encoding: "UTF-8" });
  }
}
