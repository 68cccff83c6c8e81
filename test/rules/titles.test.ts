import { describe, expect, test } from "vitest";
import { office } from "../helpers/talks.ts";
import { text } from "./steps.ts";

/** One key village in a township of a district, whose two posts are one person's. */
async function inUnits(district: string, township: string) {
  const self = office();
  await self.ok(
    "init",
    "--district",
    district,
    "--start",
    "2026-09-01",
    "--election",
    "2026-12-10",
  );
  await self.ok(
    "import",
    self.file(
      "leaders.csv",
      `post,name,township
district_secretary,陈一,
organization_minister,林二,
township_secretary,王三,${township}
`,
    ),
    self.file("villages.csv", `township,village,key\n${township},三桥村,yes\n`),
    self.file(
      "cadres.csv",
      `township,village,name,party_post,committee_post\n${township},三桥村,吴四,secretary,director\n`,
    ),
  );
  await self.ok("assign");
  return self;
}

const TITLES = [
  ["琼山区", "龙塘镇", "区委书记", "龙塘镇党委书记"],
  ["澄迈县", "太平乡", "县委书记", "太平乡党委书记"],
  ["文昌市", "国兴街道", "市委书记", "国兴街道党工委书记"],
  ["正蓝旗", "红明农场", "旗委书记", "红明农场党委书记"],
] as const;

describe("rule 26: titles follow the unit", () => {
  test.each(TITLES)("rule 26: in the report of %s and %s", async (...titles) => {
    const [district, township, secretary, head] = titles;
    const self = await inUnits(district, township);
    for (const format of ["table", "md", "csv"]) {
      const shown = await text(self, "report", "--by", "talker", "-f", format, "--lang", "zh");
      expect(shown).toContain(secretary);
      expect(shown).toContain(secretary.replace("书记", "组织部"));
      expect(shown).toContain(head);
      const others = TITLES.map(([, , other]) => other).filter((other) => other !== secretary);
      for (const other of others) expect(shown).not.toContain(other);
    }
  });

  test.each(TITLES)("rule 26: on the pages of the talks in %s and %s", async (...titles) => {
    const [district, township, secretary, head] = titles;
    const self = await inUnits(district, township);
    const wanted = [secretary, secretary.replace("书记", "组织部"), head];
    for (const [i, title] of wanted.entries()) {
      expect(await text(self, "show", "--tier", String(i + 1), "--lang", "zh")).toContain(title);
    }
  });

  test("rule 26: a street is never given a party committee, a town never a working committee", async () => {
    const street = await inUnits("琼山区", "国兴街道");
    const town = await inUnits("琼山区", "龙塘镇");
    expect(await text(street, "report", "--lang", "zh")).not.toContain("街道党委");
    expect(await text(town, "report", "--lang", "zh")).not.toContain("党工委");
  });

  test("rule 26: nowhere in the report is a city's secretary a district's or county's", async () => {
    const self = await inUnits("文昌市", "国兴街道");
    expect(await text(self, "report", "--lang", "zh")).not.toMatch(/[区县旗]委书记/);
  });

  test("rule 26: what needs a human names the seat by its title, too", async () => {
    const self = await inUnits("文昌市", "国兴街道");
    await self.ok(
      "import",
      self.file("vacant.csv", "post,name,township\ntownship_secretary,,国兴街道\n"),
    );
    expect(await text(self, "check", "--lang", "zh")).toContain("国兴街道党工委书记");
  });
});
