import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { behind, staffedOffice } from "../contract/setup.ts";
import { examineAsStranger, forge } from "../helpers/stranger.ts";
import { FOUND, type Office, office } from "../helpers/talks.ts";

/**
 * Events 1 to 9: a roster, talks, four records (the first complete, the second on the phone, the third
 * partial, the fourth complete and void) and a waiver of talk 5; and the head from before the forgery.
 */
async function busy(): Promise<Office & { head: string }> {
  made ??= await make();
  const here = office();
  writeFileSync(here.db, made.file, { mode: 0o600 });
  return Object.assign(here, { head: made.head });
}

/** Made once, copied for each test. */
let made: { file: Buffer; head: string } | undefined;

async function make() {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mode", "phone", ...FOUND);
  await here.ok("log", "3", "--mind", "安心");
  await here.ok("log", "4", ...FOUND);
  await here.ok("void", "4", "--reason", "录错人");
  await here.ok("waive", "5", "--reason", "长期住院", "--approver", "陈主任");
  const { head } = await here.ok("doctor");
  return { file: readFileSync(here.db), head };
}

type Flaw = { code: string; table?: string };

/** What doctor finds under the anchor; it must end with 6. */
async function found(here: Office & { head: string }): Promise<Flaw[]> {
  const { exit, json } = await here.talks("doctor", "--anchor", here.head, "--json");
  expect(exit).toBe(6);
  return json.flaws;
}

const KINDS = "init import assign log void waive unwaive cycle rules redact judge restore migrate";

describe("a record edited and sealed again within a newer event is found, whatever the event", () => {
  test.each(KINDS.split(" "))("%s", async (what) => {
    const here = await busy();
    forge(here.db, {
      ...{ what, detail: { from: 5, to: 6 } },
      sql: "UPDATE record SET mode = 'in_person', talker = '陈书记', reasons = '' WHERE id = 2",
      seals: [...([["record", 2]] as const), ["verdict", 2]] as [string, number][],
    });
    expect(await found(here)).toContainEqual(
      expect.objectContaining({ code: "rows-altered", table: "record" }),
    );
  });

  test("findings too", async () => {
    const here = await busy();
    forge(here.db, {
      ...{ what: "log", sql: "UPDATE record SET mind = '不安心' WHERE id = 1" },
      seals: [["finding", 1]],
    });
    expect((await found(here)).map(({ code }) => code)).toContain("rows-altered");
  });

  test("and where it claims to have been entered by that event", async () => {
    const here = await busy();
    forge(here.db, {
      what: "log",
      sql: "UPDATE record SET mind = '不安心', mode = 'in_person', added_by = :seq WHERE id = 2",
      seals: [...["record", "finding"].map((part): [string, number] => [part, 2])],
    });
    expect((await found(here)).map(({ code }) => code)).toContain("rows-altered");
  });
});

describe("a redaction takes findings out, and nothing else:", () => {
  const REDACTION = "INSERT INTO redaction VALUES (1, 1, '本人申请', :seq);";
  const EMPTY = `place = NULL, recorder = NULL, mind = NULL, mind_grade = NULL, ability = NULL,
    politics = NULL, standing = NULL, redaction_id = 1`;

  test("findings put in another's place", async () => {
    const here = await busy();
    forge(here.db, {
      what: "redact",
      sql: `${REDACTION} UPDATE record SET mind = '不安心', redaction_id = 1 WHERE id = 1`,
      seals: [...[["redaction", 1] as [string, number]], ["finding", 1]],
    });
    expect(await found(here)).toContainEqual(
      expect.objectContaining({ code: "rows-altered", from: 1, seq: 10 }),
    );
  });

  test("the day of the talk moved with it", async () => {
    const here = await busy();
    forge(here.db, {
      what: "redact",
      sql: `${REDACTION} UPDATE record SET ${EMPTY}, held_on = '2026-10-01' WHERE id = 1`,
      seals: [...["redaction", "finding", "record"].map((part): [string, number] => [part, 1])],
    });
    expect((await found(here)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["rows-altered", "event-overreaches"]),
    );
  });

  test("a partial record that counts once nobody can see what it lacked", async () => {
    const here = await busy();
    forge(here.db, {
      what: "judge",
      sql: `${REDACTION} UPDATE record SET ${EMPTY}, reasons = '' WHERE id = 3;
        UPDATE talk SET partial_on = NULL, completed_on = '2026-11-01' WHERE id = 3`,
      seals: [
        ...([["verdict", 3]] as [string, number][]),
        ...([["talk", 0]] as [string, number][]),
        ...[["redaction", 1] as [string, number], ["finding", 3] as [string, number]],
      ],
    });
    expect((await found(here)).map(({ code }) => code)).toContain("judged-otherwise");
  });
});

describe("what is entered once stays under the seal of its event:", () => {
  test.each<[string, string, [string, number]]>([
    ["a void struck out", "DELETE FROM void WHERE record_id = 4", ["void", 4]],
    ["another reason for it", "UPDATE void SET reason = 'x'", ["void", 4]],
    ["a waiver struck out", "DELETE FROM waiver", ["waiver", 1]],
    ["another approver", "UPDATE waiver SET approver = '林部长'", ["waiver", 1]],
    [
      "a change of status",
      "UPDATE talk_change SET after = 'done' WHERE id = 3",
      ["talk_change", 0],
    ],
    ["one struck out", "DELETE FROM talk_change WHERE id = 4", ["talk_change", 0]],
  ])("%s", async (_, sql, seal) => {
    const here = await busy();
    forge(here.db, { what: "import", sql, seals: [seal] });
    expect(await found(here)).toContainEqual(
      expect.objectContaining({ code: "rows-altered", table: seal[0] }),
    );
  });
});

describe("an event touches what its kind touches:", () => {
  test.each<[string, string, string, [string, number]]>([
    ["log", "a holder", "UPDATE holder SET from_day = '2026-10-01' WHERE id = 1", ["holder", 1]],
    ["log", "a post", "UPDATE post SET post = 'member' WHERE id = 1", ["post", 0]],
    ["waive", "the cycle", "UPDATE cycle SET start_day = '2026-08-01'", ["cycle", 1]],
    ["restore", "a person", "UPDATE person SET born = '1970-01' WHERE id = 1", ["person", 0]],
    ["tidy", "a person", "UPDATE person SET born = '1970-01' WHERE id = 1", ["person", 0]],
    ["constructor", "a person", "UPDATE person SET sex = '女' WHERE id = 1", ["person", 0]],
  ])("%s never %s", async (what, _, sql, seal) => {
    const here = await busy();
    forge(here.db, { what, sql, seals: [seal] });
    expect(await found(here)).toContainEqual({
      ...{ code: "event-overreaches", seq: 10, what, table: seal[0] },
      message: expect.any(String),
    });
  });

  test.each([
    { from: 4, to: 5 },
    { from: 5, to: 6 },
    { from: 5, to: 5 },
    { from: 6, to: 7 },
  ])("no further migration rewrites all there is: %j", async (detail) => {
    const here = await busy();
    forge(here.db, {
      ...{ what: "migrate", detail, seals: [["holder", 1]] },
      sql: "UPDATE holder SET name = '张三', name_key = '张三' WHERE id = 1",
    });
    expect((await found(here)).length).toBeGreaterThan(0);
  });

  test("no record moves to another talk unless two people are joined", async () => {
    const here = await busy();
    forge(here.db, {
      ...{ what: "import", seals: [["verdict", 1]] },
      sql: "UPDATE record SET talk_id = 2 WHERE id = 1",
    });
    expect(await found(here)).toContainEqual(
      expect.objectContaining({ code: "record-moved", record: 1, talk: 2 }),
    );
  });
});

test("two seals run together into one long digest are found", async () => {
  const here = await busy();
  behind(
    here,
    `PRAGMA ignore_check_constraints = ON;
    UPDATE seal SET digest = CAST(digest || 'talk_change 0 ' || (SELECT digest FROM seal
      WHERE part = 'talk_change' AND event_seq = 8) AS BLOB) WHERE part = 'talk' AND event_seq = 8;
    DELETE FROM seal WHERE part = 'talk_change' AND event_seq = 8`,
  );
  const codes = (await found(here)).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["event-altered", "seal-altered"]));
});

test("the schema itself demands 32 bytes of a digest, and 16 of a salt", async () => {
  const here = await busy();
  for (const change of ["digest = CAST(digest || 'x' AS BLOB)", "salt = x'00'", "digest = x''"]) {
    expect(() => behind(here, `UPDATE seal SET ${change}`)).toThrow(/CHECK/);
  }
});

test("an event that is none of these and touches nothing leaves the file sound", async () => {
  const here = await busy();
  // Whoever has the file may add an event; docs/security.md says so. The kit of these tests forges well.
  forge(here.db, { what: "restore", sql: "SELECT 1", seals: [] });
  expect((await here.talks("doctor", "--anchor", here.head)).exit).toBe(0);
  expect(examineAsStranger(here.db)).toEqual([]);
});
