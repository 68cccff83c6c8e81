import type { Day } from "../../domain/days.ts";
import {
  knownOf,
  type Measure,
  measuresOf,
  YEARS_SHOWN,
  type YearFacts,
} from "../../domain/measures.ts";
import {
  FACT_PROBLEMS,
  type FactProblemCode,
  NOTES,
  type Problem,
  type ProblemFact,
} from "../../domain/problems.ts";
import { type Dated, isLongVacant, type KnownYear, slips, warnings } from "../../domain/weak.ts";
import type { Store } from "../database/connection.ts";
import { queryEach, queryRow, queryRows, queryValues } from "../database/query.ts";
import { isKnownOfSome } from "./facts-of.ts";
import { measuresIn } from "./measures.ts";

const YEARS = "fact.year BETWEEN :from AND :to";
const HEADS = "('secretary', 'general_secretary')";
const ON_DAY = (post: string) => `${post}.from_day <= :today AND :today <= ${post}.to_day`;

export const SQL = {
  villages: `SELECT village.id, fact.year, fact.said FROM village
    LEFT JOIN fact ON fact.village_id = village.id AND ${YEARS}
    WHERE village.to_day >= :today AND village.id BETWEEN :first AND :last
    ORDER BY village.id, fact.year`,
  townships: `SELECT township_id AS id, year, said FROM fact
    WHERE township_id IS NOT NULL AND ${YEARS} ORDER BY township_id, year`,
  people: `SELECT person_id AS id, year, said FROM fact WHERE person_id IS NOT NULL AND ${YEARS}
      AND EXISTS (SELECT 1 FROM post WHERE post.person_id = fact.person_id AND ${ON_DAY("post")})
    ORDER BY person_id, year`,
  flagged: `SELECT DISTINCT village_id FROM village_flag
    WHERE village_id BETWEEN :first AND :last AND ${ON_DAY("village_flag")}`,
  village: `SELECT district.name AS district, township.name AS township, village.name AS village
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id WHERE village.id = ?`,
  township: `SELECT district.name AS district, township.name AS township
    FROM township JOIN district ON district.id = township.district_id WHERE township.id = ?`,
  person: `SELECT district.name AS district, township.name AS township, village.name AS village,
      person.name AS person
    FROM person JOIN village ON village.id =
      (SELECT MIN(post.village_id) FROM post WHERE post.person_id = person.id)
    JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id WHERE person.id = ?`,
  // Rule 35: since the last holder's end, else since the statement that first said so. A village in
  // which nobody holds the post any more, and no vacancy is stated, is the same.
  vacancies: `SELECT vacancy.village_id AS id, COALESCE(
        (SELECT MAX(held.to_day) FROM post AS held WHERE held.village_id = vacancy.village_id
          AND held.post = vacancy.post AND held.branch = vacancy.branch
          AND held.person_id IS NOT NULL AND held.to_day < :today),
        CASE WHEN vacancy.from_day > '0000-01-01' THEN vacancy.from_day END,
        vacancy.vacant_said, cycle.start_day) AS since
      FROM post AS vacancy CROSS JOIN cycle
      WHERE vacancy.village_id BETWEEN :first AND :last AND vacancy.person_id IS NULL AND vacancy.post IN ${HEADS} AND ${ON_DAY("vacancy")}
        AND NOT EXISTS (SELECT 1 FROM post AS holder WHERE holder.village_id = vacancy.village_id
          AND holder.post = vacancy.post AND holder.branch = vacancy.branch
          AND holder.person_id IS NOT NULL AND ${ON_DAY("holder")})
    UNION
    SELECT past.village_id, MAX(past.to_day) FROM post AS past
      WHERE past.village_id BETWEEN :first AND :last AND past.post IN ${HEADS}
      GROUP BY past.village_id HAVING MAX(past.to_day) < :today
    ORDER BY 1`,
  isOver: "SELECT to_day < :today AS isOver FROM village WHERE id = :id",
};

/** What is missing, weak or doubtful among the facts by year, as it stands today (rule 35). */
export function factProblems(store: Store, today: Day): Problem[] {
  const document = measuresIn(store);
  const params = yearsUpTo(today);
  const found = ofVillages(store, today, { first: 0, last: Number.MAX_SAFE_INTEGER });
  const ofTownships = measuresOf(document, "township");
  for (const { id, years } of subjectsIn(store, SQL.townships, params)) {
    found.push(...placed(store, SQL.township, id, scales(ofTownships, years)));
  }
  const ofPeople = measuresOf(document, "person");
  for (const { id, years } of subjectsIn(store, SQL.people, { ...params, today })) {
    const weak = warnings(ofPeople, years).map((dated) => problem("measure-warns", factOf(dated)));
    found.push(...placed(store, SQL.person, id, weak));
  }
  const rank = ({ code }: Problem) => FACT_PROBLEMS.indexOf(code as FactProblemCode);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** The same of one village alone, without its people. */
export function villageFactProblems(store: Store, today: Day, village: number): Problem[] {
  return ofVillages(store, today, { first: village, last: village });
}

function ofVillages(store: Store, today: Day, range: { first: number; last: number }): Problem[] {
  const params = { ...yearsUpTo(today), today, ...range };
  const lastFull = params.to - 1;
  const flagged = new Set(queryValues<number>(store, SQL.flagged, { today, ...range }));
  const measures = measuresOf(measuresIn(store), "village");
  const expected = measures.filter(
    (measure) => measure.expected && isKnownOfSome(store, "village", measure, lastFull),
  );
  const found: Problem[] = [];
  for (const { id, years } of subjectsIn(store, SQL.villages, params)) {
    const last = years.find(({ year }) => year === lastFull)?.said ?? {};
    const weak = warnings(measures, years);
    const problems = [
      ...expected
        .filter((measure) => knownOf(measure, last) === null)
        .map((measure) => problem("measure-missing", titled(measure, lastFull))),
      ...weak.map((dated) => problem("measure-warns", factOf(dated))),
      ...(weak.length > 0 && !flagged.has(id)
        ? [problem("weak-not-flagged", { facts: weak.map(factOf) })]
        : []),
      ...scales(measures, years),
    ];
    found.push(...placed(store, SQL.village, id, problems));
  }
  type Vacancy = { id: number; since: Day };
  for (const { id, since } of queryRows<Vacancy>(store, SQL.vacancies, { today, ...range })) {
    const isOver = queryRow<{ isOver: number }>(store, SQL.isOver, { id, today })?.isOver === 1;
    if (flagged.has(id) || isOver || !isLongVacant(since, today)) continue;
    found.push(...placed(store, SQL.village, id, [problem("secretary-long-vacant", { since })]));
  }
  return found;
}

function yearsUpTo(today: Day): { from: number; to: number } {
  const to = Number(today.slice(0, 4));
  return { from: to - YEARS_SHOWN + 1, to };
}

/** The problems of one subject, with where it is. */
function placed(
  store: Store,
  sql: string,
  id: number,
  problems: Omit<Problem, "district">[],
): Problem[] {
  if (problems.length === 0) return [];
  const where = queryRow<Pick<Problem, "district">>(store, sql, id);
  return where ? problems.map((problem) => ({ ...where, ...problem })) : [];
}

/** Each subject with what is known of it, the oldest year first. */
function* subjectsIn(
  store: Store,
  sql: string,
  params: object,
): Generator<{ id: number; years: KnownYear[] }> {
  let last = null as { id: number; years: KnownYear[] } | null;
  type Row = { id: number; year: number | null; said: string };
  for (const { id, year, said } of queryEach<Row>(store, sql, params)) {
    if (last?.id !== id) {
      if (last) yield last;
      last = { id, years: [] };
    }
    if (year !== null) last.years.push({ year, said: JSON.parse(said) as YearFacts });
  }
  if (last) yield last;
}

function scales(measures: Measure[], years: KnownYear[]) {
  return slips(measures, years).map(({ before, ...dated }) =>
    problem("measure-scale", { ...factOf(dated), before }),
  );
}

function problem(code: FactProblemCode, more: Partial<Problem>): Omit<Problem, "district"> {
  return { code, ...(NOTES.includes(code) && { note: true as const }), ...more };
}

function factOf({ measure, year, value }: Dated): ProblemFact {
  return { ...titled(measure, year), value };
}

function titled({ name, headings, unit }: Measure, year: number): Omit<ProblemFact, "value"> {
  const title = headings.find((heading) => /\p{Script=Han}/u.test(heading)) ?? name;
  return { measure: name, title, year, ...(unit !== undefined && { unit }) };
}
