import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CADRES, LEADERS, type Office } from "../helpers/talks.ts";
import { refused, staffedOffice, take, talkOf } from "./setup.ts";

const SECRET = [
  ...["--place", "密地点", "--recorder", "密记录人", "--mind", "密思想", "--mind-grade", "poor"],
  ...["--ability", "密能力", "--politics", "密政治", "--standing", "密口碑", "--risk", "密风险"],
  ...["--suggestion", "密建议", "--follow-up", "密后续", "--intention", "step_down"],
];
const WITH_PHONE = `township,village,name,party_post,committee_post,staff_no,phone,id_number
龙塘镇,三桥村,吴一,secretary,director,A1,13912345678,
龙塘镇,三桥村,吴二,member,,A2,13987654321,
`;

/** 吴一 has talked with all three seats, completing; with the township secretary once more in vain. */
async function told(): Promise<Office & { ids: string[] }> {
  const here = await staffedOffice();
  await take(here, WITH_PHONE);
  const talks = await Promise.all([1, 2, 3].map((tier) => talkOf(here, "吴一", tier)));
  for (const { id } of talks) await here.ok("log", String(id), ...SECRET);
  await here.ok("log", String(talks[2].id), "--mode", "phone", ...SECRET);
  return Object.assign(here, { ids: talks.map(({ id }) => String(id)) });
}

const REASON = ["--reason", "本人申请"];
const holds = (here: Office, text: string) => readFileSync(here.db).includes(text);

describe("redact", () => {
  test("removes findings and contact data from the file, and says so", async () => {
    const here = await told();
    expect([holds(here, "密思想"), holds(here, "13912345678")]).toEqual([true, true]);
    const { redacted } = await here.ok("redact", "A1", ...REASON);
    expect(redacted).toEqual({
      ...{ records: 4, person: expect.objectContaining({ name: "吴一", staffNo: "A1" }) },
    });
    for (const text of SECRET.filter((flag) => flag.startsWith("密"))) {
      expect(holds(here, text), text).toBe(false);
    }
    expect(holds(here, "13912345678")).toBe(false);
    expect(holds(here, "13987654321")).toBe(true);
    expect((await here.talks("redact", "A2", ...REASON)).stdout).toContain("吴二");
  });

  test("keeps that the talks were held, when, and why they count or not", async () => {
    const here = await told();
    const before = await here.ok("show", here.ids[2] ?? "");
    await here.ok("redact", "A1", ...REASON);
    const after = await here.ok("show", here.ids[2] ?? "");
    expect(after.talk).toEqual(before.talk);
    expect(after.talk.status).toBe("done");
    const nothing = { text: null, grade: null };
    expect(after.records).toEqual(
      before.records.map((record: object) => ({
        ...record,
        ...{ place: null, recorder: null, intention: null, risk: null, suggestion: null },
        ...{ followUp: null, redacted: true },
        findings: { mind: nothing, ability: nothing, politics: nothing, standing: nothing },
      })),
    );
    expect(after.records.map(({ reasons }: { reasons: string[] }) => reasons).sort()).toEqual([
      ...[[], ["not-in-person"]],
    ]);
  });

  test("changes no figure", async () => {
    const here = await told();
    const { head: _, ...before } = await here.ok("report", "--by", "village");
    await here.ok("redact", "A1", ...REASON);
    const { head, ...after } = await here.ok("report", "--by", "village");
    expect(after).toEqual(before);
  });

  test("is told in the history with its reason, and the file is sound", async () => {
    const here = await told();
    const { head } = await here.ok("doctor");
    await here.ok("redact", "A1", ...REASON, "--actor", "小李");
    const { events } = await here.ok("history");
    expect(events[0]).toMatchObject({
      what: "redact",
      actor: "小李",
      detail: { reason: "本人申请" },
    });
    expect((await here.talks("doctor", "--anchor", head)).exit).toBe(0);
  });

  test("a second time takes what came since", async () => {
    const here = await told();
    await here.ok("redact", "A1", ...REASON);
    await here.ok("log", here.ids[0] ?? "", "--mind", "密二");
    expect((await here.ok("redact", "A1", ...REASON)).redacted.records).toBe(1);
    expect(holds(here, "密二")).toBe(false);
    expect((await here.ok("redact", "A1", ...REASON)).redacted.records).toBe(0);
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });

  test("judging anew keeps of redacted findings what they were", async () => {
    const here = await told();
    const lacking = await talkOf(here, "吴二", 3);
    await here.ok("log", String(lacking.id), "--mind", "密");
    await here.ok("redact", "A1", ...REASON);
    await here.ok("redact", "A2", ...REASON);
    // The talks of 2026-11-01 come to lie before the cycle, and within it again.
    here.today = "2026-11-05";
    await here.ok("cycle", "--start", "2026-11-02");
    expect((await talkOf(here, "吴一", 1)).status).toBe("outstanding");
    await here.ok("cycle", "--start", "2026-09-01", "--election", "2026-12-20");
    expect((await talkOf(here, "吴一", 1)).status).toBe("done");
    expect((await talkOf(here, "吴二", 3)).status).toBe("partial");
    await take(here, LEADERS.replace("陈书记,,S1", "周书记,,S9"), "--effective", "2026-11-04");
    expect(await talkOf(here, "吴一", 1)).toMatchObject({ status: "done", byPredecessor: true });
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });

  test("a record that is redacted can still be voided", async () => {
    const here = await told();
    await here.ok("redact", "A1", ...REASON);
    const { records } = await here.ok("show", here.ids[0] ?? "");
    await here.ok("void", String(records[0].id), "--reason", "录错");
    expect((await talkOf(here, "吴一", 1)).status).toBe("outstanding");
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });

  test("takes a name where only one bears it, else a staff number or a place", async () => {
    const here = await staffedOffice({
      cadres: `${CADRES}国兴街道,米铺社区,吴一,,director,C9\n`,
    });
    const { code, message } = await refused(here, 3, "redact", "吴一", ...REASON);
    expect(code).toBe("several-people-match");
    for (const part of ["三桥村", "A1", "米铺社区", "C9"]) expect(message).toContain(part);
    const inPlace = await here.ok("redact", "吴一", "--village", "米铺社区", ...REASON);
    expect(inPlace.redacted.person).toMatchObject({ village: "米铺社区", staffNo: "C9" });
    expect((await here.ok("redact", " 吴二 ", ...REASON)).redacted.person.staffNo).toBe("A2");
    expect((await here.ok("redact", "A1", ...REASON)).redacted.person.village).toBe("三桥村");
  });

  test("reaches who has lost every post and was talked with", async () => {
    const here = await told();
    const stranger = "龙塘镇,三桥村,钱三,member,,A3,13900000008,\n";
    await take(here, WITH_PHONE + stranger);
    await here.ok("assign");
    const { id } = await talkOf(here, "钱三", 3);
    await here.ok("log", String(id), "--mind", "密思想三");
    await take(here, WITH_PHONE); // the same day: the post was never held
    const { redacted } = await here.ok("redact", "钱三", "--village", "三桥村", ...REASON);
    expect(redacted).toEqual({
      records: 1,
      person: { name: "钱三", staffNo: "A3", township: "龙塘镇", village: "三桥村" },
    });
    expect([holds(here, "密思想三"), holds(here, "13900000008")]).toEqual([false, false]);
  });

  test("reaches who was only ever in the roster by mistake", async () => {
    const here = await told();
    await take(here, `${WITH_PHONE}龙塘镇,三桥村,钱三,member,,A3,13900000008,\n`);
    await take(here, WITH_PHONE);
    await refused(here, 3, "redact", "钱三", "--village", "三桥村", ...REASON);
    const { stdout } = await here.talks("redact", "钱三", ...REASON);
    expect(stdout).toContain("钱三 (-)");
    expect(holds(here, "13900000008")).toBe(false);
  });

  test("reaches what was known of one who turned out to be the same person", async () => {
    const here = await told();
    const head = "township,village,name,party_post,staff_no,phone,born\n";
    const other = `${head}国兴街道,米铺社区,钱三,member,,13900000009,1970-01\n`;
    await take(here, other);
    await take(here, `${head}龙塘镇,龙富村,钱三,member,D3,,\n`);
    await here.ok("assign");
    const { talks } = await here.ok("list", "--village", "米铺社区", "--person", "钱三");
    await here.ok("log", String(talks[0].id), "--mind", "密思想四");
    await take(here, `${head}国兴街道,米铺社区,钱三,member,D3,,\n龙塘镇,龙富村,钱三,member,D3,,\n`);
    await here.ok("assign");
    expect(holds(here, "13900000009")).toBe(true);
    const { redacted } = await here.ok("redact", "钱三", ...REASON);
    expect(redacted).toMatchObject({ records: 1, person: { staffNo: "D3" } });
    expect([holds(here, "密思想四"), holds(here, "13900000009")]).toEqual([false, false]);
    expect((await here.ok("doctor")).flaws).toEqual([]);
  });

  test("of nobody, or without a reason, is refused", async () => {
    const here = await staffedOffice();
    expect((await refused(here, 3, "redact", "某某", ...REASON)).code).toBe("no-such-person");
    expect((await refused(here, 3, "redact", "吴一", "--reason", " ")).code).toBe("blank");
    await refused(here, 2, "redact", "吴一");
  });
});
