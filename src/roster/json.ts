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
    // The parser's message quotes the text, which may be a finding; only the place is told.
    const at = (error as Error).message.match(/position \d+|line \d+ column \d+/)?.[0];
    throw new Fault("not-json", { file, reason: at ?? "JSON" });
  }
}
