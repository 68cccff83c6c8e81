import { describe, expect, test } from "vitest";
import type { Office } from "../helpers/talks.ts";
import { bytes, emptyOffice, gbk, grid, put, refused, type SheetOf, workbook } from "./setup.ts";

/** A file as an office sends it. */
interface Sent {
  name?: string;
  content: Uint8Array | string | Promise<Uint8Array>;
  flags?: string[];
}

const csv = (content: string | Uint8Array, ...flags: string[]): Sent => ({
  ...{ name: "r.csv", content, flags },
});
const book = (...sheets: SheetOf[]): Sent => ({ name: "r.xlsx", content: workbook(...sheets) });
const sheet = (text: string, more: Partial<SheetOf> = {}): Sent =>
  book({ rows: grid(text), ...more });

async function take(here: Office, { name = "r.csv", content, flags = [] }: Sent) {
  const told = await here.ok("import", put(here, name, await content), ...flags);
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all", "--tier", "3");
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  const people = talks.map(({ person, villages, posts, because }: any) =>
    [person.name, villages.join("+"), posts.join("+"), person.born, because.join("+")]
      .filter(Boolean)
      .join(" "),
  );
  return { told, people: people.sort() };
}

const ONE = ["吴一 三桥村 secretary+director"];
const TWO = ["吴一 三桥村 secretary+director", "吴二 三桥村 branch_member"];
const HEAD = "乡镇|村|姓名|现任职务";
const HEADS = "龙塘镇|三桥村|吴一|书记、主任";
const CSV = `${HEAD}\n${HEADS}\n龙塘镇|三桥村|吴二|支部委员\n`;
const with_ = (mark: string) => CSV.replaceAll("|", mark);
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};
/** A roster of one person with one more column. */
const field = (heading: string, value: SheetOf["rows"][0][0]) =>
  book({
    rows: [
      [...HEAD.split("|"), heading],
      [...HEADS.split("|"), value],
    ],
  });

describe("taken in", () => {
  const FIXTURES: [what: string, sent: Sent, people: string[], said?: RegExp][] = [
    // Encodings and separators
    ["UTF-8", csv(with_(",")), TWO],
    ["UTF-8 with a byte-order mark", csv(`\ufeff${with_(",")}`), TWO],
    ["GBK, which is said", csv(gbk(with_(","))), TWO, /gb18030/],
    ["GBK, said by --encoding", csv(gbk(with_(",")), "--encoding", "GB18030"), TWO, /gb18030/],
    ["UTF-16, little end first, which is said", csv(utf16(with_(","))), TWO, /utf-16le/],
    ["UTF-16, big end first", csv(utf16(with_("\t"), true)), TWO, /utf-16be/],
    [
      "UTF-16 without a mark, said by --encoding",
      csv(Buffer.from(with_(","), "utf16le"), "--encoding", "utf-16le"),
      TWO,
      /utf-16le/,
    ],
    ["semicolons", csv(with_(";")), TWO],
    ["tabs", csv(with_("\t")), TWO],
    ["full-width commas", csv(with_("，")), TWO],
    ["full-width commas in GBK", csv(gbk(with_("，"))), TWO, /gb18030/],
    [
      "a quoted cell with commas and a line break",
      csv('乡镇,村,姓名,现任职务\r\n龙塘镇,三桥村,吴一,"书记,\r\n主任"\r\n'),
      ONE,
    ],
    // Headings
    ["a plain sheet", sheet(CSV), TWO],
    [
      "synonyms",
      sheet(
        "序号|镇（街道）|村（社区）|姓 名|党内职务|村（居）委会职务|出生年月|联系电话|矛盾村/难点村\n1|龙塘镇|三桥村|吴一|书记|主任|1975.03|13800000000|否",
      ),
      ["吴一 三桥村 secretary+director 1975-03"],
      /矛盾村\/难点村/,
    ],
    [
      "headings with quotation marks and how to fill them in",
      sheet(
        "*所在镇（街道）|所在村（社区）|姓名（必填）|现任村（社区）“两委”职务|出生年月（如：1975.03）|合作社负责人（是/否）\n龙塘镇|三桥村|吴一|书记、主任|1975.03|否",
      ),
      [`${ONE} 1975-03`],
    ],
    ["a place of work", sheet(`乡镇|单位|姓名|任职情况\n${HEADS}`), ONE],
    [
      "title rows",
      sheet(`琼山区龙塘镇村两委花名册\n填报单位：龙塘镇|||2026年10月\n\n${CSV}`, {
        merges: ["A1:D1"],
      }),
      TWO,
    ],
    ["title rows in CSV", csv(`村两委花名册,,,\n${with_(",")}`), TWO],
    [
      "two header lines, merged",
      sheet(
        `花名册
序号|乡镇|村|姓名|党内||村委会||学历
||||职务|任职时间|职务|时间|
1|龙塘镇|三桥村|吴一|书记||主任||大专
2|龙塘镇|三桥村|吴二|委员||||高中`,
        {
          merges: ["A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2", "I2:I3"],
        },
      ),
      TWO,
      /村委会时间/,
    ],
    [
      "two header lines in CSV, without merges",
      csv("乡镇,村,姓名,职务,\n,,,党内,村委会\n龙塘镇,三桥村,吴一,书记,主任\n"),
      ONE,
    ],
    [
      "two header lines, the upper over everything",
      sheet(
        `基本情况||||任职情况\n乡镇|村|姓名|性别|党内职务|村委会职务\n龙塘镇|三桥村|吴一|男|书记|主任`,
        {
          merges: ["A1:D1", "E1:F1"],
        },
      ),
      ONE,
    ],
    [
      "one heading over two merged columns",
      sheet("乡镇|村|姓名||现任职务\n龙塘镇|三桥村|吴一||书记、主任", {
        merges: ["C1:D1", "C2:D2"],
      }),
      ONE,
    ],
    [
      "several sheets, one of them a note, one hidden",
      book(
        { name: "说明", rows: grid("请如实填写\n电话：123") },
        {
          name: "领导",
          rows: grid(
            "职务|姓名|乡镇\n区委书记|陈一|\n区委组织部部长|林二|\n龙塘镇党委书记|王三|龙塘镇",
          ),
        },
        { name: "村", rows: grid("乡镇|村|类别|重点村|难点村\n龙塘镇|三桥村|村|是|否") },
        { name: "人", rows: grid(CSV) },
        { name: "旧", rows: grid(`${HEAD}\n龙塘镇|三桥村|符旧|支部委员`), hidden: true },
      ),
      ["吴一 三桥村 secretary+director", "吴二 三桥村 branch_member"],
      /说明.*请如实填写.*旧.*hidden|旧.*hidden.*说明.*请如实填写/,
    ],
    ["an empty sheet beside a roster", book({ rows: grid(CSV) }, { rows: [] }), TWO],
    [
      "headings explained with --map",
      csv(
        "所在,驻地,谁,干什么\n龙塘镇,三桥村,吴一,书记、主任\n",
        ...["--map", "所在=township", "--map", "驻地=village", "--map", "谁=name"],
        ...["--map", "干什么=posts"],
      ),
      ONE,
    ],
    // Cells
    [
      "merged cells, filled down",
      sheet(`${HEAD}\n${HEADS}\n||吴二|支部委员\n|龙富村|符一|村主任`, {
        merges: ["A2:A4", "B2:B3"],
      }),
      ["吴一 三桥村 secretary+director", "吴二 三桥村 branch_member", "符一 龙富村 director"],
    ],
    [
      "merged cells saved as CSV, filled down and said",
      csv(
        "区县,乡镇,村,姓名,现任职务\n琼山区,龙塘镇,三桥村,吴一,书记、主任\n,,,吴二,支部委员\n,,龙富村,符一,村主任\n,,,符二,支部委员\n,国兴街道,米铺社区,蒙一,书记\n",
      ),
      [
        "吴一 三桥村 secretary+director",
        "吴二 三桥村 branch_member",
        "符一 龙富村 director",
        "符二 龙富村 branch_member",
        "蒙一 米铺社区 secretary",
      ],
      /8 blank cells.*row 3/,
    ],
    [
      "a sheet whose merged cells were split",
      sheet(`${HEAD}\n${HEADS}\n|　|吴二|支部委员`),
      TWO,
      /2 blank cells.*row 3/,
    ],
    [
      "a township split, villages filled in",
      csv("乡镇,村,重点村\n龙塘镇,三桥村,否\n,龙富村,否\n"),
      [],
      /1 blank cell .*row 3/,
    ],
    [
      "a block merged over the blank rows below it",
      sheet(`${CSV}|||\n|||`.replaceAll("\n|||", "\n|||"), { merges: ["A2:A5", "B2:B5"] }),
      TWO,
    ],
    [
      "a printed roster with its heading on every page",
      sheet(`花名册\n${HEAD}\n${HEADS}\n乡 镇|村|姓　名|现任职务\n龙塘镇|三桥村|吴二|支部委员`, {
        merges: ["A1:D1"],
      }),
      TWO,
      /row 4/,
    ],
    [
      "headings of sections, merged over the row or alone in it",
      sheet(`${HEAD}\n一、龙塘镇|||\n${HEADS}\n（二）三桥村|||\n龙塘镇|三桥村|吴二|支部委员`, {
        merges: ["A2:D2"],
      }),
      TWO,
      /row 2.*row 4/,
    ],
    [
      "a closing sentence merged over the row",
      sheet(`${CSV}以上人员均已核实|||`, { merges: ["A4:D4"] }),
      TWO,
      /以上人员/,
    ],
    [
      "vacancies in the words of offices",
      sheet(
        `${CSV}龙塘镇|龙富村|空　缺|书记\n龙塘镇|三桥村|（暂缺）|村委委员\n龙塘镇|龙富村|——|村主任\n龙塘镇|龙富村|无|支部委员\n龙塘镇|龙富村|缺1名|支部副书记`,
      ),
      TWO,
    ],
    [
      "a sex and a people beside the name, which are no part of it",
      sheet(`${HEAD}\n龙塘镇|三桥村|吴一（女）|书记、主任\n龙塘镇|三桥村|吴二(男，黎族)|支部委员`),
      TWO,
    ],
    [
      "ages beside birth months and 至今 beside terms",
      sheet(
        `${HEAD}|出生年月（岁）|任现职时间\n${HEADS}|1975.03\u3000（51岁）|2021.03至今\n龙塘镇|三桥村|吴二|支部委员|1980年10月生|2021年3月起`,
      ),
      [`${ONE} 1975-03`, "吴二 三桥村 branch_member 1980-10"],
    ],
    [
      "two spellings of one place, in two files' worth of rows",
      sheet(
        `${HEAD}\n龙塘镇|三桥村(一区)|吴一|书记、主任\n龙 塘镇|三桥\u200b村（ 一区 ）|吴二|支部委员\n龙塘镇|Ａ·村|符一|书记\n龙塘镇|A•村|符二|村主任`,
      ),
      [
        "吴一 三桥村（一区） secretary+director",
        "吴二 三桥村（一区） branch_member",
        "符一 A·村 secretary",
        "符二 A·村 director",
      ],
    ],
    [
      "a workbook with another ending",
      { name: "r.csv", content: workbook({ rows: grid(CSV) }) },
      TWO,
    ],
    [
      "a misspelt English heading, with the one it may be",
      csv("township,village,name,posts,brn\n龙塘镇,三桥村,吴一,secretary,1975-03\n"),
      ["吴一 三桥村 secretary"],
      /brn.*--map brn=born/,
    ],
    [
      "posts merged across both columns",
      sheet("乡镇|村|姓名|党内职务|村委会职务\n龙塘镇|三桥村|吴二|委员|", { merges: ["D2:E2"] }),
      ["吴二 三桥村 branch_member+committee_member"],
    ],
    [
      "totals, subtotals, signatures and notes, passed over and said",
      sheet(
        `${CSV}龙塘镇|小 计||\n合　计|2||\n备注：一肩挑1人\n注：截至10月底\n填表人：王某||审核人：李某`,
        { merges: ["A2:A4"] },
      ),
      TWO,
      /row 4.*row 5.*row 6.*row 7.*row 8/,
    ],
    [
      "names with spaces in them, and full-width and zero-width ones, are one",
      sheet(
        `乡镇|村|姓名|现任职务|出生年月\n龙塘镇|三桥村|吴　一|书记|１９７５．０３\n龙塘镇|三 桥 村|吴\u200b一|主任|1975年3月`,
      ),
      ["吴　一 三桥村 secretary+director 1975-03"],
    ],
    ["a birth month 1975.3", field("出生年月", "1975.3"), [`${ONE} 1975-03`]],
    ["a birth month 1975年03月", field("出生年月", "1975年03月"), [`${ONE} 1975-03`]],
    ["a birth month 197503", field("出生年月", 197503), [`${ONE} 1975-03`]],
    ["a birth month 1975.03, a number", field("出生年月", 1975.03), [`${ONE} 1975-03`]],
    ["a birth day 1975/3/1", field("出生日期", "1975/3/1"), [`${ONE} 1975-03`]],
    ["a birth day as Excel writes CSV", field("出生日期", "1975/3/1 0:00"), [`${ONE} 1975-03`]],
    ["a date", field("出生年月", new Date(Date.UTC(1975, 2, 1))), [`${ONE} 1975-03`]],
    [
      "a date shown as a Chinese month",
      field("出生年月", { value: 27454, format: 'yyyy"年"m"月"' }),
      [`${ONE} 1975-03`],
    ],
    ["an ID number as text", field("身份证号", "11010519491231002X"), [`${ONE} 1949-12`]],
    [
      "a full-width ID number",
      field("身份证号", "１１０１０５１９４９１２３１００２ｘ"),
      [`${ONE} 1949-12`],
    ],
    [
      "a formula's stored value, which is said",
      book({
        rows: [
          HEAD.split("|"),
          ["龙塘镇", { formula: 'B9&"村"', gave: "三桥村" }, "吴一", "书记、主任"],
        ],
      }),
      ONE,
      /formula/,
    ],
    [
      "a name that looks like a formula",
      sheet(`${HEAD}\n龙塘镇|三桥村|=cmd|书记`),
      ["=cmd 三桥村 secretary"],
    ],
    [
      "yes and no in Chinese",
      sheet("乡镇|村|姓名|现任职务|合作社负责人\n龙塘镇|三桥村|吴一|书记、主任|√"),
      ONE,
    ],
    [
      "English words in one column",
      csv('township,village,name,posts\n龙塘镇,三桥村,吴一,"secretary, director"\n'),
      ONE,
    ],
  ];

  test.each(FIXTURES)("%s", async (_, sent, people, said) => {
    const here = await emptyOffice();
    const { told, people: got } = await take(here, sent);
    expect(got).toEqual([...people].sort());
    if (said) expect(told.warnings.join(" ")).toMatch(said);
    else expect(told.warnings).toEqual([]);
  });
});

describe("refused at the cell", () => {
  const CELLS: [what: string, sent: Sent, column: string, row: number, says?: RegExp][] = [
    ["a serial where the cell is no date", field("出生年月", 27454), "E2", 2, /27454/],
    ["a year for a birth month", field("出生年月", "1975"), "E2", 2, /1975/],
    ["a thirteenth month", field("出生年月", "1975.13"), "E2", 2, /1975\.13/],
    ["the number 1975.1, January or October", field("出生年月", 1975.1), "E2", 2, /1975-10/],
    ["the same in a term", field("任现职时间", 2021.1), "E2", 2, /2021-01/],
    [
      "the same saved as CSV, where nobody knows what was typed",
      csv(`${HEAD},出生年月\n${HEADS},1975.1\n`.replaceAll("|", ",")),
      "出生年月",
      2,
      /1975-01.*1975-10/,
    ],
    ["an ID number typed as a number", field("身份证号", 110105194912310020), "E2", 2, /text/],
    ["an ID number with a wrong check digit", field("身份证号", "110105194912310021"), "E2", 2],
    [
      "an ID number that Excel shortened in CSV",
      csv(`${HEAD},身份证号\n${HEADS},1.10105E+17\n`.replaceAll("|", ",")),
      "身份证号",
      2,
      /text/,
    ],
    [
      "a 12-digit code typed as a number",
      book({
        name: "村",
        rows: [
          ["乡镇", "村", "区划代码"],
          ["龙塘镇", "三桥村", 460107100201],
        ],
      }),
      ...(["C2", 2, /text/] as const),
    ],
    [
      "a code that Excel shortened in CSV",
      csv("乡镇,村,区划代码\n龙塘镇,三桥村,4.60107E+11\n"),
      "区划代码",
      2,
      /text/,
    ],
    ["a word that is no kind", sheet("乡镇|村|类别\n龙塘镇|三桥村|constructor"), "C2", 2],
    [
      "a post that cannot be told",
      sheet(`${HEAD}\n${HEADS}\n龙塘镇|三桥村|吴二|书记、能人`),
      "D3",
      3,
      /能人/,
    ],
    [
      "a bare 委员 in a column for both",
      sheet(`${HEAD}\n龙塘镇|三桥村|吴二|委员`),
      "D2",
      2,
      /支部委员/,
    ],
    [
      "an unknown word in English",
      csv("township,village,name,posts\n龙塘镇,三桥村,吴一,boss\n"),
      "posts",
      2,
      /secretary/,
    ],
    ["an unknown sex", field("性别", "南"), "E2", 2, /南/],
    ["neither yes nor no", sheet("乡镇|村|重点村\n龙塘镇|三桥村|不详"), "C2", 2, /不详/],
    [
      "a blank village",
      sheet(`花名册\n${HEAD}\n龙塘镇||吴一|书记`, { merges: ["A1:D1"] }),
      "B3",
      3,
    ],
    ["a village under another township", csv(`${with_(",")}国兴街道,,符一,书记\n`), "村", 4],
    ["a village below a subtotal", csv(`${with_(",")}小计,,2,\n龙塘镇,,符一,书记\n`), "村", 5],
    ["a village below a blank line", csv(`${with_(",")}\n龙塘镇,,符一,书记\n`), "村", 5],
    [
      "a village of another district",
      csv("区县,乡镇,村,姓名,现任职务\n琼山区,龙塘镇,三桥村,吴一,书记\n美兰区,龙塘镇,,符一,书记\n"),
      "村",
      3,
    ],
    [
      "a village in the tables' own words",
      csv("township,village,name,posts\n龙塘镇,三桥村,吴一,secretary\n龙塘镇,,吴二,director\n"),
      "village",
      3,
    ],
    [
      "a blank village where others are merged",
      sheet(`${HEAD}\n${HEADS}\n||吴二|支部委员\n龙塘镇||符一|书记`, {
        merges: ["A2:A3", "B2:B3"],
      }),
      "B4",
      4,
    ],
    [
      "a village to be filled in among villages",
      csv("乡镇,村,重点村\n龙塘镇,三桥村,是\n龙塘镇,,否\n"),
      "村",
      3,
    ],
    ["a vacancy without a post", sheet(`${HEAD}\n龙塘镇|三桥村|空缺|`), "C2", 2, /vacant/],
    [
      "a resident ID number as staff number",
      field("人员编号", "11010519491231002X"),
      "E2",
      2,
      /ID/,
    ],
    ["the same with a wrong digit", field("人员编号", "110105194912310021"), "E2", 2, /ID/],
    [
      "a resident ID number in a wrong column",
      field("出生年月", "11010519491231002X"),
      "E2",
      2,
      /\*002X/,
    ],
    [
      "one of fifteen digits in a wrong column",
      field("性别", "110105491231002"),
      "E2",
      2,
      /\*1002/,
    ],
    [
      "a cell too long for any workbook",
      sheet(`${HEAD}\n龙塘镇|三桥村|吴一|${"书".repeat(32_768)}`),
      "D2",
      2,
      /32767/,
    ],
    [
      "a formula that failed",
      book({
        rows: [
          HEAD.split("|"),
          ["龙塘镇", "三桥村", { formula: "VLOOKUP(1,A:B,2)", gave: "#N/A" }, "书记"],
        ],
      }),
      ...(["C2", 2, /formula failed.*#N\/A/] as const),
    ],
    [
      "a required formula without a value",
      book({ rows: [HEAD.split("|"), ["龙塘镇", { formula: "A9", gave: null }, "吴一", "书记"]] }),
      "B2",
      2,
    ],
    ["a cell too many", csv(`${with_(",")}龙塘镇,三桥村,符一,书记,x\n`), "#5", 4],
  ];

  test.each(CELLS)("%s", async (_, { name = "r.csv", content, flags = [] }, column, row, says) => {
    const here = await emptyOffice();
    const file = put(here, name, await content);
    const { issues } = await refused(here, 3, "import", file, ...flags);
    expect(issues).toMatchObject([{ file, row, column }]);
    if (name.endsWith(".xlsx")) expect(issues[0].sheet).toMatch(/Sheet1|村/);
    expect(issues[0].message).toMatch(says ?? /./);
    expect(JSON.stringify(issues)).not.toMatch(/1101051949/);
  });

  test("in every sheet of every file, and the good one is not taken in", async () => {
    const here = await emptyOffice();
    const good = put(here, "a.csv", with_(","));
    const bad = put(
      here,
      "b.xlsx",
      await workbook(
        { name: "龙塘镇", rows: grid(`标题\n${HEAD}\n龙塘镇|三桥村|符一|能人`) },
        { name: "国兴街道", rows: grid(`${HEAD}|出生年月\n国兴街道||符二|书记|x`) },
      ),
    );
    const { issues } = await refused(here, 3, "import", good, bad);
    expect(issues).toMatchObject([
      { file: bad, sheet: "龙塘镇", row: 3, column: "D3" },
      { file: bad, sheet: "国兴街道", row: 2, column: "B2" },
      { file: bad, sheet: "国兴街道", row: 2, column: "E2" },
    ]);
  });
});

describe("refused as a whole", () => {
  const broken = Buffer.from(with_(","));
  broken[broken.indexOf("三桥") + 1] = 0xff;
  const FILES: [what: string, sent: Sent, code: string, says?: RegExp][] = [
    [
      "an unknown layout, with what was seen",
      sheet("花名册\n甲|乙|丙\n1|2|3"),
      "unknown-table",
      /花名册.*甲.*乙/,
    ],
    [
      "an unknown layout beside a hidden sheet, which is named",
      book({ rows: grid("甲|乙\n1|2") }, { name: "旧名册", rows: grid(CSV), hidden: true }),
      "unknown-table",
      /旧名册/,
    ],
    [
      "rows without a heading, of which no ID number is shown",
      csv("龙塘镇,三桥村,吴一,11010519491231002X,13800001234\n"),
      "unknown-table",
      /吴一(?!.*(?:110105|1380000))/,
    ],
    [
      "a damaged old workbook",
      { name: "r.xls", content: Buffer.from("d0cf11e0a1b11ae1", "hex") },
      "not-xlsx",
      /damaged/,
    ],
    [
      "the same called .csv",
      csv(Buffer.from("d0cf11e0a1b11ae10000", "hex")),
      "not-xlsx",
      /damaged/,
    ],
    [
      "a web page called .xls",
      { name: "r.xls", content: "<html><table><tr><td>乡镇</td></tr></table></html>" },
      "not-xlsx",
      /web page/,
    ],
    [
      "XML of 2003 called .xls",
      { name: "r.xls", content: '<?xml version="1.0"?>\n<Workbook><Worksheet/></Workbook>' },
      "not-xlsx",
      /XML/,
    ],
    ["an unclosed quote, by its line", csv(`${with_(",")}龙塘镇,"三桥村,x\n`), "not-csv", /line 4/],
    ["an unknown layout in CSV", csv("甲,乙\n1,2\n"), "unknown-table", /甲.*乙/],
    ["an empty sheet", book({ rows: [] }), "unknown-table"],
    ["two columns for one", sheet(`${HEAD}|姓 名\n${HEADS}|吴二`), "column-twice", /name/],
    [
      "--map to a column that is none",
      csv(with_(","), "--map", "村=hamlet"),
      "bad-value",
      /hamlet/,
    ],
    ["an encoding that is none", csv(with_(","), "--encoding", "latin1"), "bad-value", /latin1/],
    ["the wrong --encoding", csv(gbk(with_(",")), "--encoding", "utf-8"), "undecodable"],
    ["GBK cut off in a character", csv(gbk(with_(",")).subarray(0, -2)), "undecodable"],
    ["UTF-8 cut off in a character", csv(Buffer.from(with_(",")).subarray(0, -2)), "undecodable"],
    ["UTF-16 cut off in a character", csv(utf16(with_(",")).subarray(0, -1)), "undecodable"],
    ["UTF-8 with a wrong byte, which is no GBK", csv(broken), "undecodable"],
    [
      "UTF-8 with a byte of GBK at its end",
      csv(Buffer.concat([Buffer.from(with_(",")), gbk("龙塘镇,三桥村\n")])),
      "undecodable",
    ],
  ];

  test.each(FILES)("%s", async (_, { name = "r.csv", content, flags = [] }, code, says) => {
    const here = await emptyOffice();
    const error = await refused(here, 3, "import", put(here, name, await content), ...flags);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says ?? /./);
  });
});

test("the document says what was filled down and skipped", async () => {
  const here = await emptyOffice();
  const sheets = [
    { name: "人", rows: grid(`${HEAD}\n${HEADS}\n||吴二|支部委员\n|龙富村|符一|书记`) },
    { name: "附注", rows: grid("联系人|13800001234") },
    { name: "底稿", rows: grid("x"), hidden: true },
  ];
  const file = put(here, "r.xlsx", await workbook(...sheets));
  const { readings, skipped } = await here.ok("import", file);
  expect(readings).toMatchObject([{ sheet: "人", filledDown: { cells: 3, row: 3 } }]);
  expect(skipped).toHaveLength(2);
  expect(skipped).toContainEqual({
    ...{ file, sheet: "附注", hidden: false, seen: ["联系人", "***1234"] },
  });
  expect(skipped).toContainEqual({ file, sheet: "底稿", hidden: true, seen: [] });
});

test("a vacant seat in the words of offices has no holder", async () => {
  const here = await emptyOffice();
  const leaders =
    "职务,姓名,镇（街道）\n区委书记,空缺,\n区委组织部部长,林二,\n镇党委书记,（暂缺）,龙塘镇\n";
  await here.ok("import", put(here, "l.csv", leaders));
  const { seats } = await here.ok("import", put(here, "l.csv", leaders));
  expect(seats.changed).toBe(0);
  await here.ok("import", put(here, "r.csv", with_(",")));
  await here.ok("assign");
  const { talks } = await here.ok("list");
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  expect(new Set(talks.map((talk: any) => talk.talker))).toEqual(new Set(["林二", null]));
});

test("a place is found by any spelling of its name", async () => {
  const here = await emptyOffice();
  const file = `${HEAD}\n龙塘镇|三桥村(一区)|吴一|书记`.replaceAll("|", ",");
  await take(here, csv(file));
  for (const village of ["三桥村（一区）", "三桥村(一区)", "三 桥村（ 一区 ）", "桥村(一"]) {
    const { total } = await here.ok("list", "--village", village, "--township", "龙　塘镇");
    expect(total, village).toBe(2);
  }
  const again = `${HEAD}\n龙塘 镇|三桥村 （一区）|吴一|书记`.replaceAll("|", ",");
  expect(await here.ok("import", put(here, "again.csv", again))).toMatchObject({
    townships: { added: 0 },
    villages: { added: 0 },
    people: { added: 0 },
  });
});

test("a dry run shows the mapping, the first rows and no ID number", async () => {
  const here = await emptyOffice();
  const file = put(
    here,
    "r.xlsx",
    await workbook({
      name: "村两委",
      rows: grid(`花名册\n${HEAD}|身份证号\n${HEADS}|11010519491231002X`),
    }),
  );
  const before = bytes(here);
  const { exit, stdout, stderr } = await here.talks("import", file, "--dry-run");
  expect(exit, stderr).toBe(0);
  for (const shown of ["村两委", "现任职务", "posts", "吴一", "书记、主任"])
    expect(stdout).toContain(shown);
  expect(stdout + stderr).not.toContain("19491231");
  expect(bytes(here)).toEqual(before);
});
