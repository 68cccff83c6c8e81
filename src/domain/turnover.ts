import { type Committees, GROUPS, type Group, type Structure } from "./committees.ts";
import type { Day } from "./days.ts";
import type { Post } from "./rules.ts";
import type { Intention, Recommendation, Talk } from "./talk.ts";
import { coverage } from "./tally.ts";

/**
 * What becomes of a person in a village, in each of the three groups, when the two committees before and
 * after the election are compared (rule 34).
 */
export const OUTCOMES = ["stayed", "moved", "left", "new", "moved-in"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A village of which the new roster is in, or that has ended. */
export interface ComparedVillage {
  id: number;
  before: Committees;
  after: Committees;
}

/**
 * Where else somebody sits: whether the person is in the group in another counted village on that side.
 * Only who bears a staff number is ever told to be elsewhere.
 */
export type Elsewhere = (
  side: "before" | "after",
  person: number,
  group: Group,
  village: number,
) => boolean;

/** Where the people of several villages sit. @param villages those in which they do */
export function whereabouts(villages: Iterable<ComparedVillage>): Elsewhere {
  const places = new Map<string, Set<number>>();
  for (const { id, ...sides } of villages) {
    for (const side of ["before", "after"] as const) {
      for (const [person, { groups }] of sides[side]) {
        for (const group of groups) {
          const key = `${side} ${person} ${group}`;
          places.set(key, (places.get(key) ?? new Set()).add(id));
        }
      }
    }
  }
  return (side, person, group, village) => {
    const known = places.get(`${side} ${person} ${group}`);
    return known !== undefined && known.size > Number(known.has(village));
  };
}

/** What became of one person in one group of a village. */
export interface Change {
  person: number;
  group: Group;
  how: Outcome;
}

/** What became of each person of a village's committees, those of before first. */
export function changesIn({ id, before, after }: ComparedVillage, elsewhere: Elsewhere): Change[] {
  const changes: Change[] = [];
  for (const [person, held] of before) {
    for (const group of GROUPS) {
      if (!held.groups.has(group)) continue;
      const stayed = after.get(person)?.groups.has(group);
      const moved = !stayed && elsewhere("after", person, group, id);
      changes.push({ person, group, how: stayed ? "stayed" : moved ? "moved" : "left" });
    }
  }
  for (const [person, held] of after) {
    for (const group of GROUPS) {
      if (!held.groups.has(group) || before.get(person)?.groups.has(group)) continue;
      const how = elsewhere("before", person, group, id) ? "moved-in" : "new";
      changes.push({ person, group, how });
    }
  }
  return changes;
}

/** before = stayed + moved + left; after = stayed + new + movedIn. */
export interface GroupTally {
  group: Group;
  before: number;
  stayed: number;
  moved: number;
  left: number;
  new: number;
  movedIn: number;
  after: number;
  /** (moved + left) / before, cut to 4 decimals; null where nobody was there before (rule 11). */
  adjusted: number | null;
}

/** Sums of what became of people, made by `addChanges`: how many, by group and outcome. */
export type GroupCounts = Map<`${Group} ${Outcome}`, number>;

export function addChanges(counts: GroupCounts, changes: Change[]): void {
  for (const { group, how } of changes) {
    const key = `${group} ${how}` as const;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

/** A row a group. */
export function tallyGroups(counts: GroupCounts): GroupTally[] {
  return GROUPS.map((group) => {
    const of = (how: Outcome) => counts.get(`${group} ${how}`) ?? 0;
    const [stayed, moved, left] = [of("stayed"), of("moved"), of("left")];
    const [fresh, movedIn] = [of("new"), of("moved-in")];
    const before = stayed + moved + left;
    return {
      ...{ group, before, stayed, moved, left, new: fresh, movedIn },
      after: stayed + fresh + movedIn,
      adjusted: coverage(moved + left, before),
    };
  });
}

/** What the talks said of somebody; each tier's newest word. */
export interface Said {
  tier: number;
  talk: number;
  date: Day;
  intention: Intention | null;
  recommend: Recommendation | null;
}

/** What became of one person in one group of a village, beside what the talks said. */
export interface ComparedPerson {
  person: Talk["person"];
  village: string;
  group: Group;
  how: Outcome;
  /** The newest that was said; the tiers may differ. */
  intention: Intention | null;
  recommend: Recommendation | null;
  postsBefore: Post[];
  postsAfter: Post[];
  /** By tier; only talks that were held. */
  said: Said[];
}

/** What a human may want to look at: it is no judgement, and most of it has its reasons. */
export const REMARKS = [
  "wanted-to-step-down",
  "suggested-for-replacement",
  "new-without-any-talk",
] as const;
export type RemarkCode = (typeof REMARKS)[number];

/** A person whom a human may want to look at, and why. */
export type RemarkedPerson = ComparedPerson & { remarks: RemarkCode[] };

/** The one answer every format of `talks turnover` shows. */
export interface Turnover {
  asOf: Day;
  /** Villages asked about; those that had ended before the cycle began are none of them. */
  villages: number;
  /** Of them, those of which the new roster is in or that have ended: they alone are counted. */
  reported: number;
  /** How many of those have ended within the cycle. */
  ended: number;
  notReported: { district: string; township: string; village: string }[];
  groups: GroupTally[];
  before: Structure;
  after: Structure;
  townships?: { district: string; township: string; groups: GroupTally[] }[];
  /** In the order of the roster; read while it is gone through, as there may be a million. */
  people: Iterable<ComparedPerson>;
  remarks: Iterable<RemarkedPerson>;
  remarksTotal: number;
}

/** Which remark one member's outcome is worth. */
export function remarksOn(how: Outcome, said: Said[]): RemarkCode[] {
  if (how === "new") return said.length === 0 ? ["new-without-any-talk"] : [];
  if (how !== "stayed" && how !== "moved") return [];
  return [
    ...(said.some(({ intention }) => intention === "step_down")
      ? (["wanted-to-step-down"] as const)
      : []),
    ...(said.some(({ recommend }) => recommend === "replace")
      ? (["suggested-for-replacement"] as const)
      : []),
  ];
}
