import type { Post } from "../domain/rules.ts";
import { type Title, titleOf } from "./titles.ts";

/** Which column a post stood in: the party's, the committee's, or one for both. */
export type PostColumn = "party" | "committee" | "both";

/** What a cell of posts says; `unclear` are the parts that cannot be told. */
export interface ReadPosts {
  posts: Post[];
  unclear: string[];
}

/** 书记主任 has none between its two. */
const SEPARATORS =
  /[、，,;；/／\\+＋&|\s]+|兼任?|暨|(?<=书记|主任|委员)(?:和|及)(?=.)|(?<=书记|支书)(?=村?居?(?:民?委员?会?)?副?主任|委员)/u;

/** How a post is held, beside it: it is held all the same. */
const HELD = /^(?:主持.{0,4}工作|专职|兼职?|女|男|非?(?:中共)?(?:预备)?党员|“一肩挑”|"一肩挑")$/u;

/**
 * Reads a cell such as 书记、主任 or 支部书记兼村主任 or 一肩挑. A bare 委员 belongs to the column's
 * committee; in a column for both, to the other one than the post beside it. Nothing is read of a
 * text that it does not know whole (rule 28).
 * @param places the names of the row's own township, village and branch, which may stand before a post
 */
export function readPosts(cell: string, column: PostColumn, places: string[] = []): ReadPosts {
  const parts = partsOf(cell);
  const posts = new Set<Post>();
  const unclear: string[] = [];
  const beside: string[] = [];
  let bareMember = false;
  for (const part of parts) {
    if (HELD.test(part)) {
      beside.push(part);
      continue;
    }
    const titles = titlesIn(part, places);
    if (!titles) unclear.push(part);
    for (const title of titles ?? []) {
      if (title === "both-heads") posts.add("secretary").add("director");
      else if (title === "member") bareMember = true;
      else posts.add(title);
    }
  }
  if (bareMember) {
    const member = memberOf(column, posts);
    if (member) posts.add(member);
    else unclear.push("委员");
  }
  if (posts.size === 0 && unclear.length === 0)
    unclear.push(...(beside.length > 0 ? beside : [cell]));
  return { posts: [...posts], unclear };
}

function partsOf(cell: string): string[] {
  return (
    cell
      .normalize("NFKC")
      .replace(/[\p{Cf}\p{DI}]/gu, "")
      // Characters are set apart to fill a column: 书 记.
      .replace(/^\s*\S(?:\s+\S)+\s*$/u, (text) => text.replace(/\s/gu, ""))
      .replace(/(?<=书)\s+(?=记)|(?<=主)\s+(?=任)|(?<=委)\s+(?=员)/gu, "")
      // 村(居)委会 and 村(社区)党支部 are one word.
      .replace(/村[(/](?:居|社区)\)?(?=民?委|党|支)/gu, "村")
      .replace(/社区[(/](?:村|居)\)?(?=民?委|党|支)/gu, "社区")
      .replace(/[()[\]]/gu, "、")
      .split(SEPARATORS)
      .map((part) => part.replace(/^(?:现任?|担任)(?=.)/u, ""))
      .filter(Boolean)
  );
}

/** The titles of a part: one, or several written without a mark between; null where it is none. */
function titlesIn(part: string, places: string[]): Title[] | null {
  const bare = [
    part,
    ...places.filter((place) => part.startsWith(place)).map((place) => part.slice(place.length)),
  ];
  for (const text of bare) {
    const single = titleOf(text);
    if (single) return [single];
  }
  for (const text of bare) {
    for (let at = text.length - 2; at >= 2; at--) {
      const first = titleOf(text.slice(0, at));
      if (!first || first.startsWith("other:")) continue;
      // 主任委员 is one word, and not of which committee.
      const isOneWord = /director$/.test(first) && text.slice(at) === "委员";
      const rest = isOneWord ? null : titlesIn(text.slice(at), places);
      if (rest) return [first, ...rest];
    }
  }
  return null;
}

const PARTY: Post[] = ["secretary", "general_secretary", "deputy_secretary", "branch_member"];
const COMMITTEE: Post[] = ["director", "deputy_director", "committee_member"];

function memberOf(column: PostColumn, beside: Set<Post>): Post | null {
  if (column === "party") return "branch_member";
  if (column === "committee") return "committee_member";
  if ([...beside].some((post) => PARTY.includes(post))) return "committee_member";
  return [...beside].some((post) => COMMITTEE.includes(post)) ? "branch_member" : null;
}

/**
 * What of a row's places may stand before a post: 龙塘镇三桥村委会, 三桥村委会, 三桥村, 三桥. The
 * longest come first.
 */
export function placesBefore(township: string, village: string, branch: string): string[] {
  const stem = village.replace(/(?:村民委员会|村委会|居民委员会|社区居委会|居委会|村|社区)$/u, "");
  const names = [
    village,
    `${stem}村委会`,
    `${stem}社区居委会`,
    `${stem}居委会`,
    `${stem}村`,
    `${stem}社区`,
    stem,
  ];
  const own = stem.length >= 1 ? names : [village];
  const all = [
    ...own.map((name) => `${township}${name}`),
    ...own,
    ...(branch
      ? [branch, branch.replace(/(?:委员会)?$/u, "").replace(/(?:党支部|支部|党总支)$/u, "")]
      : []),
  ];
  return [...new Set(all)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
}
