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
    const [, position] = (error as Error).message.match(/position (\d+)/) ?? [];
    throw new Fault("not-json", { file, at: position ? placeAt(text, Number(position)) : null });
  }
}

/** The line and the character in it, from 1. */
function placeAt(text: string, position: number): { line: number; character: number } {
  const lines = text.slice(0, position).split("\n");
  return { line: lines.length, character: (lines.at(-1) ?? "").length + 1 };
}
