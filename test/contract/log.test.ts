import { describe, expect, test } from "vitest";
import { FOUND } from "../helpers/talks.ts";
import { bytes, logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

const DONE = { mind: "安心", ability: "较强", politics: "坚定", standing: "好" };

describe("a record", () => {
  test("has the day, the holder and in person when nothing else is said", async () => {
    const here = await staffedOffice();
    const { record, talk } = await logOn(here, "吴一", 1, ...FOUND);
    expect(record).toMatchObject({
      id: expect.any(Number),
      talk: talk.id,
      date: "2026-11-01",
      actor: "clerk",
      talker: "陈书记",
      mode: "in_person",
      findings: {
        mind: { text: "安心" },
        ability: { text: "较强" },
        politics: { text: "坚定" },
        standing: { text: "好" },
      },
      completes: true,
      reasons: [],
      void: null,
    });
    expect(new Date(record.enteredAt).toISOString()).toBe(record.enteredAt);
    expect(talk).toMatchObject({ status: "done", completedOn: "2026-11-01", byPredecessor: false });
  });

  test("keeps every flag", async () => {
    const here = await staffedOffice();
    const { record } = await logOn(
      here,
      "吴一",
      1,
      ...["--date", "2026-10-20", "--talker", "陈书记", "--mode", "home_visit"],
      ...["--place", "吴一家", "--recorder", "小李", "--with", "甲", "--with", "乙"],
      ...["--mind", "安心", "--mind-grade", "good", "--ability", "强"],
      ...["--ability-grade", "fairly_good", "--politics", "坚定", "--politics-grade", "average"],
      ...["--standing", "差", "--standing-grade", "poor", "--intention", "step_down"],
      ...["--risk", "宗族", "--suggestion", "再谈", "--follow-up", "下周"],
    );
    expect(record).toMatchObject({
      ...{ date: "2026-10-20", talker: "陈书记", mode: "home_visit", place: "吴一家" },
      ...{ recorder: "小李", with: ["甲", "乙"], intention: "step_down" },
      ...{ risk: "宗族", suggestion: "再谈", followUp: "下周" },
      findings: {
        mind: { text: "安心", grade: "good" },
        ability: { text: "强", grade: "fairly_good" },
        politics: { text: "坚定", grade: "average" },
        standing: { text: "差", grade: "poor" },
      },
    });
    const { id } = await talkOf(here, "吴一", 1);
    expect((await here.ok("show", `${id}`)).records).toEqual([record]);
  });

  test.each(["stay", "step_down", "transfer", "undecided"])(
    "takes the intention %s",
    async (word) => {
      const here = await staffedOffice();
      const { record } = await logOn(here, "吴一", 1, ...FOUND, "--intention", word);
      expect(record).toMatchObject({ intention: word, completes: true });
    },
  );
});

describe("a record completes its talk", () => {
  test.each([
    ["on the cycle's first day", ["--date", "2026-09-01"]],
    ["at a home visit", ["--mode", "home_visit"]],
    ["with a recorder", ["--recorder", "小李"]],
    ["with grades that are not unknown", ["--mind-grade", "poor", "--standing-grade", "average"]],
    ["with the holder's name written with a space", ["--talker", "陈 书记"]],
  ])("%s", async (_, flags) => {
    const here = await staffedOffice();
    const { record, talk } = await logOn(here, "吴一", 1, ...FOUND, ...flags);
    expect(record).toMatchObject({ completes: true, reasons: [] });
    expect(talk.status).toBe("done");
  });

  test("on the day before the election", async () => {
    const here = await staffedOffice({}, "2026-12-20");
    const { record } = await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-12-09");
    expect(record.completes).toBe(true);
  });

  test.each([
    ["by a deputy", ["--talker", "陈副书记"], "not-the-seat-holder"],
    ["by another seat's holder", ["--talker", "林部长"], "not-the-seat-holder"],
    ["with others present", ["--with", "甲"], "not-one-by-one"],
    ["by phone", ["--mode", "phone"], "not-in-person"],
    ["by video", ["--mode", "video"], "not-in-person"],
    ["when nobody came", ["--mode", "no_show"], "not-in-person"],
    ["before the cycle", ["--date", "2026-08-31"], "before-start"],
    ["with a blank finding", ["--mind", "  "], "findings-missing"],
    ["with a finding unknown", ["--standing-grade", "unknown"], "findings-missing"],
  ])("not %s", async (_, flags, reason) => {
    const here = await staffedOffice();
    const { record, talk } = await logOn(here, "吴一", 1, ...FOUND, ...flags);
    expect(record).toMatchObject({ completes: false, reasons: [reason] });
    expect(talk.status).toBe(reason === "findings-missing" ? "partial" : "outstanding");
  });

  test("not in a group", async () => {
    const here = await staffedOffice();
    const { record } = await logOn(here, "吴一", 1, ...FOUND, "--mode", "group");
    expect(record.completes).toBe(false);
    expect(record.reasons).toContain("not-one-by-one");
  });

  test("not on election day or later", async () => {
    const here = await staffedOffice({}, "2026-12-20");
    for (const day of ["2026-12-10", "2026-12-15"]) {
      const { record } = await logOn(here, "吴一", 1, ...FOUND, "--date", day);
      expect(record).toMatchObject({ completes: false, reasons: ["not-before-election"] });
    }
  });

  test("not on the day of the village's own, earlier election", async () => {
    const here = await staffedOffice({
      villages: "township,village,key,committee_election\n龙塘镇,三桥村,yes,2026-10-20\n",
    });
    const on = async (day: string) =>
      (await logOn(here, "吴一", 1, ...FOUND, "--date", day)).record.reasons;
    expect(await on("2026-10-20")).toEqual(["not-before-election"]);
    expect(await on("2026-10-19")).toEqual([]);
  });

  test("not for several reasons at once, and then it is no partial one", async () => {
    const here = await staffedOffice();
    const { record, talk } = await logOn(here, "吴一", 1, "--mode", "phone", "--talker", "甲");
    expect([...record.reasons].sort()).toEqual(
      ["findings-missing", "not-in-person", "not-the-seat-holder"].sort(),
    );
    expect(talk.status).toBe("outstanding");
  });

  test("not with findings of several conversations together", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND.slice(0, 4));
    const { talk } = await logOn(here, "吴一", 1, ...FOUND.slice(4));
    expect(talk.status).toBe("partial");
  });

  test("on the day of the earliest one that completes it", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-20");
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-10");
    await logOn(here, "吴一", 1, ...FOUND, "--date", "2026-10-05", "--mode", "phone");
    expect((await talkOf(here, "吴一", 1)).completedOn).toBe("2026-10-10");
  });

  test("on a talk that was waived, which is then done", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    await here.ok("waive", `${id}`, "--reason", "住院", "--approver", "陈");
    expect((await here.ok("log", `${id}`, ...FOUND)).talk.status).toBe("done");
  });

  test("and leaves the person's talks with other seats as they are", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴一", 1, ...FOUND);
    expect((await talkOf(here, "吴一", 2)).status).toBe("outstanding");
    expect((await talkOf(here, "吴一", 3)).status).toBe("outstanding");
  });
});

describe("a talk can be named", () => {
  test.each([
    ["tier and person", ["--tier", "1", "--person", "吴一"], "吴一 1"],
    ["village and tier", ["--village", "米铺社区", "--tier", "2"], "蒙一 2"],
    [
      "everything",
      [
        ...["--tier", "3", "--district", "琼山区", "--township", "龙塘镇", "--village", "三桥村"],
        ...["--person", "吴二"],
      ],
      "吴二 3",
    ],
  ])("by %s", async (_, flags, expected) => {
    const here = await staffedOffice();
    const { talk } = await here.ok("log", ...flags, ...FOUND);
    expect(`${talk.person.name} ${talk.tier}`).toBe(expected);
  });

  test("and several matches are refused with the ids", async () => {
    const here = await staffedOffice();
    const ids = [];
    for (const tier of [1, 2, 3]) ids.push((await talkOf(here, "吴一", tier)).id);
    const { message } = await refused(here, 3, "log", "--person", "吴一", ...FOUND);
    for (const id of ids) expect(message).toMatch(new RegExp(`\\b${id}\\b`));
  });

  // "Instead of an id a talk can be named: … --person; several matches are refused": one talk alone
  // is with 吴一, the other is with 吴一凡.
  test("by a whole name that is the beginning of another", async () => {
    const rows = "龙塘镇,三桥村,吴一,member\n龙塘镇,三桥村,吴一凡,member\n";
    const here = await staffedOffice({ cadres: `township,village,name,party_post\n${rows}` });
    const { talk } = await here.ok("log", "--tier", "3", "--person", "吴一", ...FOUND);
    expect(talk.person.name).toBe("吴一");
  });

  test("and no match is refused", async () => {
    const here = await staffedOffice();
    await refused(here, 3, "log", "--person", "赵", ...FOUND);
    await refused(here, 3, "log", "--tier", "4", ...FOUND);
    await refused(here, 3, "log", "--village", "无此村", ...FOUND);
    await refused(here, 3, "log", "--township", "国兴街道", "--village", "三桥村", ...FOUND);
  });
});

describe("refused", () => {
  test.each([
    ["an unknown talk", ["999", ...FOUND]],
    ["an id that is no number", ["abc", ...FOUND]],
    ["an id of zero", ["0", ...FOUND]],
    ["an id with a point", ["1.5", ...FOUND]],
    ["a day in the future", ["1", ...FOUND, "--date", "2026-11-02"]],
    ["a day that is none", ["1", ...FOUND, "--date", "2026-02-30"]],
    ["a month for a day", ["1", ...FOUND, "--date", "2026-10"]],
    ["an unknown mode", ["1", ...FOUND, "--mode", "letter"]],
    ["an unknown grade", ["1", ...FOUND, "--mind-grade", "excellent"]],
    ["an unknown intention", ["1", ...FOUND, "--intention", "retire"]],
    ["a tier that is no number", ["--tier", "one", ...FOUND]],
  ])("is %s", async (_, argv) => {
    await refused(await staffedOffice(), 3, "log", ...argv);
  });

  test("is a closed talk", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    await take(here, "township,village,key\n龙塘镇,三桥村,no\n");
    await here.ok("assign");
    await refused(here, 3, "log", `${id}`, ...FOUND);
    await refused(here, 3, "log", "--tier", "1", "--person", "吴一", ...FOUND);
  });

  test("is a vacant seat without --talker", async () => {
    const here = await staffedOffice({ leaders: "post,name\ndistrict_secretary,陈书记\n" });
    const { id } = await talkOf(here, "吴一", 2);
    await refused(here, 3, "log", `${id}`, ...FOUND);
    const { record } = await here.ok("log", `${id}`, ...FOUND, "--talker", "林部长");
    expect(record.reasons).toEqual(["not-the-seat-holder"]);
  });
});

describe("--from", () => {
  test("an entry that names no talk is refused, not wrong usage", async () => {
    const here = await staffedOffice();
    for (const input of ["{}", "[{}]"]) {
      here.stdin = input;
      const { issues } = await refused(here, 3, "log", "--from", "-");
      expect(issues).toMatchObject([{ row: 1, column: "talk" }]);
    }
  });

  test("takes one object with the names in camelCase", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    const entry = {
      talk: id,
      ...{ date: "2026-10-20", talker: "陈书记", mode: "home_visit", place: "家", recorder: "李" },
      ...{ mind: "安心", mindGrade: "good", ability: "强", abilityGrade: "fairly_good" },
      ...{ politics: "坚定", politicsGrade: "average", standing: "好", standingGrade: "poor" },
      ...{ intention: "transfer", risk: "无", suggestion: "无", followUp: "再谈" },
    };
    const file = here.file("x.json", JSON.stringify(entry));
    const { record, talk } = await here.ok("log", "--from", file);
    expect(record).toMatchObject({
      ...{ talk: id, date: "2026-10-20", talker: "陈书记", mode: "home_visit", place: "家" },
      ...{ recorder: "李", intention: "transfer", followUp: "再谈", completes: true },
      findings: { mind: { text: "安心", grade: "good" }, standing: { text: "好", grade: "poor" } },
    });
    expect(talk).toMatchObject({ id, status: "done" });
  });

  test("takes an array, from stdin too, and gives the records in order", async () => {
    const here = await staffedOffice();
    const one = await talkOf(here, "吴一", 1);
    const two = await talkOf(here, "符一", 1);
    here.stdin = JSON.stringify([
      { talk: two.id, ...DONE },
      { talk: one.id, mode: "phone", with: ["甲", "乙"] },
    ]);
    const { records } = await here.ok("log", "--from", "-");
    expect(records).toMatchObject([
      { talk: two.id, completes: true },
      { talk: one.id, completes: false, with: ["甲", "乙"] },
    ]);
    expect((await talkOf(here, "符一", 1)).status).toBe("done");
  });

  test("takes an array of one as an array", async () => {
    const here = await staffedOffice();
    here.stdin = JSON.stringify([{ talk: 1, ...DONE }]);
    expect((await here.ok("log", "--from", "-")).records).toHaveLength(1);
  });

  test("takes talks named instead of an id", async () => {
    const here = await staffedOffice();
    here.stdin = JSON.stringify([
      { tier: 1, person: "吴一", ...DONE },
      { tier: 2, township: "国兴街道", village: "米铺社区", person: "蒙一", ...DONE },
    ]);
    await here.ok("log", "--from", "-");
    expect((await here.ok("list", "--status", "done")).total).toBe(2);
  });

  test("takes an empty array and changes nothing", async () => {
    const here = await staffedOffice();
    const before = bytes(here);
    here.stdin = "[]";
    expect((await here.ok("log", "--from", "-")).records).toEqual([]);
    expect(bytes(here)).toEqual(before);
  });

  test.each([
    ["an unknown talk", { talk: 999, ...DONE }],
    ["no talk at all", DONE],
    ["a name that several talks match", { person: "吴一", ...DONE }],
    ["a name that none matches", { person: "赵", ...DONE }],
    ["an unknown key", { talk: 2, ...DONE, Mind: "安心" }],
    ["a key in kebab-case", { talk: 2, ...DONE, "mind-grade": "good" }],
    ["a wrong mode", { talk: 2, ...DONE, mode: "letter" }],
    ["a wrong grade", { talk: 2, ...DONE, mindGrade: "A" }],
    ["a wrong day", { talk: 2, ...DONE, date: "2026-11-31" }],
    ["a day in the future", { talk: 2, ...DONE, date: "2026-12-01" }],
    ["a day as a number", { talk: 2, ...DONE, date: 20261101 }],
    ["a finding as a number", { talk: 2, ...DONE, mind: 5 }],
    ["a finding as an object", { talk: 2, ...DONE, mind: { text: "安心" } }],
    ["a talk as an object", { talk: {}, ...DONE }],
    ["a number for names", { talk: 2, ...DONE, with: 7 }],
    ["null", null],
    ["a text", "吴一"],
  ])("is all or nothing: %s among good entries refuses them all", async (_, bad) => {
    const here = await staffedOffice();
    here.stdin = JSON.stringify([{ talk: 1, ...DONE }, bad]);
    const { issues } = await refused(here, 3, "log", "--from", "-");
    expect(issues[0]).toMatchObject({ row: 2, message: expect.stringMatching(/\S/) });
  });

  // "An error is one message on stderr saying what is wrong, where, and what to do": these say
  // "with: undefined is not (Array | string)", "talk: 1.5 is not " and "talk: abc is not (number |
  // string)", though "abc" is a string.
  test.each([
    ["an array among the entries", [{ talk: 2 }]],
    ["a talk with a point", { talk: 1.5 }],
    ["a talk that is no number", { talk: "abc" }],
  ])("says what is wrong with %s", async (_, bad) => {
    const here = await staffedOffice();
    here.stdin = JSON.stringify([{ talk: 1, ...DONE }, bad]);
    const { issues } = await refused(here, 3, "log", "--from", "-");
    for (const { message } of issues) expect(message).not.toMatch(/undefined| is not $|\|/);
  });

  test("is all or nothing: a closed talk among good entries refuses them all", async () => {
    const here = await staffedOffice();
    const closed = await talkOf(here, "吴一", 1);
    const open = await talkOf(here, "吴一", 2);
    await take(here, "township,village,key\n龙塘镇,三桥村,no\n");
    await here.ok("assign");
    here.stdin = JSON.stringify([
      { talk: open.id, ...DONE },
      { talk: closed.id, ...DONE },
    ]);
    await refused(here, 3, "log", "--from", "-");
  });

  test.each([
    ["nothing", ""],
    ["broken JSON", '{"talk": 1,'],
    ["a number", "5"],
    ["null", "null"],
    ["an empty object", "{}"],
  ])("refuses %s", async (_, text) => {
    const here = await staffedOffice();
    here.stdin = text;
    // An object without a talk is a missing argument or a refused input.
    if (text === "{}") {
      const { exit } = await here.talks("log", "--from", "-");
      expect([2, 3]).toContain(exit);
    } else await refused(here, 3, "log", "--from", "-");
  });

  test("names every entry whose talk cannot be had, and every one that is refused", async () => {
    const here = await staffedOffice();
    const nobody = { person: "某某", ...DONE };
    here.stdin = JSON.stringify([nobody, { talk: 1, ...DONE }, { ...DONE }]);
    const unnamed = await refused(here, 3, "log", "--from", "-");
    expect(unnamed.issues).toMatchObject([{ row: 1 }, { row: 3 }]);
    const tomorrow = { talk: 2, ...DONE, date: "2026-11-02" };
    here.stdin = JSON.stringify([{ talk: 999, ...DONE }, { talk: 1, ...DONE }, tomorrow]);
    const unfit = await refused(here, 3, "log", "--from", "-");
    expect(unfit.issues).toMatchObject([{ row: 1 }, { row: 3 }]);
  });

  test("of a file that is not there exits with 7", async () => {
    const here = await staffedOffice();
    await refused(here, 7, "log", "--from", `${here.folder}/missing.json`);
    await refused(here, 7, "log", "--from", here.folder);
  });

  test("of a bad file names each bad place", async () => {
    const here = await staffedOffice();
    const file = here.file(
      "x.json",
      JSON.stringify([{ talk: 1, mode: "x", date: "y" }, { tlak: 1 }]),
    );
    const { issues } = await refused(here, 3, "log", "--from", file);
    expect(issues).toMatchObject([
      { file, row: 1, column: "date" },
      { file, row: 1, column: "mode" },
      { file, row: 2, column: "tlak" },
    ]);
  });
});
