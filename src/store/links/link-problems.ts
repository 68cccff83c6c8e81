import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import type { Problem } from "../../domain/problems.ts";
import { LEVELS, type Level } from "../../domain/roster.ts";
import { type Filters, NO_FILTERS } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { CLAIM_IN_SCOPE } from "../talks/scope.ts";

const NAMED = (level: Level) => `EXISTS (SELECT 1 FROM link WHERE link.village_id = village.id
  AND link.level = '${level}' AND link.name IS NOT NULL) AS ${level}`;
const WITHIN = `village.to_day >= :today AND (:id IS NULL OR village.id = :id)
  AND (:district IS NULL OR district.name = :district) AND ${CLAIM_IN_SCOPE}`;

export const SQL = {
  // Of districts in which any village has links.
  villages: `SELECT district.name AS district, township.name AS township, village.name AS village,
      EXISTS (SELECT 1 FROM village_flag WHERE village_flag.village_id = village.id
        AND village_flag.from_day <= MIN(:today, village.deadline)
        AND MIN(:today, village.deadline) <= village_flag.to_day) AS flagged,
      ${LEVELS.map(NAMED)}
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id
    WHERE ${WITHIN} AND township.district_id IN (SELECT linked.district_id FROM link
      JOIN village AS its ON its.id = link.village_id
      JOIN township AS linked ON linked.id = its.township_id WHERE link.name IS NOT NULL)
    ORDER BY village.id`,
  // Where a roster of the village is known at all.
  strangers: `SELECT district.name AS district, township.name AS township, village.name AS village,
      link.name AS person
    FROM link JOIN village ON village.id = link.village_id
    JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id
    WHERE ${WITHIN} AND link.level = 'village_cadre' AND link.name IS NOT NULL
      AND EXISTS (SELECT 1 FROM post WHERE post.village_id = village.id)
      AND NOT EXISTS (SELECT 1 FROM post JOIN person ON person.id = post.person_id
        WHERE post.village_id = village.id AND person.name_key = link.name_key
          AND post.from_day <= :today AND :today <= post.to_day)
    ORDER BY village.id, link.place`,
};

type Place = Required<Pick<Problem, "district" | "township" | "village">>;
type Row = Place & { flagged: 0 | 1 } & Record<Level, 0 | 1>;

/** Which levels nobody answers at, and who answers without being in the roster (rule 35). */
export function linkProblems(store: Store, today: Day, filters: Filters): Problem[] {
  const params = { ...filters, today, id: null };
  const rows = queryRows<Row>(store, SQL.villages, params);
  const byDistrict = groupBy(rows, ({ district }) => district);
  const missing = [...byDistrict].flatMap(([district, villages]) =>
    LEVELS.flatMap((level): Problem[] => {
      const without = villages.filter((row) => row[level] === 0).map(({ village }) => village);
      if (without.length === 0) return [];
      const counts = { missing: without.length, of: villages.length, villages: without };
      return [{ code: "link-missing", district, level, ...counts }];
    }),
  );
  return [...missing, ...leaderless(rows), ...strangers(store, params)];
}

/** The same of one village. */
export function villageLinkProblems(store: Store, today: Day, village: number): Problem[] {
  const params = { ...NO_FILTERS, today, id: village };
  const rows = queryRows<Row>(store, SQL.villages, params);
  const missing = rows.flatMap((row) =>
    LEVELS.filter((level) => row[level] === 0).map(
      (level): Problem => ({ code: "link-missing", ...placeOf(row), level }),
    ),
  );
  return [...missing, ...leaderless(rows), ...strangers(store, params)];
}

const placeOf = ({ district, township, village }: Row): Place => ({ district, township, village });

function leaderless(rows: Row[]): Problem[] {
  return rows
    .filter((row) => row.flagged === 1 && row.county_leader === 0)
    .map((row) => ({ code: "flagged-without-leader", ...placeOf(row) }));
}

function strangers(store: Store, params: object): Problem[] {
  type Stranger = Place & { person: string };
  return queryRows<Stranger>(store, SQL.strangers, params).map((row) => ({
    ...{ code: "link-not-in-roster", note: true },
    ...row,
  }));
}
