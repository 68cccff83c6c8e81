import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import builtIn from "../../data/measures.json";
import { openFile } from "../../src/store/database/open-file.ts";
import { factsOffice, take, total } from "./setup.ts";

const SURVEY = {
  name: "survey",
  of: ["village"],
  kind: "grade",
  words: ["好", ["中", "一般"], "差"],
  headings: ["走访评价"],
};

describe("talks measures", () => {
  test("shows the built-in set, which --set takes back without an event", async () => {
    const self = await factsOffice();
    const document = await self.ok("measures");
    expect(document).toEqual(builtIn);
    await self.ok("measures", "--set", self.file("m.json", JSON.stringify(document)));
    const { events } = await self.ok("history");
    expect(events.map(({ what }: { what: string }) => what)).not.toContain("measures");
    const { stdout } = await self.talks("measures", "--lang", "zh");
    expect(stdout).toContain("村集体经济收入");
  });

  test("another set is in force from now on, sealed and in the history", async () => {
    const self = await factsOffice();
    const set = { measures: [SURVEY] };
    const told = await self.ok("measures", "--set", self.file("m.json", JSON.stringify(set)));
    expect(told.measures[0].words).toEqual([["好"], ["中", "一般"], ["差"]]);
    await take(self, "乡镇,村,2025走访评价\n甲镇,东村,一般\n");
    expect(await total(self, "survey")).toMatchObject({ known: 1, of: 3, grades: { 中: 1 } });
    const [, event] = (await self.ok("history")).events;
    expect(event.what).toBe("measures");
    expect((await self.talks("doctor")).exit).toBe(0);
  });

  test("facts of a measure no longer declared stay, and come back with it", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2025星级\n甲镇,东村,五星\n");
    const only = self.file("m.json", JSON.stringify({ measures: [SURVEY] }));
    await self.ok("measures", "--set", only);
    expect(await total(self, "org_stars")).toBeUndefined();
    await self.ok("measures", "--set", self.file("b.json", JSON.stringify(builtIn)));
    expect(await total(self, "org_stars")).toMatchObject({ known: 1 });
  });

  test("a set that what is known does not fit is refused", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2025党员数\n甲镇,东村,500\n");
    const measures = builtIn.measures.map((measure) =>
      measure.name === "party_members" ? { ...measure, max: 100 } : measure,
    );
    const file = self.file("m.json", JSON.stringify({ measures }));
    const { exit, stderr } = await self.talks("measures", "--set", file, "--json");
    expect(exit).toBe(3);
    expect(JSON.parse(stderr).error.code).toBe("facts-do-not-fit");
    expect(await self.ok("measures")).toEqual(builtIn);
  });

  test.each([
    ["a grade without words", { ...SURVEY, words: undefined }, "measures.0.words"],
    ["a warning that is no word", { ...SURVEY, warn: "极差" }, "measures.0.warn"],
    ["a share of nothing declared", { ...SURVEY, kind: "share" }, "measures.0.part"],
    ["a heading of the roster", { ...SURVEY, headings: ["重点村"] }, "measures.0.headings"],
    ["a kind that is none", { ...SURVEY, kind: "score" }, "measures.0.kind"],
    ["bounds the wrong way round", { ...SURVEY, min: 5, max: 1 }, "measures.0.max"],
    ["an unknown key", { ...SURVEY, colour: "red" }, "measures.0.colour"],
  ])("%s is refused, with its key", async (_what, measure, key) => {
    const self = await factsOffice();
    const file = self.file("m.json", JSON.stringify({ measures: [measure] }));
    const { exit, stderr } = await self.talks("measures", "--set", file, "--json");
    expect(exit).toBe(3);
    const keys = JSON.parse(stderr).error.issues.map(({ column }: { column: string }) => column);
    expect(keys).toContain(key);
  });

  test("one heading for two measures of villages is refused", async () => {
    const self = await factsOffice();
    const measures = [SURVEY, { ...SURVEY, name: "other" }];
    const { exit } = await self.talks(
      ...["measures", "--set", self.file("m.json", JSON.stringify({ measures }))],
    );
    expect(exit).toBe(3);
  });
});

describe("doctor", () => {
  test("names a fact that is no value of its measure, even where all seals hold", async () => {
    const self = await factsOffice();
    await take(self, "乡镇,村,2025党员数\n甲镇,东村,50\n");
    const store = openFile(self.db);
    store.exec(`UPDATE fact SET said = '{"party_members":"fifty"}'; DELETE FROM touched`);
    store.close();
    const { exit, json } = await self.talks("doctor", "--json");
    expect(exit).toBe(6);
    expect(json.flaws).toContainEqual(
      expect.objectContaining({ code: "fact-unfit", fact: 1, measure: "party_members" }),
    );
    expect(json.flaws).toContainEqual(
      expect.objectContaining({ code: "rows-altered", table: "fact" }),
    );
  });
});

test("the history tells facts as counts, with nobody's name and no value", async () => {
  const self = await factsOffice();
  await take(self, "乡镇,村,姓名,2025年度考核\n甲镇,东村,吴一,不称职\n");
  const [event] = (await self.ok("history")).events;
  expect(event.detail.facts).toEqual({ added: 1, changed: 0, cleared: 0, passedOver: 0 });
  expect(JSON.stringify(event)).not.toMatch(/吴一|不称职/);
});

test("facts of a person go with a redaction, for good", async () => {
  const self = await factsOffice();
  await take(self, "乡镇,村,姓名,2025年度考核\n甲镇,东村,吴一,不称职\n甲镇,西村,吴二,优秀\n");
  await self.ok("redact", "吴一", "--reason", "本人申请");
  const store = openFile(self.db);
  const people = store.prepare("SELECT person_id FROM fact").pluck().all();
  store.close();
  expect(people).toEqual([4]);
  expect(readFileSync(self.db).includes('appraisal":"不称职')).toBe(false);
  expect((await self.talks("doctor")).exit).toBe(0);
});

test("facts of two people who turn out to be one are the one's", async () => {
  const self = await factsOffice();
  const cadres = `township,village,name,party_post,committee_post,staff_no
甲镇,东村,郑一,secretary,,
甲镇,西村,郑一,secretary,,
`;
  await self.ok("import", self.file("c.csv", cadres));
  const facts = `乡镇,村,姓名,2024年度考核,2025年度考核,2025民主测评
甲镇,东村,郑一,优秀,称职,
甲镇,西村,郑一,称职,,90
`;
  await take(self, facts);
  const numbered = cadres.replaceAll("ary,,", "ary,,Z9");
  await self.ok("import", self.file("c.csv", numbered));
  const store = openFile(self.db);
  const said = store.prepare("SELECT year, said FROM fact ORDER BY year").all();
  store.close();
  expect(said).toEqual([
    { year: 2024, said: '{"person_appraisal":"优秀"}' },
    { year: 2025, said: '{"approval":90,"person_appraisal":"称职"}' },
  ]);
  expect((await self.talks("doctor")).exit).toBe(0);
});
