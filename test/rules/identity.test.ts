import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Office, office, staffedOffice } from "../helpers/talks.ts";
import { history, take, takeAndAssign, talksWith, talkWith } from "./steps.ts";

/** Members of 三桥村: name, staff number, birth month. */
const members = (...rows: string[]) =>
  `township,village,name,staff_no,born,party_post,committee_post\n${rows
    .map((row) => `龙塘镇,三桥村,${row},member,\n`)
    .join("")}`;

async function refusal(self: Office, table: string) {
  const file = self.file("refused.csv", table);
  const { exit, stderr } = await self.talks("import", file, "--json");
  return { exit, ...JSON.parse(stderr).error };
}

describe("rule 21: who is who", () => {
  test("rule 21: a staff number joins, whatever else is blank", async () => {
    const self = await staffedOffice({ cadres: members("吴一,A1,1970-01", "吴一,A1,") });
    expect(await talksWith(self, "吴一")).toHaveLength(1);
  });

  test("rule 21: village, name and birth month join", async () => {
    const self = await staffedOffice({ cadres: members("吴一,,1970-01", "吴一,,1970-01") });
    expect(await talksWith(self, "吴一")).toHaveLength(1);
  });

  test("rule 21: they join a row with a staff number to one without", async () => {
    const self = await staffedOffice({ cadres: members("吴一,A1,1970-01", "吴一,,1970-01") });
    expect(await talksWith(self, "吴一")).toHaveLength(1);
  });

  test.each([
    ["neither has more than the name", "吴一,,", "吴一,,"],
    ["one lacks the birth month", "吴一,,1970-01", "吴一,,"],
    ["one has a staff number, the other nothing", "吴一,A1,", "吴一,,"],
    ["one has a staff number, the other a birth month", "吴一,A1,", "吴一,,1970-01"],
    ["one has a staff number and a birth month, the other nothing", "吴一,A1,1970-01", "吴一,,"],
  ])("rule 21: namesakes in one village are refused, both rows named: %s", async (_who, a, b) => {
    const self = await staffedOffice();
    const before = await history(self);
    const { exit, issues } = await refusal(self, members("吴三,,", a, b));
    expect(exit).toBe(3);
    expect(issues.map(({ row }: { row: number }) => row)).toEqual([3, 4]);
    expect(await history(self)).toBe(before);
    expect(await talksWith(self, "吴三")).toEqual([]);
  });

  test("rule 21: namesakes are two people once told apart", async () => {
    const self = await staffedOffice({ cadres: members("吴一,A1,", "吴一,A2,") });
    const talks = await talksWith(self, "吴一");
    expect(talks.map(({ person }) => person.staffNo).sort()).toEqual(["A1", "A2"]);
  });

  test("rule 21: namesakes in two villages are two people", async () => {
    const self = await staffedOffice({
      cadres: `${members("吴一,,")}龙塘镇,龙富村,吴一,,,member,\n`,
    });
    expect(await talksWith(self, "吴一")).toHaveLength(2);
  });

  test("rule 21: and so they are when the second village comes later", async () => {
    const self = await staffedOffice({ cadres: members("吴一,,1970-01") });
    const elsewhere = members("吴一,,1970-01").replace("三桥村", "龙富村");
    const { added, closed } = await takeAndAssign(self, elsewhere);
    expect(added).toMatchObject([{ person: { village: "龙富村" }, villages: ["龙富村"] }]);
    expect(closed).toEqual([]);
    expect(await talksWith(self, "吴一")).toHaveLength(2);
  });

  test("rule 21: a staff number or birth month given later is the same person's", async () => {
    const self = await staffedOffice({ cadres: members("吴一,,") });
    const { id } = await talkWith(self, "吴一", 3);
    for (const row of ["吴一,,1970-01", "吴一,A1,", "吴一,A1,1970-01", "吴一,,"]) {
      const { added, closed } = await takeAndAssign(self, members(row));
      expect([...added, ...closed]).toEqual([]);
    }
    expect(await talkWith(self, "吴一", 3)).toMatchObject({
      id,
      person: { staffNo: "A1", born: "1970-01" },
    });
  });

  test.each([
    ["birth month", "吴一,,1970-01", "吴一,,1982-06"],
    ["staff number", "吴一,A1,", "吴一,A2,"],
  ])("rule 21: another %s is another person, owed new talks", async (_what, before, after) => {
    const self = await staffedOffice({ cadres: members(before) });
    const { added, closed } = await takeAndAssign(self, members(after));
    expect(added).toHaveLength(1);
    expect(closed).toMatchObject([{ closedBecause: "left-post" }]);
  });

  test("rule 21: namesakes the database knows are refused until told apart", async () => {
    const self = await staffedOffice({ cadres: members("吴一,A1,", "吴一,A2,") });
    const { exit, issues } = await refusal(self, members("吴一,,"));
    expect(exit).toBe(3);
    expect(issues).toMatchObject([{ row: 2 }]);
  });

  test("rule 21: one staff number under two names is refused, both rows named", async () => {
    const self = await staffedOffice();
    const { exit, issues } = await refusal(self, members("吴一,A1,", "吴二,A1,"));
    expect(exit).toBe(3);
    expect(issues.map(({ row }: { row: number }) => row)).toEqual([2, 3]);
  });
});

describe("rule 21: resident ID numbers", () => {
  // Made up; the one with an X is the example of GB 11643.
  const GOOD = "460107197001151239";
  const WITH_X = "11010519491231002X";
  const withId = (number: string, sex = "") =>
    `township,village,name,party_post,id_number,sex\n龙塘镇,三桥村,吴一,member,${number},${sex}\n`;

  test("rule 21: a number gives the birth month", async () => {
    const self = await staffedOffice({ cadres: withId(GOOD) });
    expect((await talkWith(self, "吴一", 3)).person.born).toBe("1970-01");
  });

  test("rule 21: a number gives the sex", async () => {
    const self = await staffedOffice({ cadres: withId(GOOD) });
    const table = (sex: string) =>
      `township,village,name,party_post,sex\n龙塘镇,三桥村,吴一,member,${sex}\n`;
    expect((await take(self, table("male"))).people).toMatchObject({ added: 0, changed: 0 });
    expect((await take(self, table("female"))).people).toMatchObject({ added: 0, changed: 1 });
  });

  test("rule 21: the birth month of a number tells who is who", async () => {
    const self = await staffedOffice({
      cadres: `township,village,name,party_post,id_number,born
龙塘镇,三桥村,吴一,member,${GOOD},
龙塘镇,三桥村,吴一,deputy_secretary,,1970-01
`,
    });
    expect((await talkWith(self, "吴一", 3)).posts).toEqual(["deputy_secretary", "branch_member"]);
  });

  test.each([
    "11010519491231002x",
    "110105 19491231 002X",
    "110105-19491231-002X",
    "'11010519491231002X",
    "１１０１０５１９４９１２３１００２Ｘ",
  ])("rule 21: however it is written: %s", async (written) => {
    const self = await staffedOffice({ cadres: withId(written) });
    expect((await talkWith(self, "吴一", 3)).person.born).toBe("1949-12");
    expect(readFileSync(self.db, "utf8")).not.toMatch(/19491231|１９４９１２３１/);
  });

  test.each(["other_post", "branch"])(
    "rule 21: of a number in the column %s the last four are kept",
    async (column) => {
      const self = await staffedOffice({
        cadres: `township,village,name,party_post,${column}\n龙塘镇,三桥村,吴一,secretary,${WITH_X}\n`,
      });
      expect(readFileSync(self.db, "utf8")).not.toContain("19491231");
      expect(JSON.stringify(await self.ok("history"))).not.toContain("19491231");
    },
  );

  test.each([WITH_X, WITH_X.toLowerCase()])(
    "rule 21: the check digit may be an X: %s",
    async (x) => {
      const self = await staffedOffice({ cadres: withId(x) });
      expect((await talkWith(self, "吴一", 3)).person.born).toBe("1949-12");
    },
  );

  test.each([
    ["a wrong check digit", "460107197001151236"],
    ["an X for a digit", "46010719700115123X"],
    ["two digits swapped", "460107197001152139"],
    ["a digit too few", "46010719700115123"],
    ["a month that is none", "460107197013151236"],
  ])("rule 21: %s is refused with its row and column", async (_what, number) => {
    const self = await staffedOffice();
    const { exit, issues } = await refusal(self, withId(number));
    expect(exit).toBe(3);
    expect(issues).toMatchObject([{ row: 2, column: "id_number" }]);
  });

  test("rule 21: only the last four digits are kept in the database file", async () => {
    const self = await staffedOffice({ cadres: withId(GOOD) });
    await refusal(self, withId("460107198206304460").concat("龙塘镇,三桥村,吴一,,,\n"));
    await self.ok("import", "--dry-run", self.file("more.csv", withId(WITH_X)));
    const kept = readdirSync(self.folder)
      .filter((name) => !name.endsWith(".csv"))
      .map((name) => readFileSync(join(self.folder, name), "latin1"))
      .join("");
    expect(kept).toContain("1239");
    for (const number of [GOOD, WITH_X, "460107198206304460"]) {
      for (const part of [number.slice(0, 6), number.slice(6, 14), number.slice(4, 17)]) {
        expect(kept).not.toContain(part);
      }
    }
  });

  test("rule 21: no command prints more than the last four digits", async () => {
    const self = office();
    await self.ok("init", "--district", "琼山区", "--election", "2026-12-10");
    const file = self.file("cadres.csv", withId(GOOD));
    const said = [
      await self.talks("import", file, "--dry-run"),
      await self.talks("import", file, "--json"),
      await self.talks("assign", "--json"),
      await self.talks("show", "1"),
      await self.talks("history", "--json"),
    ];
    for (const { exit, stdout, stderr } of said) {
      expect(exit).toBe(0);
      expect(stdout + stderr).not.toContain("19700115");
    }
  });
});
