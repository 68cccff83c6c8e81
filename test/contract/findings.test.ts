import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { behind, cells, logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: findings of a printed document
type Row = any;

/** 吴一 of all three tiers, who disagree; 符一 of the minister alone, and an attempt of the secretary. */
async function found(): Promise<Office> {
  const here = await staffedOffice();
  const says = (...more: string[]) => [...FOUND, ...more];
  await logOn(here, "吴一", 1, ...says("--date", "2026-10-20", "--ability-grade", "good"));
  await logOn(
    here,
    "吴一",
    2,
    ...says("--date", "2026-10-21", "--ability-grade", "average", "--intention", "stay"),
    ...["--recommend", "retain", "--risk", "宗族拉票"],
  );
  await logOn(
    here,
    "吴一",
    3,
    ...says("--date", "2026-10-22", "--ability-grade", "fairly_good", "--standing-grade", "poor"),
    ...["--intention", "step_down", "--recommend", "adjust", "--suggestion", "早定接替人选"],
    ...[
      "--follow-up",
      "核实承包费",
      "--follow-up-owner",
      "欧阳甲",
      "--follow-up-due",
      "2026-11-15",
    ],
  );
  await logOn(here, "符一", 1, "--mode", "phone", "--mind", "安心", "--mind-grade", "poor");
  await logOn(here, "符一", 2, ...says("--date", "2026-10-23"));
  return here;
}

const told = ({ person, tier }: Row) => `${person.name} ${tier}`;

describe("findings", () => {
  test("has the newest completing record of each talk in force, in the order of the roster", async () => {
    const here = await found();
    await logOn(here, "吴一", 2, ...FOUND, "--date", "2026-10-25", "--mind-grade", "average");
    await logOn(here, "吴一", 2, "--date", "2026-10-30", "--mind", "电话", "--mode", "phone");
    const { findings, total } = await here.ok("findings");
    expect(findings.map(told)).toEqual(["吴一 1", "吴一 2", "吴一 3", "符一 2"]);
    expect(total).toBe(4);
    const { id } = await talkOf(here, "吴一", 2);
    expect(findings[1]).toMatchObject({
      ...{ talk: id, date: "2026-10-25", tier: 2, talker: "林部长", completes: true },
      seat: { post: "organization_minister", district: "琼山区", township: null },
      person: { name: "吴一", township: "龙塘镇", village: "三桥村", born: null, staffNo: "A1" },
      ...{ villages: ["三桥村"], posts: ["secretary", "director"] },
      findings: { mind: { text: "安心", grade: "average" } },
      ...{ intention: null, recommend: null, risk: null, suggestion: null, followUp: null },
    });
    expect(findings[2]).toMatchObject({
      ...{ intention: "step_down", recommend: "adjust", suggestion: "早定接替人选" },
      ...{ followUp: "核实承包费", followUpOwner: "欧阳甲", followUpDue: "2026-11-15" },
    });
  });

  test("of two records of one day the one entered later stands", async () => {
    const here = await found();
    const { record } = await logOn(here, "符一", 2, ...FOUND, "--date", "2026-10-23");
    const { findings } = await here.ok("findings", "--person", "符一");
    expect(findings.map((row: Row) => row.record)).toEqual([record.id]);
  });

  test("leaves out what is void, and talks that are closed; --all has every record that is not void", async () => {
    const here = await found();
    const { record } = await logOn(here, "符一", 2, ...FOUND, "--date", "2026-10-31");
    await here.ok("void", `${record.id}`, "--reason", "录错");
    const rows = "龙塘镇,三桥村,吴九,secretary,director,A9\n";
    await take(here, `township,village,name,party_post,committee_post,staff_no\n${rows}`);
    await here.ok("assign");
    expect((await here.ok("findings")).findings.map(told)).toEqual(["符一 2"]);
    const { findings, total } = await here.ok("findings", "--all");
    expect(findings.map(told)).toEqual(["吴一 1", "吴一 2", "吴一 3", "符一 1", "符一 2"]);
    expect(findings.map((row: Row) => row.completes)).toEqual([true, true, true, false, true]);
    expect(total).toBe(5);
  });

  test.each([
    [["--grade", "poor"], ["吴一 3"]],
    [["--grade", "good"], ["吴一 1"]],
    [["--ability-grade", "average"], ["吴一 2"]],
    [["--standing-grade", "average"], []],
    [["--mind-grade", "poor", "--all"], ["符一 1"]],
    [["--intention", "step_down"], ["吴一 3"]],
    [["--recommend", "retain"], ["吴一 2"]],
    [["--with-risk"], ["吴一 2"]],
    [
      ["--since", "2026-10-22"],
      ["吴一 3", "符一 2"],
    ],
    [
      ["--tier", "2"],
      ["吴一 2", "符一 2"],
    ],
    [["--talker", "陈书记"], ["吴一 1"]],
    [["--village", "龙富村"], ["符一 2"]],
    [["--township", "龙塘镇", "--tier", "1"], ["吴一 1"]],
    [["--township", "国兴街道"], []],
    [["--district", "琼山区", "--person", "符"], ["符一 2"]],
  ])("takes the filter %j, and counts by it however it is cut", async (flags, expected) => {
    const here = await found();
    const { findings, total } = await here.ok("findings", ...flags);
    expect(findings.map(told)).toEqual(expected);
    expect(total).toBe(expected.length);
    const cut = await here.ok("findings", ...flags, "--limit", "1");
    expect(cut.findings.map(told)).toEqual(expected.slice(0, 1));
    expect(cut.total).toBe(expected.length);
  });

  test.each([
    ["--grade", "great", "--grade"],
    ["--mind-grade", "great", "--mind-grade"],
    ["--intention", "leave", "--intention"],
    ["--recommend", "fire", "--recommend"],
    ["--since", "gestern", "--since"],
    ["--since", "2026-11-02", "--since"],
    ["--limit", "x", "--limit"],
  ])("refuses %s %s", async (flag, value, named) => {
    const error = await refused(await found(), 3, "findings", flag, value);
    expect(error.message).toContain(named);
  });

  test("what was redacted is shown as gone", async () => {
    const here = await found();
    await here.ok("redact", "吴一", "--reason", "本人申请");
    const { findings } = await here.ok("findings", "--person", "吴一");
    expect(findings).toHaveLength(3);
    expect(findings[2]).toMatchObject({
      findings: { standing: { text: null, grade: null } },
      ...{ intention: null, recommend: null, followUp: null, followUpOwner: null },
      ...{ followUpDue: null, suggestion: null, redacted: true },
    });
    const bytes = readFileSync(here.db).toString("latin1");
    for (const gone of ["欧阳甲", "早定接替人选"]) {
      expect(bytes).not.toContain(Buffer.from(gone).toString("latin1"));
    }
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("as CSV it has a row a talk; as a workbook it prints on A4, lying", async () => {
    const here = await found();
    const { stdout } = await here.talks("findings", "-f", "csv", "--lang", "zh");
    const [header, ...rows] = cells(stdout);
    expect(header).toEqual(
      expect.arrayContaining(["谈话日期", "谈话人", "谈话对象", "群众口碑等次", "任用建议"]),
    );
    const of = (row: string[] | undefined, heading: string) =>
      row?.[header?.indexOf(heading) ?? -1];
    expect(of(rows[2], "谈话对象")).toBe("吴一");
    expect(of(rows[2], "群众口碑等次")).toBe("较差");
    expect(of(rows[2], "任用建议")).toBe("调整");
    expect(of(rows[2], "后续事项")).toBe("核实承包费（欧阳甲，11月15日前）");

    await here.talks("findings", "-o", "findings.xlsx");
    const file = join(here.folder, "findings.xlsx");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [sheet] = (await readXlsx(readFileSync(file))).sheets;
    expect(sheet?.pageSetup).toMatchObject({ paperSize: "a4", orientation: "landscape" });
    expect(sheet?.rows.length).toBeGreaterThan(4);
  });

  test("on a terminal the tiers stand side by side, a block a person, with a mark where they disagree", async () => {
    const here = await found();
    here.screen = { columns: 80, rows: 50 };
    here.env = { NO_COLOR: "1" };
    const { stdout } = await here.talks("findings", "--lang", "zh");
    expect(stdout).toMatch(/^吴一 · 龙塘镇三桥村 · 书记、主任$/m);
    expect(stdout).toMatch(/^ +1 琼山区委书记 +2 琼山区委组织部长 +3 龙塘镇党委书记$/m);
    expect(stdout).toMatch(/^工作能力 \* +好：较强 +一般：较强 +较好：较强$/m);
    expect(stdout).toMatch(/^去留意愿 \* +- +愿意留任 +不再留任$/m);
    expect(stdout).toMatch(/^思想状况 +安心 +安心 +安心$/m);
    here.screen = { columns: 80, rows: 12 };
    expect((await here.talks("findings", "--lang", "zh")).stdout).toContain("共4条记录，显示3条");
  });
});

describe("list of what is done", () => {
  test("tells the day it was held and by whom, in every format", async () => {
    const here = await found();
    const { talks } = await here.ok("list", "--status", "done");
    const first = talks.find((talk: Row) => told(talk) === "吴一 1");
    expect(first).toMatchObject({ completedOn: "2026-10-20", completedBy: "陈书记" });
    for (const format of ["table", "csv", "md"]) {
      const { stdout } = await here.talks("list", "--status", "done", "-f", format);
      expect(stdout, format).toMatch(/Held on/);
      expect(stdout, format).toMatch(/Held by/);
      expect(stdout, format).toMatch(/2026-10-20.*陈书记/);
    }
    await here.talks("list", "--status", "done", "-o", "done.xlsx");
    const [sheet] = (await readXlsx(readFileSync(join(here.folder, "done.xlsx")))).sheets;
    expect(JSON.stringify(sheet?.rows)).toContain("陈书记");
  });

  test("by the earliest completing record, not a later one", async () => {
    const here = await found();
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-30");
    const { talks } = await here.ok("list", "--status", "done", "--tier", "1");
    expect(talks[0].completedOn).toBe("2026-10-20");
  });
});

describe("a recommendation", () => {
  test("is in the record, and on the talk's page", async () => {
    const here = await found();
    const { id } = await talkOf(here, "吴一", 3);
    const { records } = await here.ok("show", `${id}`);
    expect(records[0]).toMatchObject({
      ...{ recommend: "adjust", followUp: "核实承包费" },
      ...{ followUpOwner: "欧阳甲", followUpDue: "2026-11-15" },
    });
    const { stdout } = await here.talks("show", `${id}`, "--lang", "zh");
    expect(stdout).toMatch(/任用建议 +调整/);
    expect(stdout).toMatch(/责任人 +欧阳甲/);
    expect(stdout).toMatch(/完成时限 +2026年11月15日/);
  });

  test("comes in camelCase from a file", async () => {
    const here = await staffedOffice();
    const entry = { talk: 1, recommend: "promote", followUp: "x", followUpOwner: "甲" };
    const file = here.file("one.json", JSON.stringify([{ ...entry, followUpDue: "2026-12-01" }]));
    const { records } = await here.ok("log", "--from", file);
    expect(records[0]).toMatchObject({ ...entry, followUpDue: "2026-12-01" });
  });

  test.each([
    [["--recommend", "fire"], "--recommend"],
    [["--follow-up", "x", "--follow-up-due", "soon"], "--follow-up-due"],
    [["--follow-up-owner", "甲"], "--follow-up"],
    [["--follow-up-due", "2026-12-01"], "--follow-up"],
  ])("is refused as %j", async (flags, named) => {
    const error = await refused(await staffedOffice(), 3, "log", "1", "--mind", "x", ...flags);
    expect(error.message).toContain(named);
  });

  test("goes out on the talk sheet and comes back from it", async () => {
    const here = await staffedOffice();
    here.env = { TALKS_LANG: "zh" };
    const header =
      "谈话编号,谈话对象,谈话日期,思想状况,任用建议,后续事项,后续事项责任人,后续事项完成时限";
    const row = "1,吴一,2026-10-20,安心,不再提名,核实,欧阳甲,2026.12.1";
    const file = here.file("back.csv", `${header}\n${row}\n`);
    const { records } = await here.ok("log", "--from", file);
    expect(records[0]).toMatchObject({
      ...{ recommend: "replace", followUpOwner: "欧阳甲", followUpDue: "2026-12-01" },
    });
    expect((await here.ok("log", "--from", file)).alreadyThere).toBe(1);
    await here.talks("export", "-o", "out.xlsx");
    const [sheet] = (await readXlsx(readFileSync(join(here.folder, "out.xlsx")))).sheets;
    expect(JSON.stringify(sheet?.rows)).toContain("后续事项完成时限");
  });

  test("cannot be overwritten, and one that was altered is found out", async () => {
    const here = await found();
    behind(here, "UPDATE record SET recommend = 'promote' WHERE recommend = 'adjust'");
    expect((await here.talks("doctor")).exit).toBe(6);
  });
});
