import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { at, logOn, names, refused, staffedOffice, take, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: talks of a printed document
type Row = any;

/** 吴一 tier 1 is done, tier 2 partial, tier 3 waived; 龙富村 is overdue; 吴二 has left. */
async function mixed(): Promise<Office> {
  const here = await staffedOffice({
    villages:
      "township,village,key,contradictory,branch_election\n龙塘镇,三桥村,yes,,\n龙塘镇,龙富村,,yes,2026-10-21\n国兴街道,米铺社区,,,\n",
  });
  await logOn(here, "吴一", 1, ...FOUND);
  await logOn(here, "吴一", 2);
  const { id } = await talkOf(here, "吴一", 3);
  await here.ok("waive", `${id}`, "--reason", "住院", "--approver", "陈");
  const rows = "龙塘镇,三桥村,吴一,secretary,director,A1\n";
  await take(here, `township,village,name,party_post,committee_post,staff_no\n${rows}`);
  await here.ok("assign");
  return here;
}

const OVERDUE = ["符一 1", "符二 1", "符一 2", "符二 2", "符一 3", "符二 3"];
const OPEN = [...OVERDUE, "吴一 2", "蒙一 2", "蒙一 3", "蒙二 3"];

describe("list", () => {
  const cases: [string, string[]][] = [
    ["outstanding", OPEN],
    ["partial", ["吴一 2"]],
    ["done", ["吴一 1"]],
    ["waived", ["吴一 3"]],
    ["closed", ["吴二 3"]],
    ["overdue", OVERDUE],
    ["all", [...OPEN, "吴一 1", "吴一 3", "吴二 3"]],
  ];
  test.each(cases)("--status %s shows those and no others", async (status, expected) => {
    const here = await mixed();
    const { talks, total } = await here.ok("list", "--status", status);
    expect(names(talks)).toEqual([...expected].sort());
    expect(total).toBe(expected.length);
    if (status === "outstanding") expect(await here.ok("list")).toEqual({ talks, total });
  });

  test.each([
    ["--tier", ["--tier", "2"], ["符一 2", "符二 2", "吴一 2", "蒙一 2"]],
    ["--district", ["--district", "琼山区"], OPEN],
    ["--township", ["--township", "国兴街道"], ["蒙一 2", "蒙一 3", "蒙二 3"]],
    ["--village", ["--village", "三桥村"], ["吴一 2"]],
    ["--talker", ["--talker", "陈书记"], ["符一 1", "符二 1"]],
    ["several", ["--township", "龙塘镇", "--tier", "3"], ["符一 3", "符二 3"]],
  ])("takes the filter %s", async (_, flags, expected) => {
    const { talks } = await (await mixed()).ok("list", ...flags);
    expect(names(talks)).toEqual([...expected].sort());
  });

  test("stands by deadline, then by tier", async () => {
    const { talks } = await (await mixed()).ok("list", "--status", "all");
    const keys = talks.map((talk: Row) => `${talk.deadline} ${talk.tier}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(6);
  });

  test("is cut by --limit, its total is not", async () => {
    const here = await mixed();
    const whole = await here.ok("list");
    expect(await here.ok("list", "--limit", "3")).toEqual({
      ...{ talks: whole.talks.slice(0, 3), total: 10 },
    });
    expect((await here.ok("list", "--limit", "100")).talks).toHaveLength(10);
    for (const limit of ["-1", "x", "1e1"]) await refused(here, 3, "list", "--limit", limit);
  });

  test("says whether a talk is overdue: after its deadline, not on it", async () => {
    const here = await mixed();
    const overdue = async (day: string) => {
      here.today = day;
      return (await here.ok("list", "--status", "overdue")).total;
    };
    expect([await overdue("2026-10-20"), await overdue("2026-10-21")]).toEqual([0, 6]);
    expect([await overdue("2026-12-09"), await overdue("2026-12-10")]).toEqual([6, 10]);
    const { talks } = await here.ok("list", "--status", "all");
    const settled = talks.filter((talk: Row) => ["done", "waived", "closed"].includes(talk.status));
    expect(settled.map((talk: Row) => talk.overdue)).toEqual([false, false, false]);
  });

  test("refuses an unknown status", async () => {
    await refused(await staffedOffice(), 3, "list", "--status", "open");
  });

  test("shows on a terminal the first that fit and says how many more; a file has them all", async () => {
    const rows = Array.from({ length: 120 }, (_, i) => `龙塘镇,三桥村,人${i},member\n`).join("");
    const here = await staffedOffice({
      cadres: `township,village,name,party_post\n${rows}`,
    });
    const lines = (text: string) => text.split("\n").filter((line) => line.includes("人")).length;
    for (const command of ["list", "report"]) {
      const { stdout } = await at(here, { stdin: true, stdout: true }, command);
      const shown = lines(stdout);
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(120);
      expect(stdout).toMatch(new RegExp(`\\b(${120 - shown}|120)\\b`));
      expect(lines((await here.talks(command, "-f", "csv")).stdout)).toBe(120);
      await here.ok(command, "-o", `${here.folder}/${command}.txt`);
      expect(lines(readFileSync(`${here.folder}/${command}.txt`, "utf8"))).toBe(120);
      const json = await here.ok(command);
      expect((json.talks ?? json.outstanding).length).toBe(120);
    }
  });
});

describe("show", () => {
  test("tells one talk, its records and its history", async () => {
    const here = await staffedOffice();
    const first = await logOn(here, "吴一", 1, "--mode", "phone", "--actor", "小李");
    const second = await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
    const { id } = first.talk;
    await here.ok("void", `${first.record.id}`, "--reason", "录错");
    const { talk, records, events } = await here.ok("show", `${id}`);
    expect(talk).toEqual(await talkOf(here, "吴一", 1));
    expect(records.map((record: Row) => record.id).sort()).toEqual(
      [first.record.id, second.record.id].sort(),
    );
    expect(records.find((record: Row) => record.id === first.record.id)).toMatchObject({
      ...{ actor: "小李", completes: false, reasons: expect.arrayContaining(["not-in-person"]) },
      void: { reason: "录错", actor: "clerk", at: expect.any(String) },
    });
    expect(events.map((event: Row) => event.what)).toEqual(["assign", "log", "log", "void"]);
    for (const event of events) {
      expect(event).toMatchObject({ seq: expect.any(Number), at: expect.any(String) });
    }
    expect(events[1].actor).toBe("小李");
  });

  test("says in words why the talk is owed, and why a record does not count", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴一", 1, "--mode", "phone");
    const { stdout } = await here.talks("show", `${talk.id}`);
    for (const word of ["吴一", "三桥村", "陈书记", "key", "phone", "2026-12-09"]) {
      expect(stdout).toContain(word);
    }
  });

  test("shows a closed talk with its reason and records", async () => {
    const here = await mixed();
    const { id } = await talkOf(here, "吴二", 3);
    const { talk } = await here.ok("show", `${id}`);
    expect(talk).toMatchObject({ status: "closed", closedBecause: "left-post" });
  });

  test("refuses an unknown talk, and wants one named", async () => {
    const here = await staffedOffice();
    for (const id of ["0", "999", "x", "1.0", "99999999999999999999"]) {
      await refused(here, 3, "show", id);
    }
    await refused(here, 2, "show");
  });
});
