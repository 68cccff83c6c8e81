import { describe, expect, test } from "vitest";
import { CADRES, type Office, staffedOffice } from "../helpers/talks.ts";
import { log, takeAndAssign, talkWith } from "./steps.ts";

const statusOf = async (office: Office) => (await talkWith(office, "吴二", 3)).status;

const steps: Record<string, (office: Office) => Promise<unknown>> = {
  closed: (office) => takeAndAssign(office, CADRES.replace(/.*吴二.*\n/, "")),
  done: async (office) => log(office, await talkWith(office, "吴二", 3)),
  waived: async (office) =>
    office.ok(
      ...["waive", String((await talkWith(office, "吴二", 3)).id)],
      ...["--reason", "住院", "--approver", "陈主任"],
    ),
  partial: async (office) =>
    office.ok("log", String((await talkWith(office, "吴二", 3)).id), "--mind", "稳"),
};

describe("which status", () => {
  test.each([
    ["outstanding", []],
    ["partial", ["partial"]],
    ["waived", ["waived"]],
    ["waived", ["partial", "waived"]],
    ["waived", ["waived", "partial"]],
    ["done", ["partial", "done"]],
    ["done", ["done", "partial"]],
    ["done", ["waived", "done"]],
    ["done", ["partial", "waived", "done"]],
    ["closed", ["closed"]],
    ["closed", ["partial", "closed"]],
    ["closed", ["waived", "closed"]],
    ["closed", ["done", "closed"]],
    ["closed", ["partial", "waived", "done", "closed"]],
  ])("%s after %j", async (status, done) => {
    const office = await staffedOffice();
    for (const step of done) await steps[step]?.(office);
    expect(await statusOf(office)).toBe(status);
    if (status === "outstanding" || status === "closed") return;
    const { talks } = await office.ok("list", "--status", status);
    expect(talks).toMatchObject([{ person: { name: "吴二" }, status }]);
  });

  test("a talk is completed on the day of its earliest completing record", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴二", 3);
    await log(office, talk, "--date", "2026-09-20", "--mode", "phone");
    await log(office, talk, "--date", "2026-10-20");
    expect((await talkWith(office, "吴二", 3)).completedOn).toBe("2026-10-20");
    await log(office, talk, "--date", "2026-10-05");
    await log(office, talk, "--date", "2026-10-30");
    expect((await talkWith(office, "吴二", 3)).completedOn).toBe("2026-10-05");
  });

  test("a voided record completes nothing and counts nowhere", async () => {
    const office = await staffedOffice();
    const { id } = await talkWith(office, "吴二", 3);
    const entered = [
      await log(office, { id }),
      await log(office, { id }, "--mode", "phone"),
      await office.ok("log", String(id), "--mind", "稳"),
    ];
    for (const { record } of entered) {
      await office.ok("void", String(record.id), "--reason", "录错");
    }
    const { talk, records } = await office.ok("show", String(id));
    expect(talk).toMatchObject({ status: "outstanding", completedOn: null });
    expect(records.map(({ completes }: { completes: boolean }) => completes)).toEqual([
      ...[false, false, false],
    ]);
    const { totals, attempts, pace } = await office.ok("report", "--as-of", "2026-11-02");
    expect(totals).toMatchObject({ done: 0, partial: 0, outstanding: 13 });
    expect([attempts, pace.perDay]).toEqual([0, 0]);
  });

  test("of two completing records the later one counts when the earlier is voided", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴二", 3);
    const first = await log(office, talk, "--date", "2026-10-05");
    await log(office, talk, "--date", "2026-10-20");
    await office.ok("void", String(first.record.id), "--reason", "录错");
    expect(await talkWith(office, "吴二", 3)).toMatchObject({
      status: "done",
      completedOn: "2026-10-20",
    });
  });

  test("a talk before the interviewee's post began counts", async () => {
    const office = await staffedOffice({
      cadres: `township,village,name,party_post,from
龙塘镇,三桥村,吴二,member,2026-10-20
`,
    });
    const talk = await talkWith(office, "吴二", 3);
    const { record } = await log(office, talk, "--date", "2026-09-01");
    expect(record).toMatchObject({ completes: true, reasons: [] });
  });

  test("a post that has not begun is not owed a talk yet", async () => {
    const office = await staffedOffice({
      cadres: `township,village,name,party_post,from
龙塘镇,三桥村,吴二,member,2026-11-20
`,
    });
    expect((await office.ok("report")).totals.required).toBe(0);
    office.today = "2026-11-20";
    expect((await office.ok("assign")).added).toHaveLength(1);
  });

  test("further interviewees named make it not one by one, a recorder does not", async () => {
    const office = await staffedOffice();
    const talk = await talkWith(office, "吴二", 3);
    const both = await log(office, talk, "--with", "吴一", "--with", "符一");
    expect(both.record).toMatchObject({
      with: ["吴一", "符一"],
      reasons: ["not-one-by-one"],
    });
    const alone = await log(office, talk, "--recorder", "小李");
    expect(alone.record.completes).toBe(true);
  });
});
