import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { emptyOffice, put, refused } from "./setup.ts";

interface Entry {
  name: string;
  content: Uint8Array;
  /** What the archive says it unpacks to, where that is a lie. */
  says?: number;
}

/** A zip archive, written by hand so that it can lie. */
function zip(...entries: Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = content.length } of entries) {
    const packed = deflateRawSync(content, { level: 1 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crcOf(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), facts, tail, Buffer.from(name));
    files.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, listing, Buffer.from("PK\x05\x06"), end]);
}

/** Node 20 has no crc32 before 20.15; 0 is not checked. */
function crcOf(content: Uint8Array): number {
  return typeof crc32 === "function" ? crc32(content) : 0;
}

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A workbook of one sheet, whose XML is given. */
function raw(sheet: Uint8Array, says?: number): Buffer {
  const types = [
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/worksheets/sheet1.xml", "worksheet"],
  ].map(
    ([part, type]) =>
      `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  );
  const relation = (type: string, target: string) =>
    xml(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`,
    );
  return zip(
    {
      name: "[Content_Types].xml",
      content: xml(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
      ),
    },
    { name: "_rels/.rels", content: relation("officeDocument", "xl/workbook.xml") },
    {
      name: "xl/workbook.xml",
      content: xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    { name: "xl/_rels/workbook.xml.rels", content: relation("worksheet", "worksheets/sheet1.xml") },
    { name: "xl/worksheets/sheet1.xml", content: sheet, ...(says !== undefined && { says }) },
  );
}

const cell = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, texts: string[]) =>
  `<row r="${number}">${texts.map((text, i) => cell(`${"ABCD"[i]}${number}`, text)).join("")}</row>`;
const worksheet = (rows: string, more = "") =>
  xml(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${more}</worksheet>`);
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
    "unknown-table",
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
  ["a quote inside a cell", "r.csv", () => CSV.replace("吴一", '吴"一"'), "not-csv"],
  [
    "an unclosed quote before 10 MB",
    "r.csv",
    () => `${CSV}"${"x,\n".repeat(3_000_000)}`,
    "not-csv",
  ],
];

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
