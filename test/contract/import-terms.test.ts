import { describe, expect, test } from "vitest";
import { FOUND, type Office } from "../helpers/talks.ts";
import { logOn, names, refused, staffedOffice, take, talkOf } from "./setup.ts";

// What is owed in a village is reckoned on its deadline once that is past (rule 9). So whether a
// term covers one day, here 2026-10-31, can be seen by importing later and assigning.
const LAST = "2026-10-31";
const HEAD = "township,village,name,party_post,committee_post,staff_no,from\n";
const HEADS = "龙塘镇,三桥村,吴一,secretary,director,A1,\n";

/** On 2026-11-05: 三桥村, with 吴一 and the member 吴二, has voted on 2026-11-01. */
async function votedOffice(): Promise<Office> {
  const here = await staffedOffice(
    { villages: "township,village,key,branch_election\n龙塘镇,三桥村,yes,2026-11-01\n" },
    "2026-10-01",
  );
  here.today = "2026-11-05";
  return here;
}

/** What assigning adds and closes after an import. */
async function assigned(here: Office): Promise<{ added: string[]; closed: string[] }> {
  const { added, closed } = await here.ok("assign");
  return { added: names(added), closed: names(closed) };
}

describe("who is no longer named", () => {
  test("ends the day before --effective", async () => {
    const here = await votedOffice();
    await take(here, HEAD + HEADS, "--effective", "2026-11-01");
    expect(await assigned(here)).toEqual({ added: [], closed: [] });
    const other = await votedOffice();
    await take(other, HEAD + HEADS, "--effective", LAST);
    expect(await assigned(other)).toEqual({ added: [], closed: ["吴二 3"] });
  });

  test("ends yesterday without --effective", async () => {
    const here = await votedOffice();
    here.today = LAST;
    await take(here, HEAD + HEADS);
    expect(await assigned(here)).toEqual({ added: [], closed: ["吴二 3"] });
  });

  test("ends the day before the successor's from", async () => {
    const here = await votedOffice();
    await take(here, `${HEAD}${HEADS}龙塘镇,三桥村,吴三,member,,A3,${LAST}\n`);
    expect(await assigned(here)).toEqual({ added: ["吴三 3"], closed: ["吴二 3"] });
    const other = await votedOffice();
    await take(other, `${HEAD}${HEADS}龙塘镇,三桥村,吴三,member,,A3,2026-11-01\n`);
    expect(await assigned(other)).toEqual({ added: [], closed: [] });
  });
});

describe("a cadre's row without from", () => {
  test("counts from --effective in a known village", async () => {
    const rows = `${HEAD}${HEADS}龙塘镇,三桥村,吴二,member,,A2,\n龙塘镇,三桥村,吴三,member,,A3,\n`;
    const here = await votedOffice();
    await take(here, rows);
    expect(await assigned(here)).toEqual({ added: [], closed: [] });
    const other = await votedOffice();
    await take(other, rows, "--effective", LAST);
    expect(await assigned(other)).toEqual({ added: ["吴三 3"], closed: [] });
  });

  test("counts from before the cycle in a village seen for the first time", async () => {
    const here = await votedOffice();
    await here.ok(
      "import",
      here.file("v.csv", "township,village,key,branch_election\n龙塘镇,新村,yes,2026-11-01\n"),
      here.file("c.csv", `${HEAD}龙塘镇,新村,何一,secretary,,H1,\n`),
    );
    expect((await assigned(here)).added).toEqual(["何一 1", "何一 2", "何一 3"]);
  });

  test("keeps the from of a post already known", async () => {
    const here = await votedOffice();
    const row = "龙塘镇,三桥村,吴三,member,,A3,";
    const all = `${HEAD}${HEADS}龙塘镇,三桥村,吴二,member,,A2,\n`;
    await take(here, `${all}${row}2026-11-01\n`);
    await take(here, `${all}${row}\n`, "--effective", "2026-10-01");
    expect(await assigned(here)).toEqual({ added: [], closed: [] });
  });
});

describe("a row's own from", () => {
  test("is its term, whatever --effective says", async () => {
    const here = await votedOffice();
    const all = `${HEAD}${HEADS}龙塘镇,三桥村,吴二,member,,A2,\n`;
    await take(here, `${all}龙塘镇,三桥村,吴三,member,,A3,2026-10\n`, "--effective", "2026-11-05");
    expect((await assigned(here)).added).toEqual(["吴三 3"]);
    const other = await votedOffice();
    await take(other, `${all}龙塘镇,三桥村,吴三,member,,A3,2026-11\n`, "--effective", "2026-10-01");
    expect((await assigned(other)).added).toEqual([]);
  });

  test("corrects the term of a post already known", async () => {
    const here = await votedOffice();
    await take(here, `${HEAD}${HEADS}龙塘镇,三桥村,吴二,member,,A2,2026-11-01\n`);
    expect(await assigned(here)).toEqual({ added: [], closed: ["吴二 3"] });
    await take(here, `${HEAD}${HEADS}龙塘镇,三桥村,吴二,member,,A2,2021-03\n`);
    const { reopened } = await here.ok("assign");
    expect(names(reopened)).toEqual(["吴二 3"]);
  });
});

describe("flags", () => {
  const cleared = "township,village,key\n龙塘镇,三桥村,no\n";
  const set = "township,village,contradictory\n龙塘镇,三桥村,yes\n";

  test("are dated like posts", async () => {
    const here = await votedOffice();
    await take(here, cleared, "--effective", "2026-11-01");
    expect(await assigned(here)).toEqual({ added: [], closed: [] });
    const other = await votedOffice();
    await take(other, cleared, "--effective", LAST);
    expect(await assigned(other)).toEqual({ added: [], closed: ["吴一 1"] });
  });

  test("that are new count from --effective", async () => {
    const because = async (effective: string) => {
      const here = await votedOffice();
      await take(here, set, "--effective", effective);
      await here.ok("assign");
      return (await talkOf(here, "吴一", 1)).because;
    };
    expect(await because("2026-11-01")).toEqual(["key"]);
    expect(await because(LAST)).toEqual(["key", "contradictory"]);
  });

  test("of a village seen for the first time count from before the cycle", async () => {
    const here = await votedOffice();
    await here.ok(
      "import",
      here.file(
        "v.csv",
        "township,village,contradictory,branch_election\n龙塘镇,新村,1,2026-10-20\n",
      ),
      here.file("c.csv", `${HEAD}龙塘镇,新村,何一,,director,H1,\n`),
    );
    expect((await assigned(here)).added).toContain("何一 1");
  });

  test("are, election days are not: they hold whatever --effective says", async () => {
    const here = await votedOffice();
    const moved = "township,village,branch_election\n龙塘镇,三桥村,2026-11-20\n";
    await take(here, moved, "--effective", "2026-11-05");
    expect((await talkOf(here, "吴一", 1)).deadline).toBe("2026-11-19");
  });
});

describe("a seat", () => {
  const LEADER = "post,name,township,staff_no,from,to\n";
  const row = (name: string, staffNo = "", from = "", to = "") =>
    `township_secretary,${name},龙塘镇,${staffNo},${from},${to}\n`;

  /** Who is taken to have talked with 吴二 on a day, when nobody says. */
  const holder = async (here: Office, day: string) =>
    (await logOn(here, "吴二", 3, "--date", day)).record.talker;

  test("passes to the successor on the day of the import", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("赵镇长", "S9"));
    expect(await holder(here, "2026-10-31")).toBe("王镇长");
    expect(await holder(here, "2026-11-01")).toBe("赵镇长");
    expect((await talkOf(here, "吴二", 3)).talker).toBe("赵镇长");
    expect((await talkOf(here, "蒙二", 3)).talker).toBe("李街长");
  });

  test("passes to the successor on the day of --effective", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("赵镇长", "S9"), "--effective", "2026-10-15");
    expect(await holder(here, "2026-10-14")).toBe("王镇长");
    expect(await holder(here, "2026-10-15")).toBe("赵镇长");
  });

  test("passes to the successor on his own from", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("赵镇长", "S9", "2026-10-20"), "--effective", "2026-10-01");
    expect(await holder(here, "2026-10-19")).toBe("王镇长");
    expect(await holder(here, "2026-10-20")).toBe("赵镇长");
  });

  test("has terms in months, both ends inclusive", async () => {
    const here = await staffedOffice();
    const rows = row("王镇长", "S3", "2025-01", "2026-09") + row("赵镇长", "S9", "2026-10");
    await take(here, LEADER + rows);
    expect(await holder(here, "2026-09-30")).toBe("王镇长");
    expect(await holder(here, "2026-10-01")).toBe("赵镇长");
  });

  test("whose holder's term is over is vacant: no record without a talker", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("王镇长", "S3", "", "2026-10-20"));
    const { id } = await talkOf(here, "吴二", 3);
    expect(await holder(here, "2026-10-20")).toBe("王镇长");
    await refused(here, 3, "log", `${id}`, ...FOUND, "--date", "2026-10-21");
    const named = await here.ok("log", `${id}`, ...FOUND, "--talker", "王镇长");
    expect(named.record).toMatchObject({ completes: false, reasons: ["not-the-seat-holder"] });
  });

  test("named without a name is vacant from then on", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row(""), "--effective", "2026-10-15");
    expect((await talkOf(here, "吴二", 3)).talker).toBeNull();
    expect(await holder(here, "2026-10-14")).toBe("王镇长");
  });

  test("forgets a term replaced on the day it began", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("赵镇长", "S8"));
    await take(here, LEADER + row("钱镇长", "S9"));
    expect(await holder(here, "2026-10-31")).toBe("王镇长");
    expect(await holder(here, "2026-11-01")).toBe("钱镇长");
    const { record } = await logOn(here, "吴二", 3, ...FOUND, "--talker", "赵镇长");
    expect(record.reasons).toEqual(["not-the-seat-holder"]);
  });

  test("keeps ended terms: what the predecessor held counts, marked as his", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    await take(here, LEADER + row("赵镇长", "S9", "2026-10-21"));
    await take(here, LEADER + row("赵镇长", "S9"));
    expect(await talkOf(here, "吴二", 3)).toMatchObject({
      ...{ status: "done", completedOn: "2026-10-20", byPredecessor: true, talker: "赵镇长" },
    });
  });

  test("has its records judged anew when a term is corrected", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-01");
    await take(here, LEADER + row("王镇长", "S3", "2026-10-02"));
    expect((await talkOf(here, "吴二", 3)).status).toBe("outstanding");
    await take(here, LEADER + row("王镇长", "S3", "2026-10-01"));
    expect(await talkOf(here, "吴二", 3)).toMatchObject({
      ...{ status: "done", completedOn: "2026-10-01", byPredecessor: false },
    });
  });

  // "A row naming the same holder" (by staff number, domain rule 21) only corrects his name: he held
  // the seat on the day of the talk (rule 3), so what he completed stays complete.
  test("keeps what its holder completed when his name is corrected", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    await take(here, LEADER + row("汪镇长", "S3"));
    expect(await talkOf(here, "吴二", 3)).toMatchObject({
      ...{ status: "done", talker: "汪镇长", byPredecessor: false },
    });
  });

  // "Marked by predecessor" (domain rule 13), and "never the name alone" (rule 21): the successor has
  // the predecessor's name and another staff number.
  test("tells a predecessor of the same name from the holder by staff number", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    await take(here, LEADER + row("王镇长", "S9", "2026-10-25"));
    expect(await talkOf(here, "吴二", 3)).toMatchObject({ status: "done", byPredecessor: true });
  });

  test("may be held again by who held it before", async () => {
    const here = await staffedOffice();
    await take(here, LEADER + row("赵镇长", "S9", "2026-09-10"));
    await take(here, LEADER + row("王镇长", "S3"), "--effective", "2026-10-10");
    expect(await holder(here, "2026-09-09")).toBe("王镇长");
    expect(await holder(here, "2026-09-10")).toBe("赵镇长");
    expect(await holder(here, "2026-10-09")).toBe("赵镇长");
    expect(await holder(here, "2026-10-10")).toBe("王镇长");
  });
});

describe("who is who", () => {
  const PEOPLE = "township,village,name,party_post,committee_post,staff_no,born\n";
  const two = (a: string, b: string) =>
    `${PEOPLE}龙塘镇,三桥村,吴二,member,,${a}\n龙塘镇,三桥村,吴二,,member,${b}\n`;

  test.each([
    ["without months", two(",", ",")],
    ["with one month", two(",1970-01", ",")],
    ["with different months", two(",1970-01", ",1971-01")],
  ])("rows of one name in one village, %s, are refused with both named", async (_, rows) => {
    const here = await staffedOffice();
    const file = here.file("x.csv", rows);
    const { issues } = await refused(here, 3, "import", file);
    expect(issues.map((issue: { row: number }) => issue.row)).toEqual([2, 3]);
    for (const { message } of issues) expect(message).toContain("吴二");
  });

  test("rows of one name in one village with one month are one person", async () => {
    const here = await staffedOffice();
    await take(here, two(",1970-01", ",1970-01"));
    await here.ok("assign");
    expect((await talkOf(here, "吴二", 3)).posts).toEqual(["branch_member", "committee_member"]);
  });

  test("rows of one name with different staff numbers are two people", async () => {
    const here = await staffedOffice();
    await take(here, two("A2,", "A7,"));
    const { added } = await here.ok("assign");
    expect(names(added)).toEqual(["吴二 3"]);
  });

  const known: [string, string, string][] = [
    ["a newly given staff number", ",", "A2,"],
    ["a newly given month", ",", ",1970-01"],
    ["both newly given", ",", "A2,1970-01"],
    ["a staff number left out", "A2,", ","],
    ["a month left out", ",1970-01", ","],
    ["a staff number for a month", ",1970-01", "A2,"],
  ];
  test.each(known)("%s matches the only person of that name there", async (_, first, then) => {
    const one = (details: string) => `${PEOPLE}龙塘镇,三桥村,吴二,member,,${details}\n`;
    const here = await staffedOffice({ cadres: one(first) });
    const told = await take(here, one(then));
    expect(told).toMatchObject({ people: { added: 0, left: 0 }, posts: { added: 0, ended: 0 } });
    expect(await here.ok("assign")).toMatchObject({ added: [], closed: [] });
    const { person } = await talkOf(here, "吴二", 3);
    const said = [first, then].join().split(",").filter(Boolean);
    expect([person.staffNo, person.born].filter(Boolean).sort()).toEqual([...new Set(said)].sort());
  });

  test.each([
    ["month", ",1970-01", ",1971-01"],
    ["staff number", "A2,", "A9,"],
  ])("another %s is another person", async (_, first, then) => {
    const one = (details: string) => `${PEOPLE}龙塘镇,三桥村,吴二,member,,${details}\n`;
    const here = await staffedOffice({ cadres: one(first) });
    await take(here, one(then));
    const { added, closed } = await here.ok("assign");
    expect({ added: names(added), closed: names(closed) }).toEqual({
      added: ["吴二 3"],
      closed: ["吴二 3"],
    });
  });

  const both = (staffNo: string) =>
    `${PEOPLE}龙塘镇,三桥村,吴二,member,,${staffNo},1970-01\n龙塘镇,龙富村,吴二,,director,${staffNo},1970-01\n`;

  test("people in two villages are two without a staff number", async () => {
    const here = await staffedOffice({ cadres: both("") });
    expect((await here.ok("report")).totals.required).toBe(4);
  });

  test("people in two villages are one by staff number, and each village counts the talk", async () => {
    const here = await staffedOffice({
      cadres: both("A2"),
      villages: "township,village,branch_election\n龙塘镇,三桥村,\n龙塘镇,龙富村,2026-11-20\n",
    });
    const talk = await talkOf(here, "吴二", 3);
    expect([...talk.villages].sort()).toEqual(["三桥村", "龙富村"].sort());
    expect(talk).toMatchObject({ posts: ["branch_member", "director"], deadline: "2026-11-19" });
    const { totals, villages } = await here.ok("report", "--by", "village", "--tier", "3");
    expect(totals.required).toBe(1);
    const rows = villages.map((row: { village: string; required: number }) => [
      row.village,
      row.required,
    ]);
    expect(Object.fromEntries(rows)).toMatchObject({ 三桥村: 1, 龙富村: 1 });
  });

  test("a staff number tells a person whatever the spelling of the name", async () => {
    const here = await staffedOffice({ cadres: `${PEOPLE}龙塘镇,三桥村,吴二,member,,A2,\n` });
    await take(here, `${PEOPLE}龙塘镇,三桥村,吴 贰,member,,A2,\n`);
    expect(await here.ok("assign")).toMatchObject({ added: [], closed: [], unchanged: 1 });
  });

  test("a resident ID number tells a person by the birth month it gives", async () => {
    const here = await staffedOffice({ cadres: `${PEOPLE}龙塘镇,三桥村,吴二,member,,,1949-12\n` });
    const head = "township,village,name,party_post,id_number\n";
    await take(here, `${head}龙塘镇,三桥村,吴二,member,11010519491231002X\n`);
    expect(await here.ok("assign")).toMatchObject({ added: [], closed: [] });
  });
});
