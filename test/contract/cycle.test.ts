import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOUND, office } from "../helpers/talks.ts";
import { behind, bytes, logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Json = any;

describe("init", () => {
  test("prints the cycle and the file", async () => {
    const here = office();
    const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
    const told = await here.ok("init", "--district", "琼山区", "--cycle", "2026换届", ...days);
    expect(told).toEqual({
      cycle: { district: "琼山区", name: "2026换届", start: "2026-09-01", election: "2026-12-10" },
      db: here.db,
    });
  });

  test("starts today when nothing else is said", async () => {
    const here = office("2026-10-05");
    const { cycle } = await here.ok("init", "--district", "琼山区", "--election", "2026-12-10");
    expect(cycle).toMatchObject({ start: "2026-10-05", name: expect.stringMatching(/\S/) });
  });

  test("a second time on one file is refused", async () => {
    const here = await staffedOffice();
    await refused(here, 3, "init", "--district", "龙华区", "--election", "2026-12-20");
  });

  test.each([
    ["an election that is no day", ["--election", "2026-02-30"]],
    ["a month for the election", ["--election", "2026-12"]],
    ["a start that is no day", ["--election", "2026-12-10", "--start", "soon"]],
    ["a start on election day", ["--election", "2026-12-10", "--start", "2026-12-10"]],
    ["a start after it", ["--election", "2026-12-10", "--start", "2026-12-11"]],
    ["an election that is over today, without a start", ["--election", "2026-10-31"]],
    ["a blank district", ["--election", "2026-12-10", "--district", " "]],
    ["a blank cycle", ["--election", "2026-12-10", "--cycle", " "]],
  ])("is refused with %s, and leaves no file", async (_, flags) => {
    const here = office();
    await refused(here, 3, "init", "--district", "琼山区", ...flags);
    expect(readdirSync(here.folder)).toEqual([]);
  });

  test("into a folder that is not there exits with 7", async () => {
    const here = office();
    const argv = ["--district", "琼山区", "--election", "2026-12-10", "--db", "no/such/where.db"];
    await refused(here, 7, "init", ...argv);
    expect(existsSync(`${here.folder}/no`)).toBe(false);
  });
});

describe("cycle", () => {
  test("shows the cycle and changes nothing", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    const { cycle } = await here.ok("report");
    expect(JSON.stringify(await here.ok("cycle"))).toContain(JSON.stringify(cycle));
    const { stdout } = await here.talks("cycle");
    for (const word of ["琼山区", "2026-09-01", "2026-12-10"]) expect(stdout).toContain(word);
    expect(bytes(here)).toEqual(before);
  });

  test("moves the election: deadlines follow, records are judged anew", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
    await here.ok("cycle", "--election", "2026-10-20");
    expect(await talkOf(here, "吴一", 1)).toMatchObject({
      ...{ deadline: "2026-10-19", status: "outstanding", completedOn: null, overdue: true },
    });
    const { id } = await talkOf(here, "吴一", 1);
    expect((await here.ok("show", `${id}`)).records[0].reasons).toEqual(["not-before-election"]);
    await here.ok("cycle", "--election", "2026-10-21");
    expect(await talkOf(here, "吴一", 1)).toMatchObject({ status: "done", overdue: false });
    expect((await here.ok("report")).cycle.election).toBe("2026-10-21");
  });

  test("moves the start: records are judged anew", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
    await here.ok("cycle", "--start", "2026-10-21");
    expect((await talkOf(here, "吴一", 1)).status).toBe("outstanding");
    await here.ok("cycle", "--start", "2026-10-20");
    expect((await talkOf(here, "吴一", 1)).status).toBe("done");
  });

  test("moves no village that has election days of its own", async () => {
    const here = await staffedOffice({
      villages: "township,village,branch_election\n龙塘镇,三桥村,2026-11-20\n",
    });
    await here.ok("cycle", "--election", "2026-12-20");
    expect((await talkOf(here, "吴二", 3)).deadline).toBe("2026-11-19");
    expect((await talkOf(here, "符二", 3)).deadline).toBe("2026-12-19");
    await take(here, "township,village,branch_election\n龙塘镇,三桥村,\n");
    expect((await talkOf(here, "吴二", 3)).deadline).toBe("2026-12-19");
  });

  test("keeps the old days in the history", async () => {
    const here = await staffedOffice();
    await here.ok("cycle", "--election", "2026-12-20", "--start", "2026-09-15");
    const { events } = await here.ok("history");
    const [moved] = events.filter((event: { what: string }) => event.what === "cycle");
    const text = JSON.stringify(moved);
    for (const day of ["2026-12-10", "2026-09-01", "2026-12-20"]) expect(text).toContain(day);
  });

  // Domain, rule 9: "A moved election moves the deadline, judges anew, and the old date stays in
  // the history." A village's own date that an import moves leaves no trace.
  test("keeps a village's old day in the history, too", async () => {
    const here = await staffedOffice({
      villages: "township,village,branch_election\n龙塘镇,三桥村,2026-11-20\n",
    });
    await take(here, "township,village,branch_election\n龙塘镇,三桥村,2026-11-25\n");
    const { id } = await talkOf(here, "吴二", 3);
    const told = JSON.stringify([await here.ok("history"), await here.ok("show", `${id}`)]);
    expect(told).toMatch(/2026-11-20|2026-11-19/);
  });

  test("moved to where it is writes no event", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    await here.ok("cycle", "--election", "2026-12-10", "--start", "2026-09-01");
    expect(bytes(here)).toEqual(before);
  });

  test.each([
    ["an election that is no day", ["--election", "2026-13-01"]],
    ["an election on the start", ["--election", "2026-09-01"]],
    ["a start after the election", ["--start", "2027-01-01"]],
    ["a blank day", ["--start", ""]],
  ])("refuses %s", async (_, flags) => {
    await refused(await staffedOffice(), 3, "cycle", ...flags);
  });
});

test("a village's election that an import moves is judged anew", async () => {
  const here = await staffedOffice();
  await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
  await take(here, "township,village,committee_election\n龙塘镇,三桥村,2026-10-20\n");
  expect(await talkOf(here, "吴二", 3)).toMatchObject({
    ...{ status: "outstanding", deadline: "2026-10-19" },
  });
});

describe("days off and worked", () => {
  test("are kept with the cycle, shown, and let go again", async () => {
    const here = await staffedOffice();
    const kept = await here.ok(
      ...["cycle", "--off", "2026-11-10..2026-11-12", "--off", "2026-11-20", "--on", "2026-11-14"],
    );
    const off = ["2026-11-10", "2026-11-11", "2026-11-12", "2026-11-20"];
    expect(kept).toMatchObject({ off, on: ["2026-11-14"] });
    const { stdout } = await here.talks("cycle");
    expect(stdout).toContain("2026-11-10 to 2026-11-12 and 2026-11-20");
    const again = bytes(here);
    await here.ok("cycle", "--off", "2026-11-11", "--on", "2026-11-14");
    expect(bytes(here)).toEqual(again);
    const { events } = await here.ok("history", "--limit", "1");
    expect(events[0]).toMatchObject({ what: "cycle", detail: { off, worked: ["2026-11-14"] } });
    await here.ok("cycle", "--no-off", "2026-11-11..2026-11-30", "--no-on", "2026-11-14");
    expect(await here.ok("cycle")).toMatchObject({ off: ["2026-11-10"], on: [] });
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("are under seal", async () => {
    const here = await staffedOffice();
    await here.ok("cycle", "--off", "2026-11-10..2026-11-12");
    behind(here, "UPDATE cycle_day SET day = '2026-11-13' WHERE day = '2026-11-10'");
    expect((await here.talks("doctor")).exit).toBe(6);
  });

  test.each([["2026-11-12..2026-11-10"], ["2026-11"], ["2026-11-10..2028-11-10"], [""]])(
    "are refused as %s",
    async (days) => {
      await refused(await staffedOffice(), 3, "cycle", "--off", days);
      await refused(await staffedOffice(), 3, "cycle", "--no-off", days);
    },
  );
});

describe("a rehearsal", () => {
  test("says who would become overdue and no longer finish, and each number, and changes nothing", async () => {
    const here = await staffedOffice(undefined, "2026-11-23");
    for (const name of ["吴一", "吴二"])
      await logOn(here, name, 3, ...FOUND, "--date", "2026-11-20");
    const before = bytes(here);
    const { cycle, dryRun, whatIf } = await here.ok(
      "cycle",
      "--election",
      "2026-11-25",
      "--dry-run",
    );
    expect(bytes(here)).toEqual(before);
    expect([cycle.election, dryRun]).toEqual(["2026-11-25", true]);
    expect(whatIf.overdue).toEqual([]);
    const of = (name: string) => whatIf.seats.find(({ talker }: Json) => talker === name);
    // 王镇长 still owes two talks: 0.15 a day is enough up to 9 December, and not for two days.
    expect(of("王镇长")).toMatchObject({
      before: { needed: 1, finishes: true },
      after: { needed: 1, finishes: false },
    });
    expect(of("林部长")).toMatchObject({ before: { needed: 1 }, after: { needed: 2 } });
    expect(whatIf.noLongerFinish).toMatchObject([{ talker: "王镇长" }]);
    const { stdout } = await here.talks("cycle", "--election", "2026-11-25", "--dry-run");
    expect(stdout).toContain("Dry run: nothing was changed.");
    expect(stdout).toContain("1 talker who finishes in time at their own pace no longer would.");
    expect(stdout).toMatch(/琼山区 org. minister +林部长 +1 +2/);
  });

  test("names the talks that would be overdue", async () => {
    const here = await staffedOffice(undefined, "2026-11-23");
    const { whatIf } = await here.ok("cycle", "--election", "2026-11-20", "--dry-run");
    const { total } = await here.ok("list");
    expect(whatIf.overdue).toHaveLength(total);
    expect(whatIf.overdue[0]).toMatchObject({ overdue: true, deadline: "2026-11-19" });
    expect((await here.ok("list", "--status", "overdue")).total).toBe(0);
  });

  test("tells of days off as well", async () => {
    const here = await staffedOffice(undefined, "2026-12-07");
    const { whatIf, off } = await here.ok("cycle", "--off", "2026-12-08..2026-12-09", "--dry-run");
    const minister = whatIf.seats.find(({ talker }: Json) => talker === "林部长");
    expect(minister).toMatchObject({ before: { needed: 2 }, after: { needed: 4 } });
    expect(off).toHaveLength(2);
    expect((await here.ok("cycle")).off).toEqual([]);
  });
});
