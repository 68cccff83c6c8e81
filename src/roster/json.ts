import { Fault } from "../errors.ts";
import { readText } from "./files.ts";

/** Deeper than anybody writes; a thousand levels more and a reader runs out of room. */
const MAX_DEPTH = 100;

/** @throws Fault cannot-read, too-large-input, undecodable, not-json */
export function readJson(file: string): unknown {
  return parseJson(readText(file), file);
}

/** @throws Fault not-json */
export function parseJson(text: string, file: string): unknown {
  if (isTooDeep(text)) throw new Fault("not-json", { file, place: null });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault("not-json", { file, place: placeOf((error as Error).message, text) });
  }
}

/** Where the parser stopped. Its message quotes the text, which may be a finding. */
function placeOf(message: string, text: string): { line: number; column: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line && column) return { line: Number(line), column: Number(column) };
  const position = /position (\d+)/.exec(message)?.[1];
  // Node 20 names no place where the text ends too early or a word is none, such as NaN.
  const at = position === undefined ? firstFlaw(text, message) : Number(position);
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Where the first token that is none stands, else the end. */
function firstFlaw(text: string, message: string): number {
  if (/end of JSON/i.test(message)) return text.length;
  const tokens =
    /\s+|[[\]{},:]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y;
  let at = 0;
  while (at < text.length) {
    tokens.lastIndex = at;
    const token = tokens.exec(text);
    if (token === null) return at;
    at = tokens.lastIndex;
  }
  return at;
}

function isTooDeep(text: string): boolean {
  let [depth, isText] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isText) {
      if (letter === "\\") at++;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
