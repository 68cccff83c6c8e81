import { describe, expect, test } from "vitest";
import { CADRES, type Office, staffedOffice } from "../helpers/talks.ts";
import { log, problems, take, takeAndAssign, talksWith, talkWith } from "./steps.ts";

const tiersOf = async (office: Office, person: string) =>
  (await talksWith(office, person)).map(({ tier }) => tier);

const codes = async (office: Office) => (await problems(office)).map(({ code }) => code);

const rowOf = async (office: Office, table: "villages" | "townships", name: string) =>
  (await office.ok("report", "--by", "village"))[table].find(
    (row: Record<string, string>) => (row.village ?? row.township) === name,
  );

describe("rule 16: one person in two villages", () => {
  const HEADS = `township,village,name,party_post,committee_post,staff_no
龙塘镇,三桥村,吴一,secretary,director,A1
龙塘镇,龙富村,吴一,secretary,,A1
龙塘镇,龙富村,符二,,director,B2
`;
  const VILLAGES = `township,village,key,contradictory,branch_election
龙塘镇,三桥村,yes,no,2026-12-01
龙塘镇,龙富村,no,yes,2026-11-25
`;

  test("rule 16: under one seat there is one talk, with both villages", async () => {
    const office = await staffedOffice({ cadres: HEADS, villages: VILLAGES });
    const talks = await talksWith(office, "吴一");
    expect(talks.map(({ tier }) => tier)).toEqual([1, 2, 3]);
    for (const talk of talks) {
      expect(talk.villages).toEqual(["三桥村", "龙富村"]);
      expect(talk.deadline).toBe("2026-11-24");
    }
    expect(talks[0].because).toEqual(["key", "contradictory"]);
  });

  test("rule 16: a talk after the earlier deadline does not count in either village", async () => {
    const office = await staffedOffice({ cadres: HEADS, villages: VILLAGES }, "2026-11-30");
    const talk = await talkWith(office, "吴一", 3);
    const late = await log(office, talk, "--date", "2026-11-25");
    expect(late.record.reasons).toEqual(["not-before-election"]);
    const last = await log(office, talk, "--date", "2026-11-24");
    expect(last.record.completes).toBe(true);
  });

  test("rule 16: it counts in each village's row, and in the total once", async () => {
    const office = await staffedOffice({ cadres: HEADS, villages: VILLAGES });
    await log(office, await talkWith(office, "吴一", 2));
    const report = await office.ok("report", "--by", "village");
    expect(report.totals).toMatchObject({ required: 6, done: 1 });
    expect(report.townships).toMatchObject([{ township: "龙塘镇", required: 6, done: 1 }, {}]);
    expect(report.villages).toMatchObject([
      { village: "三桥村", required: 3, done: 1 },
      { village: "龙富村", required: 6, done: 1 },
    ]);
    const filtered = await office.ok("report", "--village", "三桥村");
    expect(filtered.totals).toMatchObject({ required: 3, done: 1 });
  });

  test("rule 16: under two townships each township secretary owes one", async () => {
    const office = await staffedOffice({
      cadres: `${CADRES}国兴街道,米铺社区,吴一,member,,A1\n`,
    });
    const talks = await talksWith(office, "吴一");
    expect(talks.map(({ tier, talker }) => [tier, talker])).toEqual([
      [1, "陈书记"],
      [2, "林部长"],
      [3, "王镇长"],
      [3, "李街长"],
    ]);
    expect(talks.map(({ villages }) => villages)).toEqual([
      ["三桥村"],
      ["三桥村"],
      ["三桥村"],
      ["米铺社区"],
    ]);
  });

  test("rule 16: the minister's one talk counts in the rows of both townships", async () => {
    const office = await staffedOffice({
      cadres: CADRES.replace("米铺社区,蒙一,secretary,director,C1", "米铺社区,吴一,,director,A1"),
    });
    const report = await office.ok("report", "--tier", "2");
    expect(report.totals.required).toBe(3);
    expect(report.townships).toMatchObject([
      { township: "龙塘镇", required: 3 },
      { township: "国兴街道", required: 1 },
    ]);
  });

  test("rule 16: under two districts each district's seats owe their own", async () => {
    const office = await staffedOffice();
    await takeAndAssign(
      office,
      `district,township,village,name,party_post,staff_no
美兰区,灵山镇,大昌村,吴一,secretary,A1
`,
    );
    const seats = (await talksWith(office, "吴一")).map(({ tier, seat }) => [tier, seat.district]);
    expect(seats).toEqual([
      [1, "琼山区"],
      [2, "琼山区"],
      [2, "美兰区"],
      [3, "琼山区"],
      [3, "美兰区"],
    ]);
  });

  test.each([
    ["the same name", ",", ","],
    ["the same name and birth month", ",1970-01", ",1970-01"],
    ["one staff number of two", "A1,", ","],
    ["different staff numbers", "A1,", "A7,"],
  ])("rule 16: %s is not enough to be one person", async (_what, first, second) => {
    const office = await staffedOffice({
      cadres: `township,village,name,party_post,staff_no,born
龙塘镇,三桥村,吴一,member,${first}
龙塘镇,龙富村,吴一,member,${second}
`,
    });
    const talks = await talksWith(office, "吴一");
    expect(talks.map(({ villages }) => villages)).toEqual([["三桥村"], ["龙富村"]]);
  });

  test("rule 16: a staff number given later joins them", async () => {
    const office = await staffedOffice({ cadres: HEADS.replaceAll(",A1", ",") });
    await takeAndAssign(office, HEADS);
    const open = (await talksWith(office, "吴一")).filter(({ status }) => status !== "closed");
    expect(open.map(({ tier }) => tier)).toEqual([1, 2, 3]);
  });

  test("rule 16: and then what was held with either counts", async () => {
    const office = await staffedOffice({ cadres: HEADS.replaceAll(",A1", ",") });
    const [first, second] = (await talksWith(office, "吴一")).filter(({ tier }) => tier === 2);
    await log(office, second);
    await log(office, first, "--mode", "phone");
    const all = (await office.ok("list", "--status", "all")).total;
    await takeAndAssign(office, HEADS);
    const talks = await talksWith(office, "吴一");
    const open = talks.filter(({ status }) => status !== "closed");
    expect(open).toHaveLength(3);
    expect(open.find(({ tier }) => tier === second.tier)).toMatchObject({
      ...{ id: first.id, status: "done", villages: ["三桥村", "龙富村"] },
    });
    expect((await office.ok("list", "--status", "all")).total).toBe(all);
    expect((await office.ok("show", String(first.id))).records).toHaveLength(2);
  });

  describe("when a staff number given later joins two people", () => {
    /** Two people of one name until the number is given; the minister owes each a talk. */
    async function apart() {
      const office = await staffedOffice({ cadres: HEADS.replaceAll(",A1", ",") });
      const talks = (await talksWith(office, "吴一")).filter(({ tier }) => tier === 2);
      return { office, first: talks[0], second: talks[1] };
    }
    async function joined(office: Office) {
      await takeAndAssign(office, HEADS);
      const talks = await talksWith(office, "吴一");
      return talks.find(({ tier, status }) => tier === 2 && status !== "closed");
    }

    // Rule 1: one person, one talk per seat; "Which status": "A talk is completed on the day of its
    // earliest completing record". The earlier record stays with a talk that is closed.
    test("rule 16: the earliest of both records completes the talk", async () => {
      const { office, first, second } = await apart();
      await log(office, first, "--date", "2026-10-20");
      await log(office, second, "--date", "2026-10-05");
      expect(await joined(office)).toMatchObject({ status: "done", completedOn: "2026-10-05" });
    });

    // Rule 22: assigning "changes nothing that still holds". The waiver is closed with the other
    // talk, and the talk is outstanding again.
    test("rule 16: a waiver of either holds", async () => {
      const { office, second } = await apart();
      const why = ["--reason", "住院", "--approver", "陈主任"];
      await office.ok("waive", String(second.id), ...why);
      expect(await joined(office)).toMatchObject({ status: "waived" });
    });

    // Rule 7: "where missing findings are a record's only fault, the talk is partial".
    test("rule 16: a partial talk with either makes it partial", async () => {
      const { office, second } = await apart();
      await office.ok("log", String(second.id), "--mind", "稳");
      expect(await joined(office)).toMatchObject({ status: "partial" });
    });
  });

  test("rule 16: who leaves one of the two keeps the talk, with the other's deadline", async () => {
    const office = await staffedOffice({ cadres: HEADS, villages: VILLAGES });
    const before = await talkWith(office, "吴一", 3);
    await takeAndAssign(office, HEADS.replace(/龙塘镇,龙富村,吴一.*\n/, ""));
    expect(await talkWith(office, "吴一", 3)).toMatchObject({
      id: before.id,
      villages: ["三桥村"],
      deadline: "2026-11-30",
    });
    expect(await rowOf(office, "villages", "龙富村")).toMatchObject({ required: 3 });
  });

  test("rule 16: who gains a second village keeps what is done", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴一", 3));
    await takeAndAssign(office, `${CADRES}龙塘镇,龙富村,吴一,member,,A1\n`);
    expect(await talkWith(office, "吴一", 3)).toMatchObject({
      status: "done",
      villages: ["三桥村", "龙富村"],
    });
    expect(await rowOf(office, "villages", "龙富村")).toMatchObject({ done: 1 });
  });
});

describe("rule 17: several branches in one village", () => {
  const BRANCHES = `township,village,name,party_post,committee_post,branch
龙塘镇,三桥村,支书甲,secretary,,第一支部
龙塘镇,三桥村,支书乙,secretary,,第二支部
龙塘镇,三桥村,支部副书记,deputy_secretary,,第一支部
龙塘镇,三桥村,支部委员,member,,第二支部
龙塘镇,三桥村,两委委员,member,member,第二支部
`;
  const GENERAL = `${BRANCHES}龙塘镇,三桥村,总支书记,general_secretary,,
龙塘镇,三桥村,总支副书记,deputy_secretary,,
龙塘镇,三桥村,总支委员,member,,
`;

  test.each(["支书甲", "支书乙", "总支书记"])("rule 17: %s counts in all tiers", async (name) => {
    const office = await staffedOffice({ cadres: GENERAL });
    expect(await tiersOf(office, name)).toEqual([1, 2, 3]);
  });

  test("rule 17: the general branch's own deputies and members are in", async () => {
    const office = await staffedOffice({ cadres: GENERAL });
    expect(await tiersOf(office, "总支副书记")).toEqual([3]);
    expect(await tiersOf(office, "总支委员")).toEqual([3]);
  });

  test("rule 17: deputies and members of the branches below it are outside", async () => {
    const office = await staffedOffice({ cadres: GENERAL });
    expect(await tiersOf(office, "支部副书记")).toEqual([]);
    expect(await tiersOf(office, "支部委员")).toEqual([]);
    expect(await talkWith(office, "两委委员", 3)).toMatchObject({ posts: ["committee_member"] });
    expect((await office.ok("report")).totals.required).toBe(12);
    expect(await codes(office)).not.toContain("no-general-branch");
  });

  test("rule 17: a general branch speaks for its own village alone", async () => {
    const office = await staffedOffice({
      cadres: `${GENERAL}龙塘镇,龙富村,邻村委员,member,,第一支部\n`,
    });
    expect(await tiersOf(office, "邻村委员")).toEqual([3]);
  });

  test("rule 17: a general branch without a secretary today is one all the same", async () => {
    const office = await staffedOffice({
      cadres: GENERAL.replace("总支书记,general_secretary", ",general_secretary"),
    });
    expect(await tiersOf(office, "支部委员")).toEqual([]);
    expect(await codes(office)).not.toContain("no-general-branch");
    expect(await problems(office)).toContainEqual(
      expect.objectContaining({ code: "post-vacant", post: "general_secretary" }),
    );
  });

  test("rule 17: two branches and no general branch are pointed out", async () => {
    const office = await staffedOffice({ cadres: BRANCHES });
    expect(await tiersOf(office, "支书甲")).toEqual([1, 2, 3]);
    expect(await tiersOf(office, "支书乙")).toEqual([1, 2, 3]);
    expect(await tiersOf(office, "支部委员")).toEqual([3]);
    const found = (await problems(office)).filter(({ code }) => code === "no-general-branch");
    expect(found).toMatchObject([{ township: "龙塘镇", village: "三桥村" }]);
  });

  test("rule 17: one branch, named or not, needs no general branch", async () => {
    const office = await staffedOffice({
      cadres: BRANCHES.replaceAll("第二支部", "第一支部"),
    });
    expect(await codes(office)).not.toContain("no-general-branch");
    expect(await tiersOf(office, "支部委员")).toEqual([3]);
  });

  test("rule 17: a general branch that is set up closes the talks with those below it", async () => {
    const office = await staffedOffice({ cadres: BRANCHES });
    const { closed } = await takeAndAssign(office, GENERAL);
    expect(closed.map(({ person }: { person: { name: string } }) => person.name).sort()).toEqual([
      "支部副书记",
      "支部委员",
    ]);
  });
});

test("rule 18: of a branch with a secretary and a deputy no members are invented", async () => {
  const office = await staffedOffice({
    cadres: `township,village,name,party_post
国兴街道,米铺社区,蒙一,secretary
国兴街道,米铺社区,蒙三,deputy_secretary
`,
  });
  expect(await tiersOf(office, "蒙一")).toEqual([2, 3]);
  expect(await tiersOf(office, "蒙三")).toEqual([3]);
  expect(await rowOf(office, "villages", "米铺社区")).toMatchObject({ required: 3 });
  const about = (await problems(office)).filter(({ village }) => village === "米铺社区");
  expect(about).toEqual([]);
});

describe("rule 19: outside the two committees", () => {
  const OUTSIDE = `township,village,name,party_post,committee_post,other_post
龙塘镇,三桥村,吴一,secretary,director,
龙塘镇,龙富村,符一,secretary,director,
国兴街道,米铺社区,蒙一,secretary,director,
龙塘镇,三桥村,第一书记甲,first_secretary,,
龙塘镇,三桥村,监委乙,,,监委会主任
龙塘镇,三桥村,文书丙,,,文书
龙塘镇,三桥村,委员丁,member,,监委会主任
`;

  test.each(["第一书记甲", "监委乙", "文书丙"])(
    "rule 19: with %s no talk is owed",
    async (name) => {
      const office = await staffedOffice({ cadres: OUTSIDE });
      expect(await tiersOf(office, name)).toEqual([]);
    },
  );

  test("rule 19: the exemption is noted, for people with no post inside", async () => {
    const office = await staffedOffice({ cadres: OUTSIDE });
    const notes = (await problems(office)).filter(
      ({ code }) => code === "outside-the-two-committees",
    );
    expect(notes.map(({ person }) => person).sort()).toEqual(["文书丙", "监委乙", "第一书记甲"]);
    for (const { note } of notes) expect(note).toBe(true);
  });

  test("rule 19: notes alone are no reason for alarm", async () => {
    const office = await staffedOffice({ cadres: OUTSIDE });
    expect((await office.talks("check")).exit).toBe(0);
  });

  test("rule 19: an outside post beside one inside changes nothing", async () => {
    const office = await staffedOffice({ cadres: OUTSIDE });
    expect(await talksWith(office, "委员丁")).toMatchObject([
      { tier: 3, posts: ["branch_member"] },
    ]);
  });

  test("rule 19: an office that wants more writes its own rules file", async () => {
    const office = await staffedOffice({ cadres: OUTSIDE });
    const document = await office.ok("rules");
    document.rules[2].posts.push("first_secretary");
    await office.ok("rules", "--set", office.file("rules.json", JSON.stringify(document)));
    const { added } = await office.ok("assign");
    expect(added).toMatchObject([
      { tier: 3, person: { name: "第一书记甲" }, posts: ["first_secretary"] },
    ]);
    expect(await office.ok("rules")).toEqual(document);
  });

  test("rule 19: a post inside ends the exemption", async () => {
    const office = await staffedOffice({ cadres: OUTSIDE });
    await take(office, OUTSIDE.replace("文书丙,,", "文书丙,member,"));
    await office.ok("assign");
    expect(await tiersOf(office, "文书丙")).toEqual([3]);
    expect((await problems(office)).map(({ person }) => person)).not.toContain("文书丙");
  });
});
