import { groupBy } from "./group.ts";
import { dice, sequences } from "./similarity.ts";

/** Texts that are alike, by their places in the list. */
export interface NearDuplicates {
  /** In the order of the list. */
  members: number[];
  /** The text that all the others are like: the most frequent one, else the first. */
  pattern: number;
  /** How alike the least alike is to the pattern, 0 to 1. */
  similarity: number;
}

/**
 * Groups plain texts that are at least `least` alike. Equal texts are one; then each, the most
 * frequent first, joins the pattern it is most like or becomes a pattern itself. So every member is
 * like the one text that is shown for the group, and no chain of small steps joins what differs.
 *
 * A text is compared only with patterns that it meets in a bucket (see `bucketsOf`); what is said
 * to be alike has been measured. The same texts in the same order give the same groups.
 */
export function groupNearDuplicates(texts: string[], least: number): NearDuplicates[] {
  const equal = [...groupBy(texts.keys(), (at) => texts[at]).values()];
  equal.sort((a, b) => b.length - a.length || first(a) - first(b));

  const groups: NearDuplicates[] = [];
  const buckets = new Map<number, Pattern[]>();
  const sequenceIds = new Map<string, number>();
  const marks: number[] = []; // by sequence: the last text it occurred in
  for (const [at, members] of equal.entries()) {
    const found = sequences(texts[first(members)] ?? "");
    const ids = [...found].map((sequence) => idOf(sequence, sequenceIds));
    for (const id of ids) marks[id] = at;

    let best: Pattern | undefined;
    let similarity = 0;
    const keys = bucketsOf(found);
    for (const pattern of keys.flatMap((key) => buckets.get(key) ?? [])) {
      if (pattern.comparedWith === at) continue;
      pattern.comparedWith = at;
      let common = 0;
      for (const id of pattern.ids) if (marks[id] === at) common++;
      const measured = dice(common, ids.length, pattern.ids.length);
      if (measured >= least && measured > similarity) [best, similarity] = [pattern, measured];
    }
    if (best) {
      for (const member of members) best.group.members.push(member);
      best.group.similarity = Math.min(best.group.similarity, similarity);
    } else {
      const group = { members: [...members], pattern: first(members), similarity: 1 };
      const pattern = { ids, group, comparedWith: at };
      for (const key of keys) {
        const bucket = buckets.get(key);
        if (bucket) bucket.push(pattern);
        else buckets.set(key, [pattern]);
      }
      groups.push(group);
    }
  }
  for (const group of groups) group.members.sort((a, b) => a - b);
  return groups;
}

/** A text that others are compared with. */
interface Pattern {
  /** Its sequences, as numbers. */
  ids: number[];
  group: NearDuplicates;
  /** The last text it was compared with: they may meet in several buckets. */
  comparedWith: number;
}

function idOf(sequence: string, known: Map<string, number>): number {
  const id = known.get(sequence) ?? known.size;
  known.set(sequence, id);
  return id;
}

const first = (places: number[]) => places[0] ?? 0;

/** Two texts meet when one band of four of their 128 least hashes is equal. */
const BANDS = 32;
const ROWS = 4;

/** Each makes another hash of one: odd factors turn every number into another. */
const FACTORS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mixed(2 * i + 1) | 1);
const SUMMANDS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mixed(2 * i + 2));

/**
 * The buckets of a set (MinHash with locality-sensitive hashing, so that tens of thousands of texts
 * need not be compared each with each). Two sets agree in a least hash as often as they share
 * sequences: texts 0.75 alike miss each other in 12 of 1000 cases, texts 0.8 alike in one, and texts
 * 0.3 alike meet in 3 of 100. The hashes are fixed: the answer does not vary.
 */
function bucketsOf(set: Set<string>): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const sequence of set) {
    const hash = hashOf(sequence);
    for (let i = 0; i < least.length; i++) {
      const value = (Math.imul(hash, FACTORS[i] as number) + (SUMMANDS[i] as number)) >>> 0;
      if (value < (least[i] as number)) least[i] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    least
      .subarray(band * ROWS, (band + 1) * ROWS)
      .reduce((key, value) => mixed(key ^ value), mixed(band)),
  );
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Spreads the bits of a number over 32 bits (the finish of MurmurHash3). */
function mixed(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
