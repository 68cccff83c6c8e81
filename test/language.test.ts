import { describe, expect, test } from "vitest";
import { COMMANDS as DECLARED } from "../src/commands/registry.ts";
import { GRADES, MODES, REASONS } from "../src/domain/judging.ts";
import { PROBLEMS } from "../src/domain/problems.ts";
import { FLAGS, NAMED_POSTS, SEAT_POSTS } from "../src/domain/rules.ts";
import { CLOSINGS, INTENTIONS, RECOMMENDATIONS, STATUSES } from "../src/domain/talk.ts";
import type { CellProblem, FaultCode, FaultParams } from "../src/errors.ts";
import { zh } from "../src/messages/zh/index.ts";
import { FORMATS } from "../src/output/formats/registry.ts";
import { SECTIONS } from "../src/output/report.ts";
import { ENCODINGS } from "../src/roster/decode.ts";
import { HEADINGS } from "../src/roster/headings.ts";
import { STATUS_FILTERS } from "../src/store/talks/talks.ts";
import { FOUND, type Office, office, staffedOffice } from "./helpers/talks.ts";

/** What is typed as it stands, in any language. */
const COMMANDS = [...DECLARED.map(({ name }) => name), "help"];
const VALUES = [
  ...["en", "zh", "yes", "no", "all", "other"],
  ...[
    ...MODES,
    ...GRADES,
    ...INTENTIONS,
    ...RECOMMENDATIONS,
    ...STATUS_FILTERS,
    ...SECTIONS,
    ...FORMATS,
    "ics",
  ],
  ...[...ENCODINGS, ...SEAT_POSTS, ...NAMED_POSTS, ...FLAGS, ...Object.keys(HEADINGS)],
];
/** Names that Chinese users write so, too. */
const NAMES = [
  ...["talks", "JSON", "CSV", "XLSX", "UTF-8", "GB18030", "XML"],
  ...["Excel", "Word", "WPS", "Node"],
  ...["bash", "zsh", "fish", "powershell", "ps1"],
];
const VARIABLES = ["TALKS_DB", "TALKS_LANG", "TALKS_ACTOR", "TALKS_TODAY", "NO_COLOR"];
const ALLOWED = new Set([...COMMANDS, ...VALUES, ...NAMES, ...VARIABLES]);

/** The English words of a text, but flags, the names of files and what is allowed. */
function english(text: string, allowed = ALLOWED): string[] {
  return text
    .replace(/[\w/.-]*\.(csv|xlsx|xlsb|xls|ods|et|json|md|txt|db|docx|html)\b/g, "") // talks.db, and .csv alone
    .replace(/\b\d+-[0-9a-f]{16}\b/g, "") // the head of a history
    .replace(/(?<![\w-])--?[a-z][a-z-]*/gi, "")
    .split(/[^A-Za-z0-9_-]+/)
    .filter((word) => /[A-Za-z]/.test(word) && !allowed.has(word));
}

test("the search for English words finds them", () => {
  expect(english("请用 talks list --status all，见 docs/x.csv")).toEqual([]);
  expect(english("缺少 argument <file>: missing Options")).toEqual([
    ...["argument", "file", "missing", "Options"],
  ]);
});

describe("the Chinese help", () => {
  test.each(["", ...COMMANDS])("of `talks %s` has no English word", async (command) => {
    const here = office();
    const { stdout } = await here.talks(...[command, "--help", "--lang", "zh"].filter(Boolean));
    expect(stdout).toMatch(/^用法：talks/);
    expect(english(stdout)).toEqual([]);
  });

  test.each([
    [["报告"], "没有命令“报告”。"],
    [["reprot"], "是否指“report”？"],
    [["reprot", "--help"], "是否指“report”？"],
    [["help", "reprot"], "是否指“report”？"],
    [["report", "--tire", "1"], "没有选项“--tire”。是否指“--tier”？"],
    [["waive"], "缺少必需的选项 --reason <文字>。"],
    [["show", "1", "2"], "参数过多"],
    [["waive", "--reason", "病", "--approver", "陈"], "缺少参数 <编号>。"],
    [["import"], "缺少参数 <文件>。"],
    [["init", "--district"], "选项 --district <名称> 缺少值。"],
    [["--no-input"], "缺少命令"],
    [["report", "-f", "xlsx"], "请用 -o 指定文件名。"],
    [["report", "--json", "-f", "csv"], "不能同时使用。"],
    [["log", "1", "--from", "x.json"], "不能再给编号"],
  ])("says of `talks %s` what is wrong", async (argv, said) => {
    const here = await staffedOffice();
    const { exit, stdout, stderr } = await here.talks(...argv, "--lang", "zh");
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(said);
    const text = stderr.startsWith("{")
      ? Object.values(JSON.parse(stderr).error).slice(1)
      : [stderr];
    expect(english(text.join("\n")).filter((word) => !argv.includes(word))).toEqual([]);
  });

  test("puts descriptions one below the other", async () => {
    const { stdout } = await office().talks("--help", "--lang", "zh");
    const lines = stdout.split("\n").filter((line) => /^ {2}(-|[a-z])/.test(line));
    const { default: displayWidth } = await import("string-width");
    const columns = lines.map((line) => displayWidth(/^ {2}.*?\S {2,}/.exec(line)?.[0] ?? ""));
    expect(new Set(columns).size).toBe(1);
  });
});

const day = "2026-12-08";
const seat = { post: "township_secretary", district: "琼山区", township: "龙塘镇" } as const;
const FAULTS: { [C in FaultCode]: FaultParams[C][] } = {
  usage: [{ message: "缺少命令。" }],
  "bad-value": [
    { flag: "--limit", value: "三", expected: "number" },
    { flag: "--mode", value: "三", expected: MODES },
  ],
  "bad-file": [{ issues: [] }],
  "not-a-day": [
    { what: "--date", value: "三" },
    { what: "date", value: "三" },
  ],
  "not-days": [{ what: "--off", value: "十月" }],
  "day-in-future": [{ what: "--date", value: day, today: day }],
  "election-not-after-start": [{ start: day, election: day }],
  "already-initialised": [{ path: "某.db" }],
  "other-district": [{ district: "某区", known: ["琼山区", "秀英区"] }],
  "unknown-talk": [{ id: "9" }],
  "unknown-record": [{ id: "9" }],
  "no-such-name": [
    { filter: "township", value: "某", nearest: [], several: false },
    { filter: "talker", value: "某", nearest: ["甲"], several: false },
    { filter: "village", value: "某", nearest: ["甲", "乙"], several: true },
  ],
  "which-talk": [{}],
  "no-talk-matches": [{ nearest: [] }, { nearest: ["甲", "乙"] }],
  "several-talks-match": [{ talks: [{ id: 1, person: "甲", village: "某村", seat }], more: 3 }],
  "talk-closed": [{ id: 1, reason: "left-post" }],
  "no-holder-that-day": [{ id: 1, date: day }],
  "record-already-void": [{ id: 1 }],
  "unknown-item": [{ id: "9" }],
  "item-closed": [
    { id: 1, as: "done", on: "2026-11-20" },
    { id: 1, as: "record-void", on: "2026-11-20" },
  ],
  "item-open": [{ id: 1 }],
  "cannot-waive": [{ id: 1, status: "done" }],
  "not-waived": [{ id: 1 }],
  "cannot-plan": STATUSES.map((status) => ({ id: 1, status })),
  "day-outside-talk": [day, "2026-11-01"].map((deadline) => ({
    ...{ id: 1, day: "2026-12-10", from: "2026-11-23", deadline },
  })),
  blank: [{ flag: "--reason" }],
  "unknown-table": [
    { file: "某.csv", sheet: null, header: ["甲"], hidden: ["乙"], missing: null },
    { file: "某.csv", sheet: "乙", header: [], hidden: [], missing: null },
    { file: "某.csv", sheet: null, header: [], hidden: [], missing: "village" },
    { file: "某.csv", sheet: null, header: [], hidden: [], missing: "township" },
  ],
  "list-of-others": [{ file: "某.csv", title: "候选人名单" }],
  "unclear-heading": [{ file: "某.csv", heading: "委员" }],
  "column-twice": [{ file: "某.csv", column: "甲" }],
  "not-csv": [
    { file: "某.csv", reason: "nul", line: null },
    { file: "某.csv", reason: "quotes", line: 3 },
    { file: "某.csv", reason: "row-too-long", line: 3 },
    { file: "某.csv", reason: "too-many-columns", line: 3 },
  ],
  "not-xlsx": [
    { file: "某.xlsx", reason: "too-large" },
    { file: "某.xlsx", reason: "not-a-workbook" },
    { file: "某.xlsx", reason: "locked" },
    { file: "某.xls", reason: "too-old" },
    { file: "某.xls", reason: "markup" },
  ],
  "too-large-input": [{ file: "某.json", megabytes: 64 }],
  "bad-flag": [{ flag: "--reason", problem: { code: "too-long", max: 100 } }],
  undecodable: [
    { file: "某.csv", encoding: null },
    { file: "某.csv", encoding: "gb18030" },
  ],
  "not-json": [
    { file: "某.json", place: { line: 1, column: 4 } },
    { file: "某.json", place: null },
  ],
  "no-database": [{ path: "某.db" }],
  "not-a-talks-database": [{ path: "某.db" }],
  "newer-database": [{ path: "某.db", version: 9, known: 1 }],
  "damaged-database": [
    ...[
      ...["database disk image is malformed", "no cycle", "row 3 missing from index 甲"],
      ...["*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11"],
    ].map((detail) => ({ path: "某.db", flaw: { code: "file-damaged", detail } as const })),
    { path: "某.db", flaw: { code: "event-altered", seq: 3 } },
  ],
  "does-not-hold": [{ path: "某.db", flaw: { code: "event-missing", seq: 3 } }],
  "network-file": [{ path: "某.db" }],
  "file-exists": [{ path: "某.db" }],
  "several-people-match": [
    { people: [{ name: "甲", township: "龙塘镇", village: "某村", staffNo: "1" }] },
  ],
  "no-such-person": [
    { value: "甲", nearest: [] },
    { value: "甲", nearest: ["乙"] },
  ],
  "which-person": [1, 2].map((count) => ({
    value: "甲",
    people: Array(count).fill({ name: "甲", township: "某镇", village: "某村", staffNo: "1" }),
    more: count > 1,
  })),
  "which-village": [1, 2].map((count) => ({
    value: "某",
    villages: Array(count).fill({ district: "某区", township: "某镇", village: "某村" }),
    more: count > 1,
  })),
  "not-a-head": [{ value: "甲" }],
  "which-township": [1, 2].map((count) => ({
    value: "某",
    townships: Array(count).fill({ district: "某区", name: "某镇" }),
    more: count > 1,
  })),
  "facts-do-not-fit": [{ fact: 3, measure: "满意度", value: "120" }],
  "not-a-report": [{ file: "某.json", key: "totals" }],
  "reports-do-not-fit": [
    { misfit: { code: "filtered", file: "某.json" } },
    { misfit: { code: "figures", file: "某.json", where: "totals" } },
    {
      misfit: {
        code: "another-cycle",
        file: "某.json",
        cycle: "2026",
        other: "2021",
        otherFile: "乙.json",
      },
    },
    { misfit: { code: "district-twice", file: "某.json", district: "甲区", otherFile: "乙.json" } },
  ],
  "not-a-talk-sheet": [{ file: "某.xlsx", header: ["甲"] }],
  "not-a-workbook-name": [{ path: "某.csv" }],
  "no-form-ending": [{ path: "某.csv", endings: [".xlsx", ".docx"] }],
  "not-a-form": [{ path: "某.docx" }],
  "bad-form": [
    { path: "某.docx", tags: [] },
    { path: "某.docx", tags: ["甲", "乙"] },
  ],
  "unknown-placeholder": [{ path: "某.docx", names: ["甲"], known: ["乙", "丙"] }],
  "placeholder-outside-text": [{ path: "某.docx", names: ["甲"] }],
  interrupted: [{}],
  terminated: [{}],
  busy: [{ path: "某.db" }],
  "cannot-read": ["ENOENT", "EISDIR", "EACCES"].map((reason) => ({ path: "某.csv", reason })),
  "cannot-write": ["ENOSPC", "EROFS", "SQLITE_FULL"].map((reason) => ({ path: "某.csv", reason })),
  "unknown-ending": [{ path: "某", endings: [".csv"] }],
  "maybe-written": [{ path: "某.db", reason: "EIO" }],
  "would-replace-database": [{ path: "某.db" }],
  "no-driver": [{ command: "安装" }],
};

const rows = ["某.csv:2", "某.csv:3"];
const CELLS: Record<CellProblem["code"], object> = {
  required: {},
  "not-a-day": { value: "三" },
  "no-such-day": { value: "2026-02-30" },
  "other-weekday": { value: "三", weekday: 5 },
  "serial-day": { value: "46346", day },
  "year-missing": { value: "3月1日" },
  "month-in-future": { value: "2077-01" },
  "formula-without-result": {},
  "text-missing": {},
  "truth-as-text": {},
  "broken-text": {},
  "resident-id-here": {},
  "too-many": { max: 100 },
  "not-a-month": { value: "三" },
  "not-a-day-or-month": { value: "三" },
  "not-yes-or-no": { value: "三" },
  "not-one-of": { value: "三", allowed: MODES },
  "not-a-text": { value: "3" },
  "not-a-number": { value: "三" },
  "not-names": { value: "3" },
  "not-villages": { value: "3" },
  "not-a-post": { value: "3" },
  "not-an-object": {},
  "not-a-list": {},
  "typed-as-number": {},
  "unclear-post": { unclear: ["委员"] },
  "not-an-amount": { value: "约20" },
  "not-whole": { value: "2.5" },
  "unclear-percentage": { value: "0.8" },
  "not-a-year": { value: "去年" },
  "out-of-bounds": { value: "300000", min: 0, max: 2e9 },
  "year-in-future": { value: "2030", year: 2026 },
  "not-in-roster": { value: "东村" },
  "not-of-item": { value: "修路", item: 3 },
  "closed-while-open": { value: "2026-11-20" },
  "two-values": { measure: "满意度", year: 2025, rows: ["甲.csv:2", "甲.csv:3"] },
  "share-impossible": { share: 0.8, part: 3, whole: 4 },
  "not-a-measure": { value: "甲" },
  "heading-twice": { value: "甲" },
  "unknown-key": {},
  "too-many-cells": {},
  "bad-resident-id": {},
  "resident-id-disagrees": { field: "born" },
  "from-after-to": { from: day, to: day },
  "township-on-district-seat": {},
  "vacant-without-post": {},
  "no-name": { value: "三" },
  "has-left": { value: "已调离" },
  "two-names": { value: "三、四" },
  "no-place": { value: "三" },
  ditto: { value: "同上" },
  "unclear-seat": { value: "三" },
  namesakes: { name: "甲", rows },
  "same-staff-number": { staffNo: "1", rows },
  contradicts: { rows },
  "two-holders": { rows },
  "ambiguous-person": { name: "甲" },
  "staff-number-taken": { staffNo: "1" },
  "two-tiers-for-seat": { seat: "township_secretary" },
  "two-seats-for-tier": { tier: 1 },
  "ambiguous-month": { value: "1975.1", year: "1975" },
  "formula-failed": { value: "#" },
  "too-long": { max: 100 },
  "resident-id-as-staff-number": {},
  "not-of-talk": { value: "乙", talk: 1, person: "甲", village: "某村" },
  refused: { message: { code: "not-waived", id: 1 } },
};

describe("the Chinese messages", () => {
  const faults = (Object.keys(FAULTS) as FaultCode[]).flatMap((code) =>
    FAULTS[code].map((params) => [code, zh.faults.fault({ code, ...params } as never)] as const),
  );
  test.each(faults)("of the fault %s have no English word", (_, said) => {
    expect(english(said.join("\n"))).toEqual([]);
    expect(said.join("")).toMatch(/[。？]$/);
  });

  test.each(Object.entries(CELLS))("of the bad cell %s have no English word", (code, params) => {
    const problem = { code, ...params } as CellProblem;
    const issue = { file: "某.csv", row: 2, column: "甲", problem };
    expect(english(zh.faults.cell(problem))).toEqual([]);
    expect(zh.faults.issue(issue)).toMatch(/^某\.csv第2行，甲：./);
    expect(zh.faults.issue({ ...issue, sheet: "表一", column: "B2" })).toMatch(
      /^某\.csv，表一!B2：./,
    );
  });

  test.each(PROBLEMS)("of the problem %s have no English word", (code) => {
    const problem = {
      code,
      ...seat,
      seat: seat.post,
      village: "某村",
      person: "甲",
      post: "director",
      day,
    };
    expect(english(zh.problems.sentence(problem))).toEqual([]);
  });

  test("have a Chinese word for every value", () => {
    const { words } = zh;
    const said = [
      ...STATUSES.map(words.status),
      ...CLOSINGS.map(words.closing),
      ...FLAGS.map(words.flag),
      ...GRADES.map(words.grade),
      ...MODES.map(words.mode),
      ...INTENTIONS.map(words.intention),
      ...REASONS.map(words.reason),
      ...NAMED_POSTS.map(words.post),
      ...SEAT_POSTS.map((post) => words.tier(1, post, null)),
    ];
    expect(english(said.join("\n")).filter(Boolean)).toEqual([]);
    expect(said.join("")).not.toMatch(/[a-z]/);
  });

  test("have no half-width mark behind a Chinese word", () => {
    const all = [
      ...faults.flatMap(([, said]) => said),
      ...Object.values(zh.prompts).filter((t) => typeof t === "string"),
    ];
    for (const text of all) expect(text).not.toMatch(/[一-龥][,;:!?()]|[,;:!?(][一-龥]/);
  });
});

/** A roster whose tables are headed in Chinese, and one thing of every kind done to it. */
async function chineseOffice(): Promise<Office> {
  const here = await staffedOffice();
  here.env = { TALKS_LANG: "zh", TALKS_ACTOR: "小李" };
  const { talks } = await here.ok("list");
  const id = (n: number) => String(talks[n].id);
  await here.ok("log", id(0), ...FOUND, "--mind-grade", "good", "--intention", "stay");
  await here.ok("log", id(1), "--mode", "group", "--with", "甲", "--place", "村委会");
  await here.ok("log", id(2), "--mind", "安心");
  await here.ok("log", id(3), "--mind", "安心");
  await here.ok("void", "4", "--reason", "录错");
  await here.ok("waive", id(4), "--reason", "住院", "--approver", "陈");
  await here.ok("waive", id(5), "--reason", "住院", "--approver", "陈");
  await here.ok("unwaive", id(5), "--reason", "出院");
  await here.ok("cycle", "--election", "2026-12-20");
  await here.ok("cycle", "--off", "2026-11-02..2026-11-05", "--on", "2026-11-08");
  await here.ok("cycle", "--no-off", "2026-11-03..2026-11-04", "--no-on", "2026-11-08");
  await here.ok("plan", id(6), "--day", "2026-11-02");
  await here.ok("plan", id(7), "--day", "2026-11-03");
  await here.ok("plan", id(7), "--free");
  const cadres = here.file(
    "名册.csv",
    "乡镇,村,姓名,党内职务,人员编号\n龙塘镇,龙富村,符三,书记,九\n龙塘镇,龙富村,,副书记,\n",
  );
  await here.ok("import", cadres);
  await here.ok("assign");
  return here;
}

describe("the Chinese pages", () => {
  /** Who assigned, and the staff numbers of the sample. */
  const DATA = /\bclerk\b|\b[A-C][12]\b/g;
  /** Of commands only those to be typed next, and no values: pages say these in Chinese. */
  const TYPED = /talks [a-z]+( [a-z]+\.csv)*/g;

  const PAGES = [
    ["report"],
    ["report", "--by", "village"],
    ["report", "--as-of", "2026-12-01"],
    ["list", "--status", "all"],
    ["list", "--status", "closed"],
    ["show", "1"],
    ["show", "2"],
    ["show", "3"],
    ["show", "4"],
    ["show", "5"],
    ["check"],
    ["history"],
    ["findings"],
    ["show", "--person", "吴一"],
    ["show", "--village", "三桥村"],
    ["rules"],
    ["cycle"],
    ["cycle", "--election", "2026-11-02", "--dry-run"],
    ["plan"],
    ["plan", "--holidays", "--per-day", "1", "--until", "2026-12-31"],
    ["plan", "8", "--day", "2026-11-07"],
    ["report", "--talker", "王镇长"],
    ["assign"],
    ["import", "名册.csv", "--dry-run"],
    ["log", "7", "--mode", "phone"],
    ["log", "8", ...FOUND],
  ];
  test("have no English word and no half-width brackets", async () => {
    const here = await chineseOffice();
    for (const page of PAGES) {
      const { exit, stdout, stderr } = await here.talks(...page);
      expect([0, 4], `${page.join(" ")}: ${stderr}`).toContain(exit);
      const text = (stdout + stderr).replace(DATA, "").replace(TYPED, "");
      const columns = page[0] === "import" ? Object.keys(HEADINGS) : [];
      expect(english(text, new Set([...NAMES, ...columns])), page.join(" ")).toEqual([]);
      expect(text, page.join(" ")).not.toMatch(/[一-龥] ?[(;,:]|[)] ?[一-龥]/);
    }
  });

  test("write days as Chinese does", async () => {
    const here = await chineseOffice();
    expect((await here.talks("cycle")).stdout).toContain("2026年12月20日");
    expect((await here.talks("show", "1")).stdout).toContain("期限      2026年12月");
  });
});

test("a language that is not spoken is refused in that of the locale", async () => {
  const here = office();
  here.env = { LANG: "zh_CN.UTF-8" };
  expect((await here.talks("list", "--lang", "fr")).stderr).toMatch(/^错误：--lang：“fr”无效/);
  here.env = {};
  expect((await here.talks("list", "--lang", "fr")).stderr).toMatch(/^Error: --lang: "fr" is not/);
});
