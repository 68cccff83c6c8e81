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

/** Adds up what committees are made of, village by village. */
export class StructureCounts {
  #years = 0;
  readonly #known: Structure = {
    ...{ people: 0, villages: 0, onePersonBoth: [0, 0], bothCommittees: [0, 0] },
    ...{ meanAge: [null, 0], atMost35: [0, 0], atLeast60: [0, 0], women: [0, 0], college: [0, 0] },
  };

  /** @param day on which the committees are looked at; ages are those of that day */
  add(committees: Committees, day: Day, traitsOf: (person: number) => Traits): void {
    const known = this.#known;
    known.villages++;
    const heads = { secretaries: new Set<number>(), directors: new Set<number>() };
    for (const [person, { groups, party, committee }] of committees) {
      known.people++;
      if (groups.has("secretaries")) heads.secretaries.add(person);
      if (groups.has("directors")) heads.directors.add(person);
      count(known.bothCommittees, party && committee);
      const { born, sex, education } = traitsOf(person);
      if (sex !== null) count(known.women, sex === "female");
      const college = isCollege(education);
      if (college !== null) count(known.college, college);
      if (born === null) continue;
      const age = ageOn(born, day);
      this.#years += age;
      known.meanAge[1]++;
      count(known.atMost35, age <= 35);
      count(known.atLeast60, age >= 60);
    }
    if (heads.secretaries.size === 0 || heads.directors.size === 0) return;
    const isOne = [...heads.secretaries].some((person) => heads.directors.has(person));
    count(known.onePersonBoth, isOne);
  }

  get structure(): Structure {
    const m = this.#known.meanAge[1];
    const mean = m === 0 ? null : Math.floor((this.#years * 10) / m) / 10;
    return { ...this.#known, meanAge: [mean, m] };
  }
}

function count(part: Part, is: boolean): void {
  part[1]++;
  if (is) part[0]++;
}
