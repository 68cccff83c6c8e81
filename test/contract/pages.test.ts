import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openFile } from "../../src/store/database/open-file.ts";
import { transact } from "../../src/store/database/transaction.ts";
import { addEvent } from "../../src/store/talks/history.ts";
import { FOUND, type Office } from "../helpers/talks.ts";
import { logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts of a printed document
type Row = any;

/** 吴一 of all three tiers, who disagree on ability and intention; the deputy post of 三桥村 is vacant. */
async function known(): Promise<Office> {
  const here = await staffedOffice({
    cadres: `township,village,name,party_post,committee_post,other_post,staff_no,sex,born,from
龙塘镇,三桥村,吴一,secretary,director,,A1,男,1968-05,2021-03-01
龙塘镇,三桥村,吴二,member,,,A2,,,
龙塘镇,三桥村,,,deputy_director,,,,,
龙塘镇,三桥村,麦文,,,文书,A3,,,
龙塘镇,龙富村,符一,secretary,,,B1,,,
龙塘镇,龙富村,符二,,director,,B2,,,
国兴街道,米铺社区,蒙一,secretary,director,,C1,,,
国兴街道,米铺社区,吴二,member,member,,C2,,,
`,
  });
  const says = (day: string, ...more: string[]) => [...FOUND, "--date", day, ...more];
  await logOn(here, "吴一", 1, ...says("2026-10-20", "--ability-grade", "good"));
  await logOn(here, "吴一", 2, ...says("2026-10-21", "--ability-grade", "average"));
  await logOn(
    here,
    "吴一",
    2,
    "--date",
    "2026-10-22",
    "--mode",
    "phone",
    "--ability-grade",
    "poor",
  );
  await logOn(here, "吴一", 3, ...says("2026-10-23", "--intention", "step_down"));
  await logOn(here, "符一", 1, "--date", "2026-10-24", "--mode", "video", "--mind", "安心");
  return here;
}

/** A terminal so wide that a paragraph is one line. */
function wide(office: Office): Office {
  office.screen = { columns: 400, rows: 60 };
  office.env = { NO_COLOR: "1" };
  return office;
}

const told = ({ person, tier }: Row) => `${person.name} ${tier}`;

describe("show --person", () => {
  test("has what is known, to the letter", async () => {
    const here = await known();
    const page = await here.ok("show", "--person", "吴一");
    expect(page.person).toEqual({
      ...{ name: "吴一", district: "琼山区", township: "龙塘镇", villages: ["三桥村"] },
      posts: [
        { village: "三桥村", post: "secretary", from: "2021-03-01" },
        { village: "三桥村", post: "director", from: "2021-03-01" },
      ],
      ...{ sex: "male", born: "1968-05", staffNo: "A1", education: null, background: null },
    });
    expect(page.talks.map(told)).toEqual(["吴一 1", "吴一 2", "吴一 3"]);
    expect(page.talks[0]).toEqual(await talkOf(here, "吴一", 1));
    expect(page.found.map((entry: Row) => [entry.tier, entry.date, entry.talker])).toEqual([
      [1, "2026-10-20", "陈书记"],
      [2, "2026-10-21", "林部长"],
      [3, "2026-10-23", "王镇长"],
    ]);
    expect(page.found[0]).toMatchObject({
      ...{ talk: page.talks[0].id, completes: true, intention: null, recommend: null },
      ...{ risk: null, suggestion: null },
      findings: { mind: { text: "安心", grade: null }, ability: { text: "较强", grade: "good" } },
    });
    expect(page.disagree).toEqual(["ability"]);
    expect({ facts: page.facts, items: page.items }).toEqual({ facts: [], items: [] });
    expect(page.history.map(({ day, what }: Row) => `${day} ${what}`)).toEqual([
      "2021-03-01 post-began",
      "2021-03-01 post-began",
      "2026-10-20 record",
      "2026-10-21 record",
      "2026-10-22 record",
      "2026-10-23 record",
    ]);
  });

  test("shows an attempt where there is nothing better, and says that it is one", async () => {
    const here = await known();
    const { found, disagree } = await here.ok("show", "--person", "B1");
    expect(found.map((entry: Row) => [entry.tier, entry.completes])).toEqual([[1, false]]);
    expect(disagree).toEqual([]);
    const { stdout } = await here.talks("show", "--person", "B1", "--lang", "zh");
    expect(stdout).toContain("10月24日，陈书记（不计为完成，视频）");
  });

  test("begins with a paragraph that answers, and leaves out what is empty", async () => {
    const here = wide(await known());
    const { stdout } = await here.talks("show", "--person", "吴一");
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      "吴一 · 龙塘镇 三桥村 · 1 November 2026",
      "吴一 is secretary and director of 三桥村. All 3 talks owed are held. Held: 陈书记 (20 October), 林部长 (21 October) and 王镇长 (23 October). The tiers disagree on working ability.",
    ]);
    expect(stdout).toContain("What the tiers found");
    expect(stdout).not.toMatch(/Facts|Items|Education|Recommendation/);
    const other = await here.talks("show", "--person", "蒙一");
    expect(other.stdout).toContain(
      "Of 2 talks owed none is held. Missing: 林部长 and 李街长, by 9 December.",
    );
    expect(other.stdout).not.toMatch(/What the tiers found|What happened/);
  });

  test("who holds no post any more is known by what he held", async () => {
    const here = await known();
    const rows = "龙塘镇,三桥村,吴九,secretary,director,A9\n";
    await take(here, `township,village,name,party_post,committee_post,staff_no\n${rows}`);
    await here.ok("assign");
    const { person, talks, found, history } = await here.ok("show", "--person", "吴一");
    expect(person).toMatchObject({ posts: [], villages: ["三桥村"] });
    expect(talks.map((talk: Row) => talk.status)).toEqual(["closed", "closed", "closed"]);
    expect(found).toEqual([]);
    const last = history.filter(({ what }: Row) => what === "talk" || what === "post-ended");
    expect(last.map((event: Row) => event.reason ?? event.what)).toEqual([
      ...["post-ended", "post-ended", "left-post", "left-post", "left-post"],
    ]);
  });

  test("--as-of knows nothing of later", async () => {
    const here = await known();
    const { found, talks, history } = await here.ok(
      ...["show", "--person", "吴一", "--as-of", "2026-10-20"],
    );
    expect(found.map((entry: Row) => entry.tier)).toEqual([1]);
    expect(talks.map((talk: Row) => talk.status)).toEqual(["done", "outstanding", "outstanding"]);
    expect(history.every(({ day }: Row) => day <= "2026-10-20")).toBe(true);
  });

  test("several of a name are refused with the list, unless a place or a number tells", async () => {
    const here = await known();
    const error = await refused(here, 3, "show", "--person", "吴二");
    expect(error.code).toBe("which-person");
    expect(error.message).toMatch(/吴二 · 龙塘镇 三桥村 · A2\n {2}吴二 · 国兴街道 米铺社区 · C2/);
    const of = async (...flags: string[]) => (await here.ok("show", ...flags)).person.staffNo;
    expect(await of("--person", "吴二", "--village", "米铺社区")).toBe("C2");
    expect(await of("--person", "吴二", "--township", "龙塘镇")).toBe("A2");
    expect(await of("--person", "C2")).toBe("C2");
  });

  test("a part of a name is never taken for a person", async () => {
    const here = await known();
    const error = await refused(here, 3, "show", "--person", "麦");
    expect(error.message).toContain("麦文 · 龙塘镇 三桥村 · A3");
    expect((await refused(here, 3, "show", "--person", "钱")).code).toBe("no-such-person");
  });
});

describe("show --village", () => {
  test("has what is known, to the letter", async () => {
    const here = await known();
    const page = await here.ok("show", "--village", "三桥村");
    expect(page.village).toMatchObject({
      ...{ district: "琼山区", township: "龙塘镇", name: "三桥村", kind: "village" },
      ...{ flags: ["key"], deadline: "2026-12-09" },
      links: {
        ...{ county_leader: null, stationed_cadre: null },
        ...{ township_cadre: null, village_cadre: null },
      },
    });
    const { villages } = await here.ok("report", "--by", "village");
    const { district, township, village, ...tally } = villages.find(
      (row: Row) => row.village === "三桥村",
    );
    expect(page.tally).toEqual(tally);
    expect(page.people.map(({ name, posts }: Row) => [name, posts])).toEqual([
      ["吴一", ["secretary", "director"]],
      ["吴二", ["branch_member"]],
      ["麦文", ["文书"]],
    ]);
    expect(page.people[0].talks.map(told)).toEqual(["吴一 1", "吴一 2", "吴一 3"]);
    expect(page.people[0].found).toHaveLength(3);
    expect(page.people[0].disagree).toEqual(["ability"]);
    expect(page.vacant).toEqual(["deputy_director"]);
    expect({ facts: page.facts, items: page.items }).toEqual({ facts: [], items: [] });
    const { problems } = (await here.talks("check", "--json")).json;
    const own = problems.filter((problem: Row) => problem.village === "三桥村");
    expect(page.problems).toEqual(own);
    expect(own.map(({ code }: Row) => code)).toEqual([
      ...["post-vacant", "outside-the-two-committees", "tiers-disagree"],
    ]);
  });

  test("begins with a paragraph that answers", async () => {
    const here = wide(await known());
    const { stdout } = await here.talks("show", "--village", "三桥村", "--lang", "zh");
    expect(stdout.split("\n")[1]).toBe(
      "龙塘镇三桥村，系重点村。应谈4人次，实谈3人次，覆盖率75.0%。未谈（期限12月9日）：王镇长与吴二。各层级看法不一的：吴一。不愿留任现职的：吴一。空缺职务：副主任。",
    );
    expect(stdout).toMatch(/^吴一 +书记、主任 +10月20日 +10月21日 +10月23日$/m);
    expect(stdout).toMatch(/^ +2 +- +一般\* +- +- +- +-$/m);
    const table = await here.talks("show", "--village", "三桥村", "-f", "csv");
    expect(table.stdout).toMatch(/^吴一,2,–,average\*/m);
  });

  test("writes a file for its owner alone", async () => {
    const here = await known();
    await here.talks("show", "--village", "三桥村", "-o", "page.xlsx");
    expect(statSync(join(here.folder, "page.xlsx")).mode & 0o777).toBe(0o600);
  });

  test("several are refused with the list, unless a township tells; so is a part of a name", async () => {
    const here = await known();
    await take(here, "township,village\n国兴街道,三桥村\n");
    const error = await refused(here, 3, "show", "--village", "三桥村");
    expect(error.code).toBe("which-village");
    expect(error.message).toMatch(/琼山区 龙塘镇 三桥村\n {2}琼山区 国兴街道 三桥村/);
    const page = await here.ok("show", "--village", "三桥村", "--township", "国兴街道");
    expect(page.village.township).toBe("国兴街道");
    expect(page.tally).toMatchObject({ required: 0, coverage: null });
    expect((await refused(here, 3, "show", "--village", "米铺")).message).toContain("米铺社区");
    expect((await refused(here, 3, "show", "--village", "无名")).code).toBe("no-such-name");
  });

  test("--as-of looks at the flags, posts and talks of that day", async () => {
    const here = await known();
    await take(here, "township,village,key,contradictory\n龙塘镇,三桥村,no,yes\n");
    await here.ok("assign");
    const now = await here.ok("show", "--village", "三桥村");
    expect(now.village.flags).toEqual(["contradictory"]);
    expect(now.village.flaggedSince).toEqual([{ flag: "contradictory", from: "2026-11-01" }]);
    const before = await here.ok("show", "--village", "三桥村", "--as-of", "2026-10-20");
    expect(before.village.flags).toEqual(["key"]);
    expect(before.tally).toMatchObject({ required: 4, done: 1 });
    expect(before.people[0].found.map((entry: Row) => entry.tier)).toEqual([1]);
  });
});

test("an id or a tier shows one talk, in every format", async () => {
  const here = await known();
  const { id } = await talkOf(here, "吴二", 3).catch(() => talkOf(here, "吴一", 3));
  const byId = await here.ok("show", `${id}`);
  expect(byId.talk.id).toBe(id);
  const names = ["--tier", "1", "--village", "三桥村", "--person", "吴一"];
  expect((await here.ok("show", ...names)).talk.tier).toBe(1);
  for (const format of ["csv", "md"]) {
    const { exit, stdout } = await here.talks("show", ...names, "-f", format);
    expect(exit).toBe(0);
    expect(stdout).toContain("陈书记");
  }
  const early = await here.ok("show", ...names, "--as-of", "2026-10-01");
  expect(early).toMatchObject({ talk: { status: "outstanding" }, records: [] });
  expect((await refused(here, 2, "show", "1", "--person", "吴一")).code).toBe("usage");
});

test("check notes on whom the tiers disagree, which alone is no reason for exit 4", async () => {
  const here = await staffedOffice();
  await logOn(here, "吴一", 1, ...FOUND, "--recommend", "retain");
  await logOn(here, "吴一", 2, ...FOUND, "--recommend", "undecided");
  expect((await here.ok("check")).problems).toEqual([]);
  await logOn(here, "吴一", 3, ...FOUND, "--recommend", "replace");
  const { problems } = await here.ok("check");
  expect(problems).toMatchObject([
    {
      ...{ code: "tiers-disagree", note: true, district: "琼山区", township: "龙塘镇" },
      ...{ village: "三桥村", person: "吴一", disagree: ["recommend"] },
    },
  ]);
  expect((await here.talks("check", "--lang", "zh")).stdout).toContain(
    "龙塘镇三桥村：各层级对吴一看法不一（任用建议）。",
  );
});

test("the pages show what is known by year, and a warning first", async () => {
  const here = await known();
  const store = openFile(here.db);
  transact(store, (tx) => {
    tx.exec(`INSERT INTO fact (village_id, year, said) VALUES
        (1, 2024, '{"appraisal":"优秀"}'), (1, 2025, '{"appraisal":"不合格"}');
      INSERT INTO fact (person_id, year, said) VALUES (1, 2025, '{"person_appraisal":"优秀"}')`);
    addEvent(tx, { actor: "x", at: "2026-11-01T00:00:00Z", what: "import" }, {});
  });
  store.close();
  const village = await here.ok("show", "--village", "三桥村");
  expect(village.facts.map((fact: Row) => [fact.year, fact.measure, fact.value])).toEqual([
    [2024, "appraisal", "优秀"],
    [2025, "appraisal", "不合格"],
  ]);
  const { stdout } = await wide(here).talks("show", "--village", "三桥村", "--lang", "zh");
  expect(stdout).toContain("预警：2025年");
  expect(stdout).toMatch(/2024年 +2025年\n.*优秀 +不合格/);
  const person = await here.talks("show", "--person", "吴一", "--lang", "zh");
  expect(person.stdout).toContain("最近一次考核：2025年优秀。");
});

test("a part of a township's name is refused with the list, never guessed", async () => {
  const here = await known();
  const { code, message } = await refused(here, 3, "show", "--township", "龙塘");
  expect([code, message.includes("龙塘镇")]).toEqual(["which-township", true]);
  const { message: all } = await refused(here, 3, "show", "--township", "镇");
  expect(all).toContain("龙塘镇");
  expect((await here.ok("show", "--township", "龙塘镇")).township.name).toBe("龙塘镇");
});
