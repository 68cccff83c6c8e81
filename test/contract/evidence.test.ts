import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { FOUND, staffedOffice } from "../helpers/talks.ts";

// Slips that once cost evidence, or told what was nobody's business.

const PEOPLE = "township,village,name,party_post,committee_post,staff_no\n";
const ELSEWHERE = `${PEOPLE}龙塘镇,三桥村,张三,secretary,director,Z1\n`;

test("a staff number given later keeps the talk that was held under the name alone", async () => {
  const office = await staffedOffice({
    cadres: `${ELSEWHERE}龙塘镇,龙富村,张三,secretary,director,\n`,
  });
  const [held] = (await office.ok("list", "--village", "龙富村", "--tier", "3")).talks;
  await office.ok("log", String(held.id), ...FOUND);
  await office.ok(
    "import",
    office.file("now.csv", `${PEOPLE}龙塘镇,龙富村,张三,secretary,director,Z1\n`),
  );
  await office.ok("assign");
  const { talks } = await office.ok("list", "--status", "done");
  expect(talks).toMatchObject([{ tier: 3, villages: ["三桥村", "龙富村"] }]);
});

test("a waiver goes with the talk, and its reason into the talk's history", async () => {
  const office = await staffedOffice({
    cadres: `${ELSEWHERE}龙塘镇,龙富村,张三,secretary,director,\n`,
  });
  const [talk] = (await office.ok("list", "--village", "龙富村", "--tier", "3")).talks;
  await office.ok("waive", String(talk.id), "--reason", "住院", "--approver", "陈主任");
  await office.ok(
    "import",
    office.file("now.csv", `${PEOPLE}龙塘镇,龙富村,张三,secretary,director,Z1\n`),
  );
  await office.ok("assign");
  const { talks } = await office.ok("list", "--status", "waived");
  expect(talks).toHaveLength(1);
  const { events } = await office.ok("show", String(talks[0].id));
  expect(events.at(-1).changes).toMatchObject([{ before: "outstanding", after: "waived" }]);
});

test("a corrected name is shown before it is taken in, and stays in the history", async () => {
  const office = await staffedOffice();
  const renamed = office.file(
    "c.csv",
    `${PEOPLE}龙塘镇,三桥村,吴一,secretary,director,A1\n龙塘镇,三桥村,吴二凡,member,,A2\n`,
  );
  const { changes } = await office.ok("import", renamed, "--dry-run");
  expect(changes).toMatchObject([{ change: "renamed", before: "吴二", name: "吴二凡" }]);
  await office.ok("import", renamed);
  expect((await office.talks("history")).stdout).toContain("吴二 is now called 吴二凡");
});

test("a staff number that belongs to somebody in another village is refused", async () => {
  const office = await staffedOffice();
  const { exit, stderr } = await office.talks(
    "import",
    office.file("c.csv", `${PEOPLE}国兴街道,米铺社区,张三,secretary,,B1\n`),
  );
  expect(exit).toBe(3);
  expect(stderr).toContain("B1");
});

test.each([
  ["a list for a day", { talk: 1, date: ["2026-11-01"] }],
  ["a list for a talk", { talk: [1] }],
])("%s is refused", async (_, entry) => {
  const office = await staffedOffice();
  office.stdin = JSON.stringify(entry);
  expect((await office.talks("log", "--from", "-")).exit).toBe(3);
});

test("a file that cannot be read is not quoted: it may hold findings or numbers", async () => {
  const office = await staffedOffice();
  const json = office.file("r.json", '[{"talk":1,"mind":患有疾病}]');
  expect((await office.talks("log", "--from", json)).stderr).not.toContain("患有");
  const csv = office.file(
    "c.csv",
    'township,village,name\n龙塘镇,三桥村,"张"三460100198001011234\n',
  );
  expect((await office.talks("import", csv)).stderr).not.toContain("460100198001011234");
});

test("a report is never written over a database", async () => {
  const office = await staffedOffice();
  const { exit, stderr } = await office.talks("report", "-f", "csv", "-o", office.db);
  expect(exit).toBe(3);
  expect(stderr).toContain("talks.db");
  await office.ok("report");
});

test("the report says that the roster has changed since talks were assigned", async () => {
  const office = await staffedOffice();
  await office.ok(
    "import",
    office.file("c.csv", `${PEOPLE}国兴街道,米铺社区,蒙一,secretary,,C1\n`),
  );
  expect((await office.talks("report")).stdout).toMatch(/changes? pending/);
  await office.ok("assign");
  expect((await office.talks("report")).stdout).not.toMatch(/changes? pending/);
});

test("the report says who will not make it at their own pace", async () => {
  const office = await staffedOffice();
  expect((await office.talks("report")).stdout).toContain(
    "none of the 4 talkers with talks left will make it",
  );
});

test("both days of the cycle hold when two people move one each", async () => {
  const office = await staffedOffice();
  await office.ok("cycle", "--election", "2026-12-27");
  await office.ok("cycle", "--start", "2026-09-05");
  expect((await office.ok("cycle")).cycle).toMatchObject({
    ...{ start: "2026-09-05", election: "2026-12-27" },
  });
});

test("--version loads neither the database nor the prompts", async () => {
  const { stderr } = spawnSync(process.execPath, ["bin/talks.js", "--version"], {
    cwd: `${import.meta.dirname}/../..`,
    env: { ...process.env, NODE_DEBUG: "esm,module" },
    encoding: "utf8",
  });
  expect(stderr).toMatch(/talks\.js/);
  expect(stderr).not.toMatch(/better[-_]sqlite3|prompts\.cjs|workbook\.cjs/);
});
