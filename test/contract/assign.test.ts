import { describe, expect, test } from "vitest";
import { CADRES, FOUND, LEADERS, office, VILLAGES } from "../helpers/talks.ts";
import { bytes, logOn, names, staffedOffice, take, talkOf } from "./setup.ts";

/** An office whose roster is imported and not yet assigned. */
async function rosteredOffice(
  tables: { leaders?: string; villages?: string; cadres?: string } = {},
) {
  const here = office();
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await here.ok("init", "--district", "琼山区", ...days);
  await here.ok(
    "import",
    here.file("l.csv", tables.leaders ?? LEADERS),
    here.file("v.csv", tables.villages ?? VILLAGES),
    here.file("c.csv", tables.cadres ?? CADRES),
  );
  return here;
}

test("adds what the three tiers demand, one talk a seat and person", async () => {
  const here = await rosteredOffice();
  const told = await here.ok("assign");
  expect(names(told.added)).toEqual(
    [
      ...["吴一 1", "符一 1", "符二 1"],
      ...["吴一 2", "符一 2", "符二 2", "蒙一 2"],
      ...["吴一 3", "吴二 3", "符一 3", "符二 3", "蒙一 3", "蒙二 3"],
    ].sort(),
  );
  expect(told).toMatchObject({
    ...{ dryRun: false, closed: [], reopened: [], unchanged: 0, required: 13, problems: [] },
  });
});

test("prints talks with every key that is promised", async () => {
  const here = await rosteredOffice();
  const { added } = await here.ok("assign");
  const talk = added.find((t: { person: { name: string }; tier: number }) => t.tier === 3);
  const named = (name: string, tier: number) =>
    added.find(
      (t: { person: { name: string }; tier: number }) => t.person.name === name && t.tier === tier,
    );
  expect(talk.id).toBeTypeOf("number");
  expect(named("吴一", 1)).toMatchObject({
    tier: 1,
    status: "outstanding",
    overdue: false,
    seat: { post: "district_secretary", district: "琼山区", township: null },
    talker: "陈书记",
    person: {
      ...{ name: "吴一", district: "琼山区", township: "龙塘镇", village: "三桥村" },
      ...{ born: null, staffNo: "A1" },
    },
    posts: ["secretary", "director"],
    villages: ["三桥村"],
    because: ["key"],
    deadline: "2026-12-09",
    closedBecause: null,
    completedOn: null,
    byPredecessor: false,
  });
  expect(named("符二", 1)).toMatchObject({ because: ["contradictory"], posts: ["director"] });
  expect(named("蒙二", 3)).toMatchObject({
    seat: { post: "township_secretary", district: "琼山区", township: "国兴街道" },
    ...{ posts: ["branch_member", "committee_member"], because: [], talker: "李街长" },
  });
});

test("says key and contradictory where a village is both", async () => {
  const here = await staffedOffice({
    villages: "township,village,key,contradictory\n龙塘镇,三桥村,是,是\n",
  });
  expect((await talkOf(here, "吴一", 1)).because).toEqual(["key", "contradictory"]);
});

test("in a dry run says the same with ids null, and changes nothing", async () => {
  const here = await rosteredOffice();
  const before = bytes(here);
  const rehearsed = await here.ok("assign", "--dry-run");
  expect(bytes(here)).toEqual(before);
  expect(rehearsed.dryRun).toBe(true);
  expect(rehearsed.added.map((talk: { id: null }) => talk.id)).toEqual(Array(13).fill(null));
  const told = await here.ok("assign");
  const nameless = told.added.map((talk: object) => ({ ...talk, id: null }));
  expect({ ...told, added: nameless, dryRun: true }).toEqual(rehearsed);
});

test("again changes nothing that still holds", async () => {
  const here = await staffedOffice();
  await logOn(here, "吴一", 1, ...FOUND);
  const before = bytes(here);
  expect(await here.ok("assign")).toMatchObject({
    ...{ added: [], closed: [], reopened: [], unchanged: 13, required: 13 },
  });
  expect(bytes(here)).toEqual(before);
});

describe("closes", () => {
  const heads = (rows: string) =>
    `township,village,name,party_post,committee_post,staff_no\n${rows}`;
  const without2 = heads("龙塘镇,三桥村,吴一,secretary,director,A1\n");
  const with2 = `${without2}龙塘镇,三桥村,吴二,member,,A2\n`;

  test("left-post, keeps the records, and reopens as it was", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    await take(here, without2);
    const gone = await here.ok("assign");
    expect(gone).toMatchObject({ added: [], reopened: [], unchanged: 12, required: 12 });
    expect(gone.closed).toMatchObject([
      { id: talk.id, status: "closed", closedBecause: "left-post", completedOn: "2026-10-20" },
    ]);
    expect((await here.ok("show", `${talk.id}`)).records).toHaveLength(1);
    await take(here, with2);
    const back = await here.ok("assign");
    expect(back).toMatchObject({ added: [], closed: [], unchanged: 12, required: 13 });
    expect(back.reopened).toMatchObject([
      { id: talk.id, status: "done", closedBecause: null, completedOn: "2026-10-20" },
    ]);
  });

  test("and reopens a waived talk waived", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴二", 3);
    await here.ok("waive", `${id}`, "--reason", "住院", "--approver", "陈");
    await take(here, without2);
    await here.ok("assign");
    await take(here, with2);
    expect((await here.ok("assign")).reopened).toMatchObject([{ id, status: "waived" }]);
  });

  test("not-flagged, and the report counts it", async () => {
    const here = await staffedOffice();
    await take(here, "township,village,key\n龙塘镇,三桥村,no\n");
    expect((await here.ok("assign")).closed).toMatchObject([
      { tier: 1, person: { name: "吴一" }, closedBecause: "not-flagged" },
    ]);
    const { closed, totals } = await here.ok("report");
    expect(closed["not-flagged"]).toBe(1);
    expect(totals.required).toBe(12);
  });

  test("village-ended", async () => {
    const here = await staffedOffice();
    await take(here, "township,village,to\n国兴街道,米铺社区,2026-10-31\n");
    const { closed } = await here.ok("assign");
    expect(closed.map((t: { closedBecause: string }) => t.closedBecause)).toEqual(
      Array(3).fill("village-ended"),
    );
  });

  test("rules-changed", async () => {
    const here = await staffedOffice();
    const rules = await here.ok("rules");
    const fewer = { ...rules, rules: rules.rules.filter((r: { tier: number }) => r.tier !== 1) };
    await here.ok("rules", "--set", here.file("r.json", JSON.stringify(fewer)));
    const { closed } = await here.ok("assign");
    expect(names(closed)).toEqual(["吴一 1", "符一 1", "符二 1"]);
    expect(closed[0].closedBecause).toBe("rules-changed");
  });

  test("talker-is-interviewee, which a human has to decide", async () => {
    const here = await staffedOffice();
    await take(here, "post,name,township,staff_no\ntownship_secretary,吴一,龙塘镇,A1\n");
    const { closed, problems } = await here.ok("assign");
    expect(closed).toMatchObject([
      { tier: 3, person: { name: "吴一" }, closedBecause: "talker-is-interviewee" },
    ]);
    expect(problems).toContainEqual(expect.objectContaining({ code: "talker-is-interviewee" }));
  });
});

describe("opens", () => {
  test("tier 1 when a village becomes key", async () => {
    const here = await staffedOffice();
    await take(here, "township,village,key\n国兴街道,米铺社区,1\n");
    expect(names((await here.ok("assign")).added)).toEqual(["蒙一 1"]);
  });

  test("new tiers when a cadre gains a post; what is done stays done", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND);
    await take(
      here,
      "township,village,name,party_post,committee_post,staff_no\n龙塘镇,三桥村,吴一,secretary,,A1\n龙塘镇,三桥村,吴二,member,director,A2\n",
    );
    const { added, closed } = await here.ok("assign");
    expect({ added: names(added), closed }).toEqual({ added: ["吴二 1", "吴二 2"], closed: [] });
    expect((await talkOf(here, "吴二", 3)).status).toBe("done");
  });

  test("nothing for the roster that the election brings", async () => {
    const here = await staffedOffice();
    here.today = "2026-12-11";
    await take(
      here,
      "township,village,name,party_post,committee_post\n龙塘镇,三桥村,新人,secretary,director\n",
    );
    expect(await here.ok("assign")).toMatchObject({ added: [], closed: [], unchanged: 13 });
  });
});

describe("problems", () => {
  const heads = "township,village,name,party_post,committee_post,branch\n";
  const cases: [string, { leaders?: string; cadres?: string }, RegExp][] = [
    ["seat-vacant", { leaders: LEADERS.replace("林部长,,S2", ",,") }, /琼山区/],
    ["post-vacant", { cadres: `${CADRES}龙塘镇,三桥村,,,deputy_director,\n` }, /三桥村/],
    [
      "no-general-branch",
      {
        cadres: `${heads}龙塘镇,三桥村,甲,secretary,,一支部\n龙塘镇,三桥村,乙,secretary,,二支部\n`,
      },
      /三桥村/,
    ],
    [
      "talker-is-interviewee",
      { leaders: LEADERS.replace("王镇长,龙塘镇,S3", "吴二,龙塘镇,A2") },
      /吴二/,
    ],
  ];
  test.each(cases)("say %s, and where", async (code, tables, where) => {
    const here = await rosteredOffice(tables);
    const { problems } = await here.ok("assign", "--dry-run");
    const [problem] = problems.filter((p: { code: string }) => p.code === code);
    expect(problem.message).toMatch(where);
    expect(problem.note).toBeUndefined();
  });

  test("name who has the talker's name and no staff number; the talk is owed", async () => {
    const here = await rosteredOffice({
      leaders: LEADERS.replace("王镇长,龙塘镇,S3", "吴二,龙塘镇,"),
    });
    const { problems, required } = await here.ok("assign");
    expect(required).toBe(13);
    expect(JSON.stringify(problems)).toContain("吴二");
  });

  test("are none where all is well", async () => {
    expect((await (await rosteredOffice()).ok("assign")).problems).toEqual([]);
  });
});

test("counts general and branch secretaries in, and members of branches below out", async () => {
  const here = await rosteredOffice({
    cadres: [
      "township,village,name,party_post,branch",
      "龙塘镇,三桥村,总,general_secretary,",
      "龙塘镇,三桥村,副,deputy_secretary,",
      "龙塘镇,三桥村,支,secretary,一支部",
      "龙塘镇,三桥村,委,member,一支部",
      "龙塘镇,三桥村,书,secretary,二支部\n",
    ].join("\n"),
  });
  const { added, problems } = await here.ok("assign");
  expect(names(added)).toEqual(
    ["总 1", "总 2", "总 3", "支 1", "支 2", "支 3", "书 1", "书 2", "书 3", "副 3"].sort(),
  );
  const alarms = problems.filter((p: { code: string }) => p.code === "no-general-branch");
  expect(alarms).toEqual([]);
});

// Domain, rules 1 and 17: every branch secretary counts, and posts do not multiply a talk.
test("owes one talk to who is secretary of two branches of a village", async () => {
  const here = await rosteredOffice({
    cadres:
      "township,village,name,party_post,branch,staff_no\n龙塘镇,三桥村,吴一,secretary,一支部,A1\n龙塘镇,三桥村,吴一,secretary,二支部,A1\n",
  });
  expect(names((await here.ok("assign")).added)).toEqual(["吴一 1", "吴一 2", "吴一 3"]);
});

test("lets two township secretaries each owe a talk with who sits in both townships", async () => {
  const here = await rosteredOffice({
    cadres:
      "township,village,name,party_post,staff_no\n龙塘镇,三桥村,吴一,secretary,A1\n国兴街道,米铺社区,吴一,secretary,A1\n",
  });
  const { added } = await here.ok("assign");
  expect(names(added)).toEqual(["吴一 1", "吴一 2", "吴一 3", "吴一 3"]);
});

// "assign has changes pending": what assign says it did not do cannot have been pending.
test("says what it did where report --check said that changes were pending", async () => {
  const here = await staffedOffice();
  await take(here, CADRES.replace("member,,A2", "member,member,A2"));
  const before = bytes(here);
  const said = await here.talks("assign");
  expect(bytes(here)).not.toEqual(before);
  const nothing = await here.talks("assign");
  expect(said.stdout).not.toBe(nothing.stdout);
});
