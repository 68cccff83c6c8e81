import { stripVTControlCharacters } from "node:util";
import { eastAsianWidth } from "get-east-asian-width";

/** Marks that stand on the letter before them, and what is not seen at all. */
const NO_ROOM = /[\p{Mark}\p{Format}\p{Control}]/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * How many columns of a terminal a text takes. string-width says the same of everything that a roster
 * holds (a test compares them) and more of emoji, but loading it takes as long as a small report.
 */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const letter of stripVTControlCharacters(text).replace(NO_ROOM, ""))
    width += eastAsianWidth(letter.codePointAt(0) ?? 0);
  return width;
}
