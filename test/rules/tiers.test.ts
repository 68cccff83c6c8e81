import { expect, test } from "vitest";
import { staffedOffice } from "../helpers/talks.ts";
import { log, take, takeAndAssign, talksWith, talkWith } from "./steps.ts";

const tiersOf = (talks: { tier: number }[]) => talks.map(({ tier }) => tier);

test("rule 1: one person in several posts is owed one talk a seat, with the posts listed", async () => {
  const office = await staffedOffice();
  const talks = await talksWith(office, "吴一");
  expect(tiersOf(talks)).toEqual([1, 2, 3]);
  for (const talk of talks) expect(talk.posts).toEqual(["secretary", "director"]);
});

test("rule 1: a member of both committees is owed one talk", async () => {
  const office = await staffedOffice();
  const talks = await talksWith(office, "蒙二");
  expect(tiersOf(talks)).toEqual([3]);
  expect(talks[0].posts).toEqual(["branch_member", "committee_member"]);
});

test("rule 1: the secretary of two branches of one village is owed one talk a seat", async () => {
  const office = await staffedOffice();
  await takeAndAssign(
    office,
    `township,village,name,party_post,branch,staff_no
国兴街道,米铺社区,蒙一,secretary,第一支部,C1
国兴街道,米铺社区,蒙一,secretary,第二支部,C1
`,
  );
  expect(tiersOf(await talksWith(office, "蒙一"))).toEqual([2, 3]);
});

test("rule 1: posts in several rows of the roster do not multiply the talk", async () => {
  const office = await staffedOffice({
    cadres: `township,village,name,party_post,committee_post,other_post,staff_no
龙塘镇,三桥村,吴一,secretary,,,A1
龙塘镇,三桥村,吴一,,director,文书,A1
龙塘镇,三桥村,吴一,,member,,A1
`,
  });
  expect(tiersOf(await talksWith(office, "吴一"))).toEqual([1, 2, 3]);
  expect((await office.ok("report")).totals.required).toBe(3);
});

test("rule 2: key and contradictory villages and communities open tier 1 for both heads", async () => {
  const office = await staffedOffice({
    villages: `township,village,key,contradictory
龙塘镇,三桥村,yes,yes
龙塘镇,龙富村,no,yes
国兴街道,米铺社区,yes,no
`,
  });
  const because = async (person: string) => (await talkWith(office, person, 1)).because;
  expect(await because("吴一")).toEqual(["key", "contradictory"]);
  expect(await because("符一")).toEqual(["contradictory"]);
  expect(await because("符二")).toEqual(["contradictory"]);
  expect(await because("蒙一")).toEqual(["key"]);
  const { tiers, totals } = await office.ok("report");
  expect(tiers).toMatchObject([
    { tier: 1, required: 4 },
    { tier: 2, required: 4 },
    { tier: 3, required: 6 },
  ]);
  expect(totals.required).toBe(14);
});

test("rule 2: elsewhere the heads are owed two talks and the members one", async () => {
  const office = await staffedOffice();
  expect(tiersOf(await talksWith(office, "蒙一"))).toEqual([2, 3]);
  expect(tiersOf(await talksWith(office, "蒙二"))).toEqual([3]);
  expect(tiersOf(await talksWith(office, "吴二"))).toEqual([3]);
});

test("rule 2: deputies are owed the township secretary's talk alone, key village or not", async () => {
  const office = await staffedOffice({
    cadres: `township,village,name,party_post,committee_post
龙塘镇,三桥村,吴三,deputy_secretary,
龙塘镇,三桥村,吴四,,deputy_director
龙塘镇,三桥村,吴五,,member
`,
  });
  for (const name of ["吴三", "吴四", "吴五"]) {
    expect(tiersOf(await talksWith(office, name))).toEqual([3]);
  }
});

test("rule 2: the secretary of a key village is owed three talks by three seats", async () => {
  const office = await staffedOffice();
  const talks = await talksWith(office, "吴一");
  expect(talks.map(({ seat, talker }) => [seat.post, seat.township, talker])).toEqual([
    ["district_secretary", null, "陈书记"],
    ["organization_minister", null, "林部长"],
    ["township_secretary", "龙塘镇", "王镇长"],
  ]);
});

test("rule 2: each talk is completed only by its own talker", async () => {
  const office = await staffedOffice();
  const statuses = async () => (await talksWith(office, "吴一")).map(({ status }) => status);
  await log(office, await talkWith(office, "吴一", 2));
  expect(await statuses()).toEqual(["outstanding", "done", "outstanding"]);
  await log(office, await talkWith(office, "吴一", 3));
  expect(await statuses()).toEqual(["outstanding", "done", "done"]);
  await log(office, await talkWith(office, "吴一", 1));
  expect(await statuses()).toEqual(["done", "done", "done"]);
});

test("rule 2: one person in two seats owes both talks, each with its own record", async () => {
  const office = await staffedOffice();
  await take(office, "post,name,staff_no\ndistrict_secretary,林部长,S2\n");
  await log(office, await talkWith(office, "吴一", 2));
  expect((await talksWith(office, "吴一")).map(({ status }) => status)).toEqual([
    "outstanding",
    "done",
    "outstanding",
  ]);
});

test("rule 2: talks rules shows the three tiers and who talks in each", async () => {
  const office = await staffedOffice();
  const { rules } = await office.ok("rules");
  expect(rules).toMatchObject([
    { tier: 1, seat: "district_secretary" },
    { tier: 2, seat: "organization_minister" },
    { tier: 3, seat: "township_secretary" },
  ]);
});
