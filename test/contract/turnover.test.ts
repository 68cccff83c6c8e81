import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { AFTER, BEFORE, beforeElection, voted } from "../helpers/worked.ts";
import { logOn, refused } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts of a printed document
type Row = any;

const tally = (group: string, ...counts: (number | null)[]) => {
  const keys = ["before", "stayed", "moved", "left", "new", "movedIn", "after", "adjusted"];
  return { group, ...Object.fromEntries(keys.map((key, i) => [key, counts[i]])) };
};

const GROUPS = [
  tally("secretaries", 4, 1, 1, 2, 2, 1, 4, 0.75),
  tally("directors", 4, 3, 0, 1, 1, 0, 4, 0.25),
  tally("members", 11, 7, 1, 3, 1, 1, 9, 0.3636),
];

const told = ({ person, village, group, how }: Row) => [person.name, village, group, how].join(" ");

describe("rule 34: the worked example", () => {
  test("as JSON, to the letter", async () => {
    const here = await voted(await beforeElection());
    const answer = await here.ok("turnover");
    expect(answer).toMatchObject({
      ...{ asOf: "2026-12-28", villages: 5, reported: 4, groups: GROUPS },
      notReported: [{ district: "甲县", township: "甲镇", village: "西村" }],
    });
    expect(answer.before).toEqual({
      ...{ people: 11, villages: 4, onePersonBoth: [2, 4], bothCommittees: [4, 11] },
      ...{ meanAge: [47.4, 10], atMost35: [1, 10], atLeast60: [2, 10], women: [5, 11] },
      college: [7, 11],
    });
    expect(answer.after).toEqual({
      ...{ people: 9, villages: 4, onePersonBoth: [3, 4], bothCommittees: [5, 9] },
      ...{ meanAge: [41.7, 8], atMost35: [2, 8], atLeast60: [0, 8], women: [5, 9] },
      college: [6, 9],
    });
    expect(answer).not.toHaveProperty("townships");
    const secretaries = answer.people.filter(({ group }: Row) => group === "secretaries");
    expect(secretaries.map(told)).toEqual([
      "赵一 东村 secretaries stayed",
      "李四 南村 secretaries left",
      "周五 南村 secretaries new",
      "冯九 北社区 secretaries left",
      "褚甲 北社区 secretaries moved-in",
      "褚甲 中社区 secretaries moved",
      "卫乙 中社区 secretaries new",
    ]);
    expect(answer.people[0]).toMatchObject({
      person: {
        ...{ name: "赵一", district: "甲县", township: "甲镇", village: "东村" },
        ...{ born: "1968-05", staffNo: "T01" },
      },
      ...{ intention: null, recommend: null, said: [] },
      postsBefore: ["secretary", "director"],
    });
  });

  const FIGURES = [
    ["Secretaries", 4, 1, 1, 2, 2, 1, 4, "75.0%"],
    ["Directors", 4, 3, 0, 1, 1, 0, 4, "25.0%"],
    ["Members", 11, 7, 1, 3, 1, 1, 9, "36.3%"],
    ["Mean age", 47.4, 10, "–", 41.7, 8, "–", "down 5.7 years"],
    ["One person both posts", 2, 4, "50.0%", 3, 4, "75.0%", "up 25.0 points"],
    ["In both committees", 4, 11, "36.3%", 5, 9, "55.5%", "up 19.2 points"],
    ["35 and under", 1, 10, "10.0%", 2, 8, "25.0%", "up 15.0 points"],
    ["Women", 5, 11, "45.4%", 5, 9, "55.5%", "up 10.1 points"],
    ["College and above", 7, 11, "63.6%", 6, 9, "66.6%", "up 3.0 points"],
  ];

  test("in every other format", async () => {
    const here = await voted(await beforeElection());
    const csv = (await here.talks("turnover", "-f", "csv")).stdout.split(/\r?\n/);
    for (const row of FIGURES) expect(csv).toContain(row.join(","));
    const md = (await here.talks("turnover", "-f", "md")).stdout;
    const plain = (text: string) => text.replace(/<[^>]*>|[|\s-]+/g, " ").replace(/ +/g, " ");
    for (const row of FIGURES) {
      const figures = row.filter((cell) => cell !== "–").join(" ");
      expect(plain(md)).toContain(figures);
    }
    here.screen = { columns: 160, rows: 80 };
    const table = plain((await here.talks("turnover", "--no-color")).stdout);
    expect(table).toContain("In 4 of 5 villages and communities the new roster is in");
    expect(table).toContain("3 of 4 secretaries were replaced (75.0%).");
    expect(table).toContain("Not yet in: 甲镇 西村.");
    for (const row of FIGURES) {
      expect(table).toContain(row.filter((cell) => cell !== "–").join(" "));
    }
  });

  test("as a page with charts, in Chinese and with nobody's name where only counts are wanted", async () => {
    const here = await voted(await beforeElection());
    await here.talks("turnover", "--lang", "zh", "-o", "t.html");
    const page = readFileSync(`${here.folder}/t.html`, "utf8");
    for (const text of ["75.0% (3/4)", "36.3% (4/11)", "47.4", "41.7", "褚甲", "尚未报来新名册"]) {
      expect(page).toContain(text);
    }
    expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
    await here.talks("turnover", "--counts-only", "-o", "c.html");
    const counts = readFileSync(`${here.folder}/c.html`, "utf8");
    expect(counts).toContain("75.0% (3/4)");
    for (const name of [...BEFORE.matchAll(/村,(..),|区,(..),/g)].map(([, a, b]) => a ?? b)) {
      expect(counts).not.toContain(name);
    }
    const json = await here.ok("turnover", "--counts-only");
    expect([json.people, json.remarks, json.groups]).toEqual([[], [], GROUPS]);
  });

  test("by township, and within places people still come from elsewhere", async () => {
    const here = await voted(await beforeElection());
    const { townships } = await here.ok("turnover", "--by", "township");
    expect(townships).toEqual([
      {
        ...{ district: "甲县", township: "甲镇" },
        groups: [
          tally("secretaries", 2, 1, 0, 1, 1, 0, 2, 0.5),
          tally("directors", 2, 2, 0, 0, 0, 0, 2, 0),
          tally("members", 6, 4, 0, 2, 1, 0, 5, 0.3333),
        ],
      },
      {
        ...{ district: "甲县", township: "乙街道" },
        groups: [
          tally("secretaries", 2, 0, 1, 1, 1, 1, 2, 1),
          tally("directors", 2, 1, 0, 1, 1, 0, 2, 0.5),
          tally("members", 5, 3, 1, 1, 0, 1, 4, 0.4),
        ],
      },
    ]);
    const north = await here.ok("turnover", "--village", "北社区");
    expect(north).toMatchObject({ villages: 1, reported: 1 });
    expect(north.groups[0]).toEqual(tally("secretaries", 1, 0, 0, 1, 0, 1, 1, 1));
    const key = await here.ok("turnover", "--tier", "1");
    expect(key).toMatchObject({ villages: 2, reported: 2 });
    await refused(here, 3, "turnover", "--by", "village");
  });
});

describe("which villages are counted", () => {
  test("none before a roster effective after their last election day, nor as of a day before it", async () => {
    const here = await beforeElection();
    here.today = "2026-12-20";
    await here.ok("import", here.file("after.csv", AFTER));
    here.today = "2026-12-28";
    const none = await here.ok("turnover");
    expect(none).toMatchObject({ villages: 5, reported: 0, people: [] });
    expect(none.groups[0].adjusted).toBeNull();
    expect(none.before.meanAge).toEqual([null, 0]);
    expect((await here.talks("turnover")).stdout).toContain("In none of 5 villages");
    await here.ok("import", here.file("after.csv", AFTER));
    expect((await here.ok("turnover")).reported).toBe(4);
    expect((await here.ok("turnover", "--as-of", "2026-12-27")).reported).toBe(0);
  });

  test("the same people named again are news once: the new roster is in", async () => {
    const here = await beforeElection();
    here.today = "2026-12-21";
    const events = async () => (await here.ok("history")).events.length;
    const known = await events();
    expect((await here.ok("import", here.file("same.csv", BEFORE))).renewed).toBe(5);
    expect(await events()).toBe(known + 1);
    expect((await here.ok("import", "same.csv")).renewed).toBe(0);
    here.today = "2026-12-30";
    await here.ok("import", "same.csv");
    expect(await events()).toBe(known + 1);
    const answer = await here.ok("turnover");
    expect(answer.notReported).toEqual([]);
    expect(answer.groups.map(({ adjusted }: Row) => adjusted)).toEqual([0, 0, 0]);
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("the later of two election days is the one that counts", async () => {
    const here = await beforeElection();
    here.today = "2026-12-18";
    await here.ok("import", here.file("same.csv", BEFORE));
    here.today = "2026-12-28";
    expect((await here.ok("turnover")).reported).toBe(0);
    await here.ok("import", "same.csv", "--effective", "2026-12-20");
    const { notReported } = await here.ok("turnover");
    expect(notReported.map(({ village }: Row) => village)).not.toContain("西村");
    expect(notReported).toHaveLength(4);
  });

  test("one that ended within the cycle counts with nobody after; one that ended before, not at all", async () => {
    const here = await beforeElection();
    const ends = "township,village,to\n甲镇,东村,2026-10-31\n乙街道,北社区,2026-08-31\n";
    await here.ok("import", here.file("ends.csv", ends));
    await voted(here);
    const answer = await here.ok("turnover", "--village", "东村");
    expect(answer).toMatchObject({ villages: 1, reported: 1, ended: 1 });
    expect(answer.groups[2]).toEqual(tally("members", 3, 0, 0, 3, 0, 0, 0, 1));
    expect([answer.before.villages, answer.after.villages]).toEqual([1, 0]);
    const all = await here.ok("turnover");
    expect(all).toMatchObject({ villages: 4, reported: 3 });
    // Where he came from is not counted any more.
    expect(all.people.map(told)).toContain("褚甲 中社区 secretaries left");
  });
});

test("a general secretary's post, filled or vacant, makes its holder alone the secretary", async () => {
  const head = "township,village,name,party_post,committee_post,branch,staff_no\n";
  const before = `${head}甲镇,东村,赵一,secretary,,一支部,T01
甲镇,东村,钱二,deputy_secretary,member,一支部,T02
甲镇,东村,孙三,deputy_secretary,,二支部,T03
甲镇,东村,,general_secretary,,,
`;
  const here = await beforeElection();
  here.today = "2026-12-01";
  await here.ok("import", here.file("b.csv", before));
  await voted(
    here,
    before.replace("甲镇,东村,,general_secretary", "甲镇,东村,李四,general_secretary"),
  );
  const { groups, before: then } = await here.ok("turnover", "--village", "东村");
  expect(groups[0]).toEqual(tally("secretaries", 0, 0, 0, 0, 1, 0, 1, null));
  // Below the general branch a deputy is outside, but not as a member of the committee.
  expect(groups[2]).toEqual(tally("members", 2, 2, 0, 0, 1, 0, 3, 0));
  expect(then.bothCommittees).toEqual([0, 2]);
});

describe("beside what the talks said", () => {
  const say = (here: Office, person: string, tier: number, day: string, ...more: string[]) =>
    logOn(here, person, tier, ...FOUND, "--date", day, ...more);

  test("stands the newest of each, and who may be looked at", async () => {
    const here = await beforeElection();
    await say(here, "赵一", 1, "2026-10-20", "--intention", "step_down", "--recommend", "retain");
    await say(here, "赵一", 3, "2026-10-10", "--intention", "stay", "--recommend", "replace");
    await say(here, "李四", 2, "2026-10-10", "--recommend", "replace");
    await say(here, "吴六", 3, "2026-10-10", "--mode", "phone", "--intention", "step_down");
    await voted(here);
    const { people, remarks } = await here.ok("turnover");
    const one = (name: string) => people.find(({ person }: Row) => person.name === name);
    expect(one("赵一")).toMatchObject({ intention: "step_down", recommend: "retain" });
    expect(one("赵一").said.map(({ tier }: Row) => tier)).toEqual([1, 3]);
    expect(one("吴六")).toMatchObject({ intention: null, said: [] });
    expect(remarks.map((row: Row) => [row.person.name, ...row.remarks])).toEqual([
      ["赵一", "wanted-to-step-down", "suggested-for-replacement"],
      ["沈丁", "new-without-any-talk"],
    ]);
    here.screen = { columns: 160, rows: 90 };
    const { stdout } = await here.talks("turnover", "--no-color");
    expect(stdout).toContain("tier 1: wants to step down");
    expect(stdout).toContain("is no judgement");
  });

  test("nothing of it changes what is owed or held", async () => {
    const here = await beforeElection();
    here.today = "2026-12-28";
    const { totals } = await here.ok("report");
    await voted(here);
    expect((await here.ok("assign")).closed).toEqual([]);
    expect((await here.ok("report")).totals).toEqual(totals);
  });
});

describe("check", () => {
  const problems = async (here: Office): Promise<Row[]> =>
    (await here.talks("check", "--json")).json.problems;
  const codes = async (here: Office, code: string) =>
    (await problems(here))
      .filter((problem: Row) => problem.code === code)
      .map(({ village }: Row) => village);

  test.each([
    ["2026-12-28", []],
    ["2026-12-29", ["西村"]],
    ["2026-12-30", ["东村", "南村", "西村", "北社区", "中社区"]],
  ])("%s: who has no new roster ten days after the last election day", async (day, villages) => {
    const here = await beforeElection();
    here.today = day;
    expect(await codes(here, "roster-not-renewed")).toEqual(villages);
    if (villages.length < 5) return;
    await voted(here);
    here.today = day;
    expect(await codes(here, "roster-not-renewed")).toEqual(["西村"]);
  });

  test("a new secretary has ten days to head the cooperative", async () => {
    const here = await beforeElection();
    const heads = (name: string, no: string) =>
      here.file(
        "h.csv",
        `township,village,name,party_post,staff_no,coop_head\n甲镇,东村,${name},secretary,${no},no\n`,
      );
    await here.ok("import", heads("赵一", "T01"));
    here.today = "2026-12-20";
    expect(await codes(here, "not-cooperative-head")).toEqual(["东村"]);
    here.today = "2026-12-21";
    await here.ok("import", heads("沈丁", "T14"));
    here.today = "2026-12-30";
    expect(await codes(here, "not-cooperative-head")).toEqual([]);
    here.today = "2026-12-31";
    const found = await problems(here);
    expect(found).toContainEqual(
      expect.objectContaining({ code: "not-cooperative-head", village: "东村", person: "沈丁" }),
    );
  });
});

test("education and background are read under an office's headings; of two such columns the first counts", async () => {
  const here = await beforeElection();
  const head = "乡镇,村,姓名,党内职务,人员编号,文化程度,学历,来源,备注";
  const said = here.file("e.csv", `${head}\n甲镇,东村,赵一,书记,T01,大专,本科,退役军人,\n`);
  const { warnings } = await here.ok("import", said);
  expect(warnings.join()).toContain("学历");
  const { person } = await here.ok("show", "--person", "赵一");
  expect(person).toMatchObject({ education: "大专", background: "退役军人" });
});
