import type { Part } from "../domain/committees.ts";
import { coverage } from "../domain/tally.ts";

/** The shares of a structure, in the order they are shown. */
export const SHARES = [
  ...(["onePersonBoth", "bothCommittees", "atMost35", "atLeast60", "women", "college"] as const),
];

/** n of m as a share, cut; null of nothing. */
export const shareOf = ([n, m]: Part) => coverage(n, m);
