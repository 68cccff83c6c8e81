import { between, pick, type Row } from "./people.ts";

const YEARS = ["2023", "2024", "2025"];

/** A row a village and year, with eight measures. */
export const FACT_COLUMNS = [
  ...["district", "township", "village", "year", "appraisal", "appraisal_score", "org_stars"],
  ...["work_funds", "collective_income", "two_new_units", "party_members", "satisfaction"],
];

/** What is known of a village in three years, all of it made up. */
export function makeFacts(place: Row): Row[] {
  return YEARS.map((year) => ({
    ...place,
    year,
    appraisal: pick(["优秀", "合格", "基本合格"]),
    appraisal_score: String(between(60, 98)),
    org_stars: pick(["五星", "四星", "三星", "二星"]),
    work_funds: String(between(20, 90) * 1000),
    collective_income: String(between(5, 150) * 10_000),
    two_new_units: String(between(0, 20)),
    party_members: String(between(15, 120)),
    satisfaction: String(between(70, 99)),
  }));
}
