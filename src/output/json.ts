import { printableJson } from "./printable.ts";

/** How long the pieces are about, in characters. */
const PIECE = 1 << 16;

/**
 * A document as JSON, in pieces: a list that is no array is written item by item, so that it need
 * not be in memory.
 */
export function* jsonPieces(document: Record<string, unknown>): Generator<string> {
  let piece = "{";
  let separator = "\n";
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    piece += `${separator}  ${toJson(key)}: `;
    separator = ",\n";
    if (!isLazy(value)) {
      piece += indented(value, "  ");
      continue;
    }
    let between = "[\n    ";
    for (const item of value) {
      piece += between + indented(item, "    ");
      between = ",\n    ";
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
    piece += between.startsWith("[") ? "[]" : "\n  ]";
  }
  yield `${piece}\n}\n`;
}

function isLazy(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && Symbol.iterator in value
  );
}

/** A value as JSON that a terminal can be shown. */
export function toJson(value: unknown): string {
  return printableJson(JSON.stringify(value, null, 2));
}

function indented(value: unknown, indent: string): string {
  return toJson(value).replaceAll("\n", `\n${indent}`);
}
