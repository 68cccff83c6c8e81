import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CADRES, FOUND, LEADERS, type Office, office, VILLAGES } from "../helpers/talks.ts";
import { bytes, names, refused, staffedOffice, take, talkOf } from "./setup.ts";

/** An office whose cycle runs from 2026-09-01 to 2026-12-10, without a roster. */
async function emptyOffice(): Promise<Office> {
  const here = office();
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await here.ok("init", "--district", "琼山区", ...days);
  return here;
}

const added = async (here: Office) => names((await here.ok("assign")).added);

test("a leader with a staff number and no name is refused: a name was forgotten", async () => {
  const here = await emptyOffice();
  const csv = "post,name,township,staff_no\ntownship_secretary,,龙塘镇,S3\n";
  const { issues } = await refused(here, 3, "import", here.file("leaders.csv", csv));
  expect(issues).toMatchObject([{ row: 2, column: "name" }]);
});

describe("a table", () => {
  test("is told by its header, and the files come in any order", async () => {
    const tables = { leaders: LEADERS, villages: VILLAGES, cadres: CADRES };
    const orders = [
      ["leaders", "villages", "cadres"],
      ["cadres", "villages", "leaders"],
      ["villages", "cadres", "leaders"],
    ] as const;
    const reports = [];
    for (const order of orders) {
      const here = await emptyOffice();
      const files = order.map((name, i) => here.file(`${i}.csv`, tables[name]));
      await here.ok("import", ...files);
      expect(await added(here)).toHaveLength(13);
      const { totals, tiers, townships, talkers } = await here.ok("report");
      reports.push(JSON.stringify({ totals, tiers, talkers, rows: townships.length }));
    }
    expect(new Set(reports).size).toBe(1);
  });

  test("may have its columns in any order, and a byte-order mark and CRLF from Excel", async () => {
    const here = await emptyOffice();
    await take(
      here,
      "\ufeffname,party_post,village,township\r\n吴一,secretary,三桥村,龙塘镇\r\n\r\n",
    );
    expect(await added(here)).toEqual(["吴一 2", "吴一 3"]);
  });

  test("that is none of the three is refused", async () => {
    const here = await emptyOffice();
    for (const [i, text] of ["", "\n", "township,key\n龙塘镇,yes\n", "姓名,村\n"].entries()) {
      await refused(here, 3, "import", here.file(`${i}.csv`, text));
    }
  });

  test("with unknown columns is taken in with a warning", async () => {
    const here = await emptyOffice();
    const { warnings, villages } = await take(
      here,
      "township,village,remark\n龙塘镇,三桥村,大村\n",
    );
    expect(villages).toEqual({ added: 1, changed: 0 });
    expect(JSON.stringify(warnings)).toContain("remark");
  });

  // "Extra columns are ignored with a warning": one without a heading, but with content, has none.
  test("with content below no heading is taken in with a warning", async () => {
    const here = await emptyOffice();
    const { warnings } = await take(here, "township,village,\n龙塘镇,三桥村,大村\n");
    expect(warnings).toHaveLength(1);
  });

  test("takes yes/no, true/false, 1/0 and 是/否; blank is none", async () => {
    const here = await emptyOffice();
    const words = ["yes", "true", "1", "是", "no", "false", "0", "否", ""];
    const rows = words.map((word, i) => `龙塘镇,村${i},${word}\n`).join("");
    const heads = words.map((_, i) => `龙塘镇,村${i},人${i},secretary\n`).join("");
    await here.ok(
      "import",
      here.file("v.csv", `township,village,contradictory\n${rows}`),
      here.file("c.csv", `township,village,name,party_post\n${heads}`),
    );
    const tier1 = (await added(here)).filter((name) => name.endsWith(" 1"));
    expect(tier1).toEqual(["人0 1", "人1 1", "人2 1", "人3 1"]);
  });
});

describe("leaders", () => {
  test("without a name are vacant; their talks are owed all the same", async () => {
    const here = await staffedOffice({ leaders: LEADERS.replace("王镇长,龙塘镇,S3", ",龙塘镇,") });
    const talk = await talkOf(here, "吴二", 3);
    expect(talk).toMatchObject({ status: "outstanding", talker: null });
    const { talkers } = await here.ok("report");
    const seat = { post: "township_secretary", district: "琼山区", township: "龙塘镇" };
    const row = talkers.find((r: { seat: object }) => JSON.stringify(r.seat).includes("龙塘镇"));
    expect(row).toMatchObject({ seat, talker: null, required: 4, outstanding: 4 });
  });

  test("of a township in no table yet create it", async () => {
    const here = await emptyOffice();
    const told = await take(here, "post,name,township\ntownship_secretary,赵,云龙镇\n");
    expect(told).toMatchObject({ townships: { added: 1 }, seats: { added: 1 } });
    const { townships } = await here.ok("report");
    expect(townships).toMatchObject([{ district: "琼山区", township: "云龙镇", required: 0 }]);
  });

  test.each([
    ["an unknown post", "mayor,赵,龙塘镇", "post"],
    ["a blank post", ",赵,龙塘镇", "post"],
    ["no township for a township's secretary", "township_secretary,赵,", "township"],
    ["a term that ends before it begins", "district_secretary,赵,,2026-09-01,2026-08-31", "to"],
    ["a day that is none", "district_secretary,赵,,2026-02-30", "from"],
    ["a month that is none", "district_secretary,赵,,,2026-13", "to"],
    ["a day that has no year", "district_secretary,赵,,9月1日", "from"],
  ])("with %s are refused", async (_, row, column) => {
    const here = await staffedOffice();
    const file = here.file("x.csv", `post,name,township,from,to\n${row}\n`);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues).toMatchObject([{ file, row: 2, column }]);
  });

  // "A bad import lists every bad cell": with a post that is none, a blank township is not one.
  test("with an unknown post are not blamed for a blank township", async () => {
    const here = await staffedOffice();
    const file = here.file("x.csv", "post,name,township\nminister,赵,\n");
    const { issues } = await refused(here, 3, "import", file);
    expect(issues).toMatchObject([{ column: "post" }]);
  });

  test("two of one seat on one day are refused, both rows named", async () => {
    const here = await staffedOffice();
    const rows = "organization_minister,赵\norganization_minister,钱\n";
    const { issues } = await refused(here, 3, "import", here.file("x.csv", `post,name\n${rows}`));
    expect(issues.map((issue: { row: number }) => issue.row).sort()).toEqual([2, 3]);
  });

  // "Two holders of one seat on one day are refused": one holder, said twice, is not two, and "rows
  // that contradict each other are refused", but these agree. (Cadres and villages said twice pass.)
  test("said twice in the same words are taken in", async () => {
    const here = await staffedOffice();
    const row = "township_secretary,赵,龙塘镇,S9\n";
    await take(here, `post,name,township,staff_no\n${row}${row}`);
  });

  // "Rows that contradict each other are refused": now one name is kept, the other forgotten without
  // a word; which, is up to the order of the rows.
  test("of one staff number and two names contradict each other", async () => {
    const here = await staffedOffice();
    const rows = "organization_minister,赵,S9\norganization_minister,钱,S9\n";
    const file = here.file("x.csv", `post,name,staff_no\n${rows}`);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues.map((issue: { row: number }) => issue.row).sort()).toEqual([2, 3]);
  });

  test("of one holder with two terms that overlap contradict each other", async () => {
    const here = await staffedOffice();
    const rows = "organization_minister,赵,2026-09-01\norganization_minister,赵,2026-10-01\n";
    await refused(here, 3, "import", here.file("x.csv", `post,name,from\n${rows}`));
  });

  test("two of one seat on one day are refused where only their terms overlap by a day", async () => {
    const here = await staffedOffice();
    const head = "post,name,from,to\n";
    const overlap =
      "organization_minister,赵,2026-01-01,2026-09-30\norganization_minister,钱,2026-09-30,\n";
    await refused(here, 3, "import", here.file("x.csv", head + overlap));
    const next = overlap.replace("2026-09-30,\n", "2026-10-01,\n");
    await here.ok("import", here.file("y.csv", head + next));
  });
});

describe("villages", () => {
  test("keep what an absent column does not state, and lose what a blank cell clears", async () => {
    const here = await staffedOffice({
      villages: "township,village,key,branch_election\n龙塘镇,三桥村,yes,2026-11-20\n",
    });
    const talk = () => talkOf(here, "吴一", 1);
    expect((await talk()).deadline).toBe("2026-11-19");
    await take(here, "township,village,key\n龙塘镇,三桥村,yes\n");
    expect((await talk()).deadline).toBe("2026-11-19");
    await take(here, "township,village,branch_election\n龙塘镇,三桥村,\n");
    expect((await here.ok("assign")).closed).toEqual([]);
    expect(await talk()).toMatchObject({ deadline: "2026-12-09", because: ["key"] });
    await take(here, "township,village,key\n龙塘镇,三桥村,\n");
    const { closed } = await here.ok("assign");
    expect(closed).toMatchObject([{ tier: 1, closedBecause: "not-flagged" }]);
  });

  test("have the earlier of their own two election days", async () => {
    const here = await staffedOffice({
      villages:
        "township,village,branch_election,committee_election\n龙塘镇,三桥村,2026-11-25,2026-11-20\n",
    });
    expect((await talkOf(here, "吴二", 3)).deadline).toBe("2026-11-19");
  });

  test("whose last day is over owe nothing", async () => {
    const here = await staffedOffice();
    await take(here, "township,village,to\n龙塘镇,三桥村,2026-10\n龙塘镇,龙富村,2026-11-01\n");
    const { closed } = await here.ok("assign");
    expect(names(closed)).toEqual(["吴一 1", "吴一 2", "吴一 3", "吴二 3"]);
    expect(closed[0]).toMatchObject({ status: "closed", closedBecause: "village-ended" });
  });

  test.each([
    ["a blank township", ",三桥村,,", "township"],
    ["a blank village", "龙塘镇,,,", "village"],
    ["an unknown kind", "龙塘镇,三桥村,hamlet,", "kind"],
    ["a month for an election day", "龙塘镇,三桥村,,2026-11", "branch_election"],
    ["a day that is none", "龙塘镇,三桥村,,2026-11-31", "branch_election"],
    ["a cell too many", "龙塘镇,三桥村,,,x", expect.any(String)],
  ])("with %s are refused", async (_, row, column) => {
    const here = await staffedOffice();
    const file = here.file("x.csv", `township,village,kind,branch_election\n${row}\n`);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues).toMatchObject([{ file, row: 2, column }]);
  });

  test("that contradict each other are refused", async () => {
    const here = await staffedOffice();
    const rows = "township,village,key\n龙塘镇,三桥村,yes\n龙塘镇,三桥村,no\n";
    const { issues } = await refused(here, 3, "import", here.file("x.csv", rows));
    expect(issues.map((issue: { row: number }) => issue.row)).toEqual([2, 3]);
    const kinds = "township,village,township_kind\n龙塘镇,三桥村,town\n龙塘镇,龙富村,farm\n";
    await refused(here, 3, "import", here.file("y.csv", kinds));
  });

  test("that say the same twice do not", async () => {
    const here = await staffedOffice();
    await take(here, "township,village,key\n龙塘镇,三桥村,yes\n龙塘镇,三桥村,是\n");
  });

  // "`district` left out means the one that `init` named": the two rows say the same.
  test("that say the same twice do not, with the district left out or named", async () => {
    const here = await staffedOffice();
    await take(
      here,
      "district,township,village,key\n,龙塘镇,三桥村,yes\n琼山区,龙塘镇,三桥村,yes\n",
    );
  });

  // "The files of one command are one statement", "an absent column keeps what is known" and "rows
  // that contradict each other are refused": a row that is silent on a column contradicts nothing.
  test("that complete each other in two files do not contradict", async () => {
    const here = await staffedOffice();
    await here.ok(
      "import",
      here.file("flags.csv", "township,village,key\n龙塘镇,三桥村,yes\n"),
      here.file("days.csv", "township,village,branch_election\n龙塘镇,三桥村,2026-11-20\n"),
    );
    expect((await talkOf(here, "吴一", 1)).deadline).toBe("2026-11-19");
  });
});

describe("cadres", () => {
  const HEAD = "township,village,name,party_post,committee_post,other_post,staff_no\n";

  test("hold the posts of the tables, and the two kinds of member are told apart", async () => {
    const here = await emptyOffice();
    const posts = [
      ["secretary,,", "secretary"],
      ["deputy_secretary,,", "deputy_secretary"],
      ["member,,", "branch_member"],
      ["general_secretary,,", "general_secretary"],
      [",director,", "director"],
      [",deputy_director,", "deputy_director"],
      [",member,", "committee_member"],
      ["member,member,", "branch_member committee_member"],
    ];
    const rows = posts.map(([cell], i) => `龙塘镇,三桥村,人${i},${cell},\n`).join("");
    await take(here, HEAD + rows);
    await here.ok("assign");
    for (const [i, [, words]] of posts.entries()) {
      expect((await talkOf(here, `人${i}`, 3)).posts.join(" ")).toBe(words);
    }
  });

  test("outside the two committees are owed no talk, which is a note", async () => {
    const here = await emptyOffice();
    await take(
      here,
      `${HEAD}龙塘镇,三桥村,甲,first_secretary,,,\n龙塘镇,三桥村,乙,,,文书,\n龙塘镇,三桥村,丙,secretary,,,\n`,
    );
    const { added: talks, problems } = await here.ok("assign");
    expect(names(talks)).toEqual(["丙 2", "丙 3"]);
    const notes = problems.filter((p: { code: string }) => p.code === "outside-the-two-committees");
    expect(notes.map((p: { note: boolean }) => p.note)).toEqual([true, true]);
    expect(JSON.stringify(notes)).toMatch(/甲.*乙/);
  });

  test("of several rows merge by staff number", async () => {
    const here = await emptyOffice();
    await take(
      here,
      `${HEAD}龙塘镇,三桥村,吴一,secretary,,,A1\n龙塘镇,三桥村,吴一,,director,,A1\n`,
    );
    expect(await added(here)).toEqual(["吴一 2", "吴一 3"]);
    expect((await talkOf(here, "吴一", 3)).posts).toEqual(["secretary", "director"]);
  });

  test("without a name are vacant posts: no talk, but pointed out", async () => {
    const here = await emptyOffice();
    const told = await take(
      here,
      `${HEAD}龙塘镇,三桥村,,secretary,,,\n龙塘镇,三桥村,乙,,director,,\n`,
    );
    expect(told.vacant).toBe(1);
    const { added: talks, problems } = await here.ok("assign");
    expect(names(talks)).toEqual(["乙 2", "乙 3"]);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "post-vacant", message: expect.stringContaining("三桥村") }),
    );
  });

  test("of a village in no table yet create it", async () => {
    const here = await emptyOffice();
    const told = await take(here, `${HEAD}龙塘镇,三桥村,吴一,secretary,,,\n`);
    expect(told).toMatchObject({ townships: { added: 1 }, villages: { added: 1 } });
    const { villages } = await here.ok("report", "--by", "village");
    expect(villages).toMatchObject([{ district: "琼山区", township: "龙塘镇", village: "三桥村" }]);
  });

  test("replace what was known of the villages they name, and touch no other", async () => {
    const here = await staffedOffice();
    await take(
      here,
      `${HEAD}龙塘镇,三桥村,吴一,secretary,director,,A1\n龙塘镇,三桥村,吴三,member,,,A3\n`,
    );
    const { added: came, closed } = await here.ok("assign");
    expect(names(came)).toEqual(["吴三 3"]);
    expect(closed).toMatchObject([
      { person: { name: "吴二" }, status: "closed", closedBecause: "left-post" },
    ]);
  });

  test("are told apart by district: two townships of one name are two", async () => {
    const here = await emptyOffice();
    const told = await here.ok(
      "import",
      here.file(
        "c.csv",
        "district,township,village,name,party_post\n,城关镇,一村,甲,secretary\n龙华区,城关镇,一村,乙,secretary\n",
      ),
      here.file(
        "l.csv",
        "district,post,name,township\n龙华区,organization_minister,郑部长,\n,organization_minister,林部长,\n龙华区,township_secretary,郑镇长,城关镇\n",
      ),
    );
    expect(told).toMatchObject({ townships: { added: 2 }, villages: { added: 2 } });
    expect(await added(here)).toHaveLength(4);
    expect((await talkOf(here, "甲", 2)).talker).toBe("林部长");
    expect((await talkOf(here, "乙", 2)).talker).toBe("郑部长");
    expect((await talkOf(here, "乙", 3)).seat).toEqual({
      ...{ post: "township_secretary", district: "龙华区", township: "城关镇" },
    });
    const { districts } = await here.ok("report");
    expect(districts).toMatchObject([
      { district: "琼山区", required: 2 },
      { district: "龙华区", required: 2 },
    ]);
    const one = ["--township", "城关镇", "--district", "龙华区"];
    expect((await here.ok("report", ...one)).totals.required).toBe(2);
    expect(names((await here.ok("list", ...one)).talks)).toEqual(["乙 2", "乙 3"]);
  });

  describe("with a resident ID number", () => {
    const ID = "11010519491231002X"; // the specimen of GB 11643
    const row = (id: string, born = "", sex = "") =>
      `township,village,name,party_post,id_number,born,sex\n龙塘镇,三桥村,吴一,secretary,${id},${born},${sex}\n`;

    test("are born when it says, and only its last four digits are kept", async () => {
      const here = await emptyOffice();
      await take(here, row(ID));
      await here.ok("assign");
      expect((await talkOf(here, "吴一", 2)).person.born).toBe("1949-12");
      const kept = readFileSync(here.db, "latin1");
      expect(kept).not.toContain(ID.slice(0, 14));
      expect(kept).not.toContain("19491231");
      expect((await here.talks("history", "--json")).stdout).not.toContain("19491231");
    });

    test.each([
      ["a wrong check digit", row("110105194912310021")],
      ["a digit too few", row("1101051949123100X")],
      ["a birth month that disagrees", row(ID, "1950-01")],
      ["a sex that disagrees", row(ID, "", "male")],
      ["a day that is none", row("110105194902310024")],
    ])("with %s are refused, and the message does not spread it", async (_, text) => {
      const here = await emptyOffice();
      const { issues } = await refused(here, 3, "import", here.file("x.csv", text));
      expect(issues).toMatchObject([
        { row: 2, column: expect.stringMatching(/id_number|born|sex/) },
      ]);
      expect(JSON.stringify(issues)).not.toMatch(/11010519/);
    });
  });

  test.each([
    ["a blank township", ",三桥村,甲,secretary,,", "township"],
    ["a blank village", "龙塘镇,,甲,secretary,,", "village"],
    ["an unknown party post", "龙塘镇,三桥村,甲,boss,,", "party_post"],
    ["an unknown committee post", "龙塘镇,三桥村,甲,,secretary,", "committee_post"],
    ["a birth year for a month", "龙塘镇,三桥村,甲,secretary,,1970", "born"],
    ["a month that is none", "龙塘镇,三桥村,甲,secretary,,1970-00", "born"],
  ])("with %s are refused", async (_, row, column) => {
    const here = await staffedOffice();
    const head = "township,village,name,party_post,committee_post,born\n";
    const file = here.file("x.csv", `${head}${row}\n`);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues).toMatchObject([{ file, row: 2, column }]);
  });

  test("that contradict each other are refused", async () => {
    const here = await staffedOffice();
    const head = "township,village,name,party_post,committee_post,staff_no,sex,born\n";
    const apart = [
      "龙塘镇,三桥村,甲,secretary,,Z1,male,\n龙塘镇,三桥村,甲,,director,Z1,female,\n",
      "龙塘镇,三桥村,甲,secretary,,Z1,,1970-01\n龙塘镇,三桥村,甲,,director,Z1,,1971-01\n",
      "龙塘镇,三桥村,甲,secretary,,Z1,,\n龙塘镇,龙富村,乙,,director,Z1,,\n",
    ];
    for (const [i, rows] of apart.entries()) {
      const { issues } = await refused(here, 3, "import", here.file(`${i}.csv`, head + rows));
      expect(issues.map((issue: { row: number }) => issue.row)).toEqual([2, 3]);
    }
  });
});

describe("an import", () => {
  const roster = (here: Office) =>
    ["leaders.csv", "villages.csv", "cadres.csv"].map((name) => join(here.folder, name));

  test("says what it brought, in every key that is promised", async () => {
    const here = await emptyOffice();
    const told = await here.ok(
      "import",
      here.file("leaders.csv", LEADERS),
      here.file("villages.csv", VILLAGES),
      here.file("cadres.csv", CADRES),
    );
    expect(told).toMatchObject({
      dryRun: false,
      townships: { added: 2, changed: 0 },
      villages: { added: 3, changed: 0 },
      seats: { added: 4, changed: 0 },
      people: { added: 6, changed: 0, left: 0 },
      posts: { added: 9, ended: 0 },
      vacant: 0,
      warnings: [],
    });
  });

  test("says what it changed", async () => {
    const here = await staffedOffice();
    const told = await here.ok(
      "import",
      here.file("l.csv", "post,name\norganization_minister,周部长\n"),
      here.file("v.csv", "township,village,key\n龙塘镇,龙富村,yes\n"),
      here.file(
        "c.csv",
        "township,village,name,party_post,committee_post,staff_no,born\n龙塘镇,三桥村,吴一,secretary,,A1,1970-01\n龙塘镇,三桥村,吴三,,director,A3,\n",
      ),
    );
    expect(told).toMatchObject({
      townships: { added: 0, changed: 0 },
      villages: { added: 0, changed: 1 },
      seats: { added: 0, changed: 1 },
      people: { added: 1, changed: 1, left: 1 },
      posts: { added: 1, ended: 2 },
    });
  });

  test("of the same statement twice changes nothing and writes no event", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    const told = await here.ok("import", ...roster(here));
    expect(told).toMatchObject({
      townships: { added: 0, changed: 0 },
      villages: { added: 0, changed: 0 },
      seats: { added: 0, changed: 0 },
      people: { added: 0, changed: 0, left: 0 },
      posts: { added: 0, ended: 0 },
    });
    expect(bytes(here)).toEqual(before);
  });

  test("of the same statement twice changes nothing, with terms, vacancies and blanks too", async () => {
    const here = await emptyOffice();
    const files = [
      here.file(
        "l.csv",
        "post,name,township,from,to\ntownship_secretary,甲,龙塘镇,,2026-08\ntownship_secretary,乙,龙塘镇,2026-09,2026-10-15\ntownship_secretary,,龙塘镇,2026-10-16,\ndistrict_secretary,,,,\n",
      ),
      here.file(
        "v.csv",
        "township,village,key,to,branch_election\n龙塘镇,三桥村,,,\n龙塘镇,龙富村,1,2026-10,2026-11-20\n",
      ),
      here.file(
        "c.csv",
        "township,village,name,party_post,committee_post,other_post,branch,from,born\n龙塘镇,三桥村,,secretary,,,,,\n龙塘镇,三桥村,,member,,,,,\n龙塘镇,三桥村,,member,,,,,\n龙塘镇,三桥村,丁,member,,文书,一支部,2027-01,1980-02\n龙塘镇,三桥村,丁,,director,,,2025-03,1980-02\n",
      ),
    ];
    await here.ok("import", ...files);
    here.today = "2026-11-10";
    const before = bytes(here);
    await here.ok("import", ...files);
    expect(bytes(here)).toEqual(before);
  });

  test("of people without a post twice changes nothing", async () => {
    const here = await staffedOffice();
    const text = "township,village,name\n国兴街道,米铺社区,闲人\n";
    await take(here, text);
    expect((await take(here, text)).people).toMatchObject({ added: 0 });
  });

  // The predecessor, ended on the day before the successor's from, was then ended on the day before
  // --effective.
  test.each([
    ["to come", "2026-12-01", []],
    ["later than --effective", "2026-10-20", ["--effective", "2026-10-01"]],
  ])("of a successor with a from %s twice changes nothing", async (_, from, flags) => {
    const here = await staffedOffice();
    const head = "township,village,name,party_post,committee_post,staff_no,from\n";
    const heads = "龙塘镇,三桥村,吴一,secretary,director,A1,\n";
    const text = `${head}${heads}龙塘镇,三桥村,吴三,member,,A3,${from}\n`;
    await take(here, text, ...flags);
    const before = bytes(here);
    await take(here, text, ...flags);
    expect(bytes(here)).toEqual(before);
  });

  // "The same statement twice changes nothing the second time": 吴二, whose term had ended on
  // 2026-10-28, is the second time made to end on the day before --effective.
  test("of a successor to a post vacant for a while twice changes nothing", async () => {
    const here = await staffedOffice({}, "2026-10-29");
    const head = "township,village,name,party_post,committee_post,staff_no,from\n";
    const heads = "龙塘镇,三桥村,吴一,secretary,director,A1,\n";
    await take(here, head + heads);
    here.today = "2026-11-10";
    const text = `${head}${heads}龙塘镇,三桥村,吴三,member,,A3,2026-11-09\n`;
    await take(here, text, "--effective", "2026-08-27");
    const before = bytes(here);
    await take(here, text, "--effective", "2026-08-27");
    expect(bytes(here)).toEqual(before);
  });

  // "The same statement twice changes nothing the second time": the two froms change places each time.
  test("of two vacancies of one post since two days twice changes nothing", async () => {
    const here = await staffedOffice();
    const vacancy = (from: string) => `国兴街道,米铺社区,,deputy_secretary,${from}\n`;
    const text = `township,village,name,party_post,from\n${vacancy("2026-09-01")}${vacancy("2026-08-08")}`;
    await take(here, text);
    const before = bytes(here);
    await take(here, text);
    expect(bytes(here)).toEqual(before);
  });

  test("in a dry run says the same and changes nothing", async () => {
    const here = await staffedOffice();
    const file = here.file("c.csv", CADRES.replace("吴二", "吴三").replace("A2", "A3"));
    const before = bytes(here);
    const rehearsed = await here.ok("import", file, "--dry-run");
    expect(rehearsed.dryRun).toBe(true);
    expect(bytes(here)).toEqual(before);
    expect(await here.ok("import", file)).toEqual({ ...rehearsed, dryRun: false });
  });

  test("lists every bad cell of all its files", async () => {
    const here = await staffedOffice();
    const a = here.file("a.csv", "township,village,key,branch_election\n龙塘镇,三桥村,x,y\n");
    const b = here.file("b.csv", "post,name,township\nmayor,甲,龙塘镇\n");
    const { issues } = await refused(here, 3, "import", a, b);
    expect(issues).toMatchObject([
      { file: a, row: 2, column: "key" },
      { file: a, row: 2, column: "branch_election" },
      { file: b, row: 2, column: "post" },
    ]);
  });

  test("lists the first hundred of many, and counts rows as a spreadsheet does", async () => {
    const here = await staffedOffice();
    const rows = Array.from({ length: 150 }, (_, i) => `龙塘镇,村${i},maybe\n`).join("");
    const file = here.file("x.csv", `township,village,key\n\n"龙塘\n镇",多行村,yes\n${rows}`);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues).toHaveLength(100);
    expect(issues[0].row).toBe(4);
    expect(issues[99].row).toBe(103);
  });

  test("with one bad file among good ones takes in none", async () => {
    const here = await staffedOffice();
    const good = here.file("good.csv", "township,village,key\n国兴街道,米铺社区,yes\n");
    await refused(here, 3, "import", good, here.file("bad.csv", "post,name\nmayor,甲\n"));
    await refused(here, 7, "import", good, join(here.folder, "missing.csv"));
    await refused(here, 7, "import", good, here.folder);
  });

  test("of what is no CSV, or cut off, is refused", async () => {
    const here = await staffedOffice();
    const write = (name: string, data: Buffer) => {
      writeFileSync(join(here.folder, name), data);
      return join(here.folder, name);
    };
    const gbk = Buffer.from([0xc1, 0xfa, 0xcc, 0xc1, 0xd5]); // 龙塘镇, but for its last byte
    const head = Buffer.from("township,village\n");
    await refused(here, 3, "import", write("gbk.csv", Buffer.concat([head, gbk])));
    await refused(
      here,
      3,
      "import",
      write("utf16.csv", Buffer.from(`\ufeff${VILLAGES}`, "utf16le").subarray(0, -1)),
    );
    await refused(here, 3, "import", write("excel.xlsx", Buffer.from("PK\u0003\u0004\0\0\0")));
    await refused(here, 3, "import", here.file("quote.csv", 'township,village\n龙塘镇,"三桥村\n'));
    await refused(here, 3, "import", here.file("twice.csv", "township,village,village\na,b,c\n"));
  });

  test("refuses a wrong or a future --effective", async () => {
    const here = await staffedOffice();
    const file = join(here.folder, "cadres.csv");
    await refused(here, 3, "import", file, "--effective", "2026-11-02");
    await refused(here, 3, "import", file, "--effective", "yesterday");
    await refused(here, 3, "import", file, "--effective", "2026-11");
    await here.ok("import", file, "--effective", "2026-11-01");
  });

  test("keeps records and completions of people who stay", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴二", 3);
    await here.ok("log", `${id}`, ...FOUND);
    await here.ok("import", here.file("c.csv", CADRES.replace("member,,A2", "member,member,A2")));
    await here.ok("assign");
    expect(await talkOf(here, "吴二", 3)).toMatchObject({
      ...{ id, status: "done", posts: ["branch_member", "committee_member"] },
    });
  });
});
