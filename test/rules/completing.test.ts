import { describe, expect, test } from "vitest";
import { FOUND, type Office, staffedOffice } from "../helpers/talks.ts";
import { log, take, talkWith, text } from "./steps.ts";

// The cycle runs from 2026-09-01, the election is on 2026-12-10; see test/helpers.

const SUCCESSOR = `post,township,name,staff_no,from
township_secretary,龙塘镇,赵镇长,S9,2026-10-15
`;

async function reasons(office: Office, tier: number, ...flags: string[]): Promise<string[]> {
  const { record } = await log(office, await talkWith(office, "吴一", tier), ...flags);
  expect(record.completes).toBe(record.reasons.length === 0);
  return record.reasons;
}

describe("rule 3: personally", () => {
  test("rule 3: a talk by the holder of the seat completes it", async () => {
    const office = await staffedOffice();
    const { record, talk } = await log(office, await talkWith(office, "吴一", 1));
    expect(record).toMatchObject({ talker: "陈书记", completes: true, reasons: [] });
    expect(talk).toMatchObject({ status: "done", completedOn: "2026-11-01", byPredecessor: false });
  });

  test("rule 3: a deputy or a stand-in does not count", async () => {
    const office = await staffedOffice();
    const { record, talk } = await log(
      office,
      await talkWith(office, "吴一", 1),
      ...["--talker", "陈副书记"],
    );
    expect(record).toMatchObject({ completes: false, reasons: ["not-the-seat-holder"] });
    expect(talk.status).toBe("outstanding");
  });

  test("rule 3: accompanying the talk of another seat's holder does not count", async () => {
    const office = await staffedOffice();
    expect(await reasons(office, 3, "--talker", "陈书记")).toEqual(["not-the-seat-holder"]);
    expect(await reasons(office, 3, "--talker", "李街长")).toEqual(["not-the-seat-holder"]);
    expect(await reasons(office, 1, "--talker", "林部长")).toEqual(["not-the-seat-holder"]);
  });

  test.each([
    ["the predecessor, the day before", "王镇长", "2026-10-14", []],
    ["the predecessor, on the day of the change", "王镇长", "2026-10-15", ["not-the-seat-holder"]],
    ["the successor, the day before", "赵镇长", "2026-10-14", ["not-the-seat-holder"]],
    ["the successor, on the day of the change", "赵镇长", "2026-10-15", []],
  ])("rule 3: when the seat changes hands: %s", async (_who, talker, date, expected) => {
    const office = await staffedOffice();
    await take(office, SUCCESSOR);
    expect(await reasons(office, 3, "--talker", talker, "--date", date)).toEqual(expected);
  });

  test("rule 3: without a name the talker is who held the seat that day", async () => {
    const office = await staffedOffice();
    await take(office, SUCCESSOR);
    const talk = await talkWith(office, "吴一", 3);
    const before = await log(office, talk, "--date", "2026-10-14");
    const after = await log(office, talk, "--date", "2026-10-15");
    expect(before.record).toMatchObject({ talker: "王镇长", completes: true });
    expect(after.record).toMatchObject({ talker: "赵镇长", completes: true });
  });

  test("rule 3: an acting head counts only once entered as the seat's holder", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴一", 3);
    const acting = ["--talker", "孙代理", "--date", "2026-10-20"];
    expect((await log(office, talk, ...acting)).record.reasons).toEqual(["not-the-seat-holder"]);
    await take(office, "post,township,name,from\ntownship_secretary,龙塘镇,孙代理,2026-10-16\n");
    const { talk: now, records } = await office.ok("show", String(talk.id));
    expect(records[0]).toMatchObject({ completes: true, reasons: [] });
    expect(now).toMatchObject({ status: "done", completedOn: "2026-10-20", talker: "孙代理" });
  });

  test("rule 3: a corrected term of the holder judges the records anew", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴一", 3);
    await log(office, talk, "--date", "2026-10-01");
    const since = (from: string) =>
      `post,township,name,staff_no,from\ntownship_secretary,龙塘镇,王镇长,S3,${from}\n`;
    await take(office, since("2026-10-02"));
    const { records } = await office.ok("show", String(talk.id));
    expect(records[0].reasons).toEqual(["not-the-seat-holder"]);
    expect((await talkWith(office, "吴一", 3)).status).toBe("outstanding");
    await take(office, since("2026-10-01"));
    expect((await talkWith(office, "吴一", 3)).status).toBe("done");
  });

  test("rule 3: on a day without a holder nobody's talk counts", async () => {
    const office = await staffedOffice();
    await take(
      office,
      `post,township,name,staff_no,from,to
township_secretary,龙塘镇,王镇长,S3,,2026-09-30
township_secretary,龙塘镇,赵镇长,S9,2026-10-15,
`,
    );
    expect(await reasons(office, 3, "--talker", "王镇长", "--date", "2026-10-01")).toEqual([
      "not-the-seat-holder",
    ]);
    const { id } = await talkWith(office, "吴一", 3);
    const refused = await office.talks("log", String(id), ...FOUND, "--date", "2026-10-01");
    expect(refused.exit).toBe(3);
  });
});

describe("rule 4: one by one", () => {
  test("rule 4: a further interviewee makes it an attempt", async () => {
    const office = await staffedOffice();
    expect(await reasons(office, 1, "--with", "吴二")).toEqual(["not-one-by-one"]);
    expect((await talkWith(office, "吴一", 1)).status).toBe("outstanding");
  });

  test("rule 4: a recorder may sit in", async () => {
    const office = await staffedOffice();
    expect(await reasons(office, 1, "--recorder", "记录员")).toEqual([]);
  });

  test("rule 4: a group talk is an attempt", async () => {
    const office = await staffedOffice();
    expect(await reasons(office, 1, "--mode", "group")).toContain("not-one-by-one");
    expect((await talkWith(office, "吴一", 1)).status).toBe("outstanding");
  });
});

describe("rule 5: in person", () => {
  test.each(["in_person", "home_visit"])("rule 5: %s counts", async (mode) => {
    const office = await staffedOffice();
    expect(await reasons(office, 2, "--mode", mode)).toEqual([]);
    expect((await talkWith(office, "吴一", 2)).status).toBe("done");
  });

  test.each(["phone", "video", "group", "no_show"])("rule 5: %s is an attempt", async (mode) => {
    const office = await staffedOffice();
    expect(await reasons(office, 2, "--mode", mode)).toContain("not-in-person");
    expect((await talkWith(office, "吴一", 2)).status).toBe("outstanding");
  });
});

describe("rule 6: in the window", () => {
  test.each([
    ["the day before the cycle starts", "2026-08-31", ["before-start"]],
    ["the day the cycle starts", "2026-09-01", []],
    ["the deadline, the day before the election", "2026-12-09", []],
    ["election day", "2026-12-10", ["not-before-election"]],
    ["the day after the election", "2026-12-11", ["not-before-election"]],
    ["an earlier cycle", "2021-03-01", ["before-start"]],
  ])("rule 6: a talk on %s", async (_day, date, expected) => {
    const office = await staffedOffice({}, "2026-12-20");
    expect(await reasons(office, 2, "--date", date)).toEqual(expected);
    const { status } = await talkWith(office, "吴一", 2);
    expect(status).toBe(expected.length === 0 ? "done" : "outstanding");
  });

  test("rule 6: a day in the future is refused and nothing is entered", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 2);
    const refused = await office.talks("log", String(id), ...FOUND, "--date", "2026-11-02");
    expect(refused.exit).toBe(3);
    const entry = { talk: id, mind: "稳", ability: "强", politics: "好", standing: "好" };
    const file = office.file(
      "talks.json",
      JSON.stringify([entry, { ...entry, date: "2026-11-02" }]),
    );
    expect((await office.talks("log", "--from", file)).exit).toBe(3);
    expect((await office.ok("show", String(id))).records).toEqual([]);
  });

  test("rule 6: a moved start of the cycle judges the records anew", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴一", 2);
    await log(office, talk, "--date", "2026-09-10");
    await office.ok("cycle", "--start", "2026-09-11");
    const { records } = await office.ok("show", String(talk.id));
    expect(records[0].reasons).toEqual(["before-start"]);
    await office.ok("cycle", "--start", "2026-09-10");
    expect((await talkWith(office, "吴一", 2)).status).toBe("done");
  });
});

describe("rule 7: all four findings", () => {
  const NAMES = ["mind", "ability", "politics", "standing"];
  /** The four findings as flags, one of them changed or left out. */
  const found = (name: string, ...instead: string[]) => [
    ...NAMES.filter((other) => other !== name).flatMap((other) => [`--${other}`, "好"]),
    ...instead,
  ];
  async function enter(office: Office, flags: string[]) {
    const { id } = await talkWith(office, "吴一", 2);
    return office.ok("log", String(id), ...flags);
  }

  describe.each(NAMES)("%s", (name) => {
    test.each([
      ["missing", found(name)],
      ["empty", found(name, `--${name}`, "")],
      ["blank", found(name, `--${name}`, " \u3000 ")],
      ["of grade unknown", found(name, `--${name}`, "好", `--${name}-grade`, "unknown")],
      ["a grade without a text", found(name, `--${name}-grade`, "good")],
    ])(`rule 7: with ${name} %s the talk is partial`, async (_how, flags) => {
      const office = await staffedOffice();
      const { record, talk } = await enter(office, flags);
      expect(record).toMatchObject({ completes: false, reasons: ["findings-missing"] });
      expect(talk).toMatchObject({ status: "partial", completedOn: null });
    });
  });

  test("rule 7: invisible characters alone are no finding", async () => {
    const office = await staffedOffice();
    const { talk } = await enter(office, found("mind", "--mind", "\u200b\ufeff"));
    expect(talk.status).toBe("partial");
  });

  test("rule 7: a grade left out is no hindrance, and a poor one neither", async () => {
    const office = await staffedOffice();
    const { record, talk } = await enter(office, [...FOUND, "--standing-grade", "poor"]);
    expect(record.findings).toMatchObject({
      mind: { grade: null },
      standing: { text: "好", grade: "poor" },
    });
    expect(talk.status).toBe("done");
  });

  test("rule 7: the findings of several conversations do not add up to one", async () => {
    const office = await staffedOffice();
    await enter(office, ["--mind", "好", "--ability", "好"]);
    const { talk } = await enter(office, ["--politics", "好", "--standing", "好"]);
    expect(talk.status).toBe("partial");
    expect((await office.ok("report")).totals).toMatchObject({ done: 0, partial: 1 });
  });

  test.each([
    ["by phone", ["--mode", "phone"]],
    ["by a stand-in", ["--talker", "副部长"]],
    ["with somebody else", ["--with", "吴二"]],
    ["before the start", ["--date", "2026-08-31"]],
  ])("rule 7: missing findings %s do not make a talk partial", async (_how, flags) => {
    const office = await staffedOffice();
    const { record, talk } = await enter(office, ["--mind", "好", ...flags]);
    expect(record.reasons).toContain("findings-missing");
    expect(talk.status).toBe("outstanding");
  });
});

describe("rule 8: attempts", () => {
  test("rule 8: a record says every reason why it does not complete its talk", async () => {
    const office = await staffedOffice({}, "2026-12-20");
    const talk = await talkWith(office, "吴一", 1);
    const flags = ["--talker", "别人", "--mode", "group", "--with", "吴二", "--mind", "稳"];
    const log = (date: string) => office.ok("log", String(talk.id), ...flags, "--date", date);
    const always = ["not-the-seat-holder", "not-one-by-one", "not-in-person", "findings-missing"];
    const early = await log("2026-08-31");
    const late = await log("2026-12-10");
    expect(new Set(early.record.reasons)).toEqual(new Set([...always, "before-start"]));
    expect(new Set(late.record.reasons)).toEqual(new Set([...always, "not-before-election"]));
  });

  test("rule 8: attempts are kept and shown, and never counted", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴一", 1);
    const before = await office.ok("report");
    await log(office, talk, "--mode", "phone", "--place", "办公室");
    await log(office, talk, "--mode", "no_show");
    const { records } = await office.ok("show", String(talk.id));
    expect(records).toMatchObject([
      { mode: "phone", place: "办公室", completes: false, reasons: ["not-in-person"] },
      { mode: "no_show", completes: false, reasons: ["not-in-person"] },
    ]);
    expect(await text(office, "show", String(talk.id))).toContain("rule 5");
    const after = await office.ok("report");
    expect(after.attempts).toBe(2);
    expect(after.totals).toEqual(before.totals);
    expect(after.tiers).toEqual(before.tiers);
  });
});
