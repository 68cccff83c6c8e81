import { describe, expect, test } from "vitest";
import { emptyOffice, grid, put, refused, workbook } from "./setup.ts";

type Here = Awaited<ReturnType<typeof emptyOffice>>;

/** Whom an import makes owed a talk by the township, and what it warned of. */
async function read(csv: string) {
  const here = await emptyOffice();
  const told = await here.ok("import", put(here, "r.csv", csv.replaceAll("|", ",")));
  return { here, warnings: told.warnings.join("\n"), people: await owed(here), told };
}

async function owed(here: Here): Promise<string[]> {
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all", "--tier", "3");
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  const people = talks.map(({ person, posts, seat }: any) =>
    [seat.township, person.village, person.name, posts.join("+")].join(" "),
  );
  return people.sort();
}

const HEAD = "序号|乡镇|村|姓名|现任职务\n";
const ONE = "1|龙塘镇|三桥村|张三|书记、主任\n";
const ZHANG = "龙塘镇 三桥村 张三 secretary+director";
const LI = "龙塘镇 三桥村 李四 branch_member";

describe("a row with a place, a name and a post is data", () => {
  test.each(["负责人", "备注", "联系人", "说明", "审核"])(
    "whatever it begins with: %s",
    async (first) => {
      const { people } = await read(
        `身份|乡镇|村|姓名|现任职务\n${first}|龙塘镇|三桥村|张三|书记、主任\n${first}|||李四|支部委员\n`,
      );
      expect(people).toEqual([ZHANG, LI].sort());
    },
  );

  test("in townships and villages whose names are such words", async () => {
    const { people } = await read(
      `${HEAD}1|合计镇|小计村|张三|书记、主任\n2|合计镇|总计村|李四|支部委员\n`,
    );
    expect(people).toHaveLength(2);
  });
});

describe("what a printed form has beside its data is passed over, and said", () => {
  test.each([
    ["numbered rows that nobody filled in", "2||||\n3||||\n", null],
    ["the title and the header again", `村干部花名册||||\n${HEAD}`, /row 4.*row 5/s],
    ["page numbers", "第 1 页 共 2 页||||\n- 2 -||||\n1/2||||\n", /row 4.*row 5.*row 6/s],
    ["rows with marks for nothing", "2|/|/|/|/\n3|—|||\n", null],
    ["a bare date", "2026年11月20日||||\n2026.11.20||||\n", /row 4.*row 5/s],
    [
      "who signs",
      "书记签字：||||\n报送单位（盖章）||||\n填表人：甲|||审核人：乙|\n",
      /row 4.*row 6/s,
    ],
    ["notes", "※ 请于月底前报送||||\n1.姓名须与身份证一致||||\n注1：略||||\n", /row 4.*row 6/s],
    ["subtotals", "|龙塘镇小计|1个村||\n||三桥村小计|1人|\n|||共1人|\n", /row 4.*row 6/s],
    ["totals", "合计||||\n总计|1个镇|1个村|1人|\n", /row 4.*row 5/s],
  ])("%s", async (_, rows, said) => {
    const { people, warnings, told } = await read(`村干部花名册||||\n${HEAD}${ONE}${rows}`);
    expect(people).toEqual([ZHANG]);
    expect(told.villages.added).toBe(1);
    if (said) expect(warnings).toMatch(said);
  });
});

describe("rule 27: marks for nothing are nothing", () => {
  test.each(["/", "无", "—", "暂无", "N/A", "\\"])("%s in every column", async (mark) => {
    const { people, here } = await read(
      `乡镇|村|姓名|性别|出生年月|党内职务|村委会职务|其他职务|所在支部|人员编号|身份证号|任职时间|电话\n` +
        `龙塘镇|三桥村|张三${`|${mark}`.repeat(2)}|书记|主任${`|${mark}`.repeat(6)}\n` +
        `龙塘镇|大坡村|张三${`|${mark}`.repeat(2)}|委员${`|${mark}`.repeat(7)}\n`,
    );
    expect(people).toEqual([ZHANG, "龙塘镇 大坡村 张三 branch_member"]);
    const { talks } = await here.ok("list", "--tier", "3");
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
    for (const { person } of talks as any[])
      expect(person).toMatchObject({ staffNo: null, born: null });
  });

  test("two of one mark are not one person's number, nor one branch", async () => {
    const { people, here } = await read(
      "乡镇|村|姓名|现任职务|人员编号|所在支部\n龙塘镇|三桥村|张三|支部委员|/|/\n龙塘镇|大坡村|张三|支部委员|/|—\n",
    );
    expect(people).toHaveLength(2);
    const { problems } = JSON.parse((await here.talks("check", "--json")).stdout);
    expect(JSON.stringify(problems)).not.toContain("no-general-branch");
  });
});

test("posts of both committees under one heading of two lines", async () => {
  const { people } = await read(
    "乡镇|村|姓名|任职情况||\n|||党组织|村委会|其他\n龙塘镇|三桥村|张三|书记|主任|\n龙塘镇|三桥村|李四|委员||文书\n",
  );
  expect(people).toEqual([ZHANG, LI].sort());
});

test("a post of the two committees under other posts is one all the same", async () => {
  const { people } = await read(
    "乡镇|村|姓名|党内职务|其他职务\n龙塘镇|三桥村|张三|书记|村委会主任\n龙塘镇|三桥村|李四||支部委员\n龙塘镇|三桥村|王五||原支部书记\n",
  );
  expect(people).toEqual([ZHANG, LI].sort());
});

describe("people across a row", () => {
  test("under the post and what is said", async () => {
    const { people } = await read(
      "乡镇|村|党支部书记姓名|书记电话|村委会主任姓名|支部委员1|支部委员2\n龙塘镇|三桥村|张三|1|张三|李四|/\n",
    );
    expect(people).toEqual([LI, ZHANG].sort());
  });

  test("under two header lines, with one person in both posts and a vacant one", async () => {
    const { people, told } = await read(
      "乡镇|村|书记||主任||\n||姓名|电话|姓名|电话|\n龙塘镇|三桥村|张三|1|张三|1|\n龙塘镇|大坡村|空缺||王五|2|\n",
    );
    expect(people).toEqual([ZHANG, "龙塘镇 大坡村 王五 director"]);
    expect(told.vacant).toBe(1);
  });

  test("beside the village's own columns, which are taken in too", async () => {
    const { people, told } = await read(
      "乡镇|村|重点村|书记姓名|主任姓名\n龙塘镇|三桥村|是|张三|张三\n",
    );
    expect(people).toEqual([ZHANG]);
    expect(told.readings[0].columns).toContainEqual(expect.objectContaining({ column: "key" }));
  });

  test("with ticks under the posts, beside a name", async () => {
    const { people } = await read("乡镇|村|姓名|书记|主任|副主任\n龙塘镇|三桥村|张三|√|√|\n");
    expect(people).toEqual([ZHANG]);
  });

  test("under a heading that leaves the post open are refused", async () => {
    const here = await emptyOffice();
    const file = put(here, "r.csv", "乡镇,村,书记,主任,委员\n龙塘镇,三桥村,张三,李四,王五\n");
    expect(await refused(here, 3, "import", file)).toMatchObject({ code: "unclear-heading" });
    const twice = put(here, "t.csv", "乡镇,村,书记,书记\n龙塘镇,三桥村,张三,李四\n");
    expect(await refused(here, 3, "import", twice)).toMatchObject({ code: "column-twice" });
  });

  test("a first secretary alone makes no roster of a list of villages", async () => {
    const { people, warnings } = await read("乡镇|村|重点村|第一书记\n龙塘镇|三桥村|是|张三\n");
    expect(people).toEqual([]);
    expect(warnings).toContain("第一书记");
  });
});

describe("the township that no column names", () => {
  const SHEET = "序号|村|姓名|现任职务\n1|三桥村|张三|书记、主任\n";

  test.each(["琼山区龙塘镇村（社区）“两委”干部花名册", "填报单位：龙塘镇"])(
    "is taken from the title: %s",
    async (title) => {
      const { people, warnings } = await read(`${title}|||\n${SHEET}`);
      expect(people).toEqual([ZHANG]);
      expect(warnings).toContain("龙塘镇");
    },
  );

  test("is taken from the headings of sections", async () => {
    const { people } = await read(
      "琼山区村干部花名册|||\n序号|村|姓名|现任职务\n一、龙塘镇|||\n1|三桥村|张三|书记、主任\n云龙镇（1个村）|||\n2|大坡村|李四|书记\n",
    );
    expect(people).toEqual(["云龙镇 大坡村 李四 secretary", ZHANG]);
  });

  test("and the village, which the headings of sections name", async () => {
    const { people } = await read(
      "龙塘镇村干部名册|||\n序号|村|姓名|现任职务\n（一）三桥村|||\n1||张三|书记、主任\n（二）大坡村|||\n2||李四|书记\n",
    );
    expect(people).toEqual([ZHANG, "龙塘镇 大坡村 李四 secretary"]);
  });

  test("is taken from the sheet's name, a sheet for each", async () => {
    const here = await emptyOffice();
    const rows = grid(SHEET);
    const book = await workbook({ name: "龙塘镇", rows }, { name: "云龙镇", rows });
    await here.ok("import", put(here, "r.xlsx", book));
    expect(await owed(here)).toEqual([ZHANG.replace("龙塘镇", "云龙镇"), ZHANG]);
  });

  test("is asked for where nothing names it, or two names disagree", async () => {
    const here = await emptyOffice();
    const none = put(here, "none.csv", SHEET.replaceAll("|", ","));
    const { code, message, hint } = await refused(here, 3, "import", none);
    expect(code).toBe("unknown-table");
    expect(message).toContain("township");
    expect(hint).toContain("--map");
    const two = await workbook({ name: "云龙镇", rows: grid(`龙塘镇花名册\n${SHEET}`) });
    await refused(here, 3, "import", put(here, "two.xlsx", two));
    // A sheet of people is not passed over because others are understood.
    const beside = await workbook(
      { name: "龙塘镇", rows: grid(SHEET) },
      { name: "其他", rows: grid(SHEET) },
    );
    expect((await refused(here, 3, "import", put(here, "b.xlsx", beside))).message).toContain(
      "其他",
    );
  });
});

test("a list of leaders by unit gives the talkers, and says who is none", async () => {
  const { here, warnings } = await read(
    "单位|职务|姓名\n中共琼山区委|书记|甲甲\n琼山区委组织部|部长|乙乙\n龙塘镇|党委书记、人大主席|丙丙\n龙塘镇|镇长|丁丁\n国兴街道|党工委书记（兼）|戊戊\n",
  );
  const { talkers } = await here.ok("report", "--by", "talker");
  expect(talkers.map(({ talker }: { talker: string }) => talker).sort()).toEqual(
    ["丙丙", "乙乙", "戊戊", "甲甲"].sort(),
  );
  expect(warnings).toContain("丁丁");
});

test("a list of leaders with somebody who held the seat before is refused", async () => {
  const here = await emptyOffice();
  const file = put(here, "r.csv", "单位,职务,姓名\n龙塘镇,党委书记,甲\n云龙镇,原党委书记,乙\n");
  expect((await refused(here, 3, "import", file)).issues).toMatchObject([{ row: 3 }]);
});

test("until somebody is known as a talker, assign says what to import", async () => {
  const { here } = await read(HEAD + ONE);
  expect((await here.talks("assign")).stdout).toContain("leaders.csv");
  await here.ok("import", put(here, "l.csv", "post,name\ndistrict_secretary,甲\n"));
  expect((await here.talks("assign")).stdout).not.toContain("leaders.csv");
});

test("one place under several names is pointed out, at import and in check", async () => {
  const { here, warnings } = await read(
    `${HEAD}${ONE}2|龙塘镇|三桥村委会|李四|支部委员\n3|龙塘|大坡村|王五|书记\n`,
  );
  expect(warnings).toMatch(/三桥村.*三桥村委会/);
  expect(warnings).toMatch(/龙塘镇.*龙塘/);
  const { problems } = JSON.parse((await here.talks("check", "--json")).stdout);
  const codes = problems.map(({ code }: { code: string }) => code);
  expect(codes.filter((code: string) => code === "alike-places")).toHaveLength(2);
  const { warnings: again } = await here.ok(
    "import",
    put(here, "n.csv", `${HEAD}1|龙塘镇|三乔村|周九|书记\n`.replaceAll("|", ",")),
  );
  expect(again.join()).toMatch(/三乔村.*三桥村/);
});

test("hidden rows are taken, and said", async () => {
  const { writeXlsx } = await import("hucre/xlsx");
  const here = await emptyOffice();
  const rows = grid(`${HEAD}${ONE}2|龙塘镇|三桥村|李四|支部委员`);
  const book = await writeXlsx({
    sheets: [{ name: "S", rows, rowDefs: new Map([[2, { hidden: true }]]) }],
  });
  const { warnings } = await here.ok("import", put(here, "r.xlsx", book));
  expect(await owed(here)).toEqual([ZHANG, LI].sort());
  expect(warnings.join()).toMatch(/row 3.*hidden/);
  const gone = rows.map((row) => row.map((text) => (text === "李四" ? "李四（候选人）" : text)));
  const other = await writeXlsx({
    sheets: [{ name: "S", rows: gone, rowDefs: new Map([[2, { hidden: true }]]) }],
  });
  const { issues } = await refused(here, 3, "import", put(here, "o.xlsx", other));
  expect(issues[0].message).toMatch(/not a person's name/);
  const { stderr } = await here.talks("import", put(here, "o.xlsx", other));
  expect(stderr).toMatch(/row 3 is hidden/);
});

test.each([
  ["备注", "已调离"],
  ["备注", "2026.05因病去世"],
  ["免职时间", "2024.05"],
  ["任职止", "2024.05"],
  ["是否在任", "否"],
])("rule 28: whoever has left by the column %s (%s) is refused", async (heading, said) => {
  const here = await emptyOffice();
  const rows = `龙塘镇,三桥村,张三,书记,${said}\n龙塘镇,三桥村,李四,主任,\n`;
  const file = put(here, "r.csv", `乡镇,村,姓名,职务,${heading}\n${rows}`);
  const { issues } = await refused(here, 3, "import", file);
  expect(issues).toMatchObject([{ row: 2, column: heading }]);
});

test("rule 28: a list of candidates replaces nobody", async () => {
  const here = await emptyOffice();
  const text = "龙塘镇村两委候选人名单,,,\n乡镇,村,姓名,职务\n龙塘镇,三桥村,张三,书记\n";
  const { code } = await refused(here, 3, "import", put(here, "r.csv", text));
  expect(code).toBe("list-of-others");
});

test("a place is never a total, a mark or 同上", async () => {
  const here = await emptyOffice();
  const rows = ["龙塘镇,共3人,张三,书记", "〃,三桥村,张三,书记", "龙塘镇,？,张三,书记"];
  const file = put(here, "r.csv", `乡镇,村,姓名,现任职务\n${rows.join("\n")}\n`);
  const { issues } = await refused(here, 3, "import", file);
  expect(issues.map(({ row }: { row: number }) => row)).toEqual([2, 3, 4]);
});

test("cells of one line lose their line breaks, and make no two posts", async () => {
  const here = await emptyOffice();
  const text =
    'township,village,name,other_post,branch\n龙塘镇,三桥村,张三,"监委会\n主任","第一\n支部"\n';
  const file = put(here, "r.csv", text);
  await here.ok("import", file);
  const before = (await here.ok("history")).events.length;
  await here.ok("import", file);
  expect((await here.ok("history")).events).toHaveLength(before);
  const { problems } = JSON.parse((await here.talks("check", "--json")).stdout);
  expect(JSON.stringify(problems)).toContain("监委会主任");
});
