import { describe, expect, test } from "vitest";
import { openFile } from "../../src/store/database/open-file.ts";
import { factsOf } from "../../src/store/facts/facts-of.ts";
import type { Office } from "../helpers/talks.ts";
import { factsOffice, refused, take, total, WORKED } from "./setup.ts";

/** What is known of a village or person, as `measure year value`. */
function known(self: Office, of: { village: number } | { person: number }): string[] {
  const store = openFile(self.db);
  const { facts } = factsOf(store, of, self.today);
  store.close();
  return facts.map(({ measure, year, value }) => `${measure} ${year} ${value}`);
}
const EAST = { village: 1 };

test("among villages a row that names none is its township's own", async () => {
  const self = await factsOffice();
  const heads = "乡镇,村,年度,村级办公经费（万元）,党员数\n";
  const rows = "甲镇,东村,2024,20,46\n,,2025,22,47\n甲镇,,2025,300,\n";
  expect(await take(self, heads + rows)).toMatchObject({ added: 5, changed: 0 });
  expect(await total(self, "work_funds")).toMatchObject({ known: 1, of: 3, total: 220_000 });
  const { measures } = await self.ok("show", "--township", "甲镇");
  const own = measures.filter(({ measure }: { measure: string }) => measure === "work_funds");
  expect(JSON.stringify(own)).toContain("3000000");
  expect(await refused(self, `${heads}甲镇,东村,2025,22,47\n甲镇,,2024,20,46\n`)).toEqual([
    ["村", "must not be blank"],
  ]);
});

test("the worked example comes out: shares of sums, a dash, unknown is not zero", async () => {
  const self = await factsOffice();
  expect(await take(self, WORKED)).toEqual({ added: 8, changed: 0, cleared: 0, passedOver: 0 });
  expect(await total(self, "two_new_coverage")).toMatchObject({
    ...{ known: 3, of: 3, part: 6, whole: 10, share: 0.6, total: null },
  });
  expect(await total(self, "collective_income")).toMatchObject({
    ...{ known: 2, of: 3, total: 172_000 },
  });
  const store = openFile(self.db);
  const shares = [1, 2, 3].map((village) =>
    factsOf(store, { village }, self.today).facts.find(
      ({ measure }) => measure === "two_new_coverage",
    ),
  );
  store.close();
  expect(shares.map((fact) => fact?.value)).toEqual([0.75, null, 0.5]);
  expect(shares[1]).toMatchObject({ part: 0, whole: 0, village: "南村", person: null });
  const page = await self.talks("show", "--township", "甲镇");
  expect(page.stdout).toContain("60.0%");
  expect(page.stdout).toContain("172,000 yuan (2 of 3 known)");
});

describe("how offices write a table of facts", () => {
  test.each([
    ["a year column", "乡镇,村,年度,考核等次\n甲镇,东村,2024,优秀", "appraisal 2024 优秀"],
    ["a year behind 年", "乡镇,村,年份,考核等次\n甲镇,东村,2024年,优秀", "appraisal 2024 优秀"],
    ["the year in the heading", "乡镇,村,2024年度考核\n甲镇,东村,称职", "appraisal 2024 合格"],
    ["2024年 and the measure", "乡镇,村,2024年考核等次\n甲镇,东村,合格", "appraisal 2024 合格"],
    [
      "近三年 over the years",
      "乡镇,村,近三年两委班子考核等次,,\n,,2023,2024,2025\n甲镇,东村,,优秀,",
      "appraisal 2024 优秀",
    ],
    [
      "the years over the measures",
      "乡镇,村,2024年,\n,,考核等次,星级\n甲镇,东村,优秀,",
      "appraisal 2024 优秀",
    ],
    ["English names", "township,village,appraisal 2024\n甲镇,东村,优秀", "appraisal 2024 优秀"],
    ["stars", "乡镇,村,2024星级\n甲镇,东村,★★★★", "org_stars 2024 四星"],
    ["stars filled up", "乡镇,村,2024星级\n甲镇,东村,★★★★☆", "org_stars 2024 四星"],
    ["a number of stars", "乡镇,村,2024星级\n甲镇,东村,5", "org_stars 2024 五星"],
    [
      "万元 in the heading",
      "乡镇,村,2024村集体经济收入（万元）\n甲镇,东村,5.2",
      "collective_income 2024 52000",
    ],
    [
      "万元 in the heading above the years",
      "乡镇,村,集体经济收入（万元）,\n,,2023,2024\n甲镇,东村,,1.005",
      "collective_income 2024 10050",
    ],
    [
      "the unit above the table",
      "集体经济收入表,,\n单位：万元,,\n乡镇,村,2024年集体经济收入\n甲镇,东村,12",
      "collective_income 2024 120000",
    ],
    [
      "its own unit behind the figure",
      "乡镇,村,2024集体收入（万元）\n甲镇,东村,0.1亿元",
      "collective_income 2024 10000000",
    ],
    [
      "thousands parted, full width",
      '乡镇,村,2024集体收入\n甲镇,东村,"￥１,234.5 元"',
      "collective_income 2024 1234.5",
    ],
    [
      "square metres",
      "乡镇,村,2024活动场所面积（㎡）\n甲镇,东村,360平方米",
      "facility_area 2024 360",
    ],
    ["per cent", "乡镇,村,2024群众满意度\n甲镇,东村,96.5％", "satisfaction 2024 96.5"],
    ["a stated share", "乡镇,村,2024两新组织覆盖率\n甲镇,东村,75%", "two_new_coverage 2024 0.75"],
  ])("%s", async (_what, text, fact) => {
    const self = await factsOffice();
    await take(self, text);
    expect(known(self, EAST)).toEqual([fact]);
  });

  test("of people, and several years a row", async () => {
    const self = await factsOffice();
    const text = `township,village,name,2023年度考核,2024年度考核,2025民主测评（%）
甲镇,东村,吴一,优秀,,98
甲镇,南村,吴二,称职,/,97.5%
`;
    expect(await take(self, text)).toEqual({ added: 4, changed: 0, cleared: 0, passedOver: 0 });
    expect(known(self, { person: 1 })).toEqual(["person_appraisal 2023 优秀", "approval 2025 98"]);
    expect(known(self, { person: 2 })).toEqual([
      "person_appraisal 2023 称职",
      "approval 2025 97.5",
    ]);
  });

  test("of townships", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,2025年村级办公经费（万元）\n甲镇,50");
    expect(await total(self, "work_funds")).toMatchObject({ own: 500_000, known: 0, total: null });
  });

  test("in the same statement as the roster it needs", async () => {
    const self = await factsOffice();
    const facts = self.file("f.csv", "township,village,year,org_stars\n甲镇,北村,2025,三星\n");
    const villages = self.file("v.csv", "township,village\n甲镇,北村\n");
    expect((await self.ok("import", facts, villages)).facts.added).toBe(1);
  });
});

describe("what is refused, with its cell", () => {
  const ROW = (heading: string, value: string) =>
    `乡镇,村,年度,${heading}\n甲镇,东村,2025,${value}`;
  test.each([
    ["约20", ROW("党员数", "约20"), "党员数", "约20"],
    ["20余", ROW("党员数", "20余"), "党员数", "20余"],
    ["half a member", ROW("党员数", "20.5"), "党员数", "whole"],
    ["a word that is none", ROW("考核等次", "良好"), "考核等次", "良好"],
    ["300000 under 万元", ROW("集体收入（万元）", "300000"), "集体收入（万元）", "out of bounds"],
    ["a negative number", ROW("集体收入", "-5"), "集体收入", "out of bounds"],
    ["0.9 per cent or nine tenths", ROW("满意度", "0.9"), "满意度", "% sign"],
    ["a unit of another kind", ROW("党员数", "20元"), "党员数", "20元"],
    ["a future year", "乡镇,村,年度,星级\n甲镇,东村,2027,五星", "年度", "future"],
    ["a future year above", "乡镇,村,2027星级\n甲镇,东村,五星", "2027星级", "future"],
    ["no year", "乡镇,村,年度,星级\n甲镇,东村,去年,五星", "年度", "去年"],
    ["an unknown village", "乡镇,村,年度,星级\n甲镇,北村,2025,五星", "village", "北村"],
    ["an unknown township", "乡镇,村,年度,星级\n乙镇,东村,2025,五星", "township", "乙镇"],
    [
      "a part of more than the whole",
      "township,village,year,two_new_units,two_new_covered\n甲镇,东村,2025,2,3",
      "two_new_covered",
      "more than the whole",
    ],
    [
      "a share that is not the quotient",
      "township,village,year,two_new_units,two_new_covered,two_new_coverage\n甲镇,东村,2025,4,3,90%",
      "two_new_coverage",
      "3 in 4",
    ],
  ])("%s", async (_what, text, column, message) => {
    const self = await factsOffice();
    const [issue, ...others] = await refused(self, text);
    expect(others).toEqual([]);
    expect(issue?.[0]).toBe(column);
    expect(issue?.[1]).toContain(message);
    expect(known(self, EAST)).toEqual([]);
  });

  test("two values of one subject and year, wherever they stand", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,年度,星级\n甲镇,东村,2025,五星\n甲镇,东村,2025,四星\n";
    const issues = await refused(self, text);
    expect(issues).toHaveLength(2);
    expect(issues[0]?.[1]).toContain("two values");
    const same = "乡镇,村,年度,星级,党员数\n甲镇,东村,2025,五星,\n甲镇,东村,2025,五星,30\n";
    expect(await take(self, same)).toMatchObject({ added: 2 });
  });

  test("a part that outgrows a whole known before", async () => {
    const self = await factsOffice();
    await take(self, WORKED);
    const issues = await refused(self, "township,village,year,two_new_covered\n甲镇,东村,2025,5\n");
    expect(issues[0]?.[1]).toContain("more than the whole");
  });

  test("a namesake, until told apart; a staff number of somebody else", async () => {
    const self = await factsOffice();
    const cadres = `township,village,name,party_post,staff_no
甲镇,东村,郑同,secretary,T1
甲镇,东村,郑同,member,T2
`;
    await self.ok("import", self.file("c.csv", cadres));
    const [issue] = await refused(self, "乡镇,村,姓名,2025年度考核\n甲镇,东村,郑同,优秀\n");
    expect(issue?.[0]).toBe("name");
    const told = "乡镇,村,姓名,工号,2025年度考核\n甲镇,东村,郑同,T2,优秀\n";
    expect(await take(self, told)).toMatchObject({ added: 1 });
    const taken = "乡镇,村,姓名,工号,2025年度考核\n甲镇,南村,吴二,A1,优秀\n";
    expect((await refused(self, taken))[0]?.[0]).toBe("staff_no");
  });
});

describe("rule 30", () => {
  test("a person who is not in the roster is passed over, counted and not kept", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,姓名,2025年度考核\n甲镇,东村,钱外人,优秀\n甲镇,东村,吴一,优秀\n";
    const { stderr } = await self.talks("import", self.file("f.csv", text));
    expect(stderr).toContain("One person of the facts is not in the roster");
    expect(await take(self, text)).toEqual({ added: 0, changed: 0, cleared: 0, passedOver: 1 });
    const store = openFile(self.db);
    const people = store.prepare("SELECT COUNT(*) FROM person WHERE name = '钱外人'").pluck().get();
    store.close();
    expect(people).toBe(0);
  });

  test("an absent column keeps, a blank cell or a mark for nothing clears", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,年度,星级,党员数,满意度\n甲镇,东村,2025,五星,30,90%\n");
    const change = "乡镇,村,年度,党员数,满意度\n甲镇,东村,2025,31,—\n";
    expect(await take(self, change)).toMatchObject({ added: 0, changed: 1, cleared: 1 });
    expect(known(self, EAST)).toEqual(["org_stars 2025 五星", "party_members 2025 31"]);
    const all = "乡镇,村,年度,星级,党员数\n甲镇,东村,2025,无,\n";
    expect(await take(self, all)).toMatchObject({ cleared: 2 });
    expect(known(self, EAST)).toEqual([]);
    expect((await self.talks("doctor")).exit).toBe(0);
  });

  test("the same statement twice changes nothing and writes no event", async () => {
    const self = await factsOffice();
    await take(self, WORKED);
    const before = (await self.ok("history")).events.length;
    expect(await take(self, WORKED)).toEqual({ added: 0, changed: 0, cleared: 0, passedOver: 0 });
    expect((await self.ok("history")).events.length).toBe(before);
  });

  test("a rehearsal keeps nothing", async () => {
    const self = await factsOffice();
    const file = self.file("f.csv", WORKED);
    expect((await self.ok("import", file, "--dry-run")).facts.added).toBe(8);
    expect(known(self, EAST)).toEqual([]);
  });
});

describe("what tells a table of facts from a roster", () => {
  test("a column of posts makes it cadres; the measures are passed over with the way", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,姓名,职务,2025年度考核\n甲镇,东村,吴一,书记、主任,优秀\n";
    const { facts, readings, warnings } = await self.ok("import", self.file("c.csv", text));
    expect(readings[0].table).toBe("cadres");
    expect(facts.added).toBe(0);
    expect(warnings.join()).toContain("a table of their own");
  });

  test("a flag makes it villages", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,重点村,年度,星级\n甲镇,东村,是,2025,五星\n";
    const { readings } = await self.ok("import", self.file("v.csv", text));
    expect(readings[0].table).toBe("villages");
  });

  test("a measure without a year is passed over, and an undeclared column", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,2025星级,党员数,人均收入\n甲镇,东村,五星,30,9\n";
    const { warnings, facts } = await self.ok("import", self.file("f.csv", text));
    expect(facts.added).toBe(1);
    expect(warnings.join()).toContain("no year is given");
    expect(warnings.join()).toContain("人均收入");
  });

  test("money without a unit is taken as yuan, and that is said", async () => {
    const self = await factsOffice();
    const take = async (heading: string) => {
      const text = `乡镇,村,${heading}\n甲镇,东村,12\n`;
      return (await self.ok("import", self.file("f.csv", text))).warnings;
    };
    expect((await take("2025集体收入")).join()).toContain("names no unit");
    expect(await take("2025集体收入（元）")).toEqual([]);
    expect(await take("collective_income 2025")).toEqual([]);
  });

  test("--map explains a heading, its year and unit included", async () => {
    const self = await factsOffice();
    const text = "乡镇,村,2025年村里进账（万元）\n甲镇,东村,3\n";
    const map = ["--map", "2025年村里进账（万元）=collective_income"];
    await self.ok("import", self.file("f.csv", text), ...map);
    expect(known(self, EAST)).toEqual(["collective_income 2025 30000"]);
  });
});

test("report, assign and doctor are as before once facts are known", async () => {
  const self = await factsOffice();
  const figures = async () => {
    const { head, ...report } = await self.ok("report", "--by", "village");
    return { report, assign: await self.ok("assign", "--dry-run") };
  };
  const before = await figures();
  await take(self, WORKED);
  await take(self, "乡镇,村,年度,星级\n甲镇,东村,2025,一星\n");
  await take(self, "乡镇,村,姓名,2025年度考核\n甲镇,东村,吴一,不称职\n");
  expect(await figures()).toEqual(before);
  expect(await self.talks("doctor", "--json")).toMatchObject({ exit: 0, json: { flaws: [] } });
});
