import { expect, test } from "vitest";
import type { Office } from "../helpers/talks.ts";
import { cell, sharing, worksheet, xml } from "./raw-workbook.ts";
import { bytes, emptyOffice, put, refused } from "./setup.ts";

const HEADS = ["乡镇", "村", "姓名", "出生年月", "现任职务", "人员编号"];
const letter = (i: number) => "ABCDEF"[i];
const head = `<row r="1">${HEADS.map((text, i) => cell(`${letter(i)}1`, text)).join("")}</row>`;

/** A roster of one row, in which one cell is given as XML. */
function roster(at: string, content: string, rest: { styles?: string; strings?: string } = {}) {
  const row = ["龙塘镇", "三桥村", "张三", "1975.03", "支部委员", "A1"].map((text, i) =>
    letter(i) === at ? content : cell(`${letter(i)}2`, text),
  );
  const sheet = worksheet(`${head}<row r="2">${row.join("")}</row>`);
  return sharing(sheet, {
    ...(rest.styles && { "xl/styles.xml": xml(`<styleSheet>${rest.styles}</styleSheet>`) }),
    ...(rest.strings && { "xl/sharedStrings.xml": xml(`<sst>${rest.strings}</sst>`) }),
  });
}

async function taken(here: Office, content: Uint8Array) {
  await here.ok("import", put(here, "r.xlsx", content));
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all");
  return talks[0].person;
}

const formula = (at: string, result: string, type = "") =>
  `<c r="${at}2"${type && ` t="${type}"`}><f>B9</f>${result}</c>`;

test.each([
  ["a formula without a result", "C", formula("C", ""), /no stored result/],
  [
    "a formula with an empty result that is no text",
    "C",
    formula("C", "<v></v>"),
    /no stored result/,
  ],
  [
    "a formula that is to give a text, without one",
    "E",
    formula("E", "", "str"),
    /no stored result/,
  ],
  [
    "a shared formula without a result",
    "D",
    '<c r="D2"><f t="shared" si="0"/></c>',
    /no stored result/,
  ],
  ["a text that is not in the file", "C", '<c r="C2" t="s"><v>7</v></c>', /not in the file/],
  ["a negative text", "C", '<c r="C2" t="s"><v>-1</v></c>', /not in the file/],
  ["#SPILL!", "C", '<c r="C2" t="e"><v>#SPILL!</v></c>', /#SPILL!/],
  ["an error nobody knows", "F", '<c r="F2" t="e"><v>#NEWS?</v></c>', /#NEWS\?/],
  ["#CALC! as a text", "C", cell("C2", "#CALC!"), /#CALC!/],
  ["a column that is too narrow", "F", cell("F2", "#####"), /#####/],
  ["TRUE as a name", "C", '<c r="C2" t="b"><v>1</v></c>', /TRUE/],
  ["FALSE as a staff number", "F", '<c r="F2" t="b"><v>0</v></c>', /TRUE or FALSE/],
  ["half a character", "C", cell("C2", "张_xD83D_"), /half a character/],
  ["a day as a number", "D", '<c r="D2"><v>27454</v></c>', /1975-03-01/],
  ["a month to come", "D", cell("D2", "2077.03"), /future/],
  ["an ID number in the name", "C", cell("C2", "张三460107197503010014"), /resident ID/],
])("%s is refused by its address", async (_, at, content, says) => {
  const here = await emptyOffice();
  const { issues } = await refused(here, 3, "import", put(here, "r.xlsx", roster(at, content)));
  expect(issues).toHaveLength(1);
  expect(issues[0].column).toBe(`${at}2`);
  expect(issues[0].message).toMatch(says);
  expect(issues[0].message).not.toContain("460107");
});

test("a formula that gave an empty text is blank", async () => {
  const here = await emptyOffice();
  const person = await taken(here, roster("F", formula("F", "<v></v>", "str")));
  expect(person.staffNo).toBeNull();
});

test.each([
  ["t=d with a time", '<c r="D2" t="d"><v>1975-03-01T00:00:00</v></c>', "1975-03"],
  ["t=d without one", '<c r="D2" t="d"><v>1975-11-30</v></c>', "1975-11"],
  ["a day by its format", '<c r="D2" s="1"><v>27454</v></c>', "1975-03"],
  ["a month by its format", '<c r="D2" s="2"><v>27454</v></c>', "1975-03"],
  ["two decimals by the format", '<c r="D2" s="3"><v>1975.1</v></c>', "1975-10"],
])("a birth month: %s", async (_, content, born) => {
  const styles = `<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="2"/></cellXfs>`;
  expect(await taken(await emptyOffice(), roster("D", content, { styles }))).toMatchObject({
    born,
  });
});

test.each([
  ["0000", "12", "0012"],
  ["&quot;A&quot;000", "7", "A007"],
  ["000000_ ", "345", "000345"],
  ["General", "12", "12"],
])("a staff number with the format %s", async (code, number, staffNo) => {
  const styles = `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts>
    <cellXfs><xf/><xf numFmtId="200"/></cellXfs>`;
  const content = roster("F", `<c r="F2" s="1"><v>${number}</v></c>`, { styles });
  expect(await taken(await emptyOffice(), content)).toMatchObject({ staffNo });
});

test.each([
  [
    "inline",
    '<c r="C2" t="inlineStr"><is><t>张三</t><rPh sb="0" eb="1"><t>ZHANG</t></rPh></is></c>',
    "",
  ],
  [
    "in runs",
    '<c r="C2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh><t>ZS</t></rPh></is></c>',
    "",
  ],
  [
    "shared",
    '<c r="C2" t="s"><v>0</v></c>',
    "<si><t>张三</t><rPh><t>ZHANG</t></rPh><phoneticPr/></si>",
  ],
])("what is read aloud is no part of a text: %s", async (_, content, strings) => {
  expect((await taken(await emptyOffice(), roster("C", content, { strings }))).name).toBe("张三");
});

test("a format alone makes no sheet larger", async () => {
  const rows = `${head}<row r="2">${["龙塘镇", "三桥村", "张三", "1975.03", "书记"].map((text, i) => cell(`${letter(i)}2`, text)).join("")}<c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`;
  expect((await taken(await emptyOffice(), sharing(worksheet(rows)))).name).toBe("张三");
});

test("hidden rows are taken, and named", async () => {
  const here = await emptyOffice();
  const person = (row: number, name: string, hidden = "") =>
    `<row r="${row}"${hidden}>${["龙塘镇", "三桥村", name, "", "支部委员"].map((text, i) => cell(`${letter(i)}${row}`, text)).join("")}</row>`;
  const sheet = worksheet(
    head + person(2, "甲") + person(3, "乙", ' hidden="1"') + person(4, "丙", ' hidden="true"'),
  );
  const { warnings, people } = await here.ok("import", put(here, "r.xlsx", sharing(sheet)));
  expect(people.added).toBe(3);
  expect(warnings.join()).toMatch(/rows 3 and 4 hidden/);
});

test("what is refused changes nothing", async () => {
  const here = await emptyOffice();
  const before = bytes(here);
  await here.talks("import", put(here, "r.xlsx", roster("C", formula("C", ""))));
  expect(bytes(here)["talks.db"]).toBe(before["talks.db"]);
});
