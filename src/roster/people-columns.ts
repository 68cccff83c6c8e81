import type { Post } from "../domain/rules.ts";
import { HEADINGS, headingKey } from "./headings.ts";
import { readPosts } from "./posts.ts";

/** A column of a table with several people in a row: 书记姓名, 主任电话, or 书记 alone. */
export interface PeopleColumn {
  /** As the heading has it; it tells the people of a row from each other. */
  title: string;
  posts: Post[];
  /** The column of a person that it is. */
  field: string;
}

/** The people across a row: the post they hold and where their columns stand. */
export interface PeopleGroup {
  posts: Post[];
  indexOf: Map<string, number>;
}

const FIELDS = ["name", "staff_no", "sex", "born", "id_number", "from", "phone"];
const ALIASES = FIELDS.flatMap((field) =>
  [field, ...(HEADINGS[field] ?? []), ...(field === "name" ? ["名单", "人选"] : [])].map(
    (heading): [string, string] => [headingKey(heading), field],
  ),
).sort(([a], [b]) => b.length - a.length);

/** The posts and the field that a heading names; null where it names none. */
export function peopleColumn(heading: string): PeopleColumn | null {
  const key = headingKey(heading);
  // 一肩挑 heads a yes or no.
  if (!/书记|支书|主任|委|成员|文书|会计/u.test(key)) return null;
  // Nor are posts in the township those of people in a village.
  if (/肩挑|镇|乡|街道|单位/u.test(key)) return null;
  for (const [alias, field] of ALIASES) {
    const title = key.endsWith(alias)
      ? key.slice(0, -alias.length)
      : key.startsWith(alias)
        ? key.slice(alias.length)
        : "";
    const posts = postsOf(title);
    if (posts) return { title, posts, field };
  }
  const posts = postsOf(key);
  return posts && { title: key, posts, field: "name" };
}

function postsOf(title: string): Post[] | null {
  // 委员1, 委员2
  const { posts, unclear } = readPosts(title.replace(/[\d一二三四五六七八九]+$/u, ""), "both");
  return title === "" || unclear.length > 0 || posts.length === 0 ? null : posts;
}

const OPEN_TITLES = [
  /^(?:村|居|社区|两委|村两委)?(?:委员|成员|干部|书记|主任|支委|班子)(?:会)?[\d一二三四五六七八九]*(?:姓名|名单)$/u,
  /^(?:两委|村两委)?(?:委员|成员)[\d一二三四五六七八九]*$/u,
  /^(?:村|社区|党支部|支部|村委会)*(?:书记|支书|主任|委员)(?:姓名)?(?:及|和|与)?(?:其)?联系(?:电话|方式)$/u,
  /^(?:村|社区|党支部|支部|村委会)*(?:书记|支书|主任|委员)(?:姓名)?(?:及|和|与)(?:手机|电话).*$/u,
];

/** True for a heading under which people stand, of whose post it leaves open which it is. */
export function mayHoldPeople(heading: string): boolean {
  const key = headingKey(heading);
  return OPEN_TITLES.some((pattern) => pattern.test(key));
}

/** The groups of columns, one for each person of a row. */
export function peopleGroups(columns: { person: PeopleColumn | null }[]): PeopleGroup[] {
  const groups = new Map<string, PeopleGroup>();
  for (const [index, { person }] of columns.entries()) {
    if (!person) continue;
    const group = groups.get(person.title) ?? { posts: person.posts, indexOf: new Map() };
    if (!group.indexOf.has(person.field)) group.indexOf.set(person.field, index);
    groups.set(person.title, group);
  }
  const all = [...groups.values()];
  const named = all.filter(({ indexOf }) => indexOf.has("name"));
  // 党支部书记 and 书记电话 speak of one.
  for (const { posts, indexOf } of all) {
    const same = named.filter((group) => isSame(group.posts, posts));
    const [one] = same;
    if (indexOf.has("name") || !one || same.length > 1) continue;
    for (const [field, index] of indexOf)
      if (!one.indexOf.has(field)) one.indexOf.set(field, index);
  }
  return named;
}

function isSame(a: Post[], b: Post[]): boolean {
  return a.length === b.length && a.every((post) => b.includes(post));
}

const HEADS: Post[] = ["secretary", "general_secretary", "director"];

/** True where the columns are those of a village's people, not of somebody beside its facts. */
export function holdHeads(groups: PeopleGroup[]): boolean {
  return groups.some(({ posts }) => posts.some((post) => HEADS.includes(post)));
}
