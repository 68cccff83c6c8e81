import { Fault } from "../errors.ts";
import { readText } from "./files.ts";

/** @throws Fault cannot-read, undecodable, not-json */
export function readJson(file: string): unknown {
  return parseJson(readText(file), file);
}

/** @throws Fault not-json */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault("not-json", { file, reason: (error as Error).message });
  }
}
