import { describe, expect, test } from "vitest";
import { CADRES, FOUND, type Office, staffedOffice } from "../helpers/talks.ts";
import { log, problems, take, takeAndAssign, talksWith, talkWith, text } from "./steps.ts";

const without = (person: string) => CADRES.replace(new RegExp(`.*,${person},.*\n`), "");

const statuses = async (office: Office, person: string) =>
  (await talksWith(office, person)).map(({ status }) => status);

/** The villages table with the flags of one village. */
const flags = (township: string, village: string, key: string, contradictory = "no") =>
  `township,village,key,contradictory\n${township},${village},${key},${contradictory}\n`;

describe("rule 10: a vacant post", () => {
  const VACANT = `${CADRES}龙塘镇,三桥村,,,deputy_director,\n龙塘镇,三桥村,,deputy_secretary,,\n`;

  test("rule 10: a vacant post owes no talk and is listed as vacant", async () => {
    const office = await staffedOffice({ cadres: VACANT });
    expect((await office.ok("report")).totals.required).toBe(13);
    const vacant = (await problems(office)).filter(({ code }) => code === "post-vacant");
    expect(vacant.map(({ village, post }) => [village, post]).sort()).toEqual([
      ["三桥村", "deputy_director"],
      ["三桥村", "deputy_secretary"],
    ]);
  });

  test("rule 10: assign points a vacant post out, too", async () => {
    const office = await staffedOffice({ cadres: VACANT });
    const codes = (await office.ok("assign")).problems.map(({ code }: { code: string }) => code);
    expect(codes).toContain("post-vacant");
  });

  test("rule 10: a filled post is owed its talks and no longer vacant", async () => {
    const office = await staffedOffice({ cadres: VACANT });
    const filled = VACANT.replace("三桥村,,,deputy_director", "三桥村,吴七,,deputy_director");
    const { added } = await takeAndAssign(office, filled);
    expect(added).toMatchObject([{ tier: 3, person: { name: "吴七" } }]);
    const vacant = (await problems(office)).filter(({ code }) => code === "post-vacant");
    expect(vacant.map(({ post }) => post)).toEqual(["deputy_secretary"]);
  });
});

describe("rule 12: a cadre leaves", () => {
  test("rule 12: every talk no longer owed is closed with its reason, held or not", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴一", 2));
    const { closed } = await takeAndAssign(office, without("吴一"));
    expect(closed).toHaveLength(3);
    for (const talk of await talksWith(office, "吴一")) {
      expect(talk).toMatchObject({ status: "closed", closedBecause: "left-post" });
    }
  });

  test("rule 12: a closed talk keeps its records and the day it was completed", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 2);
    await log(office, { id }, "--date", "2026-10-05");
    await log(office, { id }, "--date", "2026-10-06", "--mode", "phone");
    await takeAndAssign(office, without("吴一"));
    const { talk, records } = await office.ok("show", String(id));
    expect(talk).toMatchObject({ status: "closed", completedOn: "2026-10-05" });
    expect(records).toMatchObject([
      { date: "2026-10-05", completes: true },
      { date: "2026-10-06", completes: false },
    ]);
  });

  test("rule 12: a closed talk counts in no figure", async () => {
    const office = await staffedOffice();
    for (const tier of [1, 2, 3]) await log(office, await talkWith(office, "吴一", tier));
    await log(office, await talkWith(office, "吴二", 3), "--mode", "phone");
    const gone = CADRES.replace(/.*,吴[一二],.*\n/g, "").concat("龙塘镇,三桥村,吴八,secretary,,\n");
    await takeAndAssign(office, gone);
    office.today = "2026-11-05";
    const report = await office.ok("report", "--by", "village");
    expect(report.totals).toMatchObject({ required: 12, done: 0, outstanding: 12 });
    expect(report.villages[0]).toMatchObject({ village: "三桥村", required: 3, done: 0 });
    expect(report.closed["left-post"]).toBe(4);
    expect(report.attempts).toBe(0);
    expect(report.pace.perDay).toBe(0);
    expect(report.outstandingTotal).toBe(12);
  });

  test("rule 12: nothing can be entered on a closed talk", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    await takeAndAssign(office, without("吴二"));
    expect((await office.talks("log", String(id), ...FOUND)).exit).toBe(3);
  });

  test("rule 12: who returns finds his talks as they were", async () => {
    const office = await staffedOffice();
    const before = await talksWith(office, "吴一");
    await office.ok("waive", String(before[0].id), "--reason", "住院", "--approver", "陈主任");
    await log(office, before[1], "--date", "2026-10-05");
    await office.ok("log", String(before[2].id), "--mind", "稳");
    await takeAndAssign(office, without("吴一"));
    office.today = "2026-11-08";
    const { reopened, added } = await takeAndAssign(office, CADRES);
    expect(added).toEqual([]);
    expect(reopened).toHaveLength(3);
    const after = await talksWith(office, "吴一");
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after).toMatchObject([
      { status: "waived", closedBecause: null },
      { status: "done", completedOn: "2026-10-05", closedBecause: null },
      { status: "partial", closedBecause: null },
    ]);
  });

  test("rule 12: the successor is owed new talks", async () => {
    const office = await staffedOffice();
    const before = await talksWith(office, "吴一");
    await log(office, before[1]);
    const { added } = await takeAndAssign(
      office,
      CADRES.replace("吴一", "吴九").replace("A1", "A9"),
    );
    expect(added).toHaveLength(3);
    const after = await talksWith(office, "吴九");
    expect(after.map(({ tier, status }) => [tier, status])).toEqual([
      [1, "outstanding"],
      [2, "outstanding"],
      [3, "outstanding"],
    ]);
    const ids = before.map(({ id }) => id);
    for (const talk of after) expect(ids).not.toContain(talk.id);
  });

  test("rule 12: who loses one of several posts keeps the talks still owed", async () => {
    const office = await staffedOffice();
    const { closed } = await takeAndAssign(
      office,
      CADRES.replace("吴一,secretary,director", "吴一,,member"),
    );
    expect(closed.map(({ tier }: { tier: number }) => tier).sort()).toEqual([1, 2]);
    expect(await statuses(office, "吴一")).toEqual(["closed", "closed", "outstanding"]);
    expect((await talkWith(office, "吴一", 3)).posts).toEqual(["committee_member"]);
  });
});

describe("rule 14: a cadre gains a post", () => {
  test("rule 14: what is done stays done, and new tiers open", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    await log(office, { id });
    const { added } = await takeAndAssign(
      office,
      CADRES.replace("吴二,member,", "吴二,member,deputy_director").replace(
        "龙塘镇,三桥村,吴一,secretary,director",
        "龙塘镇,三桥村,吴一,secretary,",
      ),
    );
    expect(added).toEqual([]);
    const more = await takeAndAssign(
      office,
      CADRES.replace("吴二,member,", "吴二,member,director"),
    );
    expect(more.added.map(({ tier }: { tier: number }) => tier).sort()).toEqual([1, 2]);
    const talks = await talksWith(office, "吴二");
    expect(talks).toMatchObject([
      { tier: 1, status: "outstanding", posts: ["director"] },
      { tier: 2, status: "outstanding", posts: ["director"] },
      { tier: 3, status: "done", id },
    ]);
    expect(new Set(talks[2].posts)).toEqual(new Set(["branch_member", "director"]));
  });
});

describe("rule 15: key and contradictory villages", () => {
  test("rule 15: a village that becomes key mid-cycle opens tier 1", async () => {
    const office = await staffedOffice();
    const { added } = await takeAndAssign(office, flags("国兴街道", "米铺社区", "yes"));
    expect(added).toMatchObject([
      { tier: 1, person: { name: "蒙一" }, because: ["key"], status: "outstanding" },
    ]);
  });

  test("rule 15: a village that stops being key has its tier 1 closed, and only that", async () => {
    const office = await staffedOffice();
    const { closed } = await takeAndAssign(office, flags("龙塘镇", "三桥村", "no"));
    expect(closed).toMatchObject([
      { tier: 1, person: { name: "吴一" }, closedBecause: "not-flagged" },
    ]);
    expect(await statuses(office, "吴一")).toEqual(["closed", "outstanding", "outstanding"]);
  });

  test("rule 15: a blank cell clears a flag, a column left out keeps it", async () => {
    const office = await staffedOffice();
    const kept = await takeAndAssign(office, "township,village,code\n龙塘镇,三桥村,460107\n");
    expect(kept.closed).toEqual([]);
    const cleared = await takeAndAssign(office, "township,village,key\n龙塘镇,三桥村,\n");
    expect(cleared.closed).toMatchObject([{ closedBecause: "not-flagged" }]);
  });

  test("rule 15: from key to contradictory the talk stays, with the new reason", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await log(office, { id });
    const { added, closed } = await takeAndAssign(office, flags("龙塘镇", "三桥村", "no", "yes"));
    expect([...added, ...closed]).toEqual([]);
    expect(await talkWith(office, "吴一", 1)).toMatchObject({
      id,
      status: "done",
      because: ["contradictory"],
    });
  });

  test("rule 15: of two key villages with one secretary one is enough", async () => {
    const office = await staffedOffice({
      cadres: CADRES.replace("龙富村,符一,secretary,,B1", "龙富村,吴一,secretary,,A1"),
    });
    const { closed } = await takeAndAssign(office, flags("龙塘镇", "三桥村", "no"));
    expect(closed).toEqual([]);
    expect(await talkWith(office, "吴一", 1)).toMatchObject({
      villages: ["龙富村"],
      because: ["contradictory"],
    });
  });

  test("rule 15: of two flags one is enough", async () => {
    const office = await staffedOffice();
    await takeAndAssign(office, flags("龙塘镇", "三桥村", "yes", "yes"));
    const { closed } = await takeAndAssign(office, flags("龙塘镇", "三桥村", "yes", "no"));
    expect(closed).toEqual([]);
    expect((await talkWith(office, "吴一", 1)).because).toEqual(["key"]);
  });

  test("rule 15: a village that is key again finds its tier 1 as it was", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await log(office, { id }, "--date", "2026-10-05");
    await takeAndAssign(office, flags("龙塘镇", "三桥村", "no"));
    office.today = "2026-11-04";
    const { reopened } = await takeAndAssign(office, flags("龙塘镇", "三桥村", "yes"));
    expect(reopened).toMatchObject([{ id, status: "done", completedOn: "2026-10-05" }]);
  });

  describe("a 100 % made by reclassifying can be seen", () => {
    async function reclassified() {
      const office = await staffedOffice();
      await log(office, await talkWith(office, "吴一", 1));
      await takeAndAssign(office, flags("龙塘镇", "龙富村", "no"));
      return office;
    }

    test("rule 15: the report counts the closed talks by reason", async () => {
      const office = await reclassified();
      const { tiers, closed } = await office.ok("report", "--tier", "1");
      expect(tiers[0]).toMatchObject({ tier: 1, required: 1, done: 1, coverage: 1 });
      expect(closed["not-flagged"]).toBe(2);
    });

    test.each(["table", "md", "csv"])("rule 15: and shows it as %s", async (format) => {
      const office = await reclassified();
      const shown = await text(office, "report", "--tier", "1", "-f", format);
      expect(shown).toContain("100.0%");
      expect(shown).toMatch(/closed.*\b2\b/i);
    });
  });
});

describe("rule 25: a merged or abolished village", () => {
  const ENDS = "township,village,to\n龙塘镇,三桥村,2026-11-10\n";

  test("rule 25: on its last day its talks are still owed", async () => {
    const office = await staffedOffice();
    office.today = "2026-11-10";
    const { closed, required } = await takeAndAssign(office, ENDS);
    expect(closed).toEqual([]);
    expect(required).toBe(13);
  });

  test("rule 25: after its last day nothing is owed there", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴二", 3));
    await takeAndAssign(office, ENDS);
    office.today = "2026-11-11";
    const { closed, required } = await office.ok("assign");
    expect(closed).toHaveLength(4);
    for (const talk of closed) expect(talk.closedBecause).toBe("village-ended");
    expect(required).toBe(9);
    const report = await office.ok("report", "--by", "village");
    expect(report.closed["village-ended"]).toBe(4);
    expect(report.villages[0]).toMatchObject({ village: "三桥村", required: 0, coverage: null });
    expect(await talkWith(office, "吴二", 3)).toMatchObject({ completedOn: "2026-11-01" });
  });

  test("rule 25: the merged village's cadres are owed their talks where they are now", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 3);
    await log(office, { id });
    office.today = "2026-11-11";
    const { closed } = await takeAndAssign(
      office,
      ENDS,
      `${CADRES}龙塘镇,龙富村,吴一,member,,A1\n`,
    );
    expect(closed.map(({ person }: { person: { name: string } }) => person.name).sort()).toEqual([
      "吴一",
      "吴一",
      "吴二",
    ]);
    expect(await talkWith(office, "吴一", 3)).toMatchObject({
      id,
      status: "done",
      villages: ["龙富村"],
    });
  });

  test("rule 25: who is also in another village keeps the talk, with that one's deadline", async () => {
    const office = await staffedOffice({ cadres: `${CADRES}龙塘镇,龙富村,吴二,member,,A2\n` });
    await take(office, "township,village,branch_election\n龙塘镇,三桥村,2026-11-20\n");
    await take(office, ENDS);
    const before = await talkWith(office, "吴二", 3);
    expect(before.deadline).toBe("2026-11-19");
    office.today = "2026-11-11";
    await office.ok("assign");
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      ...{ id: before.id, status: "outstanding" },
      ...{ villages: ["龙富村"], deadline: "2026-12-09" },
    });
  });

  test("rule 25: a last day taken back owes the talks again", async () => {
    const office = await staffedOffice();
    await take(office, ENDS);
    office.today = "2026-11-11";
    await office.ok("assign");
    const { reopened } = await takeAndAssign(office, "township,village,to\n龙塘镇,三桥村,\n");
    expect(reopened).toHaveLength(4);
  });
});
