import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CADRES, FOUND, type Office, staffedOffice, VILLAGES } from "../helpers/talks.ts";
import { log, take, takeAndAssign, talksWith, talkWith } from "./steps.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Row = any;

/** A dash that stands alone in its cell; bars are left out of the line beforehand. */
const DASH = /(^|[\s|,])[-–—]([\s|,]|$)/;

const lineWith = (shown: string, word: string) =>
  shown.split(/\r?\n/).find((line) => line.includes(word)) ?? "";

/** 13 talks: 2 done, 1 waived, 1 partial; then one of the done ones and two others closed. */
async function busyOffice(): Promise<Office> {
  const office = await staffedOffice();
  await log(office, await talkWith(office, "吴一", 1));
  await log(office, await talkWith(office, "吴二", 3));
  await log(office, await talkWith(office, "吴一", 2), "--mode", "phone");
  const partial = await talkWith(office, "符一", 1);
  await office.ok("log", String(partial.id), "--mind", "稳");
  const waived = await talkWith(office, "符二", 2);
  await office.ok("waive", String(waived.id), "--reason", "住院", "--approver", "陈主任");
  await take(office, "township,village,branch_election\n龙塘镇,龙富村,2026-11-10\n");
  const left = CADRES.replace(/.*吴二.*\n/, "").replace("蒙一,secretary,director", "蒙一,,member");
  await takeAndAssign(office, left);
  office.today = "2026-11-10";
  return office;
}

describe("rule 11: nothing required is not 100 %", () => {
  /** 空村 has no cadres; nor has 空镇. */
  const emptied = () =>
    staffedOffice({ villages: `${VILLAGES}龙塘镇,空村,yes,no\n空镇,空镇村,yes,no\n` });

  test("rule 11: no talk owed has no coverage", async () => {
    const office = await emptied();
    const report = await office.ok("report", "--by", "village");
    const empty = { required: 0, done: 0, outstanding: 0, coverage: null };
    const isEmpty = ({ village, township, seat }: Row) =>
      village === "空村" || (village ?? township ?? seat.township)?.startsWith("空镇");
    for (const rows of [report.villages, report.townships, report.talkers]) {
      const found = rows.filter(isEmpty);
      expect(found.length).toBeGreaterThan(0);
      for (const row of found) expect(row).toMatchObject(empty);
    }
  });

  test.each([
    ["a village", "village", "空村"],
    ["a township", "township", "空镇"],
    ["a seat", "talker", "空镇"],
  ])("rule 11: %s prints a dash, never a percentage", async (_what, by, name) => {
    const office = await emptied();
    for (const format of ["table", "md", "csv"]) {
      const { stdout } = await office.talks("report", "--by", by, "-f", format);
      const line = lineWith(stdout, name).replace(/[-░█#]{3,}/g, "");
      expect(line).toMatch(DASH);
      expect(line).not.toContain("%");
    }
  });

  test("rule 11: a tier without any talk is not 100 % either", async () => {
    const office = await staffedOffice({ villages: VILLAGES.replaceAll("yes", "no") });
    const { tiers } = await office.ok("report");
    expect(tiers[0]).toMatchObject({ tier: 1, required: 0, coverage: null });
  });

  test("rule 11: everything waived is not 100 %", async () => {
    const office = await staffedOffice();
    for (const { id } of await talksWith(office, "蒙一")) {
      await office.ok("waive", String(id), "--reason", "住院", "--approver", "陈主任");
    }
    const { totals } = await office.ok("report", "--tier", "2", "--village", "米铺社区");
    expect(totals).toMatchObject({ required: 1, waived: 1, outstanding: 0, coverage: null });
  });

  test("rule 11: percentages round down", async () => {
    const office = await staffedOffice();
    for (const person of ["吴一", "符一"]) await log(office, await talkWith(office, person, 1));
    const { tiers } = await office.ok("report", "--tier", "1");
    expect(tiers[0].coverage).toBe(0.6666);
    const { stdout } = await office.talks("report", "--tier", "1");
    expect(stdout).toContain("66.6");
    expect(stdout).not.toContain("66.7");
  });

  test("rule 11: 99.96 % is never shown as 100 %", async () => {
    const members = Array.from({ length: 2500 }, (_, i) => `龙塘镇,三桥村,委员${i},member,M${i}\n`);
    const office = await staffedOffice({
      cadres: `township,village,name,party_post,staff_no\n${members.join("")}`,
    });
    const { talks } = await office.ok("list");
    const found = { mind: "稳", ability: "强", politics: "好", standing: "好" };
    const entries = talks.slice(1).map(({ id }: { id: number }) => ({ talk: id, ...found }));
    await office.ok("log", "--from", office.file("talks.json", JSON.stringify(entries)));
    const { totals } = await office.ok("report");
    expect(totals).toMatchObject({ required: 2500, done: 2499, coverage: 0.9996 });
    for (const format of ["table", "md", "csv"]) {
      const { stdout } = await office.talks("report", "-f", format);
      expect(stdout).toMatch(/99\.9(6)?\s?%/);
      expect(stdout).not.toMatch(/100(\.0)?\s?%/);
    }
  });
});

describe("how a figure adds up", () => {
  test("required = done + waived + outstanding, in every row", async () => {
    const office = await busyOffice();
    const report = await office.ok("report", "--by", "village");
    const { totals, tiers, districts, townships, villages, talkers } = report;
    for (const row of [totals, tiers, districts, townships, villages, talkers].flat()) {
      expect(row.required).toBe(row.done + row.waived + row.outstanding);
      expect(row.partial).toBeLessThanOrEqual(row.outstanding);
      expect(row.overdue).toBeLessThanOrEqual(row.outstanding);
      const expected = row.required - row.waived;
      const cut = Math.floor((row.done / expected) * 10_000) / 10_000;
      expect(row.coverage).toBe(expected === 0 ? null : cut);
    }
  });

  test("partial and overdue are parts of outstanding, closed talks are beside the figures", async () => {
    const office = await busyOffice();
    const report = await office.ok("report");
    // Closed: 吴二's held talk, and the minister's with 蒙一, now a member. Overdue: 龙富村's six
    // talks but for the waived one, since its deadline was yesterday.
    expect(report.totals).toMatchObject({
      required: 11,
      done: 1,
      waived: 1,
      outstanding: 9,
      partial: 1,
      overdue: 5,
      coverage: 0.1,
    });
    expect(report.closed["left-post"]).toBe(2);
    expect(report.attempts).toBe(2);
  });

  test("the rows add up to the total where nobody is in two places", async () => {
    const office = await busyOffice();
    const report = await office.ok("report", "--by", "village");
    for (const rows of ["tiers", "districts", "townships", "villages", "talkers"]) {
      for (const figure of ["required", "done", "waived", "outstanding", "partial", "overdue"]) {
        const sum = report[rows].reduce((total: number, row: Row) => total + row[figure], 0);
        expect([rows, figure, sum]).toEqual([rows, figure, report.totals[figure]]);
      }
    }
  });

  test("lists have as many talks as the figures say", async () => {
    const office = await busyOffice();
    const { totals, closed, outstanding, outstandingTotal } = await office.ok("report");
    const count = async (status: string) => (await office.ok("list", "--status", status)).total;
    for (const status of ["done", "waived", "outstanding", "partial", "overdue"]) {
      expect([status, await count(status)]).toEqual([status, totals[status]]);
    }
    const all = Object.values(closed as Record<string, number>).reduce((a, b) => a + b, 0);
    expect(await count("closed")).toBe(all);
    expect(await count("all")).toBe(totals.required + all);
    expect(outstandingTotal).toBe(totals.outstanding);
    expect(outstanding).toHaveLength(totals.outstanding);
  });

  test.each(["table", "md", "csv"])("%s shows the same figures as JSON", async (format) => {
    const office = await busyOffice();
    const { totals, tiers } = await office.ok("report");
    const { stdout } = await office.talks("report", "--by", "tier", "-f", format);
    const wanted = ({ required, done, waived, outstanding }: Row) =>
      [required, done, waived, outstanding].map(String);
    // Only rows of figures have as many numbers in one line; a tier's row begins with the tier.
    const rows = stdout
      .split(/\r?\n/)
      .map((line) => line.match(/\d+(\.\d+%)?/g) ?? [])
      .filter((numbers) => numbers.length >= 6);
    expect(rows.map((row) => row.slice(0, 5)).slice(0, 3)).toEqual(
      tiers.map((row: Row) => [String(row.tier), ...wanted(row)]),
    );
    expect(rows[3]?.slice(0, 5)).toEqual([...wanted(totals), "10.0%"]);
  });

  test("a file shows the same figures as the terminal", async () => {
    const office = await busyOffice();
    const { stdout } = await office.talks("report", "-f", "csv");
    await office.talks("report", "-o", "report.csv");
    expect(readFileSync(join(office.folder, "report.csv"), "utf8").trim()).toBe(stdout.trim());
    await office.talks("report", "-o", "report.json");
    const written = JSON.parse(readFileSync(join(office.folder, "report.json"), "utf8"));
    expect(written).toEqual(await office.ok("report"));
  });

  test("as of an earlier day records count up to that day", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴一", 1), "--date", "2026-10-10");
    await log(office, await talkWith(office, "吴一", 2), "--date", "2026-10-20");
    const on = async (day: string) => (await office.ok("report", "--as-of", day)).totals;
    expect(await on("2026-10-09")).toMatchObject({ required: 13, done: 0, outstanding: 13 });
    expect(await on("2026-10-10")).toMatchObject({ required: 13, done: 1, outstanding: 12 });
    expect(await on("2026-10-20")).toMatchObject({ required: 13, done: 2, outstanding: 11 });
    expect(await on("2026-12-09")).toMatchObject({ overdue: 0 });
    expect(await on("2026-12-10")).toMatchObject({ overdue: 11 });
  });

  test("as of an earlier day partial and attempts, too; waivers and closings as they are now", async () => {
    const office = await busyOffice();
    const on = async (day: string) => office.ok("report", "--as-of", day);
    const before = await on("2026-10-31");
    expect(before.totals).toMatchObject({ required: 11, done: 0, partial: 0, waived: 1 });
    expect(before.attempts).toBe(0);
    expect(before.closed["left-post"]).toBe(2);
    const after = await on("2026-11-01");
    expect(after.totals).toMatchObject({ required: 11, done: 1, partial: 1, waived: 1 });
    expect(after.attempts).toBe(2);
  });

  test("done is complete: nothing is outstanding and coverage is whole", async () => {
    const office = await staffedOffice();
    const { talks } = await office.ok("list");
    for (const talk of talks) await office.ok("log", String(talk.id), ...FOUND);
    const { totals } = await office.ok("report", "--check");
    expect(totals).toMatchObject({ required: 13, done: 13, outstanding: 0, coverage: 1 });
  });
});
