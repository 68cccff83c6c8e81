import { expect, test } from "vitest";
import { office } from "../helpers/talks.ts";

/** An office that votes on 2026-12-10, on a day after; 三桥村 votes its branch on 12-08. */
async function voted() {
  const here = office("2026-11-01");
  await here.ok(
    "init",
    "--district",
    "琼山区",
    "--start",
    "2026-09-01",
    "--election",
    "2026-12-10",
  );
  const villages =
    "township,village,branch_election,committee_election\n龙塘镇,三桥村,2026-12-08,2026-12-10\n";
  await here.ok("import", here.file("v.csv", villages));
  await cadres(here, "张三,secretary,\n龙塘镇,三桥村,李四,member,");
  await here.ok("assign");
  here.today = "2026-12-20";
  return here;
}

async function cadres(here: ReturnType<typeof office>, rows: string) {
  const text = `township,village,name,party_post,from\n龙塘镇,三桥村,${rows}\n`;
  return here.ok("import", here.file("c.csv", text));
}

const posts = async (here: ReturnType<typeof office>) => {
  await here.ok("assign");
  const { talks } = await here.ok("list", "--status", "all", "--tier", "3");
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  return talks.map(({ person, status, closedBecause }: any) => [
    person.name,
    status,
    closedBecause,
  ]);
};
const OWED = [
  ["张三", "outstanding", null],
  ["李四", "outstanding", null],
];

test("rule 9: the month of the election closes no talk and opens none", async () => {
  const here = await voted();
  const { warnings } = await cadres(
    here,
    "王五,secretary,2026-12\n龙塘镇,三桥村,李四,member,2026-12",
  );
  expect(await posts(here)).toEqual(OWED);
  expect(warnings).toEqual([]);
});

test("the same statement after the election twice writes no event", async () => {
  const here = await voted();
  const rows = "王五,secretary,2026-12\n龙塘镇,三桥村,李四,member,2021-03";
  await cadres(here, rows);
  const before = (await here.ok("history")).events.length;
  await cadres(here, rows);
  expect((await here.ok("history")).events).toHaveLength(before);
});

test("a full day before the election stands as written, and is pointed out", async () => {
  const here = await voted();
  const { warnings } = await cadres(here, "王五,secretary,2026-12-01\n龙塘镇,三桥村,李四,member,");
  expect(await posts(here)).toContainEqual(["张三", "closed", "left-post"]);
  expect(warnings.join()).toMatch(/王五.*2026-12-01/);
});

test("another month, and one before the election is over, is its first day", async () => {
  const here = await voted();
  await cadres(here, "王五,secretary,2026-11\n龙塘镇,三桥村,李四,member,");
  expect(await posts(here)).toContainEqual(["张三", "closed", "left-post"]);
  const early = await voted();
  early.today = "2026-12-10";
  await cadres(early, "王五,secretary,2026-12\n龙塘镇,三桥村,李四,member,");
  expect(await posts(early)).toContainEqual(["张三", "closed", "left-post"]);
});
