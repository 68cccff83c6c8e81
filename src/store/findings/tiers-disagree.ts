import { disagreements, type Found } from "../../domain/found.ts";
import type { Problem } from "../../domain/problems.ts";
import type { Store } from "../database/connection.ts";
import { queryEach } from "../database/query.ts";
import type { RecordRow } from "../talks/judge.ts";
import type { Moment } from "../talks/talks.ts";
import { NEWEST_COMPLETING, toFound } from "./found.ts";

export const SQL = {
  // Only whom more than one tier has talked with; attempts are not compared.
  entries: `SELECT record.*, talk.tier, talk.person_id AS personId, person.name AS person,
      village.name AS village, township.name AS township, district.name AS district
    FROM (SELECT person_id FROM talk
      WHERE completed_on <= :asOf AND closed_because IS NULL
      GROUP BY person_id HAVING COUNT(*) > 1) AS several
    CROSS JOIN talk ON talk.person_id = several.person_id AND talk.closed_because IS NULL
    CROSS JOIN record ON record.id = ${NEWEST_COMPLETING}
    JOIN person ON person.id = talk.person_id
    JOIN village ON village.id = talk.village_id
    JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id
    ORDER BY talk.person_id, talk.tier, talk.id`,
};

type Row = RecordRow & { tier: number; personId: number } & Required<
    Pick<Problem, "person" | "village" | "township" | "district">
  >;

/** On whom the tiers disagree, and in what (rule 31): noted for a human, who decides. */
export function tiersDisagree(store: Store, moment: Moment): Problem[] {
  const problems: Problem[] = [];
  let entries: Found[] = [];
  let first: Row | null = null;
  const end = () => {
    const disagree = disagreements(entries);
    if (first === null || disagree.length === 0) return;
    const { district, township, village, person } = first;
    problems.push({
      code: "tiers-disagree",
      note: true,
      district,
      township,
      village,
      person,
      disagree,
    });
  };
  for (const row of queryEach<Row>(store, SQL.entries, moment)) {
    if (row.personId !== first?.personId) {
      end();
      [first, entries] = [row, []];
    }
    entries.push(toFound(row, row.tier));
  }
  end();
  return problems;
}
