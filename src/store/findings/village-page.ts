import { BEFORE, type Day, OPEN } from "../../domain/days.ts";
import { disagreements } from "../../domain/found.ts";
import { itemProblems } from "../../domain/item-problems.ts";
import type { VillagePage, VillagePerson } from "../../domain/pages.ts";
import type { Problem } from "../../domain/problems.ts";
import type { Flag } from "../../domain/rules.ts";
import { countOf, tally } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { villageFactProblems } from "../facts/fact-problems.ts";
import { factsOf } from "../facts/facts-of.ts";
import { measuresIn } from "../facts/measures.ts";
import { itemsOf } from "../items/items-of.ts";
import { villageLinkProblems } from "../links/link-problems.ts";
import { linksOf } from "../links/links-of.ts";
import { villageProblems } from "../report/problems.ts";
import { inOrder, type Moment, readTalk } from "../talks/talks.ts";
import { foundOf, talksWith } from "./person-page.ts";

export const SQL = {
  village: `SELECT district.name AS district, township.name AS township, village.name, village.kind,
      village.branch_election AS branchElection, village.committee_election AS committeeElection,
      village.deadline, village.to_day AS "to"
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id WHERE village.id = ?`,
  // Rule 9: flags count as they stood on the earlier of the day and the deadline.
  flags: `SELECT village_flag.flag, MAX(village_flag.from_day) AS "from"
    FROM village JOIN village_flag ON village_flag.village_id = village.id
    WHERE village.id = :village AND village_flag.from_day <= MIN(:asOf, village.deadline)
      AND MIN(:asOf, village.deadline) <= village_flag.to_day
    GROUP BY village_flag.flag ORDER BY village_flag.flag DESC`,
  talks: "SELECT DISTINCT talk_id FROM claim WHERE village_id = ? ORDER BY talk_id",
  // People who hold a post there that day, or are talked with for one that was held when it was owed.
  people: `SELECT person.id, person.name FROM person JOIN (
      SELECT post.person_id, MIN(post.id) AS place FROM post
      WHERE post.village_id = :village AND post.from_day <= :asOf AND :asOf <= post.to_day
        AND post.person_id IS NOT NULL GROUP BY post.person_id
      UNION ALL
      SELECT talk.person_id, 9e18 FROM claim JOIN talk ON talk.id = claim.talk_id
      WHERE claim.village_id = :village AND talk.closed_because IS NULL) AS there
      ON there.person_id = person.id
    GROUP BY person.id ORDER BY MIN(there.place), person.id`,
  posts: `SELECT DISTINCT post FROM post WHERE village_id = :village AND person_id = :person
    AND from_day <= :asOf AND :asOf <= to_day`,
  vacant: `SELECT post FROM post WHERE village_id = :village AND person_id IS NULL
    AND from_day <= :asOf AND :asOf <= to_day ORDER BY id`,
};

/** All that is known of a village as of a day. */
export async function readVillagePage(
  store: Store,
  village: number,
  moment: Moment,
): Promise<VillagePage> {
  const { asOf } = moment;
  return view(store, () => {
    const known = queryRow<VillageRow>(store, SQL.village, village) as VillageRow;
    type FlagRow = { flag: Flag; from: Day };
    const flags = queryRows<FlagRow>(store, SQL.flags, { village, asOf });
    const talks = queryValues<number>(store, SQL.talks, village);
    const inForce = talks
      .map((id) => readTalk(store, id, moment))
      .filter(({ status }) => status !== "closed");
    const people = queryRows<{ id: number; name: string }>(store, SQL.people, { village, asOf });
    const members = people.map((person): VillagePerson => {
      const all = talksWith(store, person.id, moment);
      const found = foundOf(store, all, moment);
      const posts = queryValues<string>(store, SQL.posts, { village, person: person.id, asOf });
      return {
        name: person.name,
        posts: inOrder(posts),
        talks: all.filter(({ id }) => id !== null && talks.includes(id)),
        found,
        disagree: disagreements(found),
      };
    });
    const items = itemsOf(store, { village }, moment);
    return {
      village: {
        ...known,
        flags: flags.map(({ flag }) => flag),
        flaggedSince: flags.map(({ flag, from }) => {
          return { flag, from: from === BEFORE ? null : from };
        }),
        to: known.to === OPEN ? null : known.to,
        links: linksOf(store, village),
      },
      tally: tally(inForce.map(countOf), asOf),
      people: members,
      vacant: queryValues<string>(store, SQL.vacant, { village, asOf }),
      known: factsOf(store, { village }, asOf),
      measures: measuresIn(store),
      items,
      problems: [
        ...villageProblems(store, asOf, village),
        ...villageFactProblems(store, asOf, village),
        ...villageLinkProblems(store, asOf, village),
        ...itemProblems(items),
        ...onWhomTiersDisagree(known, members),
      ],
    };
  });
}

type VillageRow = Omit<VillagePage["village"], "flags" | "flaggedSince" | "links" | "to"> & {
  to: Day;
};

/** The same note that `check` has of each of them. */
function onWhomTiersDisagree(
  { district, township, name }: VillageRow,
  people: VillagePerson[],
): Problem[] {
  return people
    .filter(({ disagree }) => disagree.length > 0)
    .map(({ name: person, disagree }) => ({
      ...{
        code: "tiers-disagree",
        note: true,
        district,
        township,
        village: name,
        person,
        disagree,
      },
    }));
}
