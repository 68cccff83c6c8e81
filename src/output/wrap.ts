import { displayWidth } from "./width.ts";

/** Punctuation that no line begins with (行首禁则). */
const NEVER_FIRST = /^[。、，．；：？！…—）〕】》〉」』”’％℃·～,.;:!?)\]}%]/u;
/** Punctuation that no line ends with (行尾禁则). */
const NEVER_LAST = /[（〔【《〈「『“‘([{]$/u;
/** What is written without spaces and may be broken anywhere. */
const IDEOGRAPH = /^[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”‘’—…]/u;
const ENDS_IN_IDEOGRAPH = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”‘’—…]$/u;

/** One character a letter, as nearly always; a segmenter takes long to make. */
const SIMPLE = /^[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uff60“”‘’—…·]*$/;
let segmenter: Intl.Segmenter | undefined;

/**
 * Breaks a text into lines of at most `width` columns, as wide as a terminal shows them; lines
 * after the first begin with `hanging` spaces, within the width. Only the spaces at a break are
 * lost. A word is cut only where it is wider than a line.
 */
export function wrap(text: string, width: number, hanging = 0): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, Math.max(1, width), hanging));
}

function wrapLine(text: string, width: number, hanging: number): string[] {
  if (displayWidth(text) <= width) return [text];
  // Where hardly anything would fit beside the indentation, there is none.
  const indent = hanging <= width / 2 ? hanging : 0;
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = " ".repeat(indent);
    used = indent;
  };
  for (const piece of pieces(text)) {
    const wide = displayWidth(piece.trimEnd());
    if (used + wide > width && line.trim() !== "") end();
    // Wider than any line: cut by letters, for nothing may be lost.
    for (const part of used + wide > width ? letters(piece) : [piece]) {
      if (used + displayWidth(part.trimEnd()) > width && line.trim() !== "") end();
      line += part;
      used += displayWidth(part);
    }
  }
  return [...lines, line.trimEnd()];
}

/** The smallest parts that stay on one line: words, and ideographs with their punctuation. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  let before = "";
  // Of a part only spaces, with which the text begins.
  let isSpace = true;
  for (const letter of letters(text)) {
    if (before !== "" && !isBreak(before, letter, isSpace)) parts[parts.length - 1] += letter;
    else {
      parts.push(letter);
      isSpace = true;
    }
    isSpace &&= letter.trim() === "";
    before = letter;
  }
  return parts;
}

/** @param before the letter before; @param isSpace its part has no other than spaces */
function isBreak(before: string, after: string, isSpace: boolean): boolean {
  if (after === " " || NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false;
  if (before.endsWith(" ")) return !isSpace;
  // A number keeps what it counts: 12人次, 2026年.
  return IDEOGRAPH.test(after) ? !/\d$/.test(before) : ENDS_IN_IDEOGRAPH.test(before);
}

function letters(text: string): string[] {
  if (SIMPLE.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
