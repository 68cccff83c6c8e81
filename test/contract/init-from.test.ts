import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import Sqlite from "#sqlite";
import { oldOffice } from "../helpers/fixtures.ts";
import { FOUND, type Office } from "../helpers/talks.ts";
import { beforeElection, voted } from "../helpers/worked.ts";
import { logOn, refused } from "./setup.ts";

// biome-ignore lint/suspicious/noExplicitAny: parts of a printed document
type Row = any;

const FACTS = `township,village,year,collective_income,work_funds
甲镇,东村,2026,120000,30000
`;
const OF_TOWNSHIPS = "township,year,work_funds\n甲镇,2026,3000000\n";
const OF_PEOPLE =
  "township,village,name,staff_no,year,person_appraisal\n甲镇,东村,赵一,T01,2026,优秀\n";

/** The last cycle: talked, voted, known by year, and one village gone. */
async function last(): Promise<Office> {
  const here = await beforeElection();
  await here.ok("import", here.file("f.csv", FACTS));
  await here.ok("import", here.file("p.csv", OF_PEOPLE), here.file("t.csv", OF_TOWNSHIPS));
  await logOn(here, "赵一", 1, ...FOUND, "--intention", "stay");
  await voted(here);
  await here.ok("import", here.file("gone.csv", "township,village,to\n乙街道,北社区,2028-06-30\n"));
  here.today = "2031-09-01";
  return here;
}

const begin = (here: Office, district = "甲县") => [
  ...["init", "--db", `${here.folder}/next.db`, "--district", district],
  ...["--election", "2031-12-20", "--from", here.db],
];

test("a new cycle begins with the roster, measures and facts of the last one, and none of its talks", async () => {
  const here = await last();
  const before = readFileSync(here.db);
  const { cycle, begunWith } = await here.ok(...begin(here));
  expect(cycle).toMatchObject({ start: "2031-09-01", election: "2031-12-20" });
  expect(begunWith).toEqual({ villages: 4, people: 9, posts: 15, facts: 3 });
  expect(readFileSync(here.db).equals(before)).toBe(true);
  expect(readdirSync(here.folder).filter((name) => name.includes("next"))).toEqual(["next.db"]);

  const next = (...argv: string[]) => here.ok(...argv, "--db", `${here.folder}/next.db`);
  expect((await next("list", "--status", "all")).total).toBe(0);
  const { added } = await next("assign");
  // 郝书记 of 东村, which is key; 林部长 of all heads; the secretaries of everybody.
  const owed = (tier: number) =>
    added.filter((talk: Row) => talk.tier === tier).map(({ person }: Row) => person.name);
  expect(owed(1)).toEqual(["赵一"]);
  expect(owed(2).sort()).toEqual(["卫乙", "周五", "赵一", "郑七"].sort());
  expect(owed(3)).toHaveLength(9);
  expect(added[0]).toMatchObject({ talker: "郝书记", deadline: "2031-12-19" });

  const { person, found, facts } = await next(
    ...["show", "--person", "赵一", "--as-of", "2029-01-01"],
  );
  expect(person).toMatchObject({ staffNo: "T01", education: "高中", background: "致富能手" });
  expect(found).toEqual([]);
  expect(facts).toMatchObject([{ measure: "person_appraisal", year: 2026, value: "优秀" }]);
  const { events } = await next("history");
  expect(events.map(({ what }: Row) => what)).toEqual(["assign", "init"]);
  expect(events[1].detail ?? events[1]).toMatchObject({ from: "talks.db" });
  await next("doctor");
  // What the last cycle's days were does not count as a new roster of this one.
  here.today = "2031-12-28";
  expect(await next("turnover")).toMatchObject({ villages: 4, reported: 0 });
});

test("the next cycle takes rosters in as the last one did: who is known keeps the post", async () => {
  const here = await last();
  await here.ok(...begin(here));
  const next = (...argv: string[]) => here.ok(...argv, "--db", `${here.folder}/next.db`);
  const same = here.file(
    "same.csv",
    "township,village,name,party_post,committee_post,staff_no\n甲镇,南村,周五,secretary,director,T05\n甲镇,南村,吴六,member,,T06\n",
  );
  expect((await next("import", same)).people).toEqual({ added: 0, changed: 0, left: 0 });
});

test("from a database of an older version, which stays as it is", async () => {
  const here = oldOffice(4);
  here.today = "2031-11-01";
  const bytes = readFileSync(here.db);
  const next = `${here.folder}/next.db`;
  const argv = ["init", "--db", next, "--district", "琼山区", "--election", "2031-12-21"];
  const { begunWith } = await here.ok(...argv, "--from", here.db);
  expect(begunWith.villages).toBeGreaterThan(0);
  expect(begunWith.people).toBeGreaterThan(0);
  expect(readFileSync(here.db).equals(bytes)).toBe(true);
  expect(readdirSync(here.folder).sort()).toEqual(["next.db", "talks.db"]);
  expect((await here.talks("doctor", "--db", next)).exit).toBe(0);
});

test("refused: a district it does not know, no database, one that was altered", async () => {
  const here = await last();
  expect(await refused(here, 3, ...begin(here, "乙县"))).toMatchObject({ code: "other-district" });
  const missing = begin(here).with(-1, `${here.folder}/none.db`);
  expect((await refused(here, 8, ...missing)).message).toContain("none.db");
  expect(await refused(here, 8, ...begin(here).with(-1, here.file("x.db", "text")))).toMatchObject({
    code: "not-a-talks-database",
  });
  const altered = `${here.folder}/altered.db`;
  copyFileSync(here.db, altered);
  const db = new Sqlite(altered);
  db.exec("DROP TRIGGER person_changed; UPDATE person SET born = '1999-01' WHERE id = 1");
  db.close();
  expect(await refused(here, 6, ...begin(here).with(-1, altered))).toMatchObject({
    code: "does-not-hold",
  });
});
