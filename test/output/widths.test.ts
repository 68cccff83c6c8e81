import displayWidth from "string-width";
import { describe, expect, test } from "vitest";
import { FOUND, type Office, staffedOffice } from "../helpers/talks.ts";

const LONG = "思想稳定，拥护换届安排；对本村集体经济有自己的想法，希望“继续干下去”，多办实事。";
const ENGLISH = "is content; wants to stay, and has plans for the cooperative (see the minutes).";

/** Long texts, long names and one thing of every kind. */
async function wordyOffice(): Promise<Office> {
  const here = await staffedOffice({
    cadres: `township,village,name,party_post,committee_post,staff_no
龙塘镇,三桥村,吴一,secretary,director,A1
省岭脚热带作物场,省岭脚热带作物场第一生活区居民委员会,阿卜杜拉·买买提,secretary,director,A2
省岭脚热带作物场,省岭脚热带作物场第一生活区居民委员会,,deputy_secretary,,
`,
  });
  const says = ["--mind", LONG, "--ability", ENGLISH, ...FOUND.slice(4)];
  await here.ok("log", "1", ...says);
  await here.ok("log", "2", ...says, "--mode", "phone", "--with", "甲", "--place", LONG);
  await here.ok("waive", "3", "--reason", LONG, "--approver", "陈主任");
  here.env = { NO_COLOR: "1" };
  here.file(
    "new.csv",
    "township,village,name,party_post,committee_post\n龙塘镇,三桥村,符三,secretary,\n",
  );
  return here;
}

const PAGES = [
  ["report"],
  ["report", "--by", "village"],
  ["report", "--as-of", "2026-12-31"],
  ["list", "--status", "all"],
  ["list", "--status", "closed"],
  ["show", "1"],
  ["show", "2"],
  ["check"],
  ["history"],
  ["findings"],
  ["findings", "--all"],
  ["show", "--person", "吴一"],
  ["show", "--village", "三桥村"],
  ["rules"],
  ["cycle"],
  ["assign"],
  ["import", "new.csv", "--dry-run"],
  ["--help"],
  ["log", "--help"],
];

describe.each(["zh", "en"])("in %s", (lang) => {
  test.each([40, 50, 60, 80, 120, 200])("every page fits %i columns", async (columns) => {
    const here = await wordyOffice();
    here.screen = { columns, rows: 50 };
    for (const page of PAGES) {
      const { stdout, stderr } = await here.talks(...page, "--lang", lang);
      const where = `${page.join(" ")}: ${stderr}`;
      expect(stdout, where).toMatch(/\S/);
      for (const line of stdout.split("\n").filter((text) => !/^ {2}talks /.test(text))) {
        expect(displayWidth(line), `${where}\n${line}`).toBeLessThanOrEqual(columns);
        expect(line, where).not.toMatch(/^ *[。、，；：）》”]/);
        expect(line, where).not.toMatch(/[（《“]$/);
      }
    }
  });

  test.each([40, 60, 100])(
    "no letter of a finding or a name is lost in %i columns",
    async (columns) => {
      const here = await wordyOffice();
      here.screen = { columns, rows: 50 };
      const squeezed = async (...argv: string[]) =>
        (await here.talks(...argv, "--lang", lang)).stdout.replace(/\s/g, "");
      const page = await squeezed("show", "1");
      expect(page).toContain(LONG);
      expect(page).toContain(ENGLISH.replaceAll(" ", ""));
      expect(await squeezed("rules")).toMatch(/1\..+2\..+13\..+25\..+26\./);
    },
  );
});

test("a narrow terminal leaves out what is worth least, and cuts no word", async () => {
  const here = await wordyOffice();
  const headings = async (columns: number) => {
    here.screen = { columns, rows: 50 };
    const { stdout } = await here.talks("report", "--by", "tier");
    return stdout
      .split("\n")
      .find((line) => line.startsWith("Tier"))
      ?.split(/\s{2,}/);
  };
  expect(await headings(120)).toEqual([
    ...["Tier", "Required", "Done", "Waived", "To do", "Coverage", "Overdue", "Partial"],
  ]);
  expect(await headings(60)).toEqual(["Tier", "Required", "Done", "To do", "Coverage", "Overdue"]);
  expect(await headings(40)).toEqual(["Tier", "To do", "Coverage"]);
});

describe("how much is shown", () => {
  const rows = Array.from({ length: 70 }, (_, i) => `龙塘镇,三桥村,人${i + 10},member\n`).join("");
  const many = () => staffedOffice({ cadres: `township,village,name,party_post\n${rows}` });
  const talksIn = (stdout: string) => stdout.match(/人\d\d\b/g)?.length;

  test("off a terminal is all of a list, and of a report a page", async () => {
    const here = await many();
    expect(talksIn((await here.talks("list")).stdout)).toBe(70);
    const report = await here.talks("report");
    expect(talksIn(report.stdout)).toBe(13);
    expect(report.stdout).toContain("… and 57 more: talks list");
    expect((await here.ok("report")).outstanding).toHaveLength(70);
  });

  test("on a terminal is what fits its height, and how much more there is", async () => {
    const here = await many();
    here.screen = { columns: 100, rows: 40 };
    const { stdout } = await here.talks("list");
    expect(stdout.trim().split("\n").length).toBeLessThanOrEqual(40);
    expect(talksIn(stdout)).toBe(36);
    expect(stdout).toContain("36 of 70 talks");
    const report = await here.talks("report");
    expect(report.stdout).toContain("… and 65 more: talks list");
    expect(talksIn((await here.talks("list", "--limit", "50")).stdout)).toBe(50);
  });
});
