/** How long what is entered may be, in characters: a name, a title or a number; and a text. */
export const LONGEST = { name: 100, text: 10_000 };

/** True for what is longer than a table, a page or a reader can bear. */
export function isTooLong(kind: keyof typeof LONGEST, text: string): boolean {
  const longest = LONGEST[kind];
  // A character beyond the first plane counts once.
  return text.length > longest && (text.length > 2 * longest || [...text].length > longest);
}
