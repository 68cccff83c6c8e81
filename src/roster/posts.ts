import type { Post } from "../domain/rules.ts";

/** Which column a post stood in: the party's, the committee's, or one for both. */
export type PostColumn = "party" | "committee" | "both";

/** What a cell of posts says; `unclear` are the parts that cannot be told. */
export interface ReadPosts {
  posts: Post[];
  unclear: string[];
}

const SEPARATORS = /[、，,;；/／+＋&\s]+|兼任?|(?<=书记|主任|委员)(?:和|及)(?=.)/u;

/** Titles outside the two committees (rule 19). */
const OTHER =
  /监(督)?委|监督|文书|会计|报账|出纳|妇联|妇女|团支|民兵|治保|网格|小组长|村民代表|第一书记助理/u;

const PATTERNS: [pattern: RegExp, post: Post][] = [
  [/^(?:驻村)?第一书记$/u, "first_secretary"],
  [/^(?:村|社区)?(?:党)?(?:总支部?|党委|联合党委)(?:委员会)?书记$/u, "general_secretary"],
  [/^.*副书记$/u, "deputy_secretary"],
  [/^(?:村|社区)?(?:党)?(?:支部|支)?(?:委员会)?书记$|^(?:村|社区)?支书$/u, "secretary"],
  [/^.*副主任$/u, "deputy_director"],
  [/^(?:村|社区|居)?(?:村?居?民?委?员?会?)?主任$/u, "director"],
  [
    /^(?:村|社区)?(?:党)?(?:支部|支|总支部?|党委|党总支部?|党支部)(?:委员会)?委员?$/u,
    "branch_member",
  ],
  [/^(?:村|社区|居)(?:民?委员?会?)委员$|^(?:村|居)委(?:会)?成员?$/u, "committee_member"],
];

/**
 * Reads a cell such as 书记、主任 or 支部书记兼村主任 or 一肩挑. A bare 委员 belongs to the column's
 * committee; in a column for both, to the other one than the post beside it.
 */
export function readPosts(cell: string, column: PostColumn): ReadPosts {
  const parts = cell
    .normalize("NFKC")
    .replace(/[()（）]/gu, "、")
    .split(SEPARATORS)
    .filter(Boolean);
  const posts = new Set<Post>();
  const unclear: string[] = [];
  let bareMember = false;
  for (const part of parts) {
    const known = PATTERNS.find(([pattern]) => pattern.test(part))?.[1];
    if (part.includes("一肩挑")) posts.add("secretary").add("director");
    else if (part === "委员") bareMember = true;
    else if (OTHER.test(part)) posts.add(`other:${part}`);
    else if (known) posts.add(known);
    else unclear.push(part);
  }
  if (bareMember) {
    const member = memberOf(column, posts);
    if (member) posts.add(member);
    else unclear.push("委员");
  }
  return { posts: [...posts], unclear };
}

const PARTY: Post[] = ["secretary", "general_secretary", "deputy_secretary", "branch_member"];
const COMMITTEE: Post[] = ["director", "deputy_director", "committee_member"];

function memberOf(column: PostColumn, beside: Set<Post>): Post | null {
  if (column === "party") return "branch_member";
  if (column === "committee") return "committee_member";
  if ([...beside].some((post) => PARTY.includes(post))) return "committee_member";
  return [...beside].some((post) => COMMITTEE.includes(post)) ? "branch_member" : null;
}
