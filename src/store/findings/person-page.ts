import { BEFORE, type Day } from "../../domain/days.ts";
import { disagreements } from "../../domain/found.ts";
import type { PersonPage, SeatedFound } from "../../domain/pages.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { factsOf } from "../facts/facts-of.ts";
import { measuresIn } from "../facts/measures.ts";
import { itemsOf } from "../items/items-of.ts";
import { type Moment, postName, readTalk } from "../talks/talks.ts";
import { entryOf } from "./found.ts";
import { historyOfPerson } from "./person-history.ts";

export const SQL = {
  person: `SELECT name, sex, born, staff_no AS staffNo, education, background
    FROM person WHERE id = ?`,
  // Those held on the day, else all that ever were; in the order of the roster.
  posts: `SELECT village.name AS village, township.name AS township, district.name AS district,
      post.post, MIN(post.from_day) AS "from",
      MAX(post.from_day <= :asOf AND :asOf <= post.to_day) AS held
    FROM post JOIN village ON village.id = post.village_id
    JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id
    WHERE post.person_id = :person
    GROUP BY village.id, post.post, post.from_day <= :asOf AND :asOf <= post.to_day
    ORDER BY held DESC, MIN(post.id)`,
  talks: "SELECT id FROM talk WHERE person_id = ? ORDER BY tier, id",
};

/** All that is known of a person as of a day. */
export async function readPersonPage(
  store: Store,
  person: number,
  moment: Moment,
): Promise<PersonPage> {
  return view(store, () => {
    const known = queryRow<Known>(store, SQL.person, person) as Known;
    const posts = queryRows<Post>(store, SQL.posts, { person, asOf: moment.asOf });
    const talks = talksWith(store, person, moment);
    const [post] = posts;
    const home = post ?? (talks[0] as Talk).person;
    const held = posts.filter((one) => one.held === 1);
    const where = held.length > 0 ? held : posts;
    const found = foundOf(store, talks, moment);
    return {
      person: {
        name: known.name,
        district: home.district,
        township: home.township,
        villages: [
          ...new Set(where.length > 0 ? where.map(({ village }) => village) : [home.village]),
        ],
        posts: held.map(({ village, post: name, from }) => ({
          ...{ village, post: postName(name), from: from === BEFORE ? null : from },
        })),
        sex: known.sex,
        born: known.born,
        staffNo: known.staffNo,
        education: known.education,
        background: known.background,
      },
      talks,
      found,
      disagree: disagreements(found),
      known: factsOf(store, { person }, moment.asOf),
      measures: measuresIn(store),
      items: itemsOf(store, { person }, moment),
      history: historyOfPerson(store, person, moment.asOf),
    };
  });
}

/** All talks with a person, by tier. */
export function talksWith(store: Store, person: number, moment: Moment): Talk[] {
  return queryValues<number>(store, SQL.talks, person).map((id) => readTalk(store, id, moment));
}

/** The entries of those talks that are in force (rule 31). */
export function foundOf(store: Store, talks: Talk[], moment: Moment): SeatedFound[] {
  return talks
    .filter(({ status }) => status !== "closed")
    .flatMap((talk) =>
      entryOf(store, talk, moment).map((entry) => ({ ...entry, seat: talk.seat })),
    );
}

interface Known {
  name: string;
  sex: string | null;
  born: string | null;
  staffNo: string | null;
  education: string | null;
  background: string | null;
}

interface Post {
  village: string;
  township: string;
  district: string;
  post: string;
  from: Day;
  held: 0 | 1;
}
