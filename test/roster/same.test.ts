import { expect, test } from "vitest";
import { CADRES, LEADERS, type Office, VILLAGES } from "../helpers/talks.ts";
import { emptyOffice, gbk, grid, put, workbook } from "./setup.ts";

const BORN = "born\n1975-03\n1982-11\n1969-01\n1990-10\n1978-12\n1988-06".split("\n");
const beside = (table: string, more: string[]) =>
  table
    .trim()
    .split("\n")
    .map((line, i) => `${line},${more[i]}\n`)
    .join("");
/** The helper's roster with birth months, as UTF-8 CSV in the words of the tables. */
const TABLES = { leaders: LEADERS, villages: VILLAGES, cadres: beside(CADRES, BORN) };

const ZH = {
  领导: `职务,姓名,镇（街道）,编号,人员编号
区委书记,陈书记,,1,S1
区委组织部长,林部长,,2,S2
镇党委书记,王镇长,龙塘镇,3,S3
街道党工委书记,李街长,国兴街道,4,S4
`,
  村: `乡镇,村（社区）,重点村,矛盾村/难点村
龙塘镇,三桥村,是,否
龙塘镇,龙富村,否,是
国兴街道,米铺社区,否,否
`,
  人: `乡镇,村（社区）,姓名,现任职务,人员编号,出生年月
龙塘镇,三桥村,吴一,书记、主任,A1,1975.03
龙塘镇,三桥村,吴二,支部委员,A2,1982年11月
龙塘镇,龙富村,符一,书记,B1,196901
龙塘镇,龙富村,符二,村主任,B2,1990.10
国兴街道,米铺社区,蒙一,一肩挑,C1,1978-12
国兴街道,米铺社区,蒙二,支部委员、居委会委员,C2,1988/6/1
`,
};
const rows = (csv: string) => grid(csv.replaceAll(",", "|"));

const FORMS: Record<string, (here: Office) => string[] | Promise<string[]>> = {
  "UTF-8 CSV": (here) =>
    Object.entries(TABLES).map(([name, text]) => put(here, `${name}.csv`, text)),

  "GBK CSV": (here) =>
    Object.entries(ZH).map(([name, text]) => put(here, `${name}.csv`, gbk(text))),

  "an English workbook": async (here) => {
    const sheets = Object.entries(TABLES).map(([name, text]) => ({ name, rows: rows(text) }));
    return [put(here, "roster.xlsx", await workbook(...sheets))];
  },

  "a Chinese workbook with titles, merged cells and two header lines": async (here) => [
    put(
      here,
      "花名册.xlsx",
      await workbook(
        { name: "领导", rows: [["谈话人名单"], ...rows(ZH.领导)], merges: ["A1:E1"] },
        {
          name: "村",
          rows: [...rows(ZH.村), ["填表人：某某"]].map((row, i) =>
            i === 2 ? [null, ...row.slice(1)] : row,
          ),
          merges: ["A2:A3"],
        },
        {
          name: "花名册",
          rows: [
            ["村（社区）“两委”干部花名册"],
            ["填报单位：琼山区委组织部", null, null, null, null, null, null, "2026年10月"],
            ["序号", "镇（街道）", "村（社区）", "基本情况", null, "职务", null, "人员编号"],
            [null, null, null, "姓 名", "出生年月", "党内", "村（居）委会", null],
            [1, "龙塘镇", "三桥村", "吴一", new Date(Date.UTC(1975, 2, 9)), "书记", "主任", "A1"],
            [2, null, null, "吴二", 198211, "委员", null, "A2"],
            [3, null, "龙富村", "符一", "1969年1月", "书记", null, "B1"],
            [4, null, null, "符二", "1990.10", null, "主 任", "B2"],
            [null, "小 计", null, 4],
            [5, "国兴街道", "米铺社区", "蒙一", "1978.12", "书记、主任（一肩挑）", null, "C1"],
            [6, null, null, "蒙二", { value: 32295, format: 'yyyy"年"m"月"' }, "委员", null, "C2"],
            ["合计", null, null, 6],
            ["备注：请于10月底前报送"],
          ],
          merges: [
            ...["A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "H3:H4"],
            ...["B5:B8", "C5:C6", "C7:C8", "B10:B11", "C10:C11", "F10:G10", "F11:G11", "A13:H13"],
          ],
        },
      ),
    ),
  ],
};

test("the same roster gives the same talks, however it is sent", async () => {
  const talks: Record<string, unknown> = {};
  for (const [form, write] of Object.entries(FORMS)) {
    const here = await emptyOffice();
    const told = await here.ok("import", ...(await write(here)));
    expect(told.people, form).toMatchObject({ added: 6 });
    talks[form] = await here.ok("assign");
  }
  const [first, ...others] = Object.keys(FORMS);
  expect((talks[first as string] as { added: [] }).added).toHaveLength(13);
  for (const form of others) expect(talks[form], form).toEqual(talks[first as string]);
});

test("the same roster in another form changes nothing", async () => {
  const here = await emptyOffice();
  const [first, ...others] = Object.values(FORMS).map((write) => write(here));
  await here.ok("import", ...((await first) ?? []));
  const { events } = await here.ok("history");
  for (const files of others) await here.ok("import", ...(await files));
  expect((await here.ok("history")).events).toEqual(events);
});
