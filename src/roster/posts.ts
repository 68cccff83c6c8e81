import type { Post } from "../domain/rules.ts";

/** Which column a post stood in: the party's, the committee's, or one for both. */
export type PostColumn = "party" | "committee" | "both";

/** What a cell of posts says; `unclear` are the parts that cannot be told. */
export interface ReadPosts {
  posts: Post[];
  unclear: string[];
}

/** 书记主任 has none between its two. */
const SEPARATORS =
  /[、，,;；/／+＋&\s]+|兼任?|(?<=书记|主任|委员)(?:和|及)(?=.)|(?<=书记|支书)(?=村?居?(?:民?委员?会?)?副?主任|委员)/u;

/** Titles outside the two committees (rule 19). */
const OTHER =
  /监(督)?委|监督|文书|会计|报账|出纳|妇联|妇女|团支|民兵|治保|计生|专干|网格|组长|村民代表|助理/u;

/** The village or its name before a post; 驻村书记 and 包村书记 are sent from above. */
const OF = "(?:(?!驻|包村).*(?:村|社区))?";

const PATTERNS: [pattern: RegExp, post: Post][] = [
  [/第一书记$/u, "first_secretary"],
  [
    new RegExp(`^${OF}(?:联合)?(?:党总支部?|总支部?|党委)(?:委员会)?书记$`, "u"),
    "general_secretary",
  ],
  [/^.*副书记$/u, "deputy_secretary"],
  [new RegExp(`^${OF}(?:党?支部|党支|支|党)?(?:委员会)?书记$|^${OF}支书$`, "u"), "secretary"],
  [/^.*副主任$/u, "deputy_director"],
  [new RegExp(`^${OF}(?:村|居)?(?:民?委员?会?)?主任$`, "u"), "director"],
  [
    new RegExp(`^${OF}(?:党?支部|党支|支|党?总支部?|党委)(?:委员会)?(?:委员?|成员)$`, "u"),
    "branch_member",
  ],
  // Members of a branch by their duty there.
  [/^(?:组织|宣传|纪检|统战)委员$/u, "branch_member"],
  [new RegExp(`^${OF}(?:村|居)?民?委员?会?(?:委员|成员)$|^(?:村|居)委$`, "u"), "committee_member"],
];

/**
 * Reads a cell such as 书记、主任 or 支部书记兼村主任 or 一肩挑. A bare 委员 belongs to the column's
 * committee; in a column for both, to the other one than the post beside it.
 */
export function readPosts(cell: string, column: PostColumn): ReadPosts {
  const parts = cell
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    // Two characters are set apart to fill a column: 书 记. 村(居)委会 is one word.
    .replace(/(?<=书)\s+(?=记)|(?<=主)\s+(?=任)|(?<=委)\s+(?=员)/gu, "")
    .replace(/村\(居\)/gu, "村")
    .replace(/[()]/gu, "、")
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
