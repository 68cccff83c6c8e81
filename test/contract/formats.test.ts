import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { cells, logOn, refused, staffedOffice, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: rows of a printed document
type Row = any;

/** Some done, waived, partial and overdue, and a village and township with nothing owed. */
async function halfway(): Promise<Office> {
  const here = await staffedOffice({
    villages:
      "township,village,key,contradictory,branch_election\n龙塘镇,三桥村,yes,,\n龙塘镇,龙富村,,yes,2026-10-21\n云龙镇,空村,,,\n",
  });
  for (const tier of [1, 2, 3]) await logOn(here, "吴一", tier, ...FOUND, "--date", "2026-10-20");
  await logOn(here, "符一", 3, "--date", "2026-10-10");
  const { id } = await talkOf(here, "蒙二", 3);
  await here.ok("waive", `${id}`, "--reason", "住院", "--approver", "陈");
  return here;
}

/** A share as people see it: cut to one decimal. */
const percent = ({ coverage }: Row) =>
  coverage === null ? null : `${(Math.floor(coverage * 1000 + 1e-6) / 10).toFixed(1)}%`;

/** What each row must say, name first, with nothing where nothing is owed. */
const expected = (rows: Row[], name: string): (string | null)[][] =>
  rows
    .map((row) => [
      row[name],
      ...["required", "done", "waived", "outstanding"].map((key) => String(row[key])),
      percent(row),
    ])
    .sort(byName);
const byName = (a: unknown[], b: unknown[]) => (`${a[0]}` < `${b[0]}` ? -1 : 1);

/** The name and the figures behind it, of each row that has one of the names. */
const found = (rows: string[][], names: string[]) =>
  rows
    .map((row) => row.slice(row.findIndex((cell) => names.includes(cell))).slice(0, 6))
    .filter((row) => names.includes(row[0] ?? ""))
    .map((row) => row.map((cell) => (/^[–—-]*$/.test(cell) ? null : cell)))
    .sort(byName);

describe.each([
  ["township", "townships"],
  ["village", "villages"],
])("by %s", (by, section) => {
  const rowsOf = async (here: Office) => (await here.ok("report", "--by", by))[section];
  const names = (rows: Row[]) => rows.map((row) => row[by]);
  const print = async (here: Office, format: string) =>
    (await here.talks("report", "--by", by, "-f", format)).stdout;

  test("csv shows the figures of json", async () => {
    const here = await halfway();
    const rows = await rowsOf(here);
    expect(found(cells(await print(here, "csv")), names(rows))).toEqual(expected(rows, by));
  });

  test("md shows the figures of json", async () => {
    const here = await halfway();
    const rows = await rowsOf(here);
    const lines = (await print(here, "md")).split("\n").filter((line) => line.startsWith("|"));
    const parsed = lines.map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(found(parsed, names(rows))).toEqual(expected(rows, by));
  });

  test("table shows the figures of json", async () => {
    const here = await halfway();
    const rows = await rowsOf(here);
    const parsed = (await print(here, "table"))
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .map((line) => line.filter((cell) => !/^[^\p{L}\p{N}]{2,}$/u.test(cell)));
    expect(found(parsed, names(rows))).toEqual(expected(rows, by));
  });
});

test.each(["csv", "md", "table"])(
  "%s shows the total and the outstanding of json",
  async (format) => {
    const here = await halfway();
    const { totals, outstanding } = await here.ok("report");
    const { stdout } = await here.talks("report", "-f", format);
    const figures = [totals.required, totals.done, totals.waived, totals.outstanding].join("\\D+");
    expect(stdout).toMatch(new RegExp(`${figures}\\D+${percent(totals)}`));
    for (const talk of outstanding) expect(stdout).toMatch(new RegExp(`\\b${talk.id}\\b`));
  },
);

test.each(["csv", "md", "table"])("list -f %s has a row for every talk", async (format) => {
  const here = await halfway();
  const { talks } = await here.ok("list", "--status", "all");
  const { stdout } = await here.talks("list", "--status", "all", "-f", format);
  for (const talk of talks) {
    const row = `\\b${talk.id}\\b.*${talk.deadline}.*${talk.person.name}.*${talk.person.village}`;
    expect(stdout).toMatch(new RegExp(row));
  }
});

test("a coverage is cut, never rounded up, for people too", async () => {
  const here = await staffedOffice();
  for (const tier of [1, 2, 3]) await logOn(here, "吴一", tier, ...FOUND);
  const { stdout } = await here.talks("report", "-f", "csv");
  expect(stdout).toMatch(/23(\.0\d?)?%/); // 3/13 = 23.077 %
  expect(stdout).not.toContain("23.1%");
});

test.each(["md", "table"])(
  "%s prints a dash, never a percentage, where nothing is owed",
  async (f) => {
    const here = await halfway();
    const { stdout } = await here.talks("report", "--by", "village", "-f", f);
    const line = stdout.split("\n").find((text) => text.includes("空村")) ?? "";
    expect(line).not.toContain("%");
    expect(line).toMatch(/[–—-]/);
  },
);

// Domain, rule 11: "A village, township or seat with no talk owed prints a dash, never a
// percentage." CSV leaves the cell empty.
test("csv prints a dash, never a percentage, where nothing is owed", async () => {
  const here = await halfway();
  const { stdout } = await here.talks("report", "--by", "village", "-f", "csv");
  const row = cells(stdout).find((cells) => cells.includes("空村")) ?? [];
  expect(row.join()).not.toContain("%");
  expect(row.join()).toMatch(/[–—-]/);
});

test("-f json is what --json prints", async () => {
  const here = await halfway();
  for (const command of ["report", "list"]) {
    const { json } = await here.talks(command, "-f", "json");
    expect(json).toEqual(await here.ok(command));
  }
});

describe("csv", () => {
  const DANGEROUS = [
    "=A1+1",
    "+A86",
    "-甲",
    "@SUM(A1)",
    "\t=A1",
    "＝B1+1",
    '=HYPERLINK("http://x")',
  ];

  test("starts with a byte-order mark and ends its lines as Excel does", async () => {
    const { stdout } = await (await halfway()).talks("report", "-f", "csv");
    expect(stdout.startsWith("\ufeff")).toBe(true);
    expect(stdout.split("\ufeff")).toHaveLength(2);
  });

  test("has no cell that a spreadsheet takes for a formula", async () => {
    const quoted = DANGEROUS.map((text) => `"${text.replaceAll('"', '""')}"`);
    const rows = quoted.map((text, i) => `龙塘镇,"=村${i}",${text},member\n`).join("");
    const here = await staffedOffice({
      cadres: `township,village,name,party_post\n${rows}`,
      leaders: "post,name,township\ntownship_secretary,@王,龙塘镇\n",
      villages: "township,village\n-龙塘镇,一村\n",
    });
    const printed = [];
    for (const by of ["township", "village", "talker"]) {
      printed.push((await here.talks("report", "--by", by, "-f", "csv")).stdout);
    }
    printed.push((await here.talks("report", "-f", "csv")).stdout);
    printed.push((await here.talks("list", "-f", "csv")).stdout);
    for (const text of printed) {
      for (const cell of cells(text).flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋＠-]/);
    }
    expect(printed.join()).toContain("A1+1");
  });

  test("keeps quotes, commas and line breaks inside their cells", async () => {
    const here = await staffedOffice({
      cadres: 'township,village,name,party_post\n龙塘镇,三桥村,"Maya ""Mi"", Jr",member\n',
    });
    const names = cells((await here.talks("list", "-f", "csv")).stdout).flat();
    expect(names).toContain('Maya "Mi", Jr');
  });
});

describe("-o", () => {
  test.each([
    ["x.csv", "csv"],
    ["x.md", "md"],
    ["x.json", "json"],
  ])("%s holds what -f %s prints", async (name, format) => {
    const here = await halfway();
    for (const command of ["report", "list"]) {
      const { exit } = await here.talks(command, "-o", name);
      expect(exit).toBe(0);
      const { stdout } = await here.talks(command, "-f", format);
      expect(readFileSync(`${here.folder}/${name}`, "utf8").trim()).toBe(stdout.trim());
    }
  });

  test("takes the format of -f before that of the ending", async () => {
    const here = await halfway();
    await here.talks("report", "-f", "md", "--output", "x.csv");
    expect(readFileSync(`${here.folder}/x.csv`, "utf8")).toMatch(/^#/);
  });

  test("replaces an older file, and leaves nothing beside it", async () => {
    const here = await halfway();
    here.file("x.csv", "old");
    await here.talks("report", "-o", "x.csv");
    expect(readFileSync(`${here.folder}/x.csv`, "utf8")).not.toContain("old");
    expect(readdirSync(here.folder).filter((name) => name.startsWith("x."))).toEqual(["x.csv"]);
  });

  test("keeps stdout to one JSON document with --json", async () => {
    const here = await halfway();
    const { json, stdout } = await here.talks("report", "-o", "x.csv", "--json");
    expect(json?.totals ?? {}, stdout).toEqual((await here.ok("report")).totals);
  });

  test("that cannot be written exits with 7 and leaves nothing", async () => {
    const here = await halfway();
    mkdirSync(`${here.folder}/folder.csv`);
    const before = readdirSync(here.folder);
    await refused(here, 7, "report", "-o", "missing/x.csv");
    await refused(here, 7, "list", "-o", "folder.csv");
    expect(readdirSync(here.folder)).toEqual(before);
  });

  test("whose format nobody knows is refused", async () => {
    const here = await halfway();
    await refused(here, 3, "report", "-o", "x.docx");
    await refused(here, 3, "report", "-o", "x");
  });
});
