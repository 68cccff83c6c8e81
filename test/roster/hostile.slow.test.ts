import { expect, test } from "vitest";
import { cell, OFFICE, raw, row, sharing, worksheet, xml, zip } from "./raw-workbook.ts";
import { emptyOffice, put, refused } from "./setup.ts";

const HEAD = ["乡镇", "村", "姓名", "现任职务"];
const ROSTER = row(1, HEAD) + row(2, ["龙塘镇", "三桥村", "吴一", "书记"]);
const CSV = `${HEAD}\n龙塘镇,三桥村,吴一,书记\n`;
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

test("the workbook written by hand is sound", async () => {
  const here = await emptyOffice();
  const told = await here.ok("import", put(here, "r.xlsx", raw(worksheet(ROSTER))));
  expect(told.people.added).toBe(1);
});

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const HOSTILE: [
  what: string,
  name: string,
  make: () => Uint8Array | string | Promise<Uint8Array>,
  code: string | RegExp,
][] = [
  ["a zip bomb of 300 MB", "r.xlsx", () => raw(zeros(300)), "not-xlsx"],
  ["a zip bomb that says it is small", "r.xlsx", () => raw(zeros(300), 1000), "not-xlsx"],
  ["a zip bomb that says it is empty", "r.xlsx", () => raw(zeros(300), 0), "not-xlsx"],
  [
    "a zip bomb in a part that nobody reads",
    "r.xlsx",
    () => zip({ name: "a", content: zeros(60) }, { name: "b", content: zeros(60) }),
    "not-xlsx",
  ],
  ["row 1,048,576", "r.xlsx", () => raw(worksheet(ROSTER + row(1_048_576, ["合计"]))), "not-xlsx"],
  ["row 4,000,000,000", "r.xlsx", () => raw(worksheet(ROSTER + row(4e9, ["合计"]))), "not-xlsx"],
  [
    "a cell in the last column of the last row",
    "r.xlsx",
    () => raw(worksheet(`${ROSTER}<row r="1048576">${cell("XFD1048576", "x")}</row>`)),
    "not-xlsx",
  ],
  [
    "100,000 columns in a workbook",
    "r.xlsx",
    () => raw(worksheet(`${ROSTER}<row r="3">${'<c t="str"><v>x</v></c>'.repeat(100_000)}</row>`)),
    "not-xlsx",
  ],
  ["100,000 columns in CSV", "r.csv", () => `${CSV}${",x".repeat(100_000)}\n`, "not-csv"],
  [
    "a heading of 100,000 columns in CSV",
    "r.csv",
    () => `${HEAD}${",x".repeat(100_000)}\n龙塘镇,三桥村,吴一,能人\n`,
    "not-csv",
  ],
  [
    "a cell of 10 MB",
    "r.xlsx",
    () =>
      raw(worksheet(row(1, HEAD) + row(2, ["龙塘镇", "三桥村", "吴一", "书".repeat(3_500_000)]))),
    "bad-file",
  ],
  [
    "a cell of 10 MB in CSV",
    "r.csv",
    () => CSV.replace("书记", "书 ".repeat(2_500_000)),
    "not-csv",
  ],
  [
    "a block merged over everything, many times",
    "r.xlsx",
    () =>
      raw(
        worksheet(
          ROSTER.replace("三桥村", "") + row(20_000, ["合计"]),
          `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_000)}</mergeCells>`,
        ),
      ),
    "unknown-table",
  ],
  ["a truncated zip", "r.xlsx", () => raw(worksheet(ROSTER)).subarray(0, -300), "not-xlsx"],
  [
    "a workbook with its middle cut out",
    "r.xlsx",
    () => {
      const whole = raw(worksheet(ROSTER));
      return Buffer.concat([whole.subarray(0, 300), whole.subarray(400)]);
    },
    "not-xlsx",
  ],
  [
    "a sheet that is no XML",
    "r.xlsx",
    () => raw(xml("<worksheet><sheetData><row><c></x>")),
    "not-xlsx",
  ],
  [
    "HTML called .xlsx",
    "r.xlsx",
    () => "<html><table><tr><td>乡镇</td></tr></table></html>",
    "not-xlsx",
  ],
  ["nothing called .xlsx", "r.xlsx", () => "", "not-xlsx"],
  ["CSV called .xlsx", "r.xlsx", () => CSV, "not-xlsx"],
  [
    "three million merged blocks",
    "r.xlsx",
    () =>
      raw(
        worksheet(
          ROSTER,
          `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(3_000_000)}</mergeCells>`,
        ),
      ),
    "not-xlsx",
  ],
  ["a NUL byte", "r.csv", () => CSV.replace("吴一", "吴\0一"), "not-csv"],
  ["a NUL byte as the library writes it", "r.csv", () => `${CSV}\0`, "not-csv"],
  ["a lone high surrogate", "r.csv", () => utf16(CSV.replace("吴一", "吴\ud83d")), "undecodable"],
  ["a lone low surrogate", "r.csv", () => utf16(CSV.replace("吴一", "\udc00一")), "undecodable"],
  ["a lone surrogate at the end", "r.csv", () => utf16(`${CSV}\ud83d`), "undecodable"],
  [
    "a lone surrogate in UTF-8",
    "r.csv",
    () => Buffer.concat([Buffer.from(CSV), Buffer.from([0xed, 0xa0, 0xbd])]),
    "undecodable",
  ],
  ["a __proto__ header alone", "r.csv", () => "__proto__,constructor\n1,2\n", "unknown-table"],
  ["an unclosed quote", "r.csv", () => CSV.replace("吴一", '"吴一'), "not-csv"],
  [
    "an unclosed quote before 10 MB",
    "r.csv",
    () => `${CSV}"${"x,\n".repeat(3_000_000)}`,
    "not-csv",
  ],
];

const sheets = (count: number, same?: string) => ({
  "xl/workbook.xml": xml(
    `<workbook xmlns:r="${OFFICE}"><sheets>${Array.from({ length: count }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="r${i}"/>`).join("")}</sheets></workbook>`,
  ),
  "xl/_rels/workbook.xml.rels": xml(
    `<Relationships>${Array.from({ length: count }, (_, i) => `<Relationship Id="r${i}" Type="${OFFICE}/worksheet" Target="${same ?? `worksheets/sheet${i}.xml`}"/>`).join("")}</Relationships>`,
  ),
});
const strings = (all: string) => ({ "xl/sharedStrings.xml": xml(`<sst>${all}</sst>`) });
const LARGE: [what: string, make: () => Uint8Array][] = [
  [
    "a million widths of columns",
    () =>
      raw(
        xml(
          `<worksheet><cols>${'<col min="1" max="16384"/>'.repeat(1e6)}</cols><sheetData>${ROSTER}</sheetData></worksheet>`,
        ),
      ),
  ],
  [
    "one part that is 1,000 sheets",
    () => sharing(worksheet(ROSTER), sheets(1000, "worksheets/sheet1.xml")),
  ],
  ["5,000 sheets", () => sharing(worksheet(ROSTER), sheets(5000))],
  [
    "five million shared strings",
    () => sharing(worksheet(ROSTER), strings("<si><t>x</t></si>".repeat(5e6))),
  ],
  [
    "a string of 32,000 characters in 20,000 rows",
    () =>
      sharing(
        worksheet(ROSTER + '<row><c t="s"><v>0</v></c></row>'.repeat(20_000)),
        strings(`<si><t>${"好".repeat(32_000)}</t></si>`),
      ),
  ],
  [
    "five million cells",
    () =>
      raw(worksheet(`${ROSTER}${`<row>${"<c><v>1</v></c>".repeat(100)}</row>`.repeat(50_000)}`)),
  ],
  ["a sheet nested a million deep", () => raw(xml(`<worksheet>${"<x>".repeat(1e6)}`))],
  ["a sheet of opening brackets", () => raw(xml("<".repeat(5e6)))],
  ["a sheet of open quotes", () => raw(xml('<c a="'.repeat(1e6)))],
  ["a sheet that is cut off", () => raw(worksheet(ROSTER).subarray(0, -20))],
];
for (const [what, make] of LARGE) HOSTILE.push([what, "r.xlsx", make, "not-xlsx"]);
HOSTILE.push(["140,000 blank lines", "r.csv", () => "\n".repeat(140_000), "unknown-table"]);

test.each(HOSTILE)("%s", async (_, name, make, code) => {
  const here = await emptyOffice();
  const file = put(here, name, await make());
  const error = await refused(here, 3, "import", file);
  expect(error.code).toMatch(code);
  expect(JSON.stringify(error).length).toBeLessThan(10_000);
});

test("a __proto__ header beside a roster is passed over and said", async () => {
  const here = await emptyOffice();
  const csv = `${HEAD},__proto__,constructor\n龙塘镇,三桥村,吴一,书记,x,y\n龙塘镇,__proto__,吴二,书记,,\n`;
  const { warnings, people } = await here.ok("import", put(here, "r.csv", csv));
  expect(warnings.join()).toMatch(/__proto__.*constructor/);
  expect(people.added).toBe(2);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
