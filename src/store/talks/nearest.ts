import { distance } from "fastest-levenshtein";

/** How many names are offered. */
const OFFERED = 5;

/**
 * The names that were most likely meant, nearest first: those that differ, or whose beginning differs, in at most half
 * of the characters typed. 海峰 is one character off the beginning of 海丰村委会.
 */
export function nearestNames(typed: string, names: Iterable<string>): string[] {
  const length = typed.length;
  const near: { name: string; far: number }[] = [];
  for (const name of names) {
    const far = Math.min(distance(typed, name), distance(typed, name.slice(0, length)));
    if (far * 2 <= length) near.push({ name, far });
  }
  return near
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}
