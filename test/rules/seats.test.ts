import { describe, expect, test } from "vitest";
import { CADRES, LEADERS, type Office, staffedOffice } from "../helpers/talks.ts";
import { log, problems, take, takeAndAssign, talksWith, talkWith, text } from "./steps.ts";

const township = (row: string) =>
  `post,township,name,staff_no,from,to\ntownship_secretary,${row}\n`;
const SUCCESSOR = township("龙塘镇,赵镇长,S9,2026-11-03,");
const VACATED = township("龙塘镇,,,2026-11-03,");

const row = async (office: Office, unit: string) =>
  (await office.ok("report")).talkers.find(
    ({ seat }: { seat: { township: string } }) => seat.township === unit,
  );

describe("rule 10: a vacant seat", () => {
  test("rule 10: still owes its talks, and the report names the seat", async () => {
    const office = await staffedOffice();
    await take(office, VACATED);
    office.today = "2026-11-04";
    const { closed, required } = await office.ok("assign");
    expect(closed).toEqual([]);
    expect(required).toBe(13);
    expect(await row(office, "龙塘镇")).toMatchObject({
      seat: { post: "township_secretary", township: "龙塘镇" },
      talker: null,
      required: 4,
      outstanding: 4,
    });
    expect(await text(office, "report", "--lang", "zh")).toContain("龙塘镇党委书记");
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      status: "outstanding",
      talker: null,
    });
  });

  test("rule 10: is pointed out", async () => {
    const office = await staffedOffice();
    await take(office, VACATED);
    office.today = "2026-11-04";
    expect(await problems(office)).toMatchObject([
      { code: "seat-vacant", seat: "township_secretary", township: "龙塘镇" },
    ]);
  });

  test("rule 10: a seat whose holder's term is over is vacant", async () => {
    const office = await staffedOffice();
    await take(office, township("龙塘镇,王镇长,S3,,2026-11-02"));
    expect((await row(office, "龙塘镇")).talker).toBe("王镇长");
    office.today = "2026-11-03";
    expect(await row(office, "龙塘镇")).toMatchObject({ talker: null, outstanding: 4 });
  });

  test("rule 10: a seat that nobody was ever named for owes its talks, too", async () => {
    const office = await staffedOffice({ leaders: LEADERS.replace(/.*国兴街道.*\n/, "") });
    expect(await row(office, "国兴街道")).toMatchObject({ talker: null, required: 2 });
  });
});

describe("rule 13: a seat changes hands", () => {
  test("rule 13: the predecessor's talks keep counting, marked by predecessor", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    await log(office, { id });
    await take(office, SUCCESSOR.replace("2026-11-03", "2026-11-02"));
    office.today = "2026-11-04";
    await office.ok("assign");
    const talk = await talkWith(office, "吴二", 3);
    expect(talk).toMatchObject({ status: "done", talker: "赵镇长", byPredecessor: true });
    expect(await row(office, "龙塘镇")).toMatchObject({ talker: "赵镇长", done: 1 });
    expect(await text(office, "show", String(id))).toContain("by predecessor");
  });

  test("rule 13: the open talks pass to the successor", async () => {
    const office = await staffedOffice();
    await take(office, SUCCESSOR);
    office.today = "2026-11-04";
    const { closed, added } = await office.ok("assign");
    expect([...closed, ...added]).toEqual([]);
    const talk = await talkWith(office, "吴二", 3);
    expect(talk).toMatchObject({ status: "outstanding", talker: "赵镇长" });
    const { talk: done } = await log(office, talk);
    expect(done).toMatchObject({ status: "done", byPredecessor: false });
  });

  test("rule 13: by predecessor speaks of the earliest completing record", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴二", 3);
    const { record } = await log(office, talk, "--date", "2026-11-01");
    await take(office, SUCCESSOR);
    office.today = "2026-11-04";
    await log(office, talk);
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      completedOn: "2026-11-01",
      byPredecessor: true,
    });
    await office.ok("void", String(record.id), "--reason", "录错");
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      status: "done",
      completedOn: "2026-11-04",
      byPredecessor: false,
    });
  });

  test("rule 13: a successor of the same name is another person", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴二", 3));
    await take(office, SUCCESSOR.replace("赵镇长", "王镇长"));
    office.today = "2026-11-04";
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      status: "done",
      byPredecessor: true,
    });
  });

  test("rule 13: a holder whose name is corrected keeps the talks he held", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴二", 3));
    await take(office, township("龙塘镇,王振长,S3,,"));
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      status: "done",
      byPredecessor: false,
    });
  });

  test("rule 13: the talks of who moves to another seat are not taken along", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴二", 3));
    await take(
      office,
      `post,township,name,staff_no,from
township_secretary,龙塘镇,赵镇长,S9,2026-11-03
township_secretary,国兴街道,王镇长,S3,2026-11-03
`,
    );
    office.today = "2026-11-04";
    expect(await row(office, "龙塘镇")).toMatchObject({ done: 1, outstanding: 3 });
    expect(await row(office, "国兴街道")).toMatchObject({ talker: "王镇长", done: 0 });
  });
});

describe("rule 20: the talker is the interviewee", () => {
  /** 三桥村's secretary is the township's secretary. */
  const SAME = CADRES.replace("A1", "S3");

  test("rule 20: the talk is not owed and the case is pointed out", async () => {
    const office = await staffedOffice({ cadres: SAME });
    expect((await talksWith(office, "吴一")).map(({ tier }) => tier)).toEqual([1, 2]);
    expect(await problems(office)).toMatchObject([
      { code: "talker-is-interviewee", person: "吴一", seat: "township_secretary" },
    ]);
  });

  test("rule 20: a talk that was owed is closed for that reason", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 3);
    const { closed } = await takeAndAssign(office, township("龙塘镇,吴一,A1,2026-10-01,"));
    expect(closed).toMatchObject([{ id, closedBecause: "talker-is-interviewee" }]);
    expect((await office.ok("report")).closed["talker-is-interviewee"]).toBe(1);
  });

  test("rule 20: it is today's holder that counts", async () => {
    const office = await staffedOffice({
      cadres: SAME,
      leaders: LEADERS.replace("staff_no", "staff_no,from,to").replace(
        /(township_secretary,王镇长.*)\n/,
        "$1,,2026-11-10\ntownship_secretary,赵镇长,龙塘镇,S9,2026-11-11,\n",
      ),
    });
    office.today = "2026-11-10";
    expect((await office.ok("assign")).added).toEqual([]);
    office.today = "2026-11-11";
    const { added } = await office.ok("assign");
    expect(added).toMatchObject([{ tier: 3, person: { name: "吴一" }, talker: "赵镇长" }]);
    expect(await problems(office)).toEqual([]);
  });

  test("rule 20: a closed talk reopens when somebody else takes the seat", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 3);
    await takeAndAssign(office, township("龙塘镇,吴一,A1,2026-10-01,"));
    office.today = "2026-11-05";
    const { reopened } = await takeAndAssign(office, SUCCESSOR);
    expect(reopened).toMatchObject([{ id, status: "outstanding", closedBecause: null }]);
  });

  test.each([
    ["neither has a staff number", "", ""],
    ["only the interviewee has one", "", "A1"],
    ["only the talker has one", "S3", ""],
  ])("rule 20: the same name is pointed out and still owed: %s", async (_who, talker, cadre) => {
    const office = await staffedOffice({
      leaders: LEADERS.replace("王镇长,龙塘镇,S3", `吴一,龙塘镇,${talker}`),
      cadres: CADRES.replace("A1", cadre),
    });
    expect((await talksWith(office, "吴一")).map(({ tier }) => tier)).toEqual([1, 2, 3]);
    expect(await problems(office)).toMatchObject([{ person: "吴一", township: "龙塘镇" }]);
    expect((await problems(office)).map(({ code }) => code)).not.toContain("talker-is-interviewee");
  });

  test("rule 20: two staff numbers are two people, whatever the name", async () => {
    const office = await staffedOffice({ leaders: LEADERS.replace("王镇长", "吴一") });
    expect((await talksWith(office, "吴一")).map(({ tier }) => tier)).toEqual([1, 2, 3]);
    expect(await problems(office)).toEqual([]);
  });
});
