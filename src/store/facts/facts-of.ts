import type { Day } from "../../domain/days.ts";
import {
  type Fact,
  type FactPerson,
  knownOf,
  type Measure,
  type MissingFact,
  measuresOf,
  type Subject,
  type SubjectFacts,
  YEARS_SHOWN,
  type YearFacts,
} from "../../domain/measures.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, queryValue } from "../database/query.ts";
import { measuresIn } from "./measures.ts";

const VILLAGE = `district.name AS district, township.name AS township, village.name AS village`;
const OF_VILLAGE = `village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id`;
const YEARS = (subject: Subject) => `SELECT year, said FROM fact
  WHERE ${subject}_id = :id AND year BETWEEN :from AND :to ORDER BY year`;
const IS_KNOWN = (subject: Subject) => `SELECT EXISTS (SELECT 1 FROM fact
  WHERE ${subject}_id IS NOT NULL AND year = :year
    AND json_extract(said, '$.' || :measure) IS NOT NULL)`;

export const SQL = {
  township: `SELECT district.name AS district, township.name AS township, NULL AS village
    FROM township JOIN district ON district.id = township.district_id WHERE township.id = :id`,
  village: `SELECT ${VILLAGE} FROM ${OF_VILLAGE} WHERE village.id = :id`,
  person: `SELECT ${VILLAGE}, person.name, person.born, person.staff_no AS staffNo
    FROM person JOIN ${OF_VILLAGE} WHERE person.id = :id
      AND village.id = (SELECT MIN(post.village_id) FROM post WHERE post.person_id = person.id)`,
  yearsOfTownship: YEARS("township"),
  yearsOfVillage: YEARS("village"),
  yearsOfPerson: YEARS("person"),
  isKnownOfTownship: IS_KNOWN("township"),
  isKnownOfVillage: IS_KNOWN("village"),
  isKnownOfPerson: IS_KNOWN("person"),
};

const TEXTS = {
  township: { years: SQL.yearsOfTownship, isKnown: SQL.isKnownOfTownship },
  village: { years: SQL.yearsOfVillage, isKnown: SQL.isKnownOfVillage },
  person: { years: SQL.yearsOfPerson, isKnown: SQL.isKnownOfPerson },
} as const;

/** Whose facts: the id of one of them. */
export type FactSubject = { township: number } | { village: number } | { person: number };

/**
 * What is known of a subject in the last four years, by year and then as the measures are declared,
 * and what is missing: an expected measure of the last full year that is known of some other.
 * To be called within `view`, or where nobody writes.
 */
export function factsOf(store: Store, of: FactSubject, asOf: Day): SubjectFacts {
  const [subject, id] = Object.entries(of)[0] as [Subject, number];
  const measures = measuresOf(measuresIn(store), subject);
  const to = Number(asOf.slice(0, 4));
  const years = queryRows<{ year: number; said: string }>(store, TEXTS[subject].years, {
    id,
    from: to - YEARS_SHOWN + 1,
    to,
  }).map(({ year, said }) => ({ year, said: JSON.parse(said) as YearFacts }));
  const place = placeOf(store, subject, id);
  const facts = years.flatMap(({ year, said }) =>
    measures.flatMap((measure): Fact[] => {
      const known = knownOf(measure, said);
      return known === null ? [] : [{ ...place, year, measure: measure.name, ...known }];
    }),
  );
  const lastFull = to - 1;
  const missing = measures
    .filter(({ expected, name }) => expected && !facts.some(isOf(name, lastFull)))
    .filter((measure) => isKnownOfSome(store, subject, measure, lastFull))
    .map(({ name }): MissingFact => ({ measure: name, year: lastFull }));
  return { facts, missing };
}

const isOf = (name: string, year: number) => (fact: Fact) =>
  fact.measure === name && fact.year === year;

/** Whether a measure is known of any subject of its kind in a year. */
export function isKnownOfSome(
  store: Store,
  subject: Subject,
  { name, kind, part }: Measure,
  year: number,
): boolean {
  const measure = kind === "share" ? part : name;
  return queryValue(store, TEXTS[subject].isKnown, { measure, year }) === 1;
}

type Where = Pick<Fact, "district" | "township" | "village" | "person">;

function placeOf(store: Store, subject: Subject, id: number): Where {
  type Place = Omit<Where, "person">;
  const place = queryRow<Place & FactPerson>(store, SQL[subject], { id }) as Place & FactPerson;
  const { district, township, village } = place;
  return { district, township, village, person: subject === "person" ? place : null };
}
