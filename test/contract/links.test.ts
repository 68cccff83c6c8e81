import { describe, expect, test } from "vitest";
import { type Office, office } from "../helpers/talks.ts";

const VILLAGES = `乡镇（街道）,村（社区）,重点村,矛盾村,联系县领导,驻村干部,乡镇包村干部,村级责任人
甲镇,东村,是,否,郝常委（区委常委）,第五平（区司法局）,欧阳甲,赵一
甲镇,南村,否,否,,,欧阳甲,李四
甲镇,西村,否,否,郝常委（区委常委）,,欧阳乙,郑七
乙街道,北社区,否,是,,马驻（区住建局）,皇甫丙,冯九
乙街道,中社区,否,否,罗副区长、马驻,马驻（区住建局）,,钱不在
`;
const CADRES = `township,village,name,party_post,committee_post
甲镇,东村,赵一,secretary,director
甲镇,南村,李四,secretary,director
甲镇,西村,郑七,secretary,director
乙街道,北社区,冯九,secretary,director
乙街道,中社区,卫乙,secretary,director
`;
const LEADERS = `post,name,township
district_secretary,陈书记,
organization_minister,林部长,
township_secretary,欧阳甲,甲镇
township_secretary,皇甫丙,乙街道
`;

async function linked(villages = VILLAGES): Promise<Office> {
  const here = office("2026-11-23");
  await here.ok("init", "--district", "甲县", "--election", "2026-12-20", "--start", "2026-09-01");
  await here.ok(
    "import",
    ...[here.file("l.csv", LEADERS), here.file("v.csv", villages), here.file("c.csv", CADRES)],
  );
  await here.ok("assign");
  return here;
}

const linksOf = async (here: Office, village: string) =>
  (await here.ok("show", "--village", village)).village.links;

describe("the four levels", () => {
  test("are shown with the village, and in its row of the report", async () => {
    const here = await linked();
    expect(await linksOf(here, "东村")).toEqual({
      county_leader: "郝常委（区委常委）",
      stationed_cadre: "第五平（区司法局）",
      township_cadre: "欧阳甲",
      village_cadre: "赵一",
    });
    expect((await linksOf(here, "中社区")).county_leader).toBe("罗副区长、马驻");
    const { villages } = await here.ok("report", "--by", "village");
    expect(villages[1].links).toMatchObject({ county_leader: null, township_cadre: "欧阳甲" });
    const { stdout } = await here.talks("report", "--by", "village", "-f", "csv");
    expect(stdout).toContain("第五平（区司法局）");
    const counts = await here.talks("report", "--by", "village", "--counts-only", "--json");
    expect(counts.stdout).not.toContain("第五平");
  });

  test("an absent column keeps, a blank cell clears, the same twice changes nothing", async () => {
    const here = await linked();
    const again = await here.ok("import", here.file("again.csv", VILLAGES));
    expect(again.villages).toEqual({ added: 0, changed: 0 });
    const one = "township,village,county_leader\n甲镇,东村,\n";
    expect((await here.ok("import", here.file("one.csv", one))).villages.changed).toBe(1);
    expect(await linksOf(here, "东村")).toMatchObject({
      ...{ county_leader: null, township_cadre: "欧阳甲" },
    });
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("a telephone number is not kept, a cell that names nobody is refused", async () => {
    const phones =
      "township,village,county_leader\n甲镇,东村,郝常委13876543210、马驻（区住建局 0898-65881234）\n";
    const here = await linked();
    await here.ok("import", here.file("p.csv", phones));
    expect((await linksOf(here, "东村")).county_leader).toBe("郝常委、马驻（区住建局）");
    const bad = "township,village,county_leader\n甲镇,东村,（区委常委）\n";
    expect((await here.talks("import", here.file("b.csv", bad))).exit).toBe(3);
  });

  test.each(["report", "list", "findings", "plan", "todo"])(
    "%s takes --linked",
    async (command) => {
      const here = await linked();
      expect((await here.talks(command, "--linked", "郝常委", "--json")).json).toBeDefined();
      expect((await here.talks(command, "--linked", "没有这人", "--json")).exit).toBe(3);
    },
  );

  test("--linked chooses the villages that somebody answers for", async () => {
    const here = await linked();
    const { totals, villages } = await here.ok("report", "--linked", "郝常委", "--by", "village");
    const owing = villages.filter(({ required }: { required: number }) => required > 0);
    expect(owing.map(({ village }: { village: string }) => village)).toEqual(["东村", "西村"]);
    // 东村 is key: three talks; 西村 two.
    expect(totals.required).toBe(5);
    const { talks } = await here.ok("list", "--linked", "马");
    const places = new Set(talks.flatMap((talk: { villages: string[] }) => talk.villages));
    expect([...places].sort()).toEqual(["中社区", "北社区"]);
    const { days } = await here.ok("plan", "--linked", "欧阳乙");
    const stops = days.flatMap(({ stops }: { stops: { village: string }[] }) => stops);
    expect(stops.every(({ village }: { village: string }) => village === "西村")).toBe(true);
    await here.ok("todo", "--add", "修路", "--village", "西村");
    await here.ok("todo", "--add", "修桥", "--village", "南村");
    expect((await here.ok("todo", "--linked", "郝常委")).items).toMatchObject([{ text: "修路" }]);
  });

  test("a linked leader is never taken for the talker", async () => {
    const here = await linked();
    const record = await here.ok(
      ...["log", "--tier", "2", "--village", "东村", "--talker", "郝常委"],
      ...["--mind", "安", "--ability", "强", "--politics", "坚", "--standing", "好"],
    );
    expect(record.record).toMatchObject({ completes: false, reasons: ["not-the-seat-holder"] });
  });

  test("check tells by level where nobody answers, which flagged village has no leader, who is a stranger", async () => {
    const here = await linked();
    const { problems } = (await here.talks("check", "--json")).json;
    const of = (code: string) => problems.filter((p: { code: string }) => p.code === code);
    expect(of("link-missing")).toMatchObject([
      { level: "county_leader", missing: 2, of: 5, villages: ["南村", "北社区"] },
      { level: "stationed_cadre", missing: 2, of: 5, villages: ["南村", "西村"] },
      { level: "township_cadre", missing: 1, of: 5, villages: ["中社区"] },
    ]);
    expect(of("flagged-without-leader")).toMatchObject([{ village: "北社区" }]);
    expect(of("link-not-in-roster")).toMatchObject([
      { village: "中社区", person: "钱不在", note: true },
    ]);
  });

  test("notes alone are no reason for exit 4, and no link at all is nothing missing", async () => {
    const here = await linked(
      "township,village,kind\n甲镇,东村,village\n甲镇,南村,village\n甲镇,西村,village\n乙街道,北社区,community\n乙街道,中社区,community\n",
    );
    const { exit, json } = await here.talks("check", "--json");
    expect([exit, json.problems]).toEqual([0, []]);
    const all = "township,village,county_leader,stationed_cadre,township_cadre,village_cadre\n";
    const rows = ["甲镇,东村", "甲镇,南村", "甲镇,西村", "乙街道,北社区", "乙街道,中社区"];
    const file = here.file(
      "all.csv",
      all + rows.map((row) => `${row},郝,马,欧阳,钱不在\n`).join(""),
    );
    await here.ok("import", file);
    const noted = await here.talks("check", "--json");
    expect([noted.exit, noted.json.problems.length]).toEqual([0, 5]);
  });
});
