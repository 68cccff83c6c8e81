import { describe, expect, test } from "vitest";
import { CADRES, FOUND, LEADERS, type Office, office } from "../helpers/talks.ts";
import { logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: rows of a printed document
type Row = any;

/**
 * On 2026-11-01, of 13 talks: 龙富村, with six, has its deadline on 2026-10-20, the others on
 * 2026-12-09. 吴一 is done in all tiers (10-18, 10-31, 10-17), 蒙一 in tier 3 today; 蒙二 is waived;
 * 符一 in tier 3 is partial (10-10); 蒙一 in tier 2 was called (10-25); one record is void.
 */
async function halfway(): Promise<Office> {
  const here = await staffedOffice({
    villages:
      "township,village,key,contradictory,branch_election\n龙塘镇,三桥村,yes,,\n龙塘镇,龙富村,,yes,2026-10-21\n国兴街道,米铺社区,,,\n",
  });
  const found = { mind: "安心", ability: "较强", politics: "坚定", standing: "好" };
  here.stdin = JSON.stringify([
    { tier: 1, person: "吴一", date: "2026-10-18", ...found },
    { tier: 2, person: "吴一", date: "2026-10-31", ...found },
    { tier: 3, person: "吴一", date: "2026-10-17", ...found },
    { tier: 3, person: "蒙一", ...found },
    { tier: 3, person: "符一", date: "2026-10-10" },
    { tier: 2, person: "蒙一", date: "2026-10-25", mode: "phone", ...found },
    { tier: 1, person: "符二", mode: "phone", ...found },
  ]);
  const { records } = await here.ok("log", "--from", "-");
  await here.ok("void", `${records[6].id}`, "--reason", "录错");
  const { id } = await talkOf(here, "蒙二", 3);
  await here.ok("waive", `${id}`, "--reason", "住院", "--approver", "陈");
  return here;
}

const tally = (...figures: [number, number, number, number, number, number, number | null]) => {
  const [required, done, waived, outstanding, partial, overdue, coverage] = figures;
  return { required, done, waived, outstanding, partial, overdue, coverage };
};

test("has every figure in every key that is promised", async () => {
  const report = await (await halfway()).ok("report", "--by", "village");
  expect(report).toMatchObject({
    cycle: { district: "琼山区", name: expect.any(String), start: "2026-09-01" },
    asOf: "2026-11-01",
    daysLeft: 39,
    totals: tally(13, 4, 1, 8, 1, 6, 0.3333),
    attempts: 2,
    tiers: [
      { tier: 1, ...tally(3, 1, 0, 2, 0, 2, 0.3333) },
      { tier: 2, ...tally(4, 1, 0, 3, 0, 2, 0.25) },
      { tier: 3, ...tally(6, 2, 1, 3, 1, 2, 0.4) },
    ],
    districts: [{ district: "琼山区", ...tally(13, 4, 1, 8, 1, 6, 0.3333) }],
    outstandingTotal: 8,
  });
  const place = { district: "琼山区", township: "龙塘镇" };
  expect(report.townships).toHaveLength(2);
  expect(report.townships).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...place, ...tally(10, 3, 0, 7, 1, 6, 0.3) }),
      expect.objectContaining({
        ...{ district: "琼山区", township: "国兴街道" },
        ...tally(3, 1, 1, 1, 0, 0, 0.5),
      }),
    ]),
  );
  expect(report.villages).toHaveLength(3);
  expect(report.villages).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...place, village: "三桥村", ...tally(4, 3, 0, 1, 0, 0, 0.75) }),
      expect.objectContaining({ ...place, village: "龙富村", ...tally(6, 0, 0, 6, 1, 6, 0) }),
      expect.objectContaining({ village: "米铺社区", ...tally(3, 1, 1, 1, 0, 0, 0.5) }),
    ]),
  );
});

test("has a row for every seat, with its holder and the pace it needs", async () => {
  const { talkers } = await (await halfway()).ok("report");
  const by = (name: string) => talkers.find((row: Row) => row.talker === name);
  expect(talkers).toHaveLength(4);
  expect(by("林部长")).toMatchObject({
    seat: { post: "organization_minister", district: "琼山区", township: null },
    ...tally(4, 1, 0, 3, 0, 2, 0.25),
  });
  expect(by("王镇长")).toMatchObject({
    seat: { post: "township_secretary", district: "琼山区", township: "龙塘镇" },
    ...tally(4, 1, 0, 3, 1, 2, 0.25),
  });
  expect(by("李街长")).toMatchObject(tally(2, 1, 1, 0, 0, 0, 1));
  // Three to hold up to 2026-12-09, the overdue ones included: 39 days.
  expect(by("林部长").neededPerDay).toBeCloseTo(3 / 39, 10);
  expect(by("王镇长").neededPerDay).toBeCloseTo(3 / 39, 10);
});

describe("pace", () => {
  test("is that of the fourteen days before asOf", async () => {
    const { pace } = await (await halfway()).ok("report");
    expect(pace.perDay).toBeCloseTo(2 / 14, 10); // 10-18 and 10-31; neither 10-17 nor today
    expect(pace.neededPerDay).toBeCloseTo(8 / 39, 10);
    expect(pace.finish).toBe("2026-12-26"); // 8 at 1/7 a day: the 56th day, today being the first
    expect(pace.makesIt).toBe(false);
  });

  test("needed is the largest over the deadlines ahead", async () => {
    const { pace } = await (await halfway()).ok("report", "--as-of", "2026-10-15");
    // By 10-20 six in 6 days, by 12-09 twelve (蒙二 is waived now) in 56.
    expect(pace.neededPerDay).toBe(1);
    expect(pace).toMatchObject({ perDay: 0, finish: null, makesIt: false });
  });

  test("needed is null when no deadline is left", async () => {
    const here = await staffedOffice();
    here.today = "2026-12-10";
    const { pace, totals, daysLeft } = await here.ok("report");
    expect(pace).toMatchObject({ neededPerDay: null, finish: null, makesIt: false });
    expect({ overdue: totals.overdue, daysLeft }).toEqual({ overdue: 13, daysLeft: 0 });
  });

  test("makes it where it is at least what is needed", async () => {
    const here = await staffedOffice();
    for (const [name, tier] of [
      ["吴一", 1],
      ["吴一", 2],
      ["吴一", 3],
      ["吴二", 3],
    ] as const) {
      await logOn(here, name, tier, ...FOUND, "--date", "2026-10-31");
    }
    // 4/14 a day; 9 to hold in 39 days, then in 31, then in 32.
    expect((await here.ok("report")).pace).toMatchObject({ finish: "2026-12-02", makesIt: true });
    here.today = "2026-11-09";
    expect((await here.ok("report")).pace.makesIt).toBe(false); // 9/31 > 4/14
    here.today = "2026-11-08";
    expect((await here.ok("report")).pace.makesIt).toBe(true); // 9/32 < 4/14
  });

  test("has no finish, and makes it, when nothing is outstanding", async () => {
    const here = await halfway();
    const { pace, totals } = await here.ok("report", "--talker", "李街长");
    expect(totals.outstanding).toBe(0);
    expect(pace).toMatchObject({ finish: null, makesIt: true });
  });

  test("counts no talk that was closed since", async () => {
    const here = await halfway();
    await take(here, "township,village,name,party_post,staff_no\n龙塘镇,三桥村,吴二,member,A2\n");
    await here.ok("assign");
    expect((await here.ok("report")).pace.perDay).toBe(0);
  });
});

test("has null for what nothing required cannot have", async () => {
  const here = office();
  await here.ok("init", "--district", "琼山区", "--election", "2026-12-10");
  const report = await here.ok("report");
  expect(report).toMatchObject({
    totals: tally(0, 0, 0, 0, 0, 0, null),
    tiers: [{ tier: 1 }, { tier: 2 }, { tier: 3 }],
    districts: [{ district: "琼山区", required: 0, coverage: null }],
    pace: { perDay: 0, neededPerDay: null, finish: null, makesIt: null },
    ...{ outstanding: [], outstandingTotal: 0, attempts: 0, townships: [] },
  });
});

describe("coverage", () => {
  test("is null when all that is required is waived", async () => {
    const here = await halfway();
    const { id } = await talkOf(here, "蒙一", 3);
    const { records } = await here.ok("show", `${id}`);
    await here.ok("void", `${records[0].id}`, "--reason", "录错");
    await here.ok("waive", `${id}`, "--reason", "病", "--approver", "陈");
    const { totals } = await here.ok("report", "--tier", "3", "--village", "米铺社区");
    expect(totals).toMatchObject(tally(2, 0, 2, 0, 0, 0, null));
  });

  test("is cut, not rounded, to four decimals", async () => {
    const here = await staffedOffice();
    for (const tier of [1, 2, 3]) await logOn(here, "吴一", tier, ...FOUND);
    expect((await here.ok("report")).totals.coverage).toBe(0.2307); // 3/13 = 0.23077
  });
});

describe("--as-of", () => {
  test("counts records, completions, partial, attempts and overdue by that day", async () => {
    const here = await halfway();
    const { totals, attempts, asOf, daysLeft } = await here.ok("report", "--as-of", "2026-10-20");
    expect(totals).toMatchObject(tally(13, 2, 1, 10, 1, 0, 0.1666));
    expect({ attempts, asOf, daysLeft }).toEqual({ attempts: 1, asOf: "2026-10-20", daysLeft: 51 });
    const day = async (asOf: string) => (await here.ok("report", "--as-of", asOf)).totals;
    expect(await day("2026-10-21")).toMatchObject({ overdue: 6, done: 2 });
    expect(await day("2026-10-16")).toMatchObject({ done: 0, partial: 1, overdue: 0 });
    expect(await day("2026-10-09")).toMatchObject({ done: 0, partial: 0 });
  });

  test("may be a day to come, when more is overdue", async () => {
    const here = await halfway();
    const { totals, daysLeft } = await here.ok("report", "--as-of", "2026-12-10");
    expect({ overdue: totals.overdue, daysLeft }).toEqual({ overdue: 8, daysLeft: 0 });
  });

  test("shows the outstanding talks as they were", async () => {
    const here = await halfway();
    const { outstanding } = await here.ok("report", "--as-of", "2026-10-20");
    const one = outstanding.find((t: Row) => t.person.name === "吴一" && t.tier === 2);
    expect(one).toMatchObject({ status: "outstanding", completedOn: null, overdue: false });
  });

  test("takes waivers, closings and holders as they are now", async () => {
    const here = await halfway();
    await take(here, "post,name\norganization_minister,周部长\n");
    const cleared = "township,village,contradictory\n龙塘镇,龙富村,no\n";
    await take(here, cleared, "--effective", "2026-10-20");
    await here.ok("assign");
    const { totals, closed, talkers } = await here.ok("report", "--as-of", "2026-09-10");
    expect(totals).toMatchObject({ required: 11, waived: 1 });
    expect(closed["not-flagged"]).toBe(2);
    expect(talkers.map((row: Row) => row.talker)).toContain("周部长");
  });
});

describe("filters", () => {
  const cases: [string, string[], ReturnType<typeof tally>][] = [
    ["--tier", ["--tier", "2"], tally(4, 1, 0, 3, 0, 2, 0.25)],
    ["--district", ["--district", "琼山区"], tally(13, 4, 1, 8, 1, 6, 0.3333)],
    ["--township", ["--township", "国兴街道"], tally(3, 1, 1, 1, 0, 0, 0.5)],
    ["--village", ["--village", "龙富村"], tally(6, 0, 0, 6, 1, 6, 0)],
    ["--talker", ["--talker", "王镇长"], tally(4, 1, 0, 3, 1, 2, 0.25)],
    ["two of them", ["--tier", "3", "--village", "龙富村"], tally(2, 0, 0, 2, 1, 2, 0)],
  ];
  test.each(cases)("%s acts on every figure", async (_, flags, expected) => {
    const here = await halfway();
    const report = await here.ok("report", "--by", "village", ...flags);
    expect(report.totals).toMatchObject(expected);
    expect(report.outstandingTotal).toBe(expected.outstanding);
    expect(report.outstanding).toHaveLength(expected.outstanding);
    const rows: Record<string, number> = { tiers: 3, districts: 1, townships: 2, villages: 3 };
    for (const [section, count] of Object.entries({ ...rows, talkers: 4 })) {
      expect(report[section]).toHaveLength(count);
      for (const key of ["required", "done", "waived", "outstanding", "partial", "overdue"]) {
        const sum = report[section].reduce((total: number, row: Row) => total + row[key], 0);
        expect(sum, `${section} ${key}`).toBe(expected[key as keyof typeof expected]);
      }
    }
  });

  test("act on attempts, closings and the pace", async () => {
    const here = await halfway();
    const cleared = "township,village,contradictory\n龙塘镇,龙富村,no\n";
    await take(here, cleared, "--effective", "2026-10-20");
    await here.ok("assign");
    const figures = async (...flags: string[]) => {
      const { attempts, closed, pace } = await here.ok("report", ...flags);
      return { attempts, closed: closed["not-flagged"] ?? 0, perDay: Math.round(pace.perDay * 14) };
    };
    expect(await figures()).toEqual({ attempts: 2, closed: 2, perDay: 2 });
    expect(await figures("--tier", "1")).toEqual({ attempts: 0, closed: 2, perDay: 1 });
    expect(await figures("--village", "龙富村")).toEqual({ attempts: 1, closed: 2, perDay: 0 });
    expect(await figures("--township", "国兴街道")).toEqual({ attempts: 1, closed: 0, perDay: 0 });
  });

  test("that name nothing are refused", async () => {
    const here = await staffedOffice();
    for (const flag of ["--district", "--township", "--village", "--talker"]) {
      await refused(here, 3, "report", flag, "无此名");
      await refused(here, 3, "list", flag, "无此名");
    }
    await refused(here, 3, "report", "--tier", "first");
  });
});

test("has a row for every place and seat, owing or not", async () => {
  const here = await staffedOffice({
    villages: "township,village\n龙塘镇,空村\n云龙镇,远村\n",
    leaders: `${LEADERS}township_secretary,赵,大坡镇,S9\n`,
  });
  const report = await here.ok("report", "--by", "village");
  const empty = { required: 0, done: 0, waived: 0, outstanding: 0, coverage: null };
  const of = (rows: Row[], key: string, name: string) => rows.find((row) => row[key] === name);
  expect(of(report.villages, "village", "空村")).toMatchObject(empty);
  expect(of(report.villages, "village", "远村")).toMatchObject(empty);
  expect(of(report.townships, "township", "云龙镇")).toMatchObject(empty);
  expect(of(report.townships, "township", "大坡镇")).toMatchObject(empty);
  const seats = report.talkers.map((row: Row) => row.seat.township);
  expect(seats.filter(Boolean).sort()).toEqual(["龙塘镇", "国兴街道", "云龙镇", "大坡镇"].sort());
  expect(of(report.talkers, "talker", "赵")).toMatchObject({ ...empty, neededPerDay: null });
});

describe("outstanding", () => {
  test("stands by deadline, tier and township, and is not cut without --limit", async () => {
    const { outstanding, outstandingTotal } = await (await halfway()).ok("report");
    expect(outstanding).toHaveLength(outstandingTotal);
    const keys = outstanding.map((t: Row) => `${t.deadline} ${t.tier}`);
    expect(keys).toEqual([...keys].sort());
    expect(keys[0]).toBe("2026-10-20 1");
    expect(outstanding.every((t: Row) => ["outstanding", "partial"].includes(t.status))).toBe(true);
    expect(outstanding.filter((t: Row) => t.overdue)).toHaveLength(6);
  });

  test("is cut by --limit, its total is not", async () => {
    const here = await halfway();
    const whole = await here.ok("report");
    const { outstanding, outstandingTotal } = await here.ok("report", "--limit", "2");
    expect(outstanding).toEqual(whole.outstanding.slice(0, 2));
    expect(outstandingTotal).toBe(8);
    for (const limit of ["-1", "1.5", "many", ""]) {
      await refused(here, 3, "report", "--limit", limit);
    }
  });
});

describe("--check", () => {
  test("exits with 4 while a required talk is outstanding, and still prints", async () => {
    const here = await halfway();
    const { exit, json, stderr } = await here.talks("report", "--check", "--json");
    expect(exit).toBe(4);
    expect(json.totals.outstanding).toBe(8);
    expect(stderr).toMatch(/8/);
    expect((await here.talks("report")).exit).toBe(0);
  });

  test("exits with 0 when under the filters all is done or waived", async () => {
    const here = await halfway();
    expect((await here.talks("report", "--check", "--talker", "李街长")).exit).toBe(0);
    expect((await here.talks("report", "--check", "--talker", "王镇长")).exit).toBe(4);
  });

  test("exits with 4 when nothing is required at all under the filters", async () => {
    const here = await halfway();
    const { exit } = await here.talks("report", "--check", "--tier", "1", "--village", "米铺社区");
    expect(exit).toBe(4);
    const empty = office();
    await empty.ok("init", "--district", "琼山区", "--election", "2026-12-10");
    expect((await empty.talks("report", "--check")).exit).toBe(4);
  });

  test("exits with 4 while assign has changes pending, and says so on stderr", async () => {
    const here = await halfway();
    const settled = ["report", "--check", "--talker", "李街长"];
    await take(here, "township,village,key\n国兴街道,米铺社区,yes\n");
    const pending = await here.talks(...settled);
    expect(pending.exit).toBe(4);
    expect(pending.stderr).toContain("assign");
    await here.ok("assign");
    expect((await here.talks(...settled)).exit).toBe(0);
  });

  test("exits with 4 for a talk to be closed, or to rest on another post", async () => {
    const here = await halfway();
    const settled = ["report", "--check", "--talker", "李街长"];
    await take(here, "township,village,key\n龙塘镇,三桥村,no\n");
    expect((await here.talks(...settled)).exit).toBe(4);
    await here.ok("assign");
    await here.ok("import", here.file("c.csv", CADRES.replace("member,,A2", "member,member,A2")));
    const { exit } = await here.talks(...settled);
    await here.ok("assign");
    expect([exit, (await here.talks(...settled)).exit]).toEqual([4, 0]);
  });
});

test.each(["tier", "district", "township", "village", "talker"])("--by %s is taken", async (by) => {
  const here = await halfway();
  expect((await here.talks("report", "--by", by)).exit).toBe(0);
  expect((await here.ok("report", "--by", by)).totals.required).toBe(13);
});

test("wrong values are refused", async () => {
  const here = await staffedOffice();
  await refused(here, 3, "report", "--by", "person");
  await refused(here, 3, "report", "--as-of", "2026-02-30");
  await refused(here, 3, "report", "--as-of", "today");
  await refused(here, 3, "report", "-f", "xml");
});
