import { describe, expect, test } from "vitest";
import { CADRES, FOUND, LEADERS } from "../helpers/talks.ts";
import { refused, staffedOffice, take } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: a printed document
type Row = any;

describe("history", () => {
  test("says what was done, by which command, by whom and when", async () => {
    const here = await staffedOffice();
    await here.ok("log", "1", ...FOUND, "--actor", "小李");
    await here.ok("void", "1", "--reason", "错");
    await here.ok("waive", "2", "--reason", "病", "--approver", "陈");
    await here.ok("unwaive", "2", "--reason", "愈");
    await here.ok("cycle", "--election", "2026-12-20");
    const rules = await here.ok("rules");
    rules.rules.pop();
    await here.ok("rules", "--set", here.file("r.json", JSON.stringify(rules)));
    const { events } = await here.ok("history");
    const inOrder = [...events].sort((a: Row, b: Row) => a.seq - b.seq);
    expect(inOrder.map((event) => event.what)).toEqual([
      ...["init", "import", "assign", "log", "void", "waive", "unwaive", "cycle", "rules"],
    ]);
    expect(inOrder.map((event) => event.actor)).toEqual([
      ...["clerk", "clerk", "clerk", "小李", "clerk", "clerk", "clerk", "clerk", "clerk"],
    ]);
    expect(new Set(events.map((event: Row) => event.seq)).size).toBe(9);
    for (const { at } of events) expect(new Date(at).toISOString()).toBe(at);
  });

  test("is cut by --limit to the newest", async () => {
    const here = await staffedOffice();
    const { events } = await here.ok("history", "--limit", "2");
    expect(events.map((event: Row) => event.what).sort()).toEqual(["assign", "import"]);
    for (const limit of ["-1", "x", "1.5"]) await refused(here, 3, "history", "--limit", limit);
  });

  test("holds nothing that was refused or only rehearsed", async () => {
    const here = await staffedOffice();
    const before = await here.ok("history");
    await here.talks("log", "999", ...FOUND);
    await here.talks("import", here.file("bad.csv", "post,name\nmayor,甲\n"));
    await here.talks("import", here.file("c.csv", CADRES.replace("吴二", "吴三")), "--dry-run");
    await here.talks("assign", "--dry-run");
    expect(await here.ok("history")).toEqual(before);
  });
});

describe("check", () => {
  test("of a roster in order finds nothing and exits with 0", async () => {
    const here = await staffedOffice();
    const { exit, json } = await here.talks("check", "--json");
    expect({ exit, json }).toEqual({ exit: 0, json: { summary: [], problems: [] } });
  });

  test("of a vacant seat exits with 4 and says which", async () => {
    const here = await staffedOffice({ leaders: LEADERS.replace("林部长,,S2", ",,") });
    const { exit, json } = await here.talks("check", "--json");
    expect(exit).toBe(4);
    expect(json.problems).toMatchObject([
      { code: "seat-vacant", message: expect.stringContaining("琼山区") },
    ]);
    const said = await here.talks("check");
    expect({ exit: said.exit, said: said.stdout }).toEqual({
      ...{ exit: 4, said: expect.stringContaining(json.problems[0].message) },
    });
  });

  test("of notes alone exits with 0", async () => {
    const here = await staffedOffice({
      cadres: `${CADRES}龙塘镇,三桥村,下派,first_secretary,,Z1\n`,
    });
    const { exit, json } = await here.talks("check", "--json");
    expect(exit).toBe(0);
    expect(json.problems).toMatchObject([{ code: "outside-the-two-committees", note: true }]);
  });

  test.each([
    ["post-vacant", `${CADRES}龙塘镇,三桥村,,,deputy_director,\n`],
    [
      "no-general-branch",
      "township,village,name,party_post,branch\n龙塘镇,三桥村,甲,secretary,一支部\n龙塘镇,三桥村,乙,member,二支部\n",
    ],
  ])("finds %s", async (code, cadres) => {
    const here = await staffedOffice({ cadres });
    const { exit, json } = await here.talks("check", "--json");
    expect(exit).toBe(4);
    expect(json.problems.map((problem: Row) => problem.code)).toContain(code);
  });

  test("says the same as assign", async () => {
    const here = await staffedOffice({ cadres: `${CADRES}龙塘镇,三桥村,,,deputy_director,\n` });
    const { problems } = await here.ok("assign", "--dry-run");
    expect((await here.talks("check", "--json")).json.problems).toEqual(
      expect.arrayContaining(problems),
    );
  });

  test("finds nothing in a village that has ended", async () => {
    const here = await staffedOffice({ cadres: `${CADRES}龙塘镇,三桥村,,,deputy_director,\n` });
    await take(here, "township,village,to\n龙塘镇,三桥村,2026-10-31\n");
    expect((await here.talks("check", "--json")).json.problems).toEqual([]);
  });
});
