import { type BookType, utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { zip } from "./raw-workbook.ts";
import { emptyOffice, put, refused } from "./setup.ts";

const HEADS = ["乡镇", "村", "姓名", "出生年月", "现任职务", "人员编号"];

/** A roster as another program writes it, with formats, a merge and a hidden sheet. */
function book(bookType: BookType): Buffer {
  const sheet = utils.aoa_to_sheet([
    HEADS,
    ["龙塘镇", "三桥村", "甲一", "1975.03", "支部委员", { t: "n", v: 12, z: "0000" }],
    [null, "三桥村", "甲二", { t: "n", v: 1975.1, z: "0.00" }, "支部委员", "A2"],
    [null, "三桥村", "甲三", { t: "n", v: 27454, z: 'yyyy"年"m"月"' }, "支部委员", "A3"],
  ]);
  sheet["!merges"] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }];
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, "花名册");
  utils.book_append_sheet(made, utils.aoa_to_sheet([["秘密"]]), "旧");
  made.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  return write(made, { type: "buffer", bookType });
}

test.each([
  ["r.xls", "biff8"],
  ["r.et", "biff8"],
  ["misnamed.csv", "biff8"],
  ["r.xlsb", "xlsb"],
] as const)("%s", async (name, type) => {
  const here = await emptyOffice();
  const { warnings } = await here.ok("import", put(here, name, book(type)));
  expect(warnings.join()).toMatch(/旧/);
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all");
  const people = talks.map(({ person }: { person: Record<string, string> }) => [
    person.name,
    person.born,
    person.staffNo,
  ]);
  expect(people.sort()).toEqual([
    ["甲一", "1975-03", "0012"],
    ["甲三", "1975-03", "A3"],
    ["甲二", "1975-10", "A2"],
  ]);
});

test("an older one is named", async () => {
  const here = await emptyOffice();
  const error = await refused(here, 3, "import", put(here, "r.xls", book("biff5")));
  expect(error.message).toContain("Excel 5/95");
});

test("tabbed text saved as .xls is text", async () => {
  const here = await emptyOffice();
  const text = `${HEADS.join("\t")}\n龙塘镇\t三桥村\t甲一\t1975.03\t支部委员\tA1\n`;
  expect((await here.ok("import", put(here, "r.xls", text))).people.added).toBe(1);
});

const text = (said: string, more = "") =>
  `<table:table-cell office:value-type="string"${more}><text:p>${said}</text:p></table:table-cell>`;
const HEAD_ROW = `<table:table-row>${HEADS.map((one) => text(one)).join("")}</table:table-row>`;
const REST = `<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;

/** An .ods workbook as LibreOffice writes one. */
function ods(rows: string): Buffer {
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">${HEAD_ROW}${rows}</table:table><table:table table:name="旧" table:style-name="ta2"><table:table-row>${text("秘密")}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  return zip(
    { name: "mimetype", content: Buffer.from("application/vnd.oasis.opendocument.spreadsheet") },
    { name: "content.xml", content: Buffer.from(content) },
    { name: "styles.xml", content: Buffer.from('<office:document-styles xmlns:office="o"/>') },
    { name: "META-INF/manifest.xml", content: Buffer.from("<manifest:manifest/>") },
  );
}

const PERSON = `<table:table-row>${["龙塘镇", "三桥村", "甲一"].map((one) => text(one)).join("")}<table:table-cell office:value-type="float" office:value="1975.1"><text:p>1975.10</text:p></table:table-cell>${text("书记")}<table:table-cell office:value-type="float" office:value="12"><text:p>0012</text:p></table:table-cell></table:table-row>`;

test("an .ods workbook", async () => {
  const here = await emptyOffice();
  const { warnings } = await here.ok("import", put(here, "r.ods", ods(PERSON + REST)));
  expect(warnings.join()).toMatch(/旧/);
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all");
  expect(talks[0].person).toMatchObject({ name: "甲一", born: "1975-10", staffNo: "0012" });
});

test("a formula without a result in one is named by its address", async () => {
  const here = await emptyOffice();
  const row = `<table:table-row>${text("龙塘镇")}${text("三桥村")}<table:table-cell table:formula="of:=[.B9]"/>${text("1975.03")}${text("书记")}</table:table-row>`;
  const { issues } = await refused(here, 3, "import", put(here, "r.ods", ods(row)));
  expect(issues).toMatchObject([
    { column: "C2", message: expect.stringContaining("no stored result") },
  ]);
});

test("a filtered row of one is named", async () => {
  const here = await emptyOffice();
  const row = PERSON.replace("<table:table-row>", '<table:table-row table:visibility="filter">');
  const { warnings } = await here.ok("import", put(here, "r.ods", ods(row)));
  expect(warnings.join()).toMatch(/row 2 hidden/);
});

test.each([
  [
    "a cell that stands there a billion times",
    `<table:table-row table:number-rows-repeated="1048574">${text("x", ' table:number-columns-repeated="16384"')}</table:table-row>`,
  ],
  [
    "a row that stands there a million times",
    `<table:table-row table:number-rows-repeated="1000000">${text("x")}</table:table-row>`,
  ],
  [
    "a text of a billion spaces",
    `<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="900000000"/></text:p></table:table-cell></table:table-row>`,
  ],
])("%s", async (_, rows) => {
  const here = await emptyOffice();
  expect((await refused(here, 3, "import", put(here, "r.ods", ods(rows)))).code).toBe("not-xlsx");
});
