import { chmodSync } from "node:fs";
import { describe, expect, test } from "vitest";
import Sqlite from "#sqlite";
import { CADRES, FOUND, LEADERS, type Office } from "../helpers/talks.ts";
import { behind, busyOffice, bytes, refused, take } from "./setup.ts";

const HEAD = /^[1-9]\d*-[0-9a-f]{16}$/;

const headOf = async (here: Office): Promise<string> => (await here.ok("doctor")).head;

describe("a sound database", () => {
  test("ends with 0 and nothing said", async () => {
    const here = await busyOffice();
    const before = bytes(here);
    expect(await here.talks("doctor")).toMatchObject({ exit: 0, stdout: "", stderr: "" });
    expect(bytes(here)).toEqual(before);
  });

  test("is counted with --verbose, with its head", async () => {
    const here = await busyOffice();
    const { stdout } = await here.talks("doctor", "--verbose");
    expect(stdout).toContain("6 events");
    expect(stdout).toContain(await headOf(here));
  });

  test("is told in JSON", async () => {
    const here = await busyOffice();
    expect(await here.ok("doctor")).toEqual({
      ...{ flaws: [], remarks: [], head: expect.stringMatching(HEAD), events: 6 },
      rows: expect.any(Number),
    });
  });

  test("has the head that its report bears, and another one after each change", async () => {
    const here = await busyOffice();
    const before = await headOf(here);
    expect((await here.ok("report")).head).toBe(before);
    await here.ok("log", "4", ...FOUND);
    const after = await headOf(here);
    expect(after).not.toBe(before);
    expect(after).toMatch(/^7-/);
    await here.ok("list");
    expect(await headOf(here)).toBe(after);
  });
});

describe("an anchor", () => {
  test("is held as long as what it was taken of is there", async () => {
    const here = await busyOffice();
    const anchor = await headOf(here);
    await here.ok("void", "2", "--reason", "录错");
    await take(here, CADRES.replace("吴二,member,,A2", "吴三,member,,A3"));
    await here.ok("assign");
    expect((await here.talks("doctor", "--anchor", anchor)).exit).toBe(0);
    expect((await here.talks("doctor", "--anchor", ` ${anchor.toUpperCase()} `)).exit).toBe(0);
  });

  test.each([
    ["another digest", (head: string) => head.replace(/-./, (all) => (all === "-0" ? "-1" : "-0"))],
    ["an event to come", (head: string) => head.replace(/^6/, "7")],
    ["an event before", (head: string) => head.replace(/^6/, "5")],
  ])("with %s is not held: exit 6", async (_, change) => {
    const here = await busyOffice();
    const anchor = change(await headOf(here));
    const { exit, json } = await here.talks("doctor", "--anchor", anchor, "--json");
    expect(exit).toBe(6);
    expect(json.flaws).toMatchObject([{ code: "anchor-not-held", anchor }]);
    expect((await here.talks("doctor", "--anchor", anchor)).stdout).toContain(anchor);
  });

  test("shows that the newest events were cut off", async () => {
    const here = await busyOffice();
    const anchor = await headOf(here);
    behind(
      here,
      `DELETE FROM seal WHERE event_seq = 6; DELETE FROM talk_change WHERE event_seq = 6;
      DELETE FROM record WHERE added_by = 6; DELETE FROM event WHERE seq = 6;
      UPDATE talk SET completed_on = NULL WHERE id = 3`,
    );
    const { exit, json } = await here.talks("doctor", "--anchor", anchor, "--json");
    expect({ exit, codes: json.flaws.map(({ code }: { code: string }) => code) }).toEqual({
      ...{ exit: 6, codes: expect.arrayContaining(["anchor-not-held"]) },
    });
  });

  test.each(["", "6", "6-abc", "x-0123456789abcdef", "6-0123456789abcdeg", "-1-0123456789abcdef"])(
    "that is none is refused: %j",
    async (anchor) => {
      const here = await busyOffice();
      const { code } = await refused(here, 3, "doctor", `--anchor=${anchor}`);
      expect(code).toBe("not-a-head");
    },
  );
});

describe("tampering is found and named", () => {
  test.each<[string, string, object]>([
    [
      "a finding rewritten",
      "UPDATE record SET mind = '不安心' WHERE id = 1",
      { code: "rows-altered", table: "record", from: 1, to: 1, seq: 4 },
    ],
    [
      "a day moved",
      "UPDATE record SET held_on = '2026-10-01' WHERE id = 3",
      { code: "rows-altered", table: "record", from: 3, to: 3, seq: 6 },
    ],
    [
      "a phone call made to count",
      "UPDATE record SET reasons = '' WHERE id = 2",
      { code: "rows-altered", table: "record", from: 2, to: 2, seq: 5 },
    ],
    [
      "a talk waived without an approver",
      "UPDATE talk SET waived = 1 WHERE id = 5",
      { code: "rows-altered", table: "talk", from: 1, to: 15, seq: 6 },
    ],
    [
      "a record gone",
      "DELETE FROM record WHERE id = 3",
      { code: "rows-altered", table: "record", from: 3, to: 3, seq: 6 },
    ],
    [
      "a record added",
      `CREATE TEMP TABLE copy AS SELECT * FROM record WHERE id = 3; UPDATE copy SET id = 9;
        INSERT INTO record SELECT * FROM copy`,
      { code: "rows-unsealed", table: "record", from: 9, to: 9 },
    ],
    [
      "a person with a number below all others",
      "INSERT INTO person (id, name, name_key) VALUES (-3, '甲', '甲')",
      { code: "rows-unsealed", table: "person", from: -16, to: -1 },
    ],
    [
      "two people who change places",
      `UPDATE person SET id = -1 WHERE id = 2; UPDATE person SET id = 2 WHERE id = 3;
      UPDATE person SET id = 3 WHERE id = -1`,
      { code: "rows-altered", table: "person", from: 1, to: 15, seq: 2 },
    ],
    [
      "a deputy made a holder of the seat",
      "UPDATE holder SET name = '张副书记' WHERE id = 1",
      { code: "rows-altered", table: "holder", from: 1, to: 1, seq: 2 },
    ],
    [
      "a claim struck out",
      "DELETE FROM claim WHERE talk_id = 4",
      { code: "rows-altered", table: "talk", from: 1, to: 15, seq: 6 },
    ],
    [
      "a rule struck out",
      "DELETE FROM rule WHERE tier = 1",
      { code: "rows-altered", table: "rule", from: 1, to: 1, seq: 1 },
    ],
    ["rules that are not those of the document", "DELETE FROM rule", { code: "rules-disagree" }],
    [
      "who did it",
      "UPDATE event SET actor = '别人' WHERE seq = 4",
      { code: "event-altered", seq: 4 },
    ],
    [
      "when it was done",
      "UPDATE event SET at = '2026' WHERE seq = 4",
      { code: "event-altered", seq: 4 },
    ],
    ["an event gone", "DELETE FROM event WHERE seq = 4", { code: "event-missing", seq: 4 }],
    [
      "a seal gone",
      "DELETE FROM seal WHERE part = 'record' AND block = 1",
      { code: "rows-unsealed", table: "record", from: 1, to: 1 },
    ],
    [
      "the salt of a seal gone",
      "UPDATE seal SET salt = NULL WHERE part = 'record' AND block = 1",
      { code: "rows-altered", table: "record", from: 1, to: 1, seq: 4 },
    ],
    [
      "a salt where there is none any more",
      "UPDATE seal SET salt = zeroblob(16) WHERE part = 'talk' AND block = 0 AND event_seq = 4",
      { code: "seal-altered", table: "talk", from: 1, to: 15, seq: 4 },
    ],
    [
      "a trigger planted",
      "CREATE TRIGGER quiet AFTER INSERT ON record BEGIN DELETE FROM waiver; END",
      { code: "schema-altered", name: "trigger quiet", how: "added" },
    ],
    [
      "a view planted",
      "CREATE VIEW wanted AS SELECT 1",
      { code: "schema-altered", name: "view wanted", how: "added" },
    ],
    [
      "an index dropped",
      "DROP INDEX record_by_talk",
      { code: "schema-altered", name: "index record_by_talk", how: "missing" },
    ],
    [
      "a mark that rows were touched",
      "INSERT INTO touched VALUES ('person', 2)",
      { code: "rows-touched", table: "person", from: 32, to: 47 },
    ],
    [
      "a reference into nothing",
      "UPDATE record SET talk_id = 999 WHERE id = 1",
      { code: "reference-broken", table: "record", row: 1, parent: "talk" },
    ],
    ...[
      "UPDATE figure SET talks = talks + 1 WHERE seat_id = 1",
      "DELETE FROM figure WHERE seat_id = 1",
      "INSERT INTO figure SELECT seat_id, township_id, township, 1, 9, deadline, status, closed_because, 1, 0 FROM figure LIMIT 1",
    ].map((sql): [string, string, { code: string }] => [
      `a figure kept: ${sql}`,
      sql,
      { code: "figures-differ" },
    ]),
  ])("%s", async (_, sql, flaw) => {
    const here = await busyOffice();
    behind(here, sql);
    const { exit, json, stderr } = await here.talks("doctor", "--json");
    expect({ exit, stderr }).toEqual({ exit: 6, stderr: "" });
    expect(json.flaws).toContainEqual({ ...flaw, message: expect.stringMatching(/\S/) });
    const said = await here.talks("doctor");
    expect(said).toMatchObject({ exit: 6, stderr: "" });
    const named = json.flaws.find(
      ({ code }: { code: string }) => code === (flaw as { code: string }).code,
    );
    expect(said.stdout).toContain(named.message);
    expect(said.stdout).toContain("talks restore");
    const chinese = await here.talks("doctor", "--lang", "zh");
    expect(chinese.stdout).not.toMatch(/undefined|\[object/);
  });

  test("of many kinds at once: none keeps another from being told", async () => {
    const here = await busyOffice();
    behind(
      here,
      "DELETE FROM event WHERE seq = 2; UPDATE record SET place = '办公室' WHERE id = 1",
    );
    const { flaws } = (await here.talks("doctor", "--json")).json;
    expect(flaws).toContainEqual(expect.objectContaining({ code: "event-missing", seq: 2 }));
    expect(flaws).toContainEqual(
      expect.objectContaining({ code: "rows-altered", table: "record" }),
    );
  });

  test("a row changed with a tool, its triggers working: no later change covers it", async () => {
    const here = await busyOffice();
    const db = new Sqlite(here.db);
    db.exec("UPDATE talk SET waived = 1 WHERE id = 5");
    db.close();
    const { code, message } = await refused(here, 6, "log", "6", ...FOUND);
    expect({ code, message }).toEqual({
      ...{
        code: "does-not-hold",
        message: expect.stringContaining("talks, one of the numbers 1 to 15"),
      },
    });
    await refused(here, 6, "waive", "6", "--reason", "病", "--approver", "陈");
    const { json } = await here.talks("doctor", "--json");
    expect(json.flaws).toContainEqual(
      expect.objectContaining({ code: "rows-touched", table: "talk", from: 1, to: 15 }),
    );
  });
});

describe("whatever is broken, doctor says so with 6", () => {
  test.each([
    "UPDATE record SET others = 'null'",
    "UPDATE record SET others = '['",
    "UPDATE cycle SET rules = 'null'",
    "UPDATE cycle SET rules = '{}'",
    "UPDATE event SET detail = '{', at = 'x'",
    "INSERT INTO event (seq, at, actor, what, detail) VALUES (9000000000000000, 'x', 'x', 'x', '{}')",
  ])("%s", async (sql) => {
    const here = await busyOffice();
    behind(here, sql);
    expect((await here.talks("doctor")).exit).toBe(6);
  });

  test("text that is no JSON is damage to every command that reads it", async () => {
    const here = await busyOffice();
    behind(here, "UPDATE event SET detail = '{'");
    expect((await refused(here, 6, "history")).code).toBe("damaged-database");
  });

  test("an event of somebody else's is not chained along", async () => {
    const here = await busyOffice();
    behind(here, "INSERT INTO event (at, actor, what, detail) VALUES ('x', 'x', 'x', '{}')");
    expect((await refused(here, 6, "log", "4", ...FOUND)).code).toBe("does-not-hold");
  });
});

describe("what is worth a look is said, with exit 0", () => {
  test("a clock that went back", async () => {
    const here = await busyOffice();
    here.today = "2026-10-20";
    await here.ok("log", "4", ...FOUND);
    here.today = "2026-11-01";
    const { remarks } = await here.ok("doctor");
    expect(remarks).toMatchObject([{ code: "clock-went-back", seq: 7 }]);
    expect((await here.talks("doctor")).stdout).toContain("Event 7");
  });

  test("a record entered more than thirty days after its talk, not one of thirty", async () => {
    const here = await busyOffice();
    await here.ok("log", "4", "--date", "2026-10-02", ...FOUND);
    await here.ok("log", "5", "--date", "2026-10-01", ...FOUND);
    const { remarks } = await here.ok("doctor");
    expect(remarks).toMatchObject([
      { code: "entered-late", record: 5, date: "2026-10-01", entered: "2026-11-01" },
    ]);
    await here.ok("void", "5", "--reason", "录错");
    expect((await here.ok("doctor")).remarks).toEqual([]);
  });

  test("a file that others can read", async () => {
    const here = await busyOffice();
    chmodSync(here.db, 0o644);
    const { remarks } = await here.ok("doctor");
    expect(remarks).toMatchObject([{ code: "open-to-others", path: here.db }]);
    expect((await here.talks("doctor")).stdout).toContain("chmod 600");
    chmodSync(here.db, 0o600);
    expect((await here.ok("doctor")).remarks).toEqual([]);
  });
});

test("everything an office does leaves a sound database", async () => {
  const here = await busyOffice();
  await here.ok("waive", "4", "--reason", "病", "--approver", "陈");
  await here.ok("unwaive", "4", "--reason", "愈");
  await here.ok("void", "1", "--reason", "错");
  await here.ok("cycle", "--election", "2026-12-20");
  await here.ok("cycle", "--start", "2026-10-01");
  await take(here, LEADERS.replace("林部长,,S2", "周部长,,S9"));
  await take(here, CADRES.replace("吴二,member,,A2", "吴三,member,,A3"));
  await here.ok("assign");
  await take(
    here,
    "township,village,key,contradictory,to\n龙塘镇,三桥村,no,no,\n国兴街道,米铺社区,no,no,2026-10-31\n",
  );
  await here.ok("assign");
  const rules = await here.ok("rules");
  await here.ok("rules", "--set", here.file("rules.json", JSON.stringify(rules)));
  await here.ok("redact", "A1", "--reason", "本人申请");
  await here.ok("import", `${here.folder}/cadres.csv`);
  await here.ok("assign");
  const { flaws, events } = await here.ok("doctor");
  expect(flaws).toEqual([]);
  expect((await here.ok("history")).events).toHaveLength(events);
});
