import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { FOUND, type Office, office, staffedOffice as small } from "../helpers/talks.ts";
import { bytes, cells, logOn, refused, staffedOffice, talkOf } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Json = any;

const MONDAY = "2026-12-14";

/** One seat owes 东村 3 and 南村 3 by 19 December, 西村 2 by the 16th; nobody has another talk. */
async function example(leaders = "township_secretary,王书记,城东镇\n"): Promise<Office> {
  const here = office(MONDAY);
  const days = ["--start", "2026-12-01", "--election", "2026-12-20"];
  await here.ok("init", "--district", "琼山区", ...days);
  const members = (village: string, names: string) =>
    [...names].map((name) => `城东镇,${village},${name}某,member\n`).join("");
  await here.ok(
    "import",
    here.file("leaders.csv", `post,name,township\n${leaders}`),
    here.file(
      "villages.csv",
      "township,village,committee_election\n城东镇,东村,\n城东镇,南村,\n城东镇,西村,2026-12-17\n",
    ),
    here.file(
      "cadres.csv",
      `township,village,name,party_post\n${members("东村", "甲乙丙")}${members("南村", "丁戊己")}${members("西村", "庚辛")}`,
    ),
  );
  await here.ok("assign");
  return here;
}

/** The plan as `14 西村2` a day. */
const inShort = ({ days }: Json) =>
  days.map(
    ({ day, stops }: Json) =>
      `${day.slice(8)} ${stops.map(({ village, talks }: Json) => `${village}${talks.length}`).join(" ")}`,
  );

/** Runs `plan --json`, which ends with 4 where talks have no day. */
async function planned(here: Office, ...flags: string[]): Promise<Json> {
  const { exit, json, stderr } = await here.talks("plan", ...flags, "--json");
  expect(exit, stderr).toBe(json?.unplaced.length > 0 ? 4 : 0);
  return json;
}

describe("the example", () => {
  test("has the least number a day, by deadline and village", async () => {
    const plan = await planned(await example());
    expect(plan.from).toBe(MONDAY);
    expect(plan.seats).toEqual([
      {
        seat: { post: "township_secretary", district: "琼山区", township: "城东镇" },
        ...{ talker: "王书记", perDay: 2, needed: 2 },
      },
    ]);
    expect(inShort(plan)).toEqual(["14 西村2", "15 东村2", "16 东村1 南村1", "17 南村2"]);
    expect(plan.unplaced).toEqual([]);
    const [first] = plan.days;
    expect(first).toMatchObject({ seat: plan.seats[0].seat, talker: "王书记" });
    expect(first.stops[0]).toMatchObject({ township: "城东镇", village: "西村" });
  });

  test("with a day off it ends a day later, at the same number", async () => {
    const here = await example();
    const wanted = ["14 西村2", "15 东村2", "17 东村1 南村1", "18 南村2"];
    const plan = await planned(here, "--off", "2026-12-16");
    expect(plan.seats[0]).toMatchObject({ perDay: 2, needed: 2 });
    expect(inShort(plan)).toEqual(wanted);
    await here.ok("cycle", "--off", "2026-12-16");
    expect(inShort(await planned(here))).toEqual(wanted);
    expect(inShort(await planned(here, "--on", "2026-12-16"))[2]).toBe("16 东村1 南村1");
  });

  test("with one a day five are placed, and the number that would do is named", async () => {
    const here = await example();
    const plan = await planned(here, "--per-day", "1");
    expect(inShort(plan)).toEqual(["14 西村1", "15 西村1", "16 东村1", "17 东村1", "18 东村1"]);
    expect(plan.seats[0]).toMatchObject({ perDay: 1, needed: 2 });
    expect(plan.unplaced.map(({ because }: Json) => because)).toEqual(Array(3).fill("no-day-left"));
    const { talks } = await here.ok("list", "--village", "南村");
    const ids = talks.map(({ id }: Json) => id).sort();
    expect(plan.unplaced.map(({ talk }: Json) => talk).sort()).toEqual(ids);
    const { exit, stdout } = await here.talks("plan", "--per-day", "1");
    expect(exit).toBe(4);
    expect(stdout).toContain("3 talks find no day. 2 a day are needed.");
  });

  test("a vacant seat's talks are named, with the number that would do", async () => {
    const here = await example("township_secretary,,城东镇\n");
    const plan = await planned(here);
    expect(plan.days).toEqual([]);
    expect(plan.unplaced.map(({ because }: Json) => because)).toEqual(Array(8).fill("seat-vacant"));
    expect(plan.seats).toMatchObject([{ talker: null, needed: 2 }]);
  });

  test("what is past its deadline or has no working day left is set aside", async () => {
    const here = await example();
    here.today = "2026-12-19"; // a Saturday
    const plan = await planned(here);
    const count = (because: string) =>
      plan.unplaced.filter((one: Json) => one.because === because).length;
    expect([count("deadline-passed"), count("no-day-left")]).toEqual([2, 6]);
    expect(plan.seats[0].needed).toBe(0);
    expect(inShort(await planned(here, "--weekends"))).toEqual(["19 东村3 南村3"]);
    expect(inShort(await planned(here, "--on", "2026-12-19"))).toEqual(["19 东村3 南村3"]);
  });

  test("a cycle that begins later is planned from its start", async () => {
    const here = await example();
    here.today = "2026-11-20";
    const plan = await planned(here);
    expect(plan.from).toBe("2026-12-01");
    expect(inShort(plan)[0]).toBe("01 西村1");
  });
});

describe("set days", () => {
  test("come first, use up the day's number, and are let go again", async () => {
    const here = await example();
    const { id } = await talkOf(here, "己某", 3);
    const { talk } = await here.ok("plan", `${id}`, "--day", MONDAY);
    expect(talk).toMatchObject({ id, plannedOn: MONDAY });
    expect((await here.ok("show", `${id}`)).talk.plannedOn).toBe(MONDAY);
    expect(inShort(await planned(here))).toEqual([
      ...["14 南村1 西村1", "15 西村1 东村1", "16 东村2", "17 南村2"],
    ]);
    const { events } = await here.ok("history", "--limit", "1");
    expect(events[0]).toMatchObject({ what: "plan", detail: { talk: id, day: MONDAY } });
    const before = bytes(here);
    await here.ok("plan", `${id}`, "--day", MONDAY);
    expect(bytes(here)).toEqual(before);
    expect((await here.ok("plan", `${id}`, "--free")).talk.plannedOn).toBeNull();
    expect(inShort(await planned(here))[0]).toBe("14 西村2");
    expect((await here.talks("doctor")).exit).toBe(0);
  });

  test("may exceed the number, and lie on a day off with a warning", async () => {
    const here = await example();
    const saturday = "2026-12-19";
    for (const name of ["甲某", "乙某", "丙某"]) {
      const { id } = await talkOf(here, name, 3);
      const { exit, stderr } = await here.talks("plan", `${id}`, "--day", saturday);
      expect(exit).toBe(0);
      expect(stderr).toContain("a day off");
    }
    const plan = await planned(here);
    expect(plan.seats[0].needed).toBe(1);
    expect(inShort(plan).at(-1)).toBe("19 东村3");
    expect(plan.onDayOff).toHaveLength(3);
    expect((await here.talks("plan")).stdout).toContain("a day off");
  });

  test("that have passed or lie after a moved deadline count as not set and are named", async () => {
    const here = await example();
    const { id } = await talkOf(here, "甲某", 3);
    await here.ok("plan", `${id}`, "--day", "2026-12-18");
    await here.ok("cycle", "--election", "2026-12-18");
    const after = await planned(here);
    expect(after.notSet).toEqual([{ talk: id, day: "2026-12-18", because: "after-deadline" }]);
    expect(after.unplaced).toEqual([]);
    await here.ok("cycle", "--election", "2026-12-31");
    here.today = "2026-12-21";
    expect((await planned(here)).notSet).toEqual([
      { talk: id, day: "2026-12-18", because: "passed" },
    ]);
    expect((await here.talks("plan")).stdout).toContain("treated as not set");
  });

  test.each([
    ["before today", ["--day", "2026-12-13"]],
    ["after the deadline", ["--day", "2026-12-20"]],
    ["no day", ["--day", "2026-12-32"]],
  ])("are refused: %s", async (_what, flags) => {
    const here = await example();
    const { id } = await talkOf(here, "甲某", 3);
    await refused(here, 3, "plan", `${id}`, ...flags);
  });

  test("are refused for a talk that is done, waived or closed, and for one that is not there", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND);
    const done = await talkOf(here, "吴一", 1);
    const waived = await talkOf(here, "吴一", 2);
    await here.ok("waive", `${waived.id}`, "--reason", "住院", "--approver", "陈");
    const closed = await talkOf(here, "吴二", 3);
    const without = "township,village,name,party_post\n龙塘镇,三桥村,吴一,secretary\n";
    await here.ok("import", here.file("new.csv", without));
    await here.ok("assign");
    for (const id of [done.id, waived.id, closed.id, 999]) {
      await refused(here, 3, "plan", `${id}`, "--day", "2026-11-10");
      await refused(here, 3, "plan", `${id}`, "--free");
    }
  });

  test.each([
    ["an id alone", ["1"]],
    ["a day and its release", ["1", "--day", "2026-12-15", "--free"]],
    ["a day without an id", ["--day", "2026-12-15"]],
    ["an id and a filter", ["1", "--day", "2026-12-15", "--village", "东村"]],
  ])("want an id and one of the two: %s is wrong usage", async (_what, argv) => {
    await refused(await example(), 2, "plan", ...argv);
  });
});

describe("one person and several talkers", () => {
  test("has them on different days where that costs nobody a day", async () => {
    const here = await staffedOffice(undefined, "2026-12-07");
    const { days } = await planned(here);
    const of = new Map<string, string[]>();
    for (const { day, stops } of days) {
      for (const talk of stops.flatMap(({ talks }: Json) => talks)) {
        const { name } = (await here.ok("show", `${talk}`)).talk.person;
        of.set(name, [...(of.get(name) ?? []), day]);
      }
    }
    expect(of.get("吴一")).toHaveLength(3);
    for (const held of of.values()) expect(new Set(held).size).toBe(held.length);
  });

  test("on one day where no other is left", async () => {
    const here = await staffedOffice(undefined, "2026-12-09");
    const { days, unplaced } = await planned(here);
    expect(unplaced).toEqual([]);
    expect(new Set(days.map(({ day }: Json) => day))).toEqual(new Set(["2026-12-09"]));
  });
});

describe("filters choose what is shown", () => {
  test("and each seat is planned whole", async () => {
    const here = await example();
    const whole = await planned(here);
    const east = await planned(here, "--village", "东村");
    expect(inShort(east)).toEqual(["15 东村2", "16 东村1"]);
    expect(east.seats).toEqual(whole.seats);
    expect(inShort(await planned(here, "--until", "2026-12-15"))).toEqual(["14 西村2", "15 东村2"]);
    expect(await planned(here, "--village", "西村", "--per-day", "1")).toMatchObject({
      unplaced: [],
    });
  });

  test("a talker's plan is what the plan of all says of them", async () => {
    const here = await staffedOffice(undefined, "2026-11-30");
    // The district's secretary meets 吴一 on the first day, unless somebody has set another talk on it.
    const { id } = await talkOf(here, "吴一", 3);
    await here.ok("plan", `${id}`, "--day", "2026-11-30");
    const whole = await planned(here);
    expect(whole.days.some(({ talker }: Json) => talker === "陈书记")).toBe(true);
    for (const talker of ["陈书记", "林部长", "王镇长", "李街长"]) {
      const own = await planned(here, "--talker", talker);
      expect(own.days).toEqual(whole.days.filter((day: Json) => day.talker === talker));
      expect(own.seats).toEqual(whole.seats.filter((seat: Json) => seat.talker === talker));
    }
  });
});

describe("formats", () => {
  test("a table for people, in both languages", async () => {
    const here = await example();
    const { stdout } = await here.talks("plan");
    expect(stdout).toMatch(/2026-12-14 +Mon +城东镇 +西村 +2 +庚某 and 辛某/);
    const chinese = (await here.talks("plan", "--lang", "zh")).stdout;
    expect(chinese).toMatch(/2026-12-14 +周一 +城东镇 +西村 +2 +庚某、辛某/);
    expect(chinese).toContain("已安排8人次，最后一次在2026年12月17日。");
  });

  test("a terminal shows a week at a glance and says how much more there is", async () => {
    const here = await example();
    here.today = "2026-12-01";
    const weekLong = (await here.talks("plan")).stdout;
    expect(weekLong).not.toContain("2026-12-08");
    expect(weekLong).toMatch(/… and \d more talks?: talks plan/);
    expect((await here.talks("plan", "--until", "2026-12-31")).stdout).toContain("2026-12-08");
  });

  test("CSV, Markdown and workbook are whole", async () => {
    const here = await example();
    here.today = "2026-12-01";
    await here.ok("plan", "-o", "plan.csv");
    const rows = cells(readFileSync(`${here.folder}/plan.csv`, "utf8"));
    expect(rows[0]).toContain("Day");
    expect(rows.filter(([day]) => day?.startsWith("2026-12-"))).toHaveLength(8);
    for (const file of ["plan.md", "plan.html", "plan.xlsx", "plan.json"])
      await here.ok("plan", "-o", file);
    const { days } = JSON.parse(readFileSync(`${here.folder}/plan.json`, "utf8"));
    expect(days).toEqual((await planned(here)).days);
  });

  test("files are written though talks have no day, and that is said", async () => {
    const here = await example();
    const { exit, stderr } = await here.talks("plan", "--per-day", "1", "-o", "plan.csv");
    expect(exit).toBe(4);
    expect(stderr).toContain("3 talks find no day. 2 a day are needed.");
    expect(readFileSync(`${here.folder}/plan.csv`, "utf8")).toContain("no day left");
  });

  test("an unknown one is refused, and so is a bad number", async () => {
    const here = await example();
    await refused(here, 3, "plan", "-f", "pdf");
    await refused(here, 3, "plan", "--per-day", "two");
    await refused(here, 3, "plan", "--per-day", "0");
    await refused(here, 3, "plan", "--off", "2026-12-18..2026-12-14");
    await refused(here, 3, "plan", "--on", "soon");
  });
});

describe("the calendar file", () => {
  /** What a strict parser makes of it. */
  function events(text: string): ICAL.Event[] {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  }

  test("has a private whole-day event for each seat, day and village, without names", async () => {
    const here = await example();
    const { exit } = await here.talks("plan", "-o", "plan.ics", "--lang", "zh");
    expect(exit).toBe(0);
    const text = readFileSync(`${here.folder}/plan.ics`, "utf8");
    const found = events(text);
    expect(found.map(({ startDate, endDate }) => `${startDate} ${endDate}`)).toEqual([
      ...["2026-12-14 2026-12-15", "2026-12-15 2026-12-16", "2026-12-16 2026-12-17"],
      ...["2026-12-16 2026-12-17", "2026-12-17 2026-12-18"],
    ]);
    expect(found.every(({ startDate }) => startDate.isDate)).toBe(true);
    const classes = found.map((one) => one.component.getFirstPropertyValue("class"));
    expect(new Set(classes)).toEqual(new Set(["PRIVATE"]));
    expect(found[0]?.summary).toContain("西村");
    expect(text).not.toMatch(/[甲乙丙丁戊己庚辛]某|王书记/);
    const lines = text.split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  test("imported twice gives no duplicates, and a newer one moves what moved", async () => {
    const here = await example();
    const taken = new Map<string, ICAL.Event>();
    const take = async () => {
      const { stdout } = await here.talks("plan", "-f", "ics");
      for (const event of events(stdout)) {
        const known = taken.get(event.uid);
        if (!known || known.sequence <= event.sequence) taken.set(event.uid, event);
      }
      return [...taken.values()].map((one) => `${one.startDate} ${one.location}`).sort();
    };
    const first = await take();
    expect(first).toHaveLength(5);
    expect(await take()).toEqual(first);
    await here.ok("cycle", "--off", "2026-12-16");
    expect(await take()).toEqual([
      ...["2026-12-14 城东镇 西村", "2026-12-15 城东镇 东村", "2026-12-17 城东镇 东村"],
      ...["2026-12-17 城东镇 南村", "2026-12-18 城东镇 南村"],
    ]);
    // Once the first day in a village is over, the day that is left keeps its own event.
    for (const name of ["甲某", "乙某"]) await logOn(here, name, 3, ...FOUND);
    expect(await take()).toHaveLength(5);
  });

  test("names people with --names alone, and never what was found", async () => {
    const here = await example();
    await logOn(here, "甲某", 3, "--mind", "心事");
    const { stdout } = await here.talks("plan", "-f", "ics", "--names");
    expect(stdout).toContain("庚某");
    expect(stdout).not.toContain("心事");
  });
});

describe("public holidays", () => {
  test("are off and their exchange days worked, for the years that are known", async () => {
    const here = await example();
    here.today = "2026-09-28";
    await here.ok("cycle", "--start", "2026-09-01", "--election", "2026-10-12");
    const plan = await planned(here, "--holidays", "--per-day", "1");
    const days = plan.days.map(({ day }: Json) => day);
    // 西村 votes later, after the days looked at.
    expect(days.slice(0, 6)).toEqual([
      ...["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10"],
    ]);
    expect(plan.holidays.years).toContain("2026");
    expect(plan.holidays.unknown).toEqual([]);
    expect((await planned(here)).holidays).toBeUndefined();
  });

  test("of a year that is not known are said to be so", async () => {
    const here = await example();
    await here.ok("cycle", "--election", "2099-01-15");
    const { holidays } = await planned(here, "--holidays");
    expect(holidays.unknown).toContain("2099");
    expect(holidays.unknown).not.toContain("2026");
    const { stdout } = await here.talks("plan", "--holidays");
    expect(stdout).toMatch(/Those of 2027 to 2099 are not known/);
  });
});

test("an empty database says what to do next", async () => {
  const here = office();
  await here.ok(
    "init",
    "--district",
    "琼山区",
    "--start",
    "2026-09-01",
    "--election",
    "2026-12-10",
  );
  expect((await here.talks("plan")).stdout).toContain("talks import");
});

test("nothing outstanding is nothing to plan", async () => {
  const here = await small({ cadres: "township,village,name,other_post\n龙塘镇,三桥村,甲,文书\n" });
  expect(await planned(here)).toMatchObject({ seats: [], days: [], unplaced: [] });
  expect((await here.talks("plan")).exit).toBe(0);
});

describe("a talker's report", () => {
  test("begins with the next week by village", async () => {
    const here = await example();
    const { stdout } = await here.talks("report", "--talker", "王书记");
    expect(stdout.indexOf("The next week")).toBeGreaterThan(0);
    expect(stdout.indexOf("The next week")).toBeLessThan(stdout.indexOf("By tier"));
    const { week } = await here.ok("report", "--talker", "王书记");
    expect(inShort({ days: week })).toEqual(inShort(await planned(here)));
    expect((await here.ok("report")).week).toBeUndefined();
    expect((await here.talks("report")).stdout).not.toContain("The next week");
  });
});
