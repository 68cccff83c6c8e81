import type { Office } from "../helpers/talks.ts";
import { office } from "../helpers/talks.ts";

export const VILLAGES = `township,village,key
甲镇,东村,no
甲镇,南村,no
甲镇,西村,yes
`;

export const CADRES = `township,village,name,party_post,committee_post,staff_no,born
甲镇,东村,吴一,secretary,director,A1,1975-03
甲镇,南村,吴二,secretary,,,1980-01
甲镇,南村,符一,,director,,
甲镇,西村,吴二,secretary,director,,1966-05
`;

/** The worked example: two-new units and those covered, income with a blank. */
export const WORKED = `township,village,year,two_new_units,two_new_covered,村集体经济收入（万元）
甲镇,东村,2025,4,3,12
甲镇,南村,2025,0,0,
甲镇,西村,2025,6,3,5.2
`;

/** An office with the villages of 甲镇, on 1 November 2026. */
export async function factsOffice(): Promise<Office> {
  const self = office("2026-11-01");
  const cycle = ["--district", "琼山区", "--start", "2026-09-01", "--election", "2026-12-10"];
  await self.ok("init", ...cycle);
  const leaders = `post,name,township
district_secretary,陈书记,
organization_minister,林部长,
township_secretary,王镇长,甲镇
`;
  await self.ok(
    "import",
    self.file("leaders.csv", leaders),
    self.file("villages.csv", VILLAGES),
    self.file("cadres.csv", CADRES),
  );
  await self.ok("assign");
  return self;
}

/** Imports a table of facts and gives what the import says of facts. */
export async function take(self: Office, text: string) {
  return (await self.ok("import", self.file("facts.csv", text))).facts;
}

/** What is refused in a table of facts: column and message of each issue. */
export async function refused(self: Office, text: string): Promise<[string, string][]> {
  const { exit, stderr } = await self.talks("import", self.file("facts.csv", text), "--json");
  if (exit !== 3) throw new Error(`exit ${exit}: ${stderr}`);
  const { issues } = JSON.parse(stderr).error;
  return issues.map((issue: { column: string; message: string }) => [issue.column, issue.message]);
}

/** A township's measure of a year, as `show --township` has it. */
export async function total(self: Office, measure: string, year = 2025) {
  const { measures } = await self.ok("show", "--township", "甲镇");
  return measures.find(
    (one: { measure: string; year: number }) => one.measure === measure && one.year === year,
  );
}
