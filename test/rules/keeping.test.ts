import { describe, expect, test } from "vitest";
import { CADRES, FOUND, LEADERS, type Office, staffedOffice, VILLAGES } from "../helpers/talks.ts";
import { history, log, takeAndAssign, talksWith, talkWith, text } from "./steps.ts";

const waive = (office: Office, id: number) =>
  office.ok("waive", String(id), "--reason", "长期住院", "--approver", "陈主任");

describe("rule 22: assigning again", () => {
  test("rule 22: changes nothing that still holds", async () => {
    const office = await staffedOffice();
    await log(office, await talkWith(office, "吴一", 2));
    const all = await office.ok("list", "--status", "all");
    const before = await history(office);
    const again = await office.ok("assign");
    expect(again).toMatchObject({
      ...{ added: [], closed: [], reopened: [] },
      ...{ unchanged: 13, required: 13 },
    });
    expect(await office.ok("list", "--status", "all")).toEqual(all);
    expect(await history(office)).toBe(before);
  });

  test("rule 22: after the same roster again nothing changes either", async () => {
    const office = await staffedOffice();
    const before = await history(office);
    office.today = "2026-11-05";
    const { added, closed } = await takeAndAssign(office, CADRES, LEADERS, VILLAGES);
    expect([...added, ...closed]).toEqual([]);
    expect(await history(office)).toBe(before);
  });

  test("rule 22: it never deletes a talk", async () => {
    const office = await staffedOffice();
    const ids = async () => {
      const { talks } = await office.ok("list", "--status", "all");
      return talks.map(({ id }: { id: number }) => id).sort((a: number, b: number) => a - b);
    };
    const before = await ids();
    const nobody = "township,village,name,party_post\n";
    await takeAndAssign(
      office,
      `${nobody}龙塘镇,三桥村,,secretary\n龙塘镇,龙富村,,secretary\n国兴街道,米铺社区,,secretary\n`,
    );
    expect((await office.ok("report")).totals.required).toBe(0);
    expect(await ids()).toEqual(before);
    office.today = "2026-11-05";
    await takeAndAssign(office, CADRES);
    expect((await office.ok("report")).totals.required).toBe(13);
    expect(await ids()).toEqual(before);
  });

  test("rule 22: each closing and reopening is kept with its reason", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    await takeAndAssign(office, CADRES.replace(/.*吴二.*\n/, ""));
    office.today = "2026-11-05";
    await takeAndAssign(office, CADRES);
    const { events } = await office.ok("show", String(id));
    const changes = events.flatMap((event: { changes: object[] }) => event.changes);
    expect(changes).toMatchObject([
      { before: "outstanding", after: "closed", reason: "left-post" },
      { before: "closed", after: "outstanding", reason: expect.stringMatching(/./) },
    ]);
  });

  test("rule 22: other rules close what they no longer demand, for that reason", async () => {
    const office = await staffedOffice();
    const built = await office.ok("rules");
    const two = { rules: built.rules.slice(1) };
    await office.ok("rules", "--set", office.file("two.json", JSON.stringify(two)));
    const { closed } = await office.ok("assign");
    expect(
      closed.map(({ tier, closedBecause }: Record<string, unknown>) => [tier, closedBecause]),
    ).toEqual([1, 1, 1].map((tier) => [tier, "rules-changed"]));
    await office.ok("rules", "--set", office.file("three.json", JSON.stringify(built)));
    expect((await office.ok("assign")).reopened).toHaveLength(3);
  });

  test("rule 22: a dry run says the same and changes nothing", async () => {
    const office = await staffedOffice();
    await office.ok(
      "import",
      office.file("c.csv", CADRES.replace("吴二", "吴五").replace("A2", "A5")),
    );
    const before = [await history(office), await office.ok("list", "--status", "all")];
    const dry = await office.ok("assign", "--dry-run");
    expect([await history(office), await office.ok("list", "--status", "all")]).toEqual(before);
    const done = await office.ok("assign");
    expect(dry.added).toMatchObject([{ id: null, person: { name: "吴五" } }]);
    expect(done.added).toMatchObject([{ person: { name: "吴五" } }]);
    expect(dry.closed).toEqual(done.closed);
    expect(dry.required).toBe(done.required);
  });
});

describe("rule 23: nothing entered is ever overwritten", () => {
  test("rule 23: both dates and who entered it are kept", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    office.today = "2026-11-03";
    await log(office, { id }, "--date", "2026-10-05", "--actor", "小李");
    const { records } = await office.ok("show", String(id));
    expect(records).toMatchObject([{ date: "2026-10-05", actor: "小李" }]);
    expect(records[0].enteredAt.slice(0, 10)).toBe("2026-11-03");
    const shown = await text(office, "show", String(id));
    for (const word of ["2026-10-05", "2026-11-03", "小李"]) expect(shown).toContain(word);
  });

  test("rule 23: entering again keeps what was entered before", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await log(office, { id }, "--place", "村委会");
    await log(office, { id }, "--place", "家中", "--mind", "另一说");
    const { records } = await office.ok("show", String(id));
    expect(records).toMatchObject([
      { place: "村委会", findings: { mind: { text: "安心" } } },
      { place: "家中", findings: { mind: { text: "另一说" } } },
    ]);
  });

  test("rule 23: a wrong record is voided with a reason and entered again", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    const wrong = await log(office, { id }, "--date", "2026-10-05");
    const voided = await office.ok(
      ...["void", String(wrong.record.id), "--reason", "录错日期", "--actor", "小王"],
    );
    expect(voided).toMatchObject({
      record: { completes: false, void: { reason: "录错日期", actor: "小王" } },
      talk: { status: "outstanding", completedOn: null },
    });
    await log(office, { id }, "--date", "2026-10-06");
    const { talk, records } = await office.ok("show", String(id));
    expect(talk).toMatchObject({ status: "done", completedOn: "2026-10-06" });
    expect(records).toMatchObject([
      { date: "2026-10-05", actor: "clerk", findings: wrong.record.findings },
      { date: "2026-10-06", completes: true, void: null },
    ]);
    expect(await text(office, "show", String(id))).toContain("录错日期");
  });

  test("rule 23: voiding needs a reason and happens once", async () => {
    const office = await staffedOffice();
    const { record } = await log(office, await talkWith(office, "吴一", 1));
    const id = String(record.id);
    expect((await office.talks("void", id)).exit).toBe(2);
    expect((await office.talks("void", id, "--reason", " ")).exit).toBe(3);
    expect((await talkWith(office, "吴一", 1)).status).toBe("done");
    await office.ok("void", id, "--reason", "录错");
    expect((await office.talks("void", id, "--reason", "再次")).exit).toBe(3);
    const { records } = await office.ok("show", String(record.talk));
    expect(records[0].void.reason).toBe("录错");
  });

  test("rule 23: what was done stays in the history, with who did it", async () => {
    const office = await staffedOffice();
    const { record } = await log(office, await talkWith(office, "吴一", 1), "--actor", "小李");
    await office.ok("void", String(record.id), "--reason", "录错", "--actor", "小王");
    const { events } = await office.ok("history");
    const done = events.map(({ what, actor }: { what: string; actor: string }) => [what, actor]);
    expect(done.slice(0, 2)).toEqual([
      ["void", "小王"],
      ["log", "小李"],
    ]);
  });
});

describe("rule 24: a waiver", () => {
  test("rule 24: has a reason and an approver", async () => {
    const office = await staffedOffice();
    const id = String((await talkWith(office, "吴一", 1)).id);
    expect((await office.talks("waive", id, "--reason", "住院")).exit).toBe(2);
    expect((await office.talks("waive", id, "--approver", "陈主任")).exit).toBe(2);
    const blank = [
      ["", "陈主任"],
      ["住院", " "],
    ] as const;
    for (const [reason, approver] of blank) {
      const refused = await office.talks("waive", id, "--reason", reason, "--approver", approver);
      expect(refused.exit).toBe(3);
    }
    expect((await talkWith(office, "吴一", 1)).status).toBe("outstanding");
    const { talk } = await waive(office, Number(id));
    expect(talk).toMatchObject({ status: "waived", overdue: false, completedOn: null });
    const events = JSON.stringify((await office.ok("show", id)).events);
    for (const word of ["长期住院", "陈主任"]) expect(events).toContain(word);
  });

  test("rule 24: shows in its own column and never counts as done", async () => {
    const office = await staffedOffice();
    await waive(office, (await talkWith(office, "吴一", 1)).id);
    await log(office, await talkWith(office, "符一", 1));
    const { tiers, totals } = await office.ok("report");
    expect(tiers[0]).toMatchObject({
      ...{ required: 3, done: 1, waived: 1, outstanding: 1 },
      coverage: 0.5,
    });
    expect(totals).toMatchObject({ required: 13, done: 1, waived: 1, outstanding: 11 });
    const { stdout } = await office.talks("report", "--by", "tier", "-f", "csv");
    const [header = "", row = ""] = stdout.replace("\ufeff", "").split("\r\n");
    const column = header.split(",").indexOf("Waived");
    expect(row.split(",")[column]).toBe("1");
    expect(await text(office, "report", "--lang", "zh")).toContain("核减");
  });

  test("rule 24: can be withdrawn, with a reason", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await waive(office, id);
    expect((await office.talks("unwaive", String(id))).exit).toBe(2);
    const { talk } = await office.ok("unwaive", String(id), "--reason", "已出院");
    expect(talk.status).toBe("outstanding");
    expect(JSON.stringify((await office.ok("show", String(id))).events)).toContain("已出院");
    expect((await office.talks("unwaive", String(id), "--reason", "再次")).exit).toBe(3);
    expect((await waive(office, id)).talk.status).toBe("waived");
  });

  test("rule 24: a done talk cannot be waived", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴一", 1);
    await log(office, talk);
    const why = ["--reason", "住院", "--approver", "陈主任"];
    expect((await office.talks("waive", String(talk.id), ...why)).exit).toBe(3);
    expect((await office.ok("report")).totals).toMatchObject({ done: 1, waived: 0 });
  });

  test("rule 24: a closed talk cannot be waived", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    await takeAndAssign(office, CADRES.replace(/.*吴二.*\n/, ""));
    const why = ["--reason", "住院", "--approver", "陈主任"];
    expect((await office.talks("waive", String(id), ...why)).exit).toBe(3);
    office.today = "2026-11-05";
    await takeAndAssign(office, CADRES);
    expect((await talksWith(office, "吴二"))[0].status).toBe("outstanding");
  });

  test("rule 24: a completing record makes a waived talk done, an attempt does not", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await waive(office, id);
    expect((await log(office, { id }, "--mode", "phone")).talk.status).toBe("waived");
    const { record, talk } = await log(office, { id });
    expect(talk.status).toBe("done");
    expect((await office.ok("report")).totals).toMatchObject({ done: 1, waived: 0 });
    const voided = await office.ok("void", String(record.id), "--reason", "录错");
    expect(voided.talk.status).toBe("waived");
  });

  test("rule 24: its withdrawal from a done talk is kept in the talk's history, too", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴一", 1);
    await waive(office, id);
    await office.ok("log", String(id), ...FOUND);
    await office.ok("unwaive", String(id), "--reason", "已出院");
    expect(JSON.stringify((await office.ok("show", String(id))).events)).toContain("已出院");
  });
});
