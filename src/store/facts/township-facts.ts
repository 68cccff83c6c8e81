import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import { type Measure, YEARS_SHOWN, type YearFacts } from "../../domain/measures.ts";
import { placeName } from "../../domain/names.ts";
import { type MeasureTotal, totalOf } from "../../domain/township-facts.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { containing } from "../talks/names.ts";
import { measuresIn } from "./measures.ts";

const YEARS = "fact.year BETWEEN :from AND :to";

const OF = (which: string) => `
  SELECT township.id, district.name AS district, township.name
  FROM township JOIN district ON district.id = township.district_id
  WHERE ${which} AND (:district IS NULL OR district.name = :district)
  ORDER BY township.id LIMIT :limit`;

export const SQL = {
  whole: OF("township.name = :part"),
  part: OF("township.name LIKE :pattern ESCAPE '\\'"),
  villages: "SELECT id FROM village WHERE township_id = :id AND to_day >= :asOf ORDER BY id",
  facts: `SELECT fact.village_id AS village, fact.year, fact.said
    FROM village JOIN fact ON fact.village_id = village.id AND ${YEARS}
    WHERE village.township_id = :id`,
  own: `SELECT year, said FROM fact WHERE township_id = :id AND ${YEARS}`,
};

export interface FoundTownship {
  id: number;
  district: string;
  name: string;
}

/** The townships of that whole name, else those whose name it is a part of. */
export function findTownships(
  store: Store,
  name: string,
  district: string | null,
  limit: number,
): { townships: FoundTownship[]; isWhole: boolean } {
  const part = placeName(name);
  const params = { part, pattern: containing(part), district, limit };
  const whole = queryRows<FoundTownship>(store, SQL.whole, params);
  if (whole.length > 0) return { townships: whole, isWhole: true };
  return { townships: queryRows<FoundTownship>(store, SQL.part, params), isWhole: false };
}

/** The villages of a township that are not over on the day, in the order of the roster. */
export async function villagesIn(store: Store, id: number, asOf: Day): Promise<number[]> {
  return view(store, () => queryValues<number>(store, SQL.villages, { id, asOf }));
}

/**
 * Each measure by year over the villages that are not over, as the measures are declared; of years of
 * which nothing is known, nothing.
 */
export async function townshipFacts(store: Store, id: number, asOf: Day): Promise<MeasureTotal[]> {
  return view(store, () => {
    const to = Number(asOf.slice(0, 4));
    const params = { id, from: to - YEARS_SHOWN + 1, to };
    const villages = queryRows<{ id: number }>(store, SQL.villages, { id, asOf });
    type Row = { village: number; year: number; said: string };
    const rows = groupBy(queryRows<Row>(store, SQL.facts, params), ({ year }) => year);
    const own = new Map(
      queryRows<{ year: number; said: string }>(store, SQL.own, params).map(({ year, said }) => [
        year,
        JSON.parse(said) as YearFacts,
      ]),
    );
    const years = [...new Set([...rows.keys(), ...own.keys()])].sort();
    const said = new Map(
      years.map((year) => {
        const known = new Map((rows.get(year) ?? []).map((row) => [row.village, row.said]));
        const facts = villages.map((village) => {
          const text = known.get(village.id);
          return text === undefined ? null : (JSON.parse(text) as YearFacts);
        });
        return [year, facts] as const;
      }),
    );
    const { measures } = measuresIn(store);
    return measures
      .flatMap((measure) =>
        years.map((year) => ({
          ...totalOf(measure, year, isOfVillages(measure) ? (said.get(year) ?? []) : []),
          ...ownOf(measure, own.get(year)),
        })),
      )
      .filter((row) => row.known > 0 || row.own !== undefined || isExpected(measures, row));
  });
}

function isOfVillages({ of }: Measure): boolean {
  return of.includes("village");
}

function ownOf({ name, of }: Measure, said: YearFacts | undefined) {
  const value = of.includes("township") ? said?.[name] : undefined;
  return value === undefined ? {} : { own: value };
}

/** Nothing is known of it, and ought to be. */
function isExpected(measures: Measure[], { measure }: MeasureTotal): boolean {
  return measures.some((one) => one.name === measure && one.expected && isOfVillages(one));
}
