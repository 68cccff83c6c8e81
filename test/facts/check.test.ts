import { describe, expect, test } from "vitest";
import type { Office } from "../helpers/talks.ts";
import { factsOffice, take } from "./setup.ts";

/** The problems of facts, as `code village measure year`. */
async function problems(self: Office): Promise<string[]> {
  const { json } = await self.talks("check", "--json");
  return json.problems
    .filter(({ code }: { code: string }) => /^(measure|weak|secretary)-/.test(code))
    .map((p: Record<string, string>) =>
      [p.code, p.village, p.person, p.measure, p.year, p.since].filter(Boolean).join(" "),
    );
}

describe("rule 35: what is missing, weak or doubtful", () => {
  test("nothing is missed as long as no village has it", async () => {
    const self = await factsOffice();
    expect(await problems(self)).toEqual([]);
    await take(self, "乡镇,村,2024党员数,2025党支部数\n甲镇,东村,30,1\n");
    expect(await problems(self)).toEqual([]);
  });

  test("an expected measure of the last full year, once a village has it", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2025党员数\n甲镇,东村,30\n甲镇,南村,40\n");
    expect(await problems(self)).toEqual(["measure-missing 西村 party_members 2025"]);
    expect((await self.talks("check")).exit).toBe(4);
    expect((await self.talks("check", "--lang", "zh")).stdout).toContain("缺2025年党员数");
  });

  test("a warning by the newest known year, and weak where nobody flagged it", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2023星级,2024星级\n甲镇,东村,一星,二星\n甲镇,南村,五星,一星\n");
    await take(self, "乡镇,村,2024考核等次\n甲镇,西村,不称职\n");
    expect(await problems(self)).toEqual([
      "measure-warns 南村 org_stars 2024",
      "measure-warns 西村 appraisal 2024",
      // 西村 is key.
      "weak-not-flagged 南村",
    ]);
  });

  test("satisfaction warns below 60, not at it", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2024满意度\n甲镇,东村,60\n甲镇,西村,59.9\n");
    expect(await problems(self)).toEqual(["measure-warns 西村 satisfaction 2024"]);
  });

  test("a person's warning names the person", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,姓名,2025年度考核\n甲镇,东村,吴一,不称职\n");
    expect(await problems(self)).toEqual(["measure-warns 东村 吴一 person_appraisal 2025"]);
  });

  test("a slip of the unit is noted, a hundredfold is none", async () => {
    const self = await factsOffice();
    const text = `乡镇,村,2023集体收入,2024集体收入,2025集体收入
甲镇,东村,1000,100000,10
甲镇,南村,20,,200000
甲镇,西村,,20,100000
`;
    await take(self, text);
    expect(await problems(self)).toEqual([
      "measure-scale 东村 collective_income 2025",
      "measure-scale 西村 collective_income 2025",
    ]);
    const { json } = await self.talks("check", "--json");
    const notes = json.problems.filter(({ code }: { code: string }) => code === "measure-scale");
    expect(notes.every(({ note }: { note: boolean }) => note)).toBe(true);
  });
});

describe("rule 35: a secretary's post vacant for more than 90 days", () => {
  const VACANT = `township,village,name,party_post,committee_post
甲镇,东村,,secretary,
甲镇,东村,吴一,,director
`;

  test("since the last holder's end", async () => {
    const self = await factsOffice();
    await self.ok("import", self.file("c.csv", VACANT), "--effective", "2026-08-03");
    // The last holder's last day is 2 August: on 31 October ninety days have passed.
    self.today = "2026-10-31";
    expect(await problems(self)).toEqual([]);
    self.today = "2026-11-01";
    expect(await problems(self)).toEqual(["secretary-long-vacant 东村 2026-08-02"]);
  });

  test("else since the statement that first said so", async () => {
    const self = await factsOffice();
    self.today = "2026-11-10";
    const fresh = VACANT.replaceAll("东村", "北村").replace("吴一", "吴九");
    await self.ok("import", self.file("c.csv", fresh));
    self.today = "2026-12-01";
    await self.ok("import", self.file("c.csv", fresh));
    self.today = "2027-02-08";
    expect(await problems(self)).toEqual([]);
    self.today = "2027-02-09";
    expect(await problems(self)).toEqual(["secretary-long-vacant 北村 2026-11-10"]);
  });

  test("where nobody is named any more, and not in a village that is key", async () => {
    const self = await factsOffice();
    const gone = `township,village,name,party_post,committee_post
甲镇,东村,吴一,,director
甲镇,西村,,secretary,
甲镇,西村,符九,,director
`;
    await self.ok("import", self.file("c.csv", gone), "--effective", "2026-07-01");
    expect(await problems(self)).toEqual(["secretary-long-vacant 东村 2026-06-30"]);
  });
});
