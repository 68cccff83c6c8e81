import { describe, expect, test } from "vitest";
import { plural } from "../../src/messages/en/words.ts";
import { refused } from "../contract/setup.ts";
import { CADRES, office, staffedOffice } from "../helpers/talks.ts";

const INIT = ["init", "--district", "琼山区", "--start", "2026-09-01", "--election", "2026-12-10"];

describe("an empty database says what to do next", () => {
  test.each([["report"], ["list"], ["assign"]])("talks %s", async (command) => {
    const here = office();
    await here.ok(...INIT);
    const { stdout } = await here.talks(command);
    expect(stdout).toContain("talks import");
    expect(stdout).not.toContain("Tier");
    expect((await here.talks(command, "--lang", "zh")).stdout).toContain("下一步：talks import");
  });

  test("and one with a roster alone, to assign", async () => {
    const here = office();
    await here.ok(...INIT);
    await here.ok("import", here.file("cadres.csv", CADRES));
    for (const command of ["report", "list"]) {
      expect((await here.talks(command)).stdout).toContain("Next: talks assign.");
    }
  });
});

test("a tier that no rule has is refused, naming those there are", async () => {
  const here = await staffedOffice();
  const error = await refused(here, 3, "report", "--tier", "4");
  expect(error.message).toBe('--tier: "4" is not 1, 2 or 3.');
  await refused(here, 3, "list", "--tier", "0");
});

test("an unknown command is wrong usage, with --help too", async () => {
  for (const argv of [
    ["reprot", "--help"],
    ["help", "reprot"],
  ]) {
    const error = await refused(office(), 2, ...argv);
    expect(error.message).toContain("nknown command 'reprot'");
    expect(error.message).toContain("Did you mean report?");
  }
  for (const argv of [["--help"], ["help"], ["help", "report"], ["report", "-h"], []]) {
    expect((await office().talks(...argv)).exit).toBe(0);
  }
});

test("several matches are named, not numbered alone", async () => {
  const here = await staffedOffice();
  const error = await refused(here, 3, "show", "--tier", "3", "--village", "三桥村");
  const { talks } = await here.ok("list", "--tier", "3", "--village", "三桥村");
  expect(talks).toHaveLength(2);
  for (const { id, person, seat } of talks) {
    const title = seat.township ? `${seat.township} secretary` : "琼山区";
    expect(error.message).toMatch(new RegExp(`^  ${id} · ${person.name} · 三桥村 · ${title}`, "m"));
  }
});

test("closed talks are listed with their reasons", async () => {
  const here = await staffedOffice();
  const without = CADRES.replace("龙塘镇,三桥村,吴二,member,,A2\n", "");
  await here.ok("import", here.file("new.csv", without));
  await here.ok("assign");
  const { stdout } = await here.talks("list", "--status", "closed");
  expect(stdout).toContain("Closed because");
  expect(stdout).toMatch(/吴二.*left the post/);
});

test("a report of a day to come says that it is an outlook", async () => {
  const here = await staffedOffice();
  const outlook = async (day: string) => (await here.talks("report", "--as-of", day)).stdout;
  expect(await outlook("2026-12-01")).toContain("An outlook: the figures on that day");
  expect(await outlook("2026-11-01")).not.toContain("An outlook");
});

test("a tier is labelled by whose talks it is in the rules in force", async () => {
  const here = await staffedOffice();
  const rules = [
    { tier: 5, seat: "township_secretary", villages: "all", posts: ["secretary"] },
    { tier: 7, seat: "district_secretary", villages: ["key"], posts: ["secretary"] },
  ];
  await here.ok("rules", "--set", here.file("rules.json", JSON.stringify({ rules })));
  await here.ok("assign");
  const { stdout } = await here.talks("report", "--by", "tier", "--lang", "zh");
  expect(stdout).toMatch(/^5 乡镇（街道）书记 /m);
  expect(stdout).toMatch(/^7 区委书记 /m);
  const { tiers } = await here.ok("report");
  expect(tiers.map(({ tier, post }: Record<string, unknown>) => [tier, post])).toEqual([
    ...[
      [5, "township_secretary"],
      [7, "district_secretary"],
    ],
  ]);
});

describe("in a database of several districts", () => {
  async function prefecture() {
    const here = office();
    await here.ok(...INIT);
    const rows = ["琼山区", "龙华区"].map(
      (d) => `${d},城西镇,一村,${d[0]}某,secretary,director\n${d},城西镇,一村,,,deputy_director\n`,
    );
    await here.ok(
      "import",
      here.file(
        "cadres.csv",
        `district,township,village,name,party_post,committee_post\n${rows.join("")}`,
      ),
      here.file(
        "leaders.csv",
        "post,name,district,township\ntownship_secretary,王,琼山区,城西镇\ntownship_secretary,,龙华区,城西镇\n",
      ),
    );
    await here.ok("assign");
    return here;
  }

  test.each([
    [["check"], "龙华区城西镇党委书记空缺"],
    [["check"], "琼山区城西镇一村：副主任空缺"],
    [["report", "--by", "talker"], "龙华区城西镇党委书记"],
    [["show", "--tier", "3", "--person", "龙某"], "龙华区城西镇一村"],
    [["list"], "区县"],
  ])("talks %s names the district", async (argv, said) => {
    const here = await prefecture();
    here.screen = { columns: 160, rows: 40 };
    expect((await here.talks(...argv, "--lang", "zh")).stdout).toContain(said);
  });

  test("one district alone is not named again and again", async () => {
    const here = await staffedOffice();
    const { stdout } = await here.talks("list", "--lang", "zh");
    expect(stdout).not.toContain("区县");
  });
});

test("English counts in the singular and the plural", () => {
  const forms = { one: "one", other: "other" };
  expect([0, 1, 2, 21].map((count) => plural(count, forms))).toEqual([
    ...["other", "one", "other", "other"],
  ]);
});
