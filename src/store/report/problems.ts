import type { Day } from "../../domain/days.ts";
import { itemProblems } from "../../domain/item-problems.ts";
import {
  NOTES,
  OF_VILLAGE,
  PROBLEMS,
  type Problem,
  type ProblemCode,
} from "../../domain/problems.ts";
import { type Filters, NO_FILTERS } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { factProblems } from "../facts/fact-problems.ts";
import { tiersDisagree } from "../findings/tiers-disagree.ts";
import { itemsIn } from "../items/items-of.ts";
import { linkProblems } from "../links/link-problems.ts";
import { readAlike } from "../talks/alike.ts";
import { lookAtVillage, workOutDemand } from "../talks/demand.ts";
import { isRenewed, LAST_ELECTION } from "../turnover/renewal.ts";

const SEAT = `district.name AS district, township.name AS township, seat.post AS seat
  FROM seat JOIN district ON district.id = seat.district_id
  LEFT JOIN township ON township.id = seat.township_id`;
const VILLAGE = `district.name AS district, township.name AS township, village.name AS village`;
const IN_VILLAGE = `
  JOIN village ON village.id = reference_day.village_id
  JOIN township ON township.id = village.township_id
  JOIN district ON district.id = township.district_id`;
const IN_FORCE = `post.from_day <= reference_day.day AND reference_day.day <= post.to_day
  AND reference_day.day <= reference_day.to_day`;
const TEN_DAYS_LATER = `date(${LAST_ELECTION}, '+10 days')`;
/** The problems that the roster alone shows; names are compared in code. */
type RosterProblem = Exclude<ProblemCode, "tiers-disagree" | "alike-places">;
const ROSTER_PROBLEMS = PROBLEMS.filter(
  (code): code is RosterProblem => code !== "tiers-disagree" && code !== "alike-places",
);

/** One query a problem; they read the temporary tables that `workOutDemand` fills. */
export const SQL: Record<RosterProblem, string> = {
  // Rule 10: a vacant seat still owes its talks.
  "seat-vacant": `SELECT ${SEAT} WHERE NOT EXISTS (SELECT 1 FROM holder CROSS JOIN calendar
      WHERE holder.seat_id = seat.id AND holder.name IS NOT NULL
        AND holder.from_day <= calendar.today AND calendar.today <= holder.to_day)
    ORDER BY seat.id`,
  "township-without-seat": `SELECT ${SEAT} WHERE seat.township_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM holder WHERE holder.seat_id = seat.id) ORDER BY seat.id`,
  // Rule 20
  "talker-is-interviewee": `SELECT person.name AS person, district.name AS district,
      township.name AS township, seat.post AS seat
    FROM self_talk CROSS JOIN seat ON seat.id = self_talk.seat_id
      JOIN person ON person.id = self_talk.person_id
      JOIN district ON district.id = seat.district_id
      LEFT JOIN township ON township.id = seat.township_id
    WHERE EXISTS (SELECT 1 FROM demand
      WHERE demand.seat_id = seat.id AND demand.person_id = person.id)
    ORDER BY seat.id, person.id`,
  "same-name-as-talker": `SELECT DISTINCT person.name AS person, district.name AS district,
      township.name AS township, seat.post AS seat
    FROM calendar CROSS JOIN holder CROSS JOIN person ON person.name_key = holder.name_key
      JOIN seat ON seat.id = holder.seat_id
      JOIN district ON district.id = seat.district_id
      LEFT JOIN township ON township.id = seat.township_id
    WHERE holder.from_day <= calendar.today AND calendar.today <= holder.to_day
      AND (holder.staff_no IS NULL OR person.staff_no IS NULL)
      AND EXISTS (SELECT 1 FROM demand
        WHERE demand.seat_id = seat.id AND demand.person_id = person.id)
    ORDER BY seat.id, person.id`,
  "village-without-head": `SELECT ${VILLAGE} FROM reference_day ${IN_VILLAGE}
    WHERE reference_day.day <= reference_day.to_day AND NOT EXISTS (SELECT 1 FROM held
      WHERE held.village_id = reference_day.village_id
        AND held.post IN ('secretary', 'general_secretary', 'director'))
    ORDER BY village.id`,
  // Rule 10: a vacant post owes no talk and is listed.
  "post-vacant": `SELECT ${VILLAGE}, post.post FROM reference_day ${IN_VILLAGE}
      JOIN post ON post.village_id = reference_day.village_id
    WHERE post.person_id IS NULL AND ${IN_FORCE}
      AND EXISTS (SELECT 1 FROM rule WHERE rule.post = post.post)
    ORDER BY village.id, post.id`,
  // Rule 17
  "no-general-branch": `SELECT ${VILLAGE} FROM reference_day ${IN_VILLAGE}
      JOIN post ON post.village_id = reference_day.village_id
    WHERE ${IN_FORCE}
      AND reference_day.village_id IN (SELECT branched.village_id FROM post AS branched
        WHERE branched.branch <> '')
    GROUP BY village.id, village.name, township.name, district.name
    HAVING COUNT(DISTINCT CASE WHEN post.branch <> '' THEN post.branch END) >= 2
      AND SUM(CASE WHEN post.post = 'general_secretary' THEN 1 ELSE 0 END) = 0
    ORDER BY village.id`,
  "election-outside-cycle": `SELECT ${VILLAGE},
      CASE WHEN village.branch_election < cycle.start_day OR village.branch_election > cycle.election_day
        THEN village.branch_election ELSE village.committee_election END AS day
    FROM reference_day ${IN_VILLAGE} CROSS JOIN cycle
    WHERE village.branch_election < cycle.start_day OR village.branch_election > cycle.election_day
      OR village.committee_election < cycle.start_day OR village.committee_election > cycle.election_day
    ORDER BY village.id`,
  // Rule 34: ten days after the election the new roster should be in.
  "roster-not-renewed": `SELECT ${VILLAGE}, ${LAST_ELECTION} AS day FROM reference_day ${IN_VILLAGE}
      CROSS JOIN calendar
    WHERE calendar.today >= ${TEN_DAYS_LATER} AND calendar.today <= village.to_day
      AND NOT ${isRenewed("calendar.today")}
    ORDER BY village.id`,
  // The source's Zhejiang practice: the secretary also heads the village cooperative. A new one has
  // ten days to take that over.
  "not-cooperative-head": `SELECT district, township, village, person FROM (
      SELECT ${VILLAGE}, person.name AS person, village.id AS at, person.id AS who
      FROM reference_day ${IN_VILLAGE} CROSS JOIN calendar
        JOIN held ON held.village_id = reference_day.village_id
        JOIN person ON person.id = held.person_id
      WHERE calendar.today <= ${LAST_ELECTION}
        AND held.post IN ('secretary', 'general_secretary') AND person.coop_head = 0
      UNION
      SELECT ${VILLAGE}, person.name AS person, village.id AS at, person.id AS who
      FROM reference_day ${IN_VILLAGE} CROSS JOIN calendar
        JOIN post ON post.village_id = reference_day.village_id
        JOIN person ON person.id = post.person_id
      WHERE calendar.today > ${TEN_DAYS_LATER} AND calendar.today <= village.to_day
        AND post.from_day <= calendar.today AND calendar.today <= post.to_day
        AND post.post IN ('secretary', 'general_secretary') AND person.coop_head = 0)
    ORDER BY at, who`,
  // Rule 19: noted for people with no post inside. A post that the rules name is inside, but for
  // those in branches below a general one (rule 17).
  "outside-the-two-committees": `SELECT DISTINCT ${VILLAGE}, person.name AS person, post.post
    FROM reference_day ${IN_VILLAGE}
      JOIN post ON post.village_id = reference_day.village_id
      JOIN person ON person.id = post.person_id
    WHERE ${IN_FORCE}
      AND (post.branch <> '' OR post.post NOT IN (SELECT rule.post FROM rule))
      AND NOT EXISTS (SELECT 1 FROM post AS inside
        CROSS JOIN held ON held.village_id = inside.village_id AND held.person_id = inside.person_id
        WHERE inside.person_id = post.person_id AND held.post IN (SELECT rule.post FROM rule))
    ORDER BY village.id, person.id`,
};

/**
 * Everything that needs a human in the places of the filters, as it stands today: of the roster, of
 * facts, items and links, and what the tiers found.
 */
export async function findProblems(
  store: Store,
  today: Day,
  filters: Filters = NO_FILTERS,
): Promise<Problem[]> {
  const moment = { today, asOf: today };
  return view(store, () => {
    workOutDemand(store, today);
    return [
      ...rosterProblems(store, { notes: true }).filter(isWithin(filters)),
      ...alikePlaces(store).filter(isWithin(filters)),
      ...factProblems(store, today).filter(isWithin(filters)),
      ...linkProblems(store, today, filters),
      ...itemProblems(itemsIn(store, filters, moment)),
      ...tiersDisagree(store, moment).filter(isWithin(filters)),
    ];
  });
}

/** True for what is in the places of the filters. */
function isWithin(filters: Filters): (problem: Problem) => boolean {
  const is = (filter: string | null, place: string | undefined) =>
    filter === null || filter === place;
  return ({ district, township, village }) =>
    is(filters.district, district) &&
    is(filters.township, township) &&
    is(filters.village, village);
}

function alikePlaces(store: Store): Problem[] {
  return [...readAlike(store)].map(({ district, township, names }) => {
    return { code: "alike-places", district, ...(township !== null && { township }), names };
  });
}

/** What the roster shows, on a demand already reckoned, with or without what is only noted. */
export function rosterProblems(store: Store, { notes }: { notes: boolean }): Problem[] {
  return ROSTER_PROBLEMS.filter((code) => notes || !NOTES.includes(code)).flatMap((code) =>
    problemsOf(store, code),
  );
}

/** What one village's own roster shows. */
export function villageProblems(store: Store, today: Day, village: number): Problem[] {
  return lookAtVillage(store, today, village, () =>
    ROSTER_PROBLEMS.filter((code) => OF_VILLAGE.includes(code)).flatMap((code) =>
      problemsOf(store, code),
    ),
  );
}

function problemsOf(store: Store, code: RosterProblem): Problem[] {
  return queryRows<Record<string, string | null>>(store, SQL[code]).map((row) => {
    const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    const note = NOTES.includes(code) ? { note: true as const } : {};
    return { code, ...note, ...known } as Problem;
  });
}
