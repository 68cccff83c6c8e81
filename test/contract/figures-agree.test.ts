import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { cells, logOn, staffedOffice } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: rows of a printed document
type Row = any;

/** Some done, overdue and partial, and paces above and below one a day. */
async function busyOffice(): Promise<Office> {
  const here = await staffedOffice({
    villages:
      "township,village,key,branch_election\n龙塘镇,三桥村,yes,2026-11-03\n龙塘镇,龙富村,,\n",
  });
  await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
  await logOn(here, "符一", 3, "--date", "2026-10-10");
  return here;
}

/** A rate as people see it: one decimal, below one two, rounded up. */
const perDay = (need: number) => {
  const digits = need < 1 ? 2 : 1;
  return Math.ceil(need * 10 ** digits - 1e-9) / 10 ** digits;
};

/** A share as people see it: in thousandths, cut. */
const share = (coverage: number) => Math.floor(coverage * 1000 + 1e-6) / 1000;

/** The figures of the talkers as the JSON has them, by what the tables show of each. */
const fromJson = ({ talkers }: Row) =>
  talkers.map((row: Row) => [
    row.required,
    row.done,
    row.waived,
    row.outstanding,
    row.outstanding === 0 ? null : perDay(row.neededPerDay),
    row.overdue,
    row.coverage === null ? null : share(row.coverage),
    row.partial,
  ]);

/** The same of a table's rows, from the text of its cells. */
const fromCells = (rows: unknown[][]) => rows.map((row) => row.slice(2).map(toNumber));

function toNumber(cell: unknown): number | null {
  const text = String(cell ?? "").trim();
  if (["", "-", "–", "—"].includes(text)) return null;
  return text.endsWith("%") ? Number((Number(text.slice(0, -1)) / 100).toFixed(3)) : Number(text);
}

const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

test("every number of every format is the JSON's, as people see it", async () => {
  const here = await busyOffice();
  const expected = sorted(fromJson(await here.ok("report")));
  const shown = async (ending: string) => {
    const path = join(here.folder, `talkers.${ending}`);
    await here.talks("report", "--by", "talker", "-o", path);
    return path;
  };

  const csv = cells(readFileSync(await shown("csv"), "utf8"));
  const csvRows = csv.slice(1).filter((row) => row.length > 3);
  expect(sorted(fromCells(csvRows))).toEqual(expected);

  const md = readFileSync(await shown("md"), "utf8");
  const mdRows = md
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .slice(1)
    .map((line) => line.split("|").slice(1, -1));
  expect(sorted(fromCells(mdRows))).toEqual(expected);

  const page = readFileSync(await shown("html"), "utf8");
  const pageRows = [...page.matchAll(/<tr><td>.*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
  );
  expect(sorted(fromCells(pageRows))).toEqual(expected);

  const [sheet] = (await readXlsx(readFileSync(await shown("xlsx")))).sheets;
  const rows = sheet?.rows ?? [];
  const header = rows.findIndex((row) => row.includes("Coverage"));
  expect(sorted(fromCells(rows.slice(header + 1).filter((row) => row[1])))).toEqual(expected);
});

test("an import that undoes what was done says which talks, and so does the history", async () => {
  const here = await staffedOffice();
  const { record } = await logOn(here, "符一", 3, ...FOUND, "--date", "2026-10-10");
  const corrected = here.file(
    "corrected.csv",
    "post,name,township,from,to\ntownship_secretary,王镇长,龙塘镇,2026-10-20,\n",
  );
  const change = { talk: record.talk, before: "done", after: "outstanding" };
  expect((await here.ok("import", corrected, "--dry-run")).talks).toMatchObject([change]);
  const { stdout } = await here.talks("import", corrected);
  expect(stdout).toContain(`talk ${record.talk}`);
  expect(stdout).toContain("done → outstanding");
});

test("the history names the seat, the people and the flags that an import changed", async () => {
  const here = await staffedOffice();
  here.today = "2026-11-10";
  await here.ok(
    "import",
    here.file("l.csv", "post,name,from\norganization_minister,新部长,2026-11-05\n"),
    here.file("v.csv", "township,village,key\n龙塘镇,三桥村,no\n"),
    here.file(
      "c.csv",
      "township,village,name,party_post,staff_no\n龙塘镇,龙富村,符三,secretary,B3\n",
    ),
  );
  const { stdout } = await here.talks("history", "--limit", "1");
  const told = stdout.replace(/\s+/g, "");
  for (const name of ["新部长", "林部长", "三桥村", "符一"]) expect(told).toContain(name);
  expect(told).toContain("nolonger");
});

test("before the first import, too, the district's two seats have their rows", async () => {
  const here = await staffedOffice();
  const empty = join(here.folder, "empty.db");
  await here.talks("init", "--db", empty, "--district", "琼山区", "--election", "2026-12-20");
  const { talkers } = (await here.talks("report", "--db", empty, "--json")).json;
  expect(talkers.map((row: Row) => row.seat.post)).toEqual([
    "district_secretary",
    "organization_minister",
  ]);
});
