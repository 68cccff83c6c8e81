import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FOUND } from "../helpers/talks.ts";
import { refused, staffedOffice, take, talkOf } from "./setup.ts";

const HEAD = "乡镇,村,姓名,出生年月,现任职务";
const ID = "460107197503010014";
const ID_GROUPED = "460107-19750301-0014";

describe("a day without a year is one of the cycle's", () => {
  test("in a flag, and is said back", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 2);
    const told = await here.talks("log", String(id), "--date", "10月5日", ...FOUND, "--json");
    expect(told.json.record.date).toBe("2026-10-05");
    expect(told.stderr).toContain("--date: 10月5日 is read as 2026-10-05.");
  });
  test("in filters that name a day", async () => {
    const here = await staffedOffice();
    expect((await here.ok("report", "--as-of", "10月5日")).asOf).toBe("2026-10-05");
    const moved = await here.ok("cycle", "--election", "12月21日（星期一）");
    expect(moved.cycle.election).toBe("2026-12-21");
  });
  test("in JSON, and a row of a sheet of talks", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 2);
    here.stdin = JSON.stringify({ talk: id, date: "10月6日", mind: "好" });
    expect((await here.ok("log", "--from", "-")).record.date).toBe("2026-10-06");
    const sheet = here.file(
      "t.csv",
      `谈话编号,谈话对象,谈话日期,思想状况\n${id},吴一,10月7日,安心\n`,
    );
    const told = await here.talks("log", "--from", sheet, "--json");
    expect(told.json.records[0].date).toBe("2026-10-07");
    expect(told.stderr).toContain("10月7日 is read as 2026-10-07");
  });
  test("in a table of villages", async () => {
    const here = await staffedOffice();
    const csv = "乡镇,村,支部选举日\n龙塘镇,三桥村,12月8日\n";
    const { warnings } = await take(here, csv);
    expect(warnings.join()).toContain("12月8日 is read as 2026-12-08");
  });
  test("and init takes this year's", async () => {
    const here = await staffedOffice();
    here.db = join(here.folder, "other.db");
    const told = await here.ok(
      ...["init", "--db", here.db, "--district", "甲区", "--election", "12月20日"],
    );
    expect(told.cycle.election).toBe("2026-12-20");
  });
});

test("a day that is none is told so", async () => {
  const here = await staffedOffice();
  const error = await refused(here, 3, "report", "--as-of", "2026-02-30");
  expect(error.message).toContain("there is no such day");
});

describe("words of values", () => {
  test.each([
    ["--mode", "当面", { mode: "in_person" }],
    ["--mode", "上门", { mode: "home_visit" }],
    ["--mode", "集体", { mode: "group" }],
    ["--mode", "电话", { mode: "phone" }],
    ["--mode", "Home visit", { mode: "home_visit" }],
    ["--mind-grade", "差", { findings: { mind: { grade: "poor" } } }],
    ["--mind-grade", "较 好", { findings: { mind: { grade: "fairly_good" } } }],
    ["--intention", "留任", { intention: "stay" }],
    ["--intention", "不再参选", { intention: "step_down" }],
  ])("%s %s", async (flag, word, said) => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 2);
    expect((await here.ok("log", String(id), ...FOUND, flag, word)).record).toMatchObject(said);
  });
  test.each([
    ["--mind-grade", "优秀"],
    ["--mind-grade", "中"],
    ["--mode", "谈心谈话"],
    ["--intention", "愿意"],
  ])("%s %s may mean more than one thing", async (flag, word) => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 2);
    await refused(here, 3, "log", String(id), ...FOUND, flag, word);
  });
  test("of a status, and an id in full-width digits", async () => {
    const here = await staffedOffice();
    expect(await here.ok("list", "--status", "未谈")).toEqual(await here.ok("list"));
    expect((await here.ok("list", "--status", "全部")).total).toBe(13);
    expect((await here.ok("show", "１")).talk.id).toBe(1);
  });
});

describe("CSV from elsewhere", () => {
  test.each([
    [
      "a quotation mark in a cell",
      `${HEAD}\n龙塘镇,五桥村,张三"小三",1975.03,委员\n`.replace("委员", "支部委员"),
    ],
    ["line ends of two programs", `${HEAD}\r\n龙塘镇,五桥村,张三,1975.03,支部委员\n`],
    [
      "line ends of two programs, with quotes",
      `${HEAD}\r\n龙塘镇,"五桥村",张三,1975.03,支部委员\n`,
    ],
    ["the end of file of DOS", `${HEAD}\n龙塘镇,五桥村,张三,1975.03,支部委员\r\n\x1a`],
  ])("%s", async (_, csv) => {
    const here = await staffedOffice();
    const told = await take(here, csv);
    expect(told.people.added).toBe(1);
    expect(told.warnings).toEqual([]);
  });
  test("a line end across two pieces of a long file", async () => {
    const here = await staffedOffice();
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `龙塘镇,五桥村,人${i % 10_000},${i < 10_000 ? 1975 : 1976}.03,支部委员\r\n`,
    );
    expect((await take(here, `${HEAD}\r\n${rows.join("")}`)).people.added).toBe(20_000);
  });
  test("standard input, and files by a pattern", async () => {
    const here = await staffedOffice();
    here.stdin = `${HEAD}\n龙塘镇,五桥村,张三,1975.03,支部委员\n`;
    expect((await here.ok("import", "-")).people.added).toBe(1);
    here.file("a1.csv", `${HEAD}\n龙塘镇,六桥村,张三,1975.03,支部委员\n`);
    here.file("a2.csv", `${HEAD}\n龙塘镇,七桥村,张三,1975.03,支部委员\n`);
    expect((await here.ok("import", "a?.csv")).villages.added).toBe(2);
    expect((await here.talks("import", "nothing*.csv")).exit).toBe(7);
  });
});

describe("lengths", () => {
  test.each([
    ["--talker", "甲".repeat(101)],
    ["--recorder", "甲".repeat(101)],
    ["--with", "甲".repeat(101)],
    ["--mind", "好".repeat(10_001)],
    ["--risk", "好".repeat(10_001)],
    ["--actor", "甲".repeat(101)],
  ])("%s is not longer than that", async (flag, value) => {
    const here = await staffedOffice();
    const error = await refused(here, 3, "log", "1", "--mind", "好", flag, value);
    expect(error.message).toMatch(/more than (?:100|10000) characters/);
    expect(error.message.length).toBeLessThan(200);
  });
  test("a name of 100 and a text of 10,000 characters are", async () => {
    const here = await staffedOffice();
    await here.ok("log", "1", "--talker", "𠮷".repeat(100), "--mind", "好".repeat(10_000));
  });
  test("of names in a table", async () => {
    const here = await staffedOffice();
    const file = here.file(
      "t.csv",
      `${HEAD}\n龙塘镇,三桥村,${"甲".repeat(101)},1975.03,支部委员\n`,
    );
    expect((await refused(here, 3, "import", file)).issues[0].message).toContain("100 characters");
  });
});

describe("ID numbers are nowhere whole", () => {
  test.each([
    ID,
    ID_GROUPED,
    "460107750301001",
    `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`,
  ])("in a finding, a reason and a table: %s", async (number) => {
    const here = await staffedOffice();
    await here.ok("log", "1", "--mind", `号码${number}`);
    await here.ok("waive", "2", "--reason", `病，${number}`, "--approver", "甲");
    await take(here, `${HEAD},其他职务\n龙塘镇,九桥村,张三,1975.03,支部委员,网格员${number}\n`);
    const shown = await here.talks("show", "1", "--json");
    expect(shown.stdout).toContain("***");
    const { default: Sqlite } = await import("#sqlite");
    const db = new Sqlite(here.db, { readonly: true });
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const all = tables.map((name) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all()));
    db.close();
    expect(all.join("")).not.toContain(number);
  });
  test.each([ID, ID_GROUPED, "460107.19750301.0014", "460107750301001"])(
    "as a staff number: %s",
    async (number) => {
      const here = await staffedOffice();
      const file = here.file(
        "t.csv",
        `${HEAD},人员编号\n龙塘镇,三桥村,张三,1975.03,支部委员,${number}\n`,
      );
      const error = await refused(here, 3, "import", file);
      expect(JSON.stringify(error)).not.toMatch(/460107.?\d{4}/);
    },
  );
  test("nor is a finding, in an error", async () => {
    const here = await staffedOffice();
    const finding = "思想稳定，工作踏实，群众评价很好，家里有矛盾要化解";
    here.stdin = JSON.stringify({
      talk: 1,
      mindGrade: `${finding}${ID_GROUPED}`,
      mind: { text: finding },
    });
    const { stderr } = await here.talks("log", "--from", "-");
    expect(stderr).not.toContain("化解");
    expect(stderr).not.toContain("19750301");
  });
});

describe("JSON", () => {
  const from = async (text: string) => {
    const here = await staffedOffice();
    writeFileSync(join(here.folder, "t.json"), text);
    return refused(here, 3, "log", "--from", "t.json");
  };
  test.each([
    ['{"talk":1,\n "mind":NaN}', "line 2, column 9"],
    ['{"talk":1,', "line 1, column 11"],
    ["{'talk':1}", "line 1, column 2"],
  ])("%s is told by its place", async (text, place) => {
    expect((await from(text)).message).toContain(place);
  });
  test("too deep", async () => {
    expect((await from(`${"[".repeat(5000)}${"]".repeat(5000)}`)).message).toContain("deep");
  });
  test("half a character, in any text", async () => {
    for (const key of ["mind", "talker", "place", "with"]) {
      const { issues } = await from(`{"talk":1,"${key}":"\\ud83d"}`);
      expect(issues[0]).toMatchObject({ message: expect.stringContaining("half a character") });
    }
  });
  test("an empty key is shown", async () => {
    expect((await from('{"talk":1,"":2}')).issues[0].column).toBe('""');
  });
  test("rules that are none, or too many", async () => {
    const here = await staffedOffice();
    const rule = { tier: 1, seat: "district_secretary", villages: "all", posts: [["other:x"]] };
    here.file("r.json", JSON.stringify({ rules: [rule] }));
    expect((await refused(here, 3, "rules", "--set", "r.json")).code).toBe("bad-file");
    const many = Array(100_000).fill({ ...rule, posts: ["secretary"] });
    here.file("r.json", JSON.stringify({ rules: many }));
    expect((await refused(here, 3, "rules", "--set", "r.json")).issues[0].message).toContain("100");
  });
});

test("namesakes on two sheets name the sheet", async () => {
  const here = await staffedOffice();
  const { workbook } = await import("../roster/setup.ts");
  const rows = [HEAD.split(","), ["龙塘镇", "八桥村", "张三", null, "支部委员"]];
  const book = await workbook(
    { name: "甲", rows },
    { name: "乙", rows: [...rows, ["龙塘镇", "八桥村", "张三", "1975.03", "书记"]] },
  );
  writeFileSync(join(here.folder, "r.xlsx"), book);
  const { issues } = await refused(here, 3, "import", "r.xlsx");
  expect(issues[0].message).toMatch(/r\.xlsx \(甲\):2.*r\.xlsx \(乙\):3/);
});
