/** The words of the rules: who talks (seats), with holders of what (posts), in which villages. */

export const SEAT_POSTS = [
  "district_secretary",
  "organization_minister",
  "township_secretary",
] as const;
export type SeatPost = (typeof SEAT_POSTS)[number];

/** Posts in the two committees. Rule 19: nothing else is in them, unless a rules file says so. */
const COMMITTEE_POSTS = [
  "general_secretary",
  "secretary",
  "deputy_secretary",
  "branch_member",
  "director",
  "deputy_director",
  "committee_member",
] as const;

/** Posts a rule may name. Any other post is `other:` and its title, e.g. `other:监委会主任`. */
export const NAMED_POSTS = [...COMMITTEE_POSTS, "first_secretary"] as const;
export type Post = (typeof NAMED_POSTS)[number] | `other:${string}`;

export const FLAGS = ["key", "contradictory"] as const;
export type Flag = (typeof FLAGS)[number];

/** One sentence of the source: this seat talks with the holders of these posts in these villages. */
export interface Rule {
  tier: number;
  seat: SeatPost;
  /** `all`, or the flags of which a village must bear one. */
  villages: "all" | Flag[];
  posts: Post[];
}

export interface RulesDocument {
  rules: Rule[];
}

/** A rule taken apart: one post under one flag (`any`: whatever the village's flags). */
export interface RuleTerm {
  tier: number;
  seat: SeatPost;
  flag: Flag | "any";
  post: Post;
}

/** The rules as the single terms that the query for what is owed joins with. */
export function ruleTerms(document: RulesDocument): RuleTerm[] {
  return document.rules.flatMap(({ tier, seat, villages, posts }) =>
    (villages === "all" ? (["any"] as const) : villages).flatMap((flag) =>
      posts.map((post) => ({ tier, seat, flag, post })),
    ),
  );
}
