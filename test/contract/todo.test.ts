import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asFirstVersion } from "../helpers/first-version.ts";
import { FOUND, type Office, office, staffedOffice } from "../helpers/talks.ts";

const ITEMS = `编号,乡镇（街道）,村（社区）,对象,事项,责任人,完成时限,来源,状态,进展,日期
1,甲镇,东村,赵一,核实土地承包费公开问题,欧阳甲,2026-11-15,谈话记录,未完成,已调取合同,2026-11-10
2,甲镇,东村,,修通村道1.2公里,郝常委,2026-12-31,为民办实事,未完成,,
3,甲镇,南村,李四,做好退出思想工作,,,谈话记录,未完成,,
4,乙街道,北社区,,路灯更换40盏,马驻,2026-10-31,为民办实事,已完成,已验收,2026-10-28
5,乙街道,中社区,卫乙,补办居务公开栏,皇甫丙,2026-11-20,谈话记录,已完成,11月22日上墙,2026-11-22
`;
const VILLAGES = `township,village,key
甲镇,东村,yes
甲镇,南村,no
乙街道,北社区,no
乙街道,中社区,no
`;
const CADRES = `township,village,name,party_post,staff_no
甲镇,东村,赵一,secretary,T01
甲镇,南村,李四,secretary,T04
乙街道,北社区,冯九,secretary,T09
乙街道,中社区,卫乙,secretary,T12
`;

async function ledger(): Promise<Office> {
  const here = office("2026-11-23");
  await here.ok("init", "--district", "甲县", "--election", "2026-12-20", "--start", "2026-09-01");
  await here.ok("import", here.file("v.csv", VILLAGES), here.file("c.csv", CADRES));
  await here.ok("todo", "--from", here.file("items.csv", ITEMS));
  return here;
}

// biome-ignore lint/suspicious/noExplicitAny: items as they were printed
const texts = ({ items }: any) => items.map(({ text }: { text: string }) => text);

describe("the worked ledger", () => {
  test("five items: two done of which one late, one overdue, one without owner and day", async () => {
    const here = await ledger();
    const { items, tally } = await here.ok("todo");
    expect(tally).toMatchObject({
      ...{ total: 5, open: 3, done: 2, doneLate: 1, dropped: 0 },
      ...{ overdue: 1, withoutOwner: 1, withoutDue: 1 },
    });
    expect(items.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3]);
    expect(items[0]).toMatchObject({
      ...{
        district: "甲县",
        township: "甲镇",
        village: "东村",
        owner: "欧阳甲",
        due: "2026-11-15",
      },
      ...{ open: true, overdue: true, closedAs: null, closedOn: null, talk: null },
      person: { name: "赵一", staffNo: "T01" },
      notes: [{ day: "2026-11-10", text: "已调取合同", actor: "clerk" }],
    });
    const said = await here.talks("todo", "--lang", "zh");
    expect(said.stdout).toContain("40.0%");
  });

  test("shows the done ones with their days when all are asked for", async () => {
    const here = await ledger();
    const { items } = await here.ok("todo", "--all");
    const done = items.filter(({ open }: { open: boolean }) => !open);
    expect(done).toMatchObject([
      { text: "补办居务公开栏", closedAs: "done", closedOn: "2026-11-22" },
      { text: "路灯更换40盏", closedAs: "done", closedOn: "2026-10-28" },
    ]);
  });

  test("the same statement twice changes nothing and writes no event", async () => {
    const here = await ledger();
    const { events } = await here.ok("history");
    const again = await here.ok("import", here.file("again.csv", ITEMS));
    expect(again.items).toEqual({ added: 0, changed: 0 });
    expect((await here.ok("history")).events).toHaveLength(events.length);
  });

  test("place, person and owner choose what is tallied, due days only what is listed", async () => {
    const here = await ledger();
    expect((await here.ok("todo", "--village", "东村")).tally.total).toBe(2);
    expect((await here.ok("todo", "--person", "李四")).tally.total).toBe(1);
    expect((await here.ok("todo", "--owner", "马驻")).tally).toMatchObject({ total: 1, done: 1 });
    const overdue = await here.ok("todo", "--overdue");
    expect([texts(overdue), overdue.tally.total]).toEqual([["核实土地承包费公开问题"], 5]);
    const byYear = await here.ok("todo", "--due-by", "2026-12-31");
    expect(byYear.items).toHaveLength(2);
  });

  test("check names what is overdue and what lacks an owner or a day", async () => {
    const here = await ledger();
    const { json, exit } = await here.talks("check", "--json");
    const of = (code: string) =>
      json.problems.flatMap((p: { code: string; item: number }) =>
        p.code === code ? [p.item] : [],
      );
    expect(exit).toBe(4);
    expect(of("item-overdue")).toEqual([1]);
    expect(of("item-without-owner")).toEqual([3]);
    expect(of("item-without-due")).toEqual([3]);
    expect(json.summary).toContainEqual({ code: "item-overdue", count: 1 });
    const there = await here.talks("check", "--village", "南村", "--json");
    expect(there.json.summary).not.toContainEqual({ code: "item-overdue", count: 1 });
    expect(there.json.summary).toContainEqual({ code: "item-without-due", count: 1 });
  });
});

describe("an item", () => {
  test("due today is not overdue", async () => {
    const here = await ledger();
    here.today = "2026-11-15";
    expect((await here.ok("todo")).tally.overdue).toBe(0);
    here.today = "2026-11-16";
    expect((await here.ok("todo")).tally.overdue).toBe(1);
  });

  test("is opened, noted, done and reopened; what was said before stays", async () => {
    const here = await ledger();
    const { item } = await here.ok(
      ...["todo", "--add", "修水渠", "--village", "南村", "--owner", "王某", "--due", "2026-12-01"],
    );
    expect(item).toMatchObject({ village: "南村", person: null, owner: "王某", open: true });
    const id = String(item.id);
    await here.ok("todo", id, "--note", "已立项");
    expect((await here.ok("todo", id, "--done")).item).toMatchObject({
      ...{ open: false, closedAs: "done", closedOn: "2026-11-23" },
    });
    const twice = await here.talks("todo", id, "--done", "--json");
    expect([twice.exit, JSON.parse(twice.stderr).error.code]).toEqual([3, "item-closed"]);
    const drop = await here.talks("todo", id, "--drop", "--reason", "不办", "--json");
    expect(drop.exit).toBe(3);
    const again = await here.ok("todo", id, "--reopen", "--reason", "验收不合格");
    expect(again.item).toMatchObject({ open: true, closedAs: null, closedOn: null });
    expect(again.item.notes.map(({ text }: { text: string }) => text)).toEqual([
      ...["已立项", "验收不合格"],
    ]);
    expect((await here.talks("todo", id, "--reopen", "--reason", "再来", "--json")).exit).toBe(3);
  });

  test("is dropped only with a reason", async () => {
    const here = await ledger();
    expect((await here.talks("todo", "2", "--drop")).exit).toBe(2);
    const { item } = await here.ok("todo", "2", "--drop", "--reason", "并入县道工程");
    expect(item).toMatchObject({ closedAs: "dropped", notes: [{ text: "并入县道工程" }] });
    const both = await here.ok("todo", "3", "--note", "已谈", "--drop", "--reason", "不再需要");
    expect(both.item.notes.map(({ text }: { text: string }) => text)).toEqual(["已谈", "不再需要"]);
    const { tally } = await here.ok("todo");
    expect(tally.total).toBe(tally.open + tally.done + tally.dropped);
    expect(tally.dropped).toBe(2);
  });

  test("of nobody's number, with a wrong day or with two ends is refused", async () => {
    const here = await ledger();
    expect((await here.talks("todo", "99", "--done")).exit).toBe(3);
    expect((await here.talks("todo", "1", "--due", "明天")).exit).toBe(3);
    expect((await here.talks("todo", "1", "--done", "--reopen", "--reason", "x")).exit).toBe(2);
    expect((await here.talks("todo", "--done")).exit).toBe(2);
    expect((await here.talks("todo", "--add", "x", "--village", "无此村")).exit).toBe(3);
    expect((await here.talks("todo", "--add", "--no-input")).exit).toBe(3);
  });

  test("said already changes nothing and writes no event", async () => {
    const here = await ledger();
    const { events } = await here.ok("history");
    await here.ok("todo", "1", "--owner", "欧阳甲", "--due", "2026-11-15");
    expect((await here.ok("history")).events).toHaveLength(events.length);
  });

  test("about a person is at home in the person's village", async () => {
    const here = await ledger();
    const { item } = await here.ok("todo", "--add", "走访", "--person", "冯九");
    expect(item).toMatchObject({ village: "北社区", person: { name: "冯九" } });
    expect((await here.ok("show", "--person", "冯九")).items).toMatchObject([{ text: "走访" }]);
    expect((await here.ok("show", "--village", "北社区")).items).toHaveLength(2);
  });
});

describe("a table of items", () => {
  test.each(["xlsx", "csv"])("comes back as %s with what was filled in", async (ending) => {
    const here = await ledger();
    const file = join(here.folder, `out.${ending}`);
    await here.ok("todo", "-o", file, "--lang", "zh");
    const unchanged = await here.ok("todo", "--from", file);
    expect(unchanged.items).toEqual({ added: 0, changed: 0 });
    if (ending !== "csv") return;
    const filled = readFileSync(file, "utf8")
      .replace("2026-12-31,未完成,,", "2026-12-31,已完成,已通车,2026-11-20")
      .replace(/南村,李四,做好退出思想工作,,,/, "南村,李四,做好退出思想工作,吴部长,2026-12-05,");
    const back = await here.ok("todo", "--from", here.file("back.csv", filled));
    expect(back.items).toEqual({ added: 0, changed: 2 });
    expect((await here.ok("todo", "2")).item).toMatchObject({
      ...{ closedAs: "done", closedOn: "2026-11-20" },
      notes: [{ day: "2026-11-20", text: "已通车" }],
    });
    expect((await here.ok("todo", "3")).item).toMatchObject({ owner: "吴部长", due: "2026-12-05" });
  });

  const refused: [what: string, rows: string][] = [
    ["a village that is not there", "甲镇,西村,,修路,,,"],
    ["somebody who is not there", "甲镇,东村,张远山,修路,,,"],
    ["a day that is none", "甲镇,东村,,修路,,年底,"],
    ["a state that is none", "甲镇,东村,,修路,,,大概"],
    ["no text", "甲镇,东村,,,王某,,"],
    ["a number with another text", "甲镇,东村,,修路,,,,1"],
    ["a drop without a reason", "甲镇,东村,,修路,,,已取消"],
    ["two owners of one item", "甲镇,东村,,修路,王某,,\n甲镇,东村,,修路,李某,,"],
  ];
  test.each(refused)("with %s is refused, and nothing of it is taken", async (_, rows) => {
    const here = await ledger();
    const head = "乡镇,村,对象,事项,责任人,完成时限,状态,事项编号";
    const file = here.file("bad.csv", `${head}\n甲镇,南村,,好事项,,,,\n${rows}\n`);
    const { exit, stderr } = await here.talks("todo", "--from", file, "--json");
    expect([exit, JSON.parse(stderr).error.code]).toEqual([3, "bad-file"]);
    expect((await here.ok("todo")).tally.total).toBe(5);
  });

  test("drops an item with its note as the reason", async () => {
    const here = await ledger();
    const rows = "事项编号,事项,状态,进展\n1,核实土地承包费公开问题,已取消,已调取合同\n";
    expect((await here.ok("import", here.file("d.csv", rows))).items.changed).toBe(1);
    expect((await here.ok("todo", "1")).item).toMatchObject({
      ...{ closedAs: "dropped", notes: [{ text: "已调取合同" }] },
    });
  });

  test("says what a closed item was closed as, and does not close it again", async () => {
    const here = await ledger();
    const head = "township,village,text,done,closed";
    const other = `${head}\n乙街道,北社区,路灯更换40盏,done,2026-11-01\n`;
    expect((await here.talks("import", here.file("o.csv", other), "--json")).exit).toBe(3);
    const stale = `${head}\n乙街道,北社区,路灯更换40盏,no,\n`;
    const { items, warnings } = await here.ok("import", here.file("s.csv", stale));
    expect([items.changed, warnings.length]).toEqual([0, 1]);
    expect((await here.ok("todo", "4")).item.closedAs).toBe("done");
  });

  test("is the township's where the village is blank, in a list without merged cells", async () => {
    const here = await ledger();
    const rows = "乡镇,村,事项\n甲镇,东村,一件\n,,二件\n甲镇,,三件\n";
    await here.ok("import", here.file("t.csv", rows));
    const { items } = await here.ok("todo", "--township", "甲镇");
    const villageOf = (text: string) =>
      items.find((item: { text: string }) => item.text === text).village;
    expect([villageOf("一件"), villageOf("二件"), villageOf("三件")]).toEqual([
      ...["东村", "东村", null],
    ]);
  });

  test("with flags of villages or posts is of the roster", async () => {
    const here = await ledger();
    const rows = "township,village,key,text\n甲镇,东村,yes,修路\n";
    const { villages, items } = await here.ok("import", here.file("v2.csv", rows));
    expect([villages.changed + villages.added, items.added]).toEqual([0, 0]);
  });
});

describe("a follow-up", () => {
  const logged = async () => {
    const here = await staffedOffice({}, "2026-11-23");
    const { record } = await here.ok(
      ...["log", "--tier", "1", "--village", "三桥村", "--date", "2026-11-20", ...FOUND],
      ...[
        "--follow-up",
        "核实账目",
        "--follow-up-owner",
        "欧阳甲",
        "--follow-up-due",
        "2026-11-22",
      ],
    );
    return { here, record };
  };

  test("opens an item by itself", async () => {
    const { here, record } = await logged();
    const { items } = await here.ok("todo");
    expect(items).toMatchObject([
      {
        ...{ text: "核实账目", owner: "欧阳甲", due: "2026-11-22", talk: record.talk },
        ...{ overdue: true, village: "三桥村", person: { name: "吴一" } },
      },
    ]);
    expect((await here.ok("todo", "--tier", "1")).tally.total).toBe(1);
    expect((await here.ok("todo", "--tier", "2")).tally.total).toBe(0);
    const report = await here.talks("report");
    expect(report.stdout).toContain("1 item open, 1 overdue");
    expect((await here.ok("report")).items).toEqual({ open: 1, overdue: 1 });
    expect((await here.ok("report", "--tier", "2")).items).toEqual({ open: 0, overdue: 0 });
  });

  test("is dropped with its record, but stays done where it was done", async () => {
    const { here, record } = await logged();
    await here.ok("void", String(record.id), "--reason", "错录");
    expect((await here.ok("todo", "1")).item).toMatchObject({
      ...{ open: false, closedAs: "record-void", closedOn: "2026-11-23" },
    });
    expect((await here.ok("todo")).tally).toMatchObject({ total: 1, dropped: 1 });
    const other = await logged();
    await other.here.ok("todo", "1", "--done");
    await other.here.ok("void", String(other.record.id), "--reason", "错录");
    expect((await other.here.ok("todo", "1")).item.closedAs).toBe("done");
  });

  test("goes with what was found of a person who is redacted", async () => {
    const { here } = await logged();
    await here.ok("todo", "1", "--note", "账目有出入");
    await here.ok("redact", "A1", "--reason", "本人申请");
    const { item } = await here.ok("todo", "1");
    expect(item).toMatchObject({ text: "", redacted: true, owner: null, open: true });
    expect(item.notes).toMatchObject([{ text: "" }]);
    const bytes = readFileSync(here.db).toString("utf8");
    expect(bytes).not.toContain("核实账目");
    expect(bytes).not.toContain("账目有出入");
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("recorded by an earlier version becomes an item; a voided record's is dropped", async () => {
    const here = await staffedOffice({}, "2026-11-23");
    const log = (talk: string, text: string) =>
      here.ok("log", talk, "--date", "2026-11-20", ...FOUND, "--follow-up", text);
    await log("1", "核实账目");
    const { record } = await log("2", "修路");
    await log("3", "无");
    await here.ok("void", String(record.id), "--reason", "错录");
    const path = join(here.folder, "first.db");
    asFirstVersion(here.db, path);
    const { items, tally } = await here.ok("todo", "--all", "--db", path);
    expect(texts({ items })).toEqual(["核实账目", "修路"]);
    expect(items[1]).toMatchObject({ open: false, closedAs: "record-void" });
    expect(tally).toMatchObject({ total: 2, open: 1, dropped: 1 });
    expect((await here.talks("doctor", "--db", path)).exit).toBe(0);
    // The item that an earlier version left open goes with its record, too.
    await here.ok("void", "1", "--reason", "错录", "--db", path);
    expect((await here.ok("todo", "1", "--db", path)).item.closedAs).toBe("record-void");
  });

  test("is no part of any figure", async () => {
    const { here } = await logged();
    const { head: _, items: __, ...before } = await here.ok("report");
    await here.ok("todo", "--add", "修路", "--village", "三桥村");
    await here.ok("todo", "1", "--done");
    const { head: ___, items: ____, ...after } = await here.ok("report");
    expect(after).toEqual(before);
  });
});
