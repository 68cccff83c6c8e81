import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FOUND, LEADERS, type Office, office } from "../helpers/talks.ts";
import { logOn, refused, staffedOffice } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Json = any;

/** Reports of two districts, the second with nothing held. */
async function twoReports(): Promise<{ here: Office; one: Json; other: Json }> {
  const here = await staffedOffice();
  await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
  const one = await here.ok("report");
  const other = structuredClone(one);
  other.cycle.district = "龙华区";
  other.districts[0].district = "龙华区";
  other.asOf = "2026-10-30";
  return { here, one, other };
}

const write = (here: Office, name: string, report: Json) => here.file(name, JSON.stringify(report));

describe("combine", () => {
  test("sums districts, each with its day and head, without a database", async () => {
    const { here, one, other } = await twoReports();
    const files = [write(here, "a.json", one), write(here, "b.json", other)];
    const elsewhere = office();
    const { exit, json, stderr } = await elsewhere.talks("combine", ...files, "--json");
    expect(exit).toBe(0);
    expect(stderr).toMatch(/2026/);
    expect(json.asOf).toEqual(["2026-10-30", "2026-11-01"]);
    expect(json.totals).toMatchObject({
      required: 2 * one.totals.required,
      done: 2,
      outstanding: 2 * one.totals.outstanding,
      coverage: Math.floor((2 / (2 * one.totals.required)) * 10_000) / 10_000,
    });
    expect(json.districts).toMatchObject([
      { district: "琼山区", file: files[0], asOf: "2026-11-01", head: one.head, done: 1 },
      { district: "龙华区", file: files[1], asOf: "2026-10-30", head: one.head, done: 1 },
    ]);
  });

  test("takes reports without names, and shows the worst district first", async () => {
    const { here, other } = await twoReports();
    const one = await here.ok("report", "--counts-only");
    const worse = structuredClone(other);
    for (const row of [worse.totals, ...worse.tiers, ...worse.districts]) {
      Object.assign(row, { outstanding: row.outstanding + row.done, done: 0 });
      row.coverage = row.outstanding === 0 ? null : 0;
    }
    const out = join(here.folder, "all.csv");
    const files = [write(here, "a.json", one), write(here, "b.json", worse)];
    expect((await here.talks("combine", ...files, "-o", out)).exit).toBe(0);
    const rows = readFileSync(out, "utf8").split("\r\n");
    expect(rows[1]).toMatch(/^龙华区,/);
    expect(rows[2]).toMatch(/^琼山区,/);
  });

  test.each([
    ["a filtered report", (r: Json) => (r.filters.township = "龙塘镇")],
    ["a report filtered by a talker, without names", (r: Json) => (r.filters.talker = true)],
    ["another cycle's", (r: Json) => (r.cycle.name = "2021")],
    ["a total that does not add up", (r: Json) => r.totals.done++],
    ["a coverage that does not follow", (r: Json) => (r.totals.coverage = 1)],
    ["tiers that do not add up to the total", (r: Json) => r.tiers.pop()],
    ["a district's row that is not the total", (r: Json) => r.districts[0].required++],
    ["the same district twice", (r: Json) => (r.districts[0].district = "琼山区")],
    ["another document", (r: Json) => delete r.totals],
    ["a negative figure", (r: Json) => (r.totals.partial = -1)],
  ])("refuses %s", async (_what, spoil) => {
    const { here, one, other } = await twoReports();
    spoil(other);
    await refused(here, 3, "combine", write(here, "a.json", one), write(here, "b.json", other));
  });

  test("refuses what is no JSON with 3, and what cannot be read with 7", async () => {
    const { here } = await twoReports();
    await refused(here, 3, "combine", here.file("x.json", "{"));
    await refused(here, 7, "combine", join(here.folder, "nowhere.json"));
  });
});

describe("report --since", () => {
  test("counts what was completed from that day on, in every tally", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
    await logOn(here, "吴一", 2, ...FOUND, "--date", "2026-10-25");
    await logOn(here, "符一", 3, ...FOUND, "--date", "2026-10-26");
    const report = await here.ok("report", "--since", "2026-10-25", "--by", "village");
    const since = (rows: Json[], key: string) =>
      Object.fromEntries(rows.map((row) => [row[key], row.completedSince]));
    expect(report.since).toBe("2026-10-25");
    expect(report.totals.completedSince).toBe(2);
    expect(since(report.tiers, "tier")).toEqual({ 1: 0, 2: 1, 3: 1 });
    expect(since(report.townships, "township")).toEqual({ 龙塘镇: 2, 国兴街道: 0 });
    expect(since(report.villages, "village")).toEqual({ 三桥村: 1, 龙富村: 1, 米铺社区: 0 });
    expect(since(report.districts, "district")).toEqual({ 琼山区: 2 });
    const minister = report.talkers.find((row: Json) => row.seat.post === "organization_minister");
    expect(minister.completedSince).toBe(1);
    const within = await here.ok("report", "--since", "2026-10-25", "--tier", "3");
    expect(within.totals.completedSince).toBe(1);
    expect((await here.ok("report")).totals).not.toHaveProperty("completedSince");
  });

  test("says what was held, closed and newly owed", async () => {
    const here = await staffedOffice({}, "2026-11-01");
    here.today = "2026-11-10";
    const named = "township,village,name,party_post,staff_no\n龙塘镇,龙富村,符九,secretary,B9\n";
    await here.ok("import", here.file("new.csv", named));
    await here.ok("assign");
    const { stdout } = await here.talks("report", "--since", "2026-11-05");
    expect(stdout).toMatch(/Since 5 November: 0 held, 6 closed, 3 newly owed\./);
  });

  test("refuses a day after the one it speaks of", async () => {
    const here = await staffedOffice({ leaders: LEADERS });
    await refused(here, 3, "report", "--since", "2026-11-02");
  });

  test("a report names its filters", async () => {
    const here = await staffedOffice();
    const { filters } = await here.ok("report", "--township", "龙塘", "--talker", "王镇长");
    expect(filters).toMatchObject({
      township: "龙塘镇",
      talker: "王镇长",
      village: null,
      tier: null,
    });
  });
});
