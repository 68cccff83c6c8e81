import { describe, expect, test } from "vitest";
import { FOUND } from "../helpers/talks.ts";
import { logOn, refused, staffedOffice, take, talkOf } from "./setup.ts";

const WHY = ["--reason", "长期住院", "--approver", "陈主任"];

describe("waive", () => {
  test("excuses a talk, which counts as waived and never as done", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴二", 3);
    const { talk } = await here.ok("waive", `${id}`, ...WHY);
    expect(talk).toMatchObject({ id, status: "waived", completedOn: null });
    expect((await here.ok("report")).totals).toMatchObject({
      ...{ required: 13, done: 0, waived: 1, outstanding: 12, coverage: 0 },
    });
    const told = JSON.stringify((await here.ok("show", `${id}`)).events);
    expect(told).toContain("长期住院");
    expect(told).toContain("陈主任");
  });

  test("excuses a partial talk too", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴二", 3);
    expect(talk.status).toBe("partial");
    expect((await here.ok("waive", `${talk.id}`, ...WHY)).talk.status).toBe("waived");
  });

  test("refuses a done talk", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴二", 3, ...FOUND);
    await refused(here, 3, "waive", `${talk.id}`, ...WHY);
  });

  test("refuses a closed talk", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴一", 1);
    await take(here, "township,village,key\n龙塘镇,三桥村,no\n");
    await here.ok("assign");
    await refused(here, 3, "waive", `${id}`, ...WHY);
    await refused(here, 3, "unwaive", `${id}`, "--reason", "x");
  });

  test("refuses an unknown talk, a blank reason and a blank approver", async () => {
    const here = await staffedOffice();
    for (const id of ["0", "999", "x"]) await refused(here, 3, "waive", id, ...WHY);
    await refused(here, 3, "waive", "1", "--reason", " ", "--approver", "陈");
    await refused(here, 3, "waive", "1", "--reason", "病", "--approver", "");
  });
});

describe("unwaive", () => {
  test("withdraws the waiver, with its own reason in the history", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴二", 3);
    await here.ok("waive", `${id}`, ...WHY);
    const { talk } = await here.ok("unwaive", `${id}`, "--reason", "已出院");
    expect(talk).toMatchObject({ id, status: "outstanding" });
    const { events } = await here.ok("show", `${id}`);
    expect(events.map((event: { what: string }) => event.what)).toEqual([
      ...["assign", "waive", "unwaive"],
    ]);
    expect(JSON.stringify(events)).toContain("已出院");
  });

  test("gives a partial talk back as partial", async () => {
    const here = await staffedOffice();
    const { talk } = await logOn(here, "吴二", 3);
    await here.ok("waive", `${talk.id}`, ...WHY);
    const back = await here.ok("unwaive", `${talk.id}`, "--reason", "已出院");
    expect(back.talk.status).toBe("partial");
  });

  test("refuses a talk that is not waived, or not known, and a blank reason", async () => {
    const here = await staffedOffice();
    await refused(here, 3, "unwaive", "1", "--reason", "x");
    await refused(here, 3, "unwaive", "999", "--reason", "x");
    await here.ok("waive", "1", ...WHY);
    await refused(here, 3, "unwaive", "1", "--reason", "  ");
  });
});

describe("void", () => {
  test("makes a record count nowhere, and keeps it with both dates", async () => {
    const here = await staffedOffice();
    const { record } = await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    here.today = "2026-11-03";
    const told = await here.ok("void", `${record.id}`, "--reason", "录错人", "--actor", "小李");
    expect(told.record).toMatchObject({
      ...{ id: record.id, date: "2026-10-20", enteredAt: record.enteredAt, actor: "clerk" },
      ...{ talker: "王镇长", findings: record.findings, completes: false },
      void: { reason: "录错人", actor: "小李", at: expect.stringMatching(/^2026-11-0[234]T/) },
    });
    expect(told.talk).toMatchObject({ status: "outstanding", completedOn: null });
    expect((await here.ok("report")).attempts).toBe(0);
  });

  test("leaves what another record completed", async () => {
    const here = await staffedOffice();
    const { record } = await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-20");
    await logOn(here, "吴二", 3, ...FOUND, "--date", "2026-10-25");
    const { talk } = await here.ok("void", `${record.id}`, "--reason", "录错");
    expect(talk).toMatchObject({ status: "done", completedOn: "2026-10-25" });
  });

  test("brings a waiver back into view", async () => {
    const here = await staffedOffice();
    const { id } = await talkOf(here, "吴二", 3);
    await here.ok("waive", `${id}`, ...WHY);
    const { record } = await logOn(here, "吴二", 3, ...FOUND);
    const { talk } = await here.ok("void", `${record.id}`, "--reason", "录错");
    expect(talk.status).toBe("waived");
  });

  test("refuses an unknown record, one already void, and a blank reason", async () => {
    const here = await staffedOffice();
    await logOn(here, "吴二", 3, ...FOUND);
    for (const id of ["0", "2", "x"]) await refused(here, 3, "void", id, "--reason", "错");
    await refused(here, 3, "void", "1", "--reason", "");
    await here.ok("void", "1", "--reason", "错");
    await refused(here, 3, "void", "1", "--reason", "错");
  });
});
