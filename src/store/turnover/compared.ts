import {
  type CommitteePost,
  committeesOf,
  IN_COMMITTEES,
  type Traits,
} from "../../domain/committees.ts";
import type { Day } from "../../domain/days.ts";
import type { Post } from "../../domain/rules.ts";
import type { ComparedVillage } from "../../domain/turnover.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import type { TurnoverVillage } from "./villages.ts";

const BEFORE = "MIN(village.deadline, village.to_day)";
const POSTS = IN_COMMITTEES.map((post) => `'${post}'`).join(", ");

export const SQL = {
  // A village's posts come as one text: a province has so many that a row each takes twice the time.
  posts: `SELECT village, json_group_array(
      json_array(at, person, post, branch, before, after, born, sex, education)) AS posts
    FROM (SELECT village.id AS village, post.id AS at, post.person_id AS person, post.post,
        post.branch, post.from_day <= ${BEFORE} AND ${BEFORE} <= post.to_day AS before,
        :asOf <= village.to_day AND post.from_day <= :asOf AND :asOf <= post.to_day AS after,
        person.born, person.sex, person.education
      FROM json_each(:villages) AS near CROSS JOIN village ON village.id = near.value
      CROSS JOIN post ON post.village_id = village.id AND post.post IN (${POSTS})
      LEFT JOIN person ON person.id = post.person_id)
    WHERE before OR after GROUP BY village`,
  // Rule 34: somebody is elsewhere by the staff number alone.
  several: `SELECT several.person_id FROM (SELECT person_id FROM post WHERE person_id IS NOT NULL
      GROUP BY person_id HAVING MIN(village_id) < MAX(village_id)) AS several
    JOIN person ON person.id = several.person_id WHERE person.staff_no IS NOT NULL`,
  villagesOf: `SELECT DISTINCT post.village_id FROM json_each(:people) AS near
    CROSS JOIN post ON post.person_id = near.value`,
};

type PostRow = [
  at: number,
  person: number | null,
  post: Post,
  branch: string,
  before: 0 | 1,
  after: 0 | 1,
  born: string | null,
  sex: string | null,
  education: string | null,
];

/** A village's committees before and after, with what is known of their people. */
export type Committed = ComparedVillage & { traits: Map<number, Traits> };

/** How many villages are read at a time. */
const AT_A_TIME = 500;

/** The villages' committees on both sides, in the order given. */
export function* comparedVillages<V extends Pick<TurnoverVillage, "id">>(
  store: Store,
  villages: V[],
  asOf: Day,
): Generator<[V, Committed]> {
  for (let from = 0; from < villages.length; from += AT_A_TIME) {
    const some = villages.slice(from, from + AT_A_TIME);
    const ids = JSON.stringify(some.map(({ id }) => id));
    type Row = { village: number; posts: string };
    const rows = queryRows<Row>(store, SQL.posts, { villages: ids, asOf });
    const posts = new Map(rows.map((row) => [row.village, row.posts]));
    for (const village of some)
      yield [village, compared(village.id, posts.get(village.id) ?? "[]")];
  }
}

function compared(id: number, posts: string): Committed {
  const traits = new Map<number, Traits>();
  const before: CommitteePost[] = [];
  const after: CommitteePost[] = [];
  // In the order of the roster.
  for (const row of (JSON.parse(posts) as PostRow[]).sort(([a], [b]) => a - b)) {
    const [, person, post, branch, isBefore, isAfter, born, sex, education] = row;
    if (person !== null) traits.set(person, { born, sex, education });
    if (isBefore) before.push({ person, post, branch });
    if (isAfter) after.push({ person, post, branch });
  }
  return { id, before: committeesOf(before), after: committeesOf(after), traits };
}

/** Who bears a staff number and has or had posts in several villages, and all of those villages. */
export function peopleOfSeveral(store: Store): { people: Set<number>; villages: Set<number> } {
  const people = queryValues<number>(store, SQL.several);
  const villages = queryValues<number>(store, SQL.villagesOf, { people: JSON.stringify(people) });
  return { people: new Set(people), villages: new Set(villages) };
}
