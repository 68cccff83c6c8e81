import { describe, expect, test } from "vitest";
import { CADRES, type Office, staffedOffice } from "../helpers/talks.ts";
import { history, log, take, takeAndAssign, talkWith } from "./steps.ts";

// The cycle's election is on 2026-12-10, so the deadline is 2026-12-09; see test/helpers.

const votes = (branch: string, committee: string, village = "三桥村") =>
  `township,village,branch_election,committee_election\n龙塘镇,${village},${branch},${committee}\n`;

const deadlineOf = async (office: Office, person: string) =>
  (await talkWith(office, person, 3)).deadline;

describe("rule 9: a village's own election", () => {
  test.each([
    ["the earlier of two counts, the branch's", "2026-11-20", "2026-11-25", "2026-11-19"],
    ["the earlier of two counts, the committee's", "2026-11-25", "2026-11-20", "2026-11-19"],
    ["the branch's alone", "2026-11-20", "", "2026-11-19"],
    ["the committee's alone", "", "2026-11-20", "2026-11-19"],
    ["one later than the cycle's", "2026-12-15", "", "2026-12-14"],
    ["none of its own: the cycle's", "", "", "2026-12-09"],
  ])("rule 9: %s", async (_which, branch, committee, deadline) => {
    const office = await staffedOffice();
    await take(office, votes(branch, committee));
    for (const tier of [1, 2, 3]) {
      expect((await talkWith(office, "吴一", tier)).deadline).toBe(deadline);
    }
    expect(await deadlineOf(office, "符一")).toBe("2026-12-09");
  });

  test("rule 9: the deadline is the day before the village's election", async () => {
    const office = await staffedOffice({}, "2026-11-30");
    await take(office, votes("2026-11-20", ""));
    const late = await log(office, await talkWith(office, "吴一", 2), "--date", "2026-11-20");
    expect(late.record.reasons).toEqual(["not-before-election"]);
    const last = await log(office, await talkWith(office, "吴一", 2), "--date", "2026-11-19");
    expect(last.record.completes).toBe(true);
    const elsewhere = await log(office, await talkWith(office, "符一", 2), "--date", "2026-11-20");
    expect(elsewhere.record.completes).toBe(true);
  });

  test("rule 9: a talk is overdue from the day after its own village's deadline", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-11-20", ""));
    office.today = "2026-11-19";
    expect((await office.ok("report")).totals.overdue).toBe(0);
    expect((await talkWith(office, "吴一", 1)).overdue).toBe(false);
    office.today = "2026-11-20";
    expect((await office.ok("report")).totals.overdue).toBe(4);
    expect(await talkWith(office, "吴一", 1)).toMatchObject({ overdue: true });
    expect(await talkWith(office, "符一", 1)).toMatchObject({ overdue: false });
  });

  test("rule 9: a day taken back leaves the village the cycle's", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-11-20", ""));
    await take(office, votes("", ""));
    expect(await deadlineOf(office, "吴一")).toBe("2026-12-09");
  });
});

describe("rule 9: a moved election", () => {
  test("rule 9: moves the deadlines of the villages without a day of their own", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-11-20", ""));
    await office.ok("cycle", "--election", "2026-12-27");
    expect(await deadlineOf(office, "吴一")).toBe("2026-11-19");
    expect(await deadlineOf(office, "符一")).toBe("2026-12-26");
  });

  test("rule 9: judges the records anew, there and back", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "符一", 2);
    await log(office, talk, "--date", "2026-10-20");
    await office.ok("cycle", "--election", "2026-10-20");
    const { talk: open, records } = await office.ok("show", String(talk.id));
    expect(records[0].reasons).toEqual(["not-before-election"]);
    expect(open).toMatchObject({ status: "outstanding", completedOn: null, overdue: true });
    await office.ok("cycle", "--election", "2026-10-21");
    expect(await talkWith(office, "符一", 2)).toMatchObject({
      status: "done",
      completedOn: "2026-10-20",
    });
  });

  test("rule 9: of one village judges its records anew", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴一", 2), "--date", "2026-10-20");
    await log(office, await talkWith(office, "符一", 2), "--date", "2026-10-20");
    await take(office, votes("", "2026-10-20"));
    expect((await talkWith(office, "吴一", 2)).status).toBe("outstanding");
    expect((await talkWith(office, "符一", 2)).status).toBe("done");
    await take(office, votes("", "2026-10-21"));
    expect((await talkWith(office, "吴一", 2)).status).toBe("done");
  });

  test("rule 9: leaves the cycle's old day in the history", async () => {
    const office = await staffedOffice();
    await office.ok("cycle", "--election", "2026-12-27");
    const { events } = await office.ok("history");
    const moved = JSON.stringify(events.find(({ what }: { what: string }) => what === "cycle"));
    expect(moved).toContain("2026-12-10");
    expect(moved).toContain("2026-12-27");
  });

  test("rule 9: leaves a village's old day in the history", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-11-20", ""));
    await take(office, votes("2026-11-28", ""));
    expect(await history(office)).toContain("2026-11-20");
  });
});

describe("rule 9: the election itself changes the roster", () => {
  const ELECTED = `township,village,name,party_post,committee_post,staff_no
龙塘镇,三桥村,吴八,secretary,director,A8
龙塘镇,三桥村,吴一,member,,A1
`;
  const UNFLAGGED = "township,village,key,contradictory\n龙塘镇,三桥村,no,no\n";
  const FLAGGED = "township,village,key,contradictory\n国兴街道,米铺社区,yes,no\n";

  test.each([
    ["on election day", "2026-12-10"],
    ["ten days later", "2026-12-20"],
  ])("rule 9: what it brings neither opens nor closes a talk (%s)", async (_when, today) => {
    const office = await staffedOffice();
    const before = await office.ok("report");
    office.today = today;
    const { added, closed, reopened } = await takeAndAssign(office, ELECTED, UNFLAGGED);
    expect({ added, closed, reopened }).toEqual({ added: [], closed: [], reopened: [] });
    const flagged = await takeAndAssign(office, FLAGGED);
    expect(flagged.added).toEqual([]);
    const after = await office.ok("report");
    expect(after.totals.required).toBe(before.totals.required);
    expect(after.closed).toEqual(before.closed);
  });

  test("rule 9: changes on the deadline itself still open and close", async () => {
    const office = await staffedOffice();
    office.today = "2026-12-09";
    const { added, closed } = await takeAndAssign(office, ELECTED, UNFLAGGED);
    expect(added).toHaveLength(2);
    expect(closed).toHaveLength(3);
  });

  test("rule 9: each village is reckoned on its own deadline", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-11-20", ""));
    office.today = "2026-11-20";
    const own = await takeAndAssign(office, ELECTED);
    expect([...own.added, ...own.closed]).toEqual([]);
    const elsewhere = await takeAndAssign(
      office,
      "township,village,name,party_post,staff_no\n龙塘镇,龙富村,符一,secretary,B1\n",
    );
    expect(elsewhere.closed.map(({ person }: { person: { name: string } }) => person.name)).toEqual(
      ["符二", "符二", "符二"],
    );
  });

  test("rule 9: a change before the deadline counts even when it is assigned later", async () => {
    const office = await staffedOffice();
    office.today = "2026-12-20";
    const without = CADRES.replace(/.*吴二.*\n/, "");
    const { closed } = await takeAndAssign(office, without, ["--effective", "2026-12-05"]);
    expect(closed).toMatchObject([{ person: { name: "吴二" }, closedBecause: "left-post" }]);
  });

  test("rule 9: who left before the election and is elected again owes nothing anew", async () => {
    const office = await staffedOffice();
    office.today = "2026-12-05";
    await takeAndAssign(office, CADRES.replace(/.*吴二.*\n/, ""));
    office.today = "2026-12-12";
    const { added, reopened } = await takeAndAssign(office, CADRES);
    expect([...added, ...reopened]).toEqual([]);
  });

  test("rule 9: a post held on the deadline but entered later is owed its talk", async () => {
    const office = await staffedOffice();
    office.today = "2026-12-12";
    const { added } = await takeAndAssign(
      office,
      `${CADRES.replaceAll("\n", ",\n").replace("staff_no,", "staff_no,from")}龙塘镇,三桥村,吴七,member,,A7,2026-12-09
龙塘镇,三桥村,吴八,member,,A8,2026-12-10
`,
    );
    expect(added).toMatchObject([{ person: { name: "吴七" }, overdue: true }]);
  });

  test("rule 9: a village that votes after the cycle's day is open to changes until then", async () => {
    const office = await staffedOffice();
    await take(office, votes("2026-12-20", ""));
    office.today = "2026-12-15";
    const { added, closed } = await takeAndAssign(office, ELECTED);
    expect(added).toHaveLength(3);
    expect(closed).toHaveLength(3);
  });

  test("rule 9: a post vacated by the election closes no talk", async () => {
    const office = await staffedOffice();
    office.today = "2026-12-10";
    const { closed, required } = await takeAndAssign(
      office,
      "township,village,name,party_post,committee_post\n龙塘镇,龙富村,,secretary,director\n",
    );
    expect(closed).toEqual([]);
    expect(required).toBe(13);
  });
});
