import { describe, expect, test } from "vitest";
import { FOUND } from "../helpers/talks.ts";
import { refused, staffedOffice } from "./setup.ts";

describe("rule 27: marks for nothing in what is entered", () => {
  test("are no findings, in flags, JSON and sheets", async () => {
    const here = await staffedOffice();
    const { talks } = await here.ok("list", "--tier", "3");
    const [one, other] = talks;
    const flags = ["--mind", "/", "--ability", "无", "--politics", "同上", "--standing", "未了解"];
    const { record } = await here.ok(
      "log",
      String(one.id),
      ...flags,
      "--talker",
      "—",
      "--risk",
      "无",
    );
    expect(record).toMatchObject({ reasons: ["findings-missing"], talker: one.talker, risk: null });
    expect(record.findings.mind.text).toBeNull();
    const entry = { talk: other.id, mind: "略", ability: "N/A", politics: "不详", standing: "？" };
    const file = here.file("t.json", JSON.stringify({ ...entry, with: ["/"], recorder: "暂无" }));
    const told = await here.ok("log", "--from", file);
    expect(told.record).toMatchObject({ reasons: ["findings-missing"], with: [], recorder: null });
  });

  test("are no reason and no name in flags", async () => {
    const here = await staffedOffice();
    const [one] = (await here.ok("list", "--tier", "3")).talks;
    const waive = ["waive", String(one.id), "--approver", "陈书记", "--reason"];
    expect(await refused(here, 3, ...waive, "无")).toMatchObject({ code: "blank" });
    expect(await refused(here, 3, ...waive, "病假", "--approver", "/")).toMatchObject({
      code: "blank",
    });
    const { record } = await here.ok("log", String(one.id), ...FOUND, "--actor", "-");
    expect(record.actor).toBe("clerk");
  });
});

test.each(["×××", "同上", "〃", "王××"])("rule 27: nobody is called %s", async (name) => {
  const here = await staffedOffice();
  const [one] = (await here.ok("list", "--tier", "3")).talks;
  const log = ["log", String(one.id), ...FOUND, "--follow-up", "回访"];
  for (const flag of ["--talker", "--recorder", "--with", "--follow-up-owner"]) {
    expect(await refused(here, 3, ...log, flag, name)).toMatchObject({ code: "bad-flag" });
  }
  const waive = ["waive", String(one.id), "--reason", "病假", "--approver", name];
  expect(await refused(here, 3, ...waive)).toMatchObject({ code: "bad-flag" });
  const file = here.file("t.json", JSON.stringify({ talk: one.id, mind: "安心", with: [name] }));
  const { issues } = await refused(here, 3, "log", "--from", file);
  expect(issues).toMatchObject([{ column: "with.0" }]);
});

describe("a register of past talks without their numbers", () => {
  const HEAD = "序号,谈话时间,谈话人,谈话对象,所在村,思想状况,工作能力,政治素质,群众口碑\n";

  test("is taken by person, village and talker", async () => {
    const here = await staffedOffice();
    const rows = [
      "1,2026.10.20,王镇长,吴一,三桥村,稳定,较强,坚定,好",
      "2,2026.10.21,林部长,吴一,龙塘镇 三桥村,稳定,较强,坚定,好",
      "3,2026.10.21,王镇长,吴二,,稳定,较强,坚定,/",
    ];
    const file = here.file("r.csv", `${HEAD}${rows.join("\n")}\n`);
    const { records } = await here.ok("log", "--from", file);
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
    const told = records.map(({ talker, completes }: any) => [talker, completes]);
    expect(told).toEqual([
      ["王镇长", true],
      ["林部长", true],
      ["王镇长", false],
    ]);
    expect(await here.ok("log", "--from", file)).toMatchObject({ records: [], alreadyThere: 3 });
  });

  test("is refused at the row that speaks of nobody, or of several talks", async () => {
    const here = await staffedOffice();
    const rows = ["1,2026.10.20,王镇长,无此人,,a,b,c,d", "2,2026.10.20,,吴一,,a,b,c,d"];
    const file = here.file("r.csv", `${HEAD}${rows.join("\n")}\n`);
    const { issues } = await refused(here, 3, "log", "--from", file);
    expect(issues).toMatchObject([{ row: 2 }, { row: 3 }]);
  });
});
