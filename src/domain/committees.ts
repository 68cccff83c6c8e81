import { ageOn, type Day } from "./days.ts";
import { isCollege } from "./education.ts";
import type { Post } from "./rules.ts";

/** Who is counted of the two committees: a head in a group of its own, and everybody as a member. */
export const GROUPS = ["secretaries", "directors", "members"] as const;
export type Group = (typeof GROUPS)[number];

/** A post of the two committees that is in force in a village. */
export interface CommitteePost {
  /** null: it is vacant. */
  person: number | null;
  post: Post;
  branch: string;
}

/** What is known of a person; null where it is not. */
export interface Traits {
  /** `YYYY-MM` */
  born: string | null;
  sex: string | null;
  education: string | null;
}

/** What one person holds in a village on one day. */
export interface Held {
  groups: Set<Group>;
  party: boolean;
  committee: boolean;
  posts: Post[];
}
/** Who holds what in a village on one day. */
export type Committees = Map<number, Held>;

const PARTY: readonly Post[] = [
  ...(["general_secretary", "secretary", "deputy_secretary", "branch_member"] as const),
];
const COMMITTEE: readonly Post[] = ["director", "deputy_director", "committee_member"];
/** The posts of the two committees (rules 17 and 19). */
export const IN_COMMITTEES = [...PARTY, ...COMMITTEE];
/** Those that are outside them in a branch below a general one (rule 17). */
const OF_BRANCH: readonly Post[] = ["deputy_secretary", "branch_member"];

/** Who sits in a village's two committees on a day, from the posts in force that day. */
export function committeesOf(posts: CommitteePost[]): Committees {
  // Filled or vacant: where there is the post, its holder alone is the secretary.
  const hasGeneral = posts.some(({ post }) => post === "general_secretary");
  const secretary = hasGeneral ? "general_secretary" : "secretary";
  const people: Committees = new Map();
  for (const { person, post, branch } of posts) {
    if (person === null || (hasGeneral && branch !== "" && OF_BRANCH.includes(post))) continue;
    let held = people.get(person);
    if (!held) {
      held = { groups: new Set<Group>(["members"]), party: false, committee: false, posts: [] };
      people.set(person, held);
    }
    if (post === secretary) held.groups.add("secretaries");
    if (post === "director") held.groups.add("directors");
    if (PARTY.includes(post)) held.party = true;
    else held.committee = true;
    if (!held.posts.includes(post)) held.posts.push(post);
  }
  return people;
}

/** n of m whose value is known. */
export type Part = [n: number, m: number];

/** What committees are made of on one side of the election. */
export interface Structure {
  people: number;
  villages: number;
  /** Villages where one person is secretary and director, of those with both posts filled. */
  onePersonBoth: Part;
  /** People who sit in both committees. */
  bothCommittees: Part;
  /** In full years by month, cut to one decimal. */
  meanAge: [years: number | null, m: number];
  atMost35: Part;
  atLeast60: Part;
  women: Part;
  college: Part;
}

/** Sums of what committees are made of, made by `addCommittees`; the mean is not yet worked out. */
export interface StructureCounts extends Omit<Structure, "meanAge"> {
  years: number;
  /** How many birth months are known. */
  aged: number;
}

export function noCommittees(): StructureCounts {
  return {
    ...{ people: 0, villages: 0, years: 0, aged: 0, onePersonBoth: [0, 0], bothCommittees: [0, 0] },
    ...{ atMost35: [0, 0], atLeast60: [0, 0], women: [0, 0], college: [0, 0] },
  };
}

/**
 * Adds one village's committees.
 * @param day on which they are looked at; ages are those of that day
 */
export function addCommittees(
  counts: StructureCounts,
  committees: Committees,
  day: Day,
  traitsOf: (person: number) => Traits,
): void {
  counts.villages++;
  const heads = { secretaries: new Set<number>(), directors: new Set<number>() };
  for (const [person, { groups, party, committee }] of committees) {
    counts.people++;
    if (groups.has("secretaries")) heads.secretaries.add(person);
    if (groups.has("directors")) heads.directors.add(person);
    count(counts.bothCommittees, party && committee);
    const { born, sex, education } = traitsOf(person);
    if (sex !== null) count(counts.women, sex === "female");
    const college = isCollege(education);
    if (college !== null) count(counts.college, college);
    if (born === null) continue;
    const age = ageOn(born, day);
    counts.years += age;
    counts.aged++;
    count(counts.atMost35, age <= 35);
    count(counts.atLeast60, age >= 60);
  }
  if (heads.secretaries.size === 0 || heads.directors.size === 0) return;
  const isOne = [...heads.secretaries].some((person) => heads.directors.has(person));
  count(counts.onePersonBoth, isOne);
}

function count(part: Part, is: boolean): void {
  part[1]++;
  if (is) part[0]++;
}

export function structureOf({ years, aged, ...parts }: StructureCounts): Structure {
  const mean = aged === 0 ? null : Math.floor((years * 10) / aged) / 10;
  return { ...parts, meanAge: [mean, aged] };
}
