import type { Post } from "../domain/rules.ts";
import { oneOf } from "./cells.ts";
import type { Reader } from "./day-cells.ts";
import { type PostColumn, type ReadPosts, readPosts } from "./posts.ts";

const PARTY_POSTS: Record<string, Post> = {
  secretary: "secretary",
  deputy_secretary: "deputy_secretary",
  member: "branch_member",
  general_secretary: "general_secretary",
  first_secretary: "first_secretary",
};
const COMMITTEE_POSTS: Record<string, Post> = {
  director: "director",
  deputy_director: "deputy_director",
  member: "committee_member",
};
/** In one column for both committees a member says of which. */
const ALL_POSTS: Record<string, Post> = {
  ...{ secretary: "secretary", deputy_secretary: "deputy_secretary" },
  ...{ general_secretary: "general_secretary", first_secretary: "first_secretary" },
  ...{ director: "director", deputy_director: "deputy_director" },
  ...{ branch_member: "branch_member", committee_member: "committee_member" },
};
/** The posts in a cell, by the table's words or as an office writes them. */
function postsIn(words: Record<string, Post>, column: PostColumn) {
  const word = oneOf(Object.keys(words));
  const known = new Map(Object.entries(words).map(([one, post]) => [one, { value: [post] }]));
  const read = new Map<string, ReadPosts>();
  // Few cells differ: most say what stood in one before, without the name of a place.
  const readKnown = (value: string): ReadPosts => {
    if (read.size > 5000) read.clear();
    const before = read.get(value) ?? readPosts(value, column);
    read.set(value, before);
    return before;
  };
  return (places: () => string[]): Reader<Post[]> =>
    (value, cell) => {
      const single = known.get(value);
      if (single) return single;
      if (/^[\x20-\x7e]+$/.test(value)) {
        const parts = value.split(/\s*[,;/]\s*/).map((one) => word(one, cell));
        const wrong = parts.find((one) => "problem" in one);
        if (wrong) return wrong;
        return { value: parts.flatMap((one) => ("value" in one ? (words[one.value] ?? []) : [])) };
      }
      const plain = readKnown(value);
      const { posts, unclear } =
        plain.unclear.length === 0 ? plain : readPosts(value, column, places());
      return unclear.length > 0 ? { problem: { code: "unclear-post", unclear } } : { value: posts };
    };
}

export const partyPosts = postsIn(PARTY_POSTS, "party");
export const committeePosts = postsIn(COMMITTEE_POSTS, "committee");
export const allPosts = postsIn(ALL_POSTS, "both");
/** A post of the two committees under "other posts" is one of them all the same. */
export function otherPosts(value: string, places: string[]): Post[] {
  const { posts, unclear } = readPosts(value, "both", places);
  const isInside = unclear.length === 0 && posts.some((post) => !post.startsWith("other:"));
  return isInside ? posts : [`other:${value}`];
}
