/** Length of the character sequences by which texts are compared: that of most Chinese words. */
const SEQUENCE = 2;

/**
 * What of a text is compared: letters and digits alone, full-width and half-width forms as one,
 * without case. Punctuation and spacing are the first thing that copying by hand changes.
 */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/**
 * The pairs of neighbouring characters in a plain text, each once: Chinese is written without
 * spaces, and pairs need no dictionary to find its words. A single character is its own sequence.
 */
export function sequences(plainText: string): Set<string> {
  const characters = [...plainText];
  const last = Math.max(0, characters.length - SEQUENCE);
  const found = new Set<string>();
  for (let at = 0; at <= last; at++) found.add(characters.slice(at, at + SEQUENCE).join(""));
  return found;
}

/**
 * How alike two texts are, from 0 (no sequence in common) to 1 (the same sequences): the
 * Sørensen–Dice coefficient, twice what they have in common by what they have together.
 */
export function similarity(one: string, other: string): number {
  const [a, b] = [sequences(plain(one)), sequences(plain(other))];
  const common = [...a].filter((sequence) => b.has(sequence)).length;
  return dice(common, a.size, b.size);
}

/** The coefficient of two sets of these sizes that have `common` members in common. */
export function dice(common: number, one: number, other: number): number {
  return (2 * common) / (one + other);
}
