import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Office, office, staffedOffice } from "../helpers/talks.ts";

const CASES = join(import.meta.dirname, "../fixtures/roster-cases");
const SAMPLE = join(import.meta.dirname, "../../data/qiongshan");
const TODAY = "2026-11-23";

async function emptyOffice(): Promise<Office> {
  const self = office(TODAY);
  const days = ["--start", "2026-09-01", "--election", "2026-12-20"];
  await self.ok("init", "--district", "琼山区", ...days);
  return self;
}

/** The sample, where talk 307 is 冯定仁 of 龙塘镇 三桥村委会. */
function sampleOffice(): Promise<Office> {
  const table = (name: string) => readFileSync(join(SAMPLE, `${name}.csv`), "utf8");
  const tables = {
    leaders: table("leaders"),
    villages: table("villages"),
    cadres: table("cadres"),
  };
  return staffedOffice(tables, TODAY);
}

/** What an import refuses, as `place: code or message`. */
async function refusedCells(self: Office, ...argv: string[]): Promise<string[]> {
  const { exit, stderr } = await self.talks(...argv, "--json");
  expect(exit, stderr).toBe(3);
  const { issues } = JSON.parse(stderr).error;
  return issues.map(
    ({ row, column, message }: Record<string, string>) => `${row} ${column}: ${message}`,
  );
}

const rowsOf = (cells: string[]) => cells.map((cell) => Number.parseInt(cell, 10));

/** Everybody who is owed a talk, as `tier name village posts`. */
async function owed(self: Office): Promise<string[]> {
  await self.talks("assign");
  const { talks } = await self.ok("list", "--status", "all");
  return talks
    .map(
      ({
        tier,
        person,
        posts,
      }: {
        tier: number;
        person: Record<string, string>;
        posts: string[];
      }) => `${tier} ${person.name} ${person.village} ${posts.join("+")}`,
    )
    .sort();
}

interface Taken {
  /** Under the folder of the case. */
  files: string[];
  owed: string[];
  /** What the warnings say. */
  warned?: RegExp;
  silent?: true;
}

const HEAD = (name: string, posts = "secretary+director", village = "三桥村委会") => [
  `2 ${name} ${village} ${posts}`,
  `3 ${name} ${village} ${posts}`,
];

describe("lists as offices write them are read as a person reads them", () => {
  test.each<[string, Taken]>([
    [
      "01-staffno-slash",
      {
        files: ["h-staffsame2.csv"],
        owed: ["3 王伟 三桥村委会 branch_member", "3 王伟 大坡村委会 branch_member"],
      },
    ],
    ["03-deputy-of-another-body", { files: ["a.csv"], owed: HEAD("李四", "director") }],
    [
      "04-role-column-first",
      {
        files: ["d-first.csv"],
        owed: [...HEAD("张三", "secretary"), "3 李四 三桥村委会 branch_member"],
      },
    ],
    [
      "13-prenumbered-rows",
      {
        files: ["c-seqonly.csv"],
        owed: ["3 张三 三桥村委会 branch_member", "3 李四 三桥村委会 branch_member"],
        silent: true,
      },
    ],
    [
      "14-title-on-each-page",
      {
        files: ["c-pages.csv"],
        owed: ["3 甲一 三桥村委会 branch_member", "3 甲二 三桥村委会 branch_member"],
        warned: /row 4 skipped.*row 7 skipped/s,
      },
    ],
    [
      "15-notes-below",
      {
        files: ["c-notes.csv"],
        owed: ["3 甲一 三桥村委会 branch_member"],
        warned: /row 3 skipped.*row 13 skipped/s,
      },
    ],
    [
      "16-format-to-last-row",
      { files: ["x-bigrow.xlsx"], owed: ["3 甲一 三桥村委会 branch_member"] },
    ],
    [
      "22-sheet-per-township",
      {
        files: ["x-pertown.xlsx"],
        owed: [...HEAD("甲一"), ...HEAD("乙一", "secretary+director", "大坡村委会")],
        warned: /龙塘镇 was taken from the title.*大坡镇 was taken from the title/s,
      },
    ],
    [
      "23-wide",
      { files: ["d-wide.csv"], owed: [...HEAD("张三", "secretary"), ...HEAD("李四", "director")] },
    ],
    [
      "25-hidden-row",
      {
        files: ["x-hiddenrow.xlsx"],
        // Who has left, in a row that is filtered out, holds nothing.
        owed: ["3 甲一 三桥村委会 branch_member", "3 甲三 三桥村委会 branch_member"],
        warned: /row 3 hidden or filtered out.*row 3 skipped/s,
      },
    ],
    [
      "27-quote-inside",
      { files: ["c-quote.csv"], owed: ['3 张三"小三" 三桥村委会 branch_member'] },
    ],
  ])("%s", async (name, { files, owed: people, warned, silent }) => {
    const self = await emptyOffice();
    const { warnings } = await self.ok("import", ...files.map((file) => join(CASES, name, file)));
    expect(await owed(self)).toEqual([...people].sort());
    if (warned) expect(warnings.join("\n")).toMatch(warned);
    if (silent) expect(warnings).toEqual([]);
  });

  test.each([
    ["17-iso-date-cell", "x-isodate.xlsx", "1975-03"],
    ["20-format-says-1975.10", "born-6.xlsx", "1975-10"],
    ["21-id-as-text-formula", "d-id1.csv", "1975-03"],
  ])("%s: born %3$s", async (name, file, born) => {
    const self = await emptyOffice();
    await self.ok("import", join(CASES, name, file));
    await self.ok("assign");
    const { talks } = await self.ok("list");
    for (const talk of talks) expect(talk.person.born).toBe(born);
    expect(talks.length).toBeGreaterThan(0);
  });

  test("07-township-subtotal is skipped", async () => {
    const self = await emptyOffice();
    const file = join(CASES, "07-township-subtotal", "d-total7.csv");
    const { warnings, villages } = await self.ok("import", file);
    expect(villages.added).toBe(1);
    expect(warnings.join()).toContain("row 3 skipped: 龙塘镇小计");
  });

  test("24-leaders-by-unit gives three seats", async () => {
    const self = await emptyOffice();
    await self.ok("import", join(CASES, "24-leaders-by-unit", "c-lead2.csv"));
    const { talkers } = await self.ok("report", "--by", "talker");
    const holders = talkers.flatMap(
      ({ seat, talker }: { seat: Record<string, string>; talker: string | null }) =>
        talker ? `${seat.post} ${seat.township ?? seat.district} ${talker}` : [],
    );
    expect(holders.sort()).toEqual([
      "district_secretary 琼山区 甲甲",
      "township_secretary 滨江街道 丁丁",
      "township_secretary 龙塘镇 丙丙",
    ]);
  });

  test("26-one-village-many-names is pointed out, at the import and after it", async () => {
    const self = await emptyOffice();
    const file = join(CASES, "26-one-village-many-names", "e-near.csv");
    const { warnings } = await self.ok("import", file);
    const { json } = await self.talks("check", "--json");
    const problems: { message: string }[] = json.problems;
    for (const told of [warnings, problems.map(({ message }) => message)]) {
      for (const name of ["三桥", "三桥村", "三桥村委会", "三桥村民委员会"]) {
        expect(told.some((one: string) => /one place/.test(one) && one.includes(name))).toBe(true);
      }
      const townships = told.find(
        (one: string) => /one place/.test(one) && /琼山区龙塘镇/.test(one),
      );
      expect(townships).toMatch(/龙塘镇, 龙塘 and 琼山区龙塘镇/);
    }
  });
});

describe("what cannot be read safely is refused, and the cell named", () => {
  test.each<[string, string, string[]]>([
    ["02-former-post", "a.csv", ["2 现任职务: .*原村党支部书记"]],
    ["05-formula-name", "z-noc-name.xlsx", ["2 C2: the formula has no stored result"]],
    [
      "08-not-a-name",
      "a.csv",
      ["2 姓名: .*×××", "3 姓名: .*同上", "4 姓名: .*〃", "5 姓名: .*？", "6 姓名: .*0"],
    ],
    ["09-left-in-name", "a.csv", ["2 姓名: .*张三（已离任）", "3 姓名: .*李四（病故）"]],
    ["12-post-column-none", "d-branch.csv", ["6 党内职务: .*√"]],
    ["19-serial-day", "born-serial.xlsx", ["2 E2: .*27454.*1975-03-01.*format the column"]],
  ])("%s", async (name, file, cells) => {
    const self = await emptyOffice();
    const found = await refusedCells(self, "import", join(CASES, name, file));
    expect(found).toHaveLength(cells.length);
    for (const [i, cell] of cells.entries()) expect(found[i]).toMatch(new RegExp(`^${cell}`));
  });

  test("08-not-a-name: what says that a post is vacant is taken so", async () => {
    const self = await emptyOffice();
    const text = readFileSync(join(CASES, "08-not-a-name", "a.csv"), "utf8");
    const lines = text.split(/\r?\n/);
    const file = self.file("a.csv", [lines[0], ...lines.slice(6)].join("\n"));
    const { vacant, people } = await self.ok("import", file);
    expect({ vacant, added: people.added }).toEqual({ vacant: 3, added: 0 });
  });

  test("06-formula-key-flag keeps the flag that is known", async () => {
    const self = await emptyOffice();
    const file = (name: string) => join(CASES, "06-formula-key-flag", name);
    await self.ok("import", file("first.csv"), file("c.csv"));
    const before = await owed(self);
    expect(before.filter((one) => one.startsWith("1"))).toHaveLength(1);
    expect(await refusedCells(self, "import", file("key.xlsx"))).toEqual([
      expect.stringMatching(/^2 C2: the formula has no stored result/),
    ]);
    expect(await owed(self)).toEqual(before);
  });
});

describe("sheets of talks", () => {
  const from = (self: Office, name: string, file: string) =>
    self.ok("log", "--from", join(CASES, name, file));

  test("10-slash-findings: marks and 未了解 complete nothing", async () => {
    const self = await sampleOffice();
    const { records } = await from(self, "10-slash-findings", "slash.csv");
    expect(records).toHaveLength(6);
    for (const record of records) {
      expect(record).toMatchObject({ completes: false, reasons: ["findings-missing"] });
    }
  });
  test("11-talker-slash: nobody else talked", async () => {
    const self = await sampleOffice();
    const { records } = await from(self, "11-talker-slash", "talker5.csv");
    expect(records).toMatchObject([{ completes: true, talker: "冯皓崎" }]);
  });
  test("18-day-with-weekday-or-time: days that a person reads, the others refused", async () => {
    const self = await sampleOffice();
    const path = join(CASES, "18-day-with-weekday-or-time", "dates.csv");
    const cells = await refusedCells(self, "log", "--from", path);
    expect(rowsOf(cells)).toEqual([7, 11, 13, 14, 15, 16]);
    expect(cells[0]).toMatch(/46346.*2026-11-20/);
    const lines = readFileSync(path, "utf8").split(/\r?\n/);
    const good = lines.filter((_, i) => !rowsOf(cells).includes(i + 1));
    const { records } = await self.ok("log", "--from", self.file("d.csv", good.join("\n")));
    expect(records).toHaveLength(9);
    for (const { date } of records) expect(date).toBe("2026-11-20");
  });
  test.each([
    ["grades.csv", ["优秀", "良好", "√", "A", "中", "合格", "很好"]],
    ["intent.csv", ["调整", "愿意"]],
    ["modes.csv", ["一对一", "个别谈话", "谈心谈话"]],
  ])("29-words: of %s these alone are refused: %j", async (file, words) => {
    const self = await sampleOffice();
    const path = join(CASES, "29-words", file);
    const cells = await refusedCells(self, "log", "--from", path);
    expect(cells.map((cell) => /"(.*?)"/.exec(cell)?.[1])).toEqual(words);
    const lines = readFileSync(path, "utf8").split(/\r?\n/);
    const good = lines.filter((_, i) => !rowsOf(cells).includes(i + 1));
    const told = await self.ok("log", "--from", self.file("d.csv", good.join("\n")));
    expect(told.records.length).toBe(lines.filter(Boolean).length - 1 - words.length);
  });
  test("30-register: the talk is told by its person and talker", async () => {
    const self = await sampleOffice();
    const { records } = await from(self, "30-register", "hand.csv");
    expect(records).toMatchObject([{ talk: 307, completes: true, date: "2026-11-20" }]);
  });
});

test("28-dash-is-standard-io", async () => {
  const self = await emptyOffice();
  const { stdout } = await self.talks("report", "-f", "csv", "-o", "-");
  expect(stdout).toMatch(/^\ufeffTier,/);
  self.stdin = readFileSync(join(CASES, "28-dash-is-standard-io", "r.csv"), "utf8");
  expect((await self.talks("import", "-")).exit).toBe(0);
  self.stdin = "乡镇,村,姓名,职务\n龙塘镇,三桥村,张三,书记\n";
  expect((await self.ok("import", "-")).people.added).toBe(1);
});
