import { expect, test } from "vitest";
import { refused } from "../contract/setup.ts";
import { office } from "../helpers/talks.ts";

async function village(rows: string[]) {
  const here = office();
  await here.ok(
    "init",
    "--district",
    "琼山区",
    "--start",
    "2026-09-01",
    "--election",
    "2026-12-10",
  );
  await take(here, rows);
  await here.ok("assign");
  return here;
}

const csv = (rows: string[]) =>
  `township,village,name,born,party_post,committee_post,from\n${rows.map((row) => `龙塘镇,三桥村,${row}\n`).join("")}`;
const take = (here: ReturnType<typeof office>, rows: string[]) =>
  here.ok("import", here.file("c.csv", csv(rows)));
const people = async (here: ReturnType<typeof office>) => {
  const { talks } = await here.ok("list", "--status", "all", "--tier", "3");
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  return talks.map(({ person }: any) => `${person.name} ${person.born}`).sort();
};

test("rule 21: two birth months tell namesakes apart", async () => {
  const here = await village(["吴一,1975-03,secretary,,", "吴一,1980-01,member,,"]);
  expect(await people(here)).toEqual(["吴一 1975-03", "吴一 1980-01"]);
});

test.each([0, 1])("rule 21: two who could both be the one known are refused (%s)", async (turn) => {
  const here = await village(["吴一,,secretary,,"]);
  const rows = ["吴一,1975-03,secretary,,", "吴一,1980-01,member,,"];
  const file = here.file("n.csv", csv(turn ? rows.reverse() : rows));
  const { issues } = await refused(here, 3, "import", file);
  expect(new Set(issues.map(({ row }: { row: number }) => row))).toEqual(new Set([2, 3]));
  // The way out: first who was there already.
  await take(here, ["吴一,1975-03,secretary,,"]);
  await take(here, rows);
  await here.ok("assign");
  expect(await people(here)).toEqual(["吴一 1975-03", "吴一 1980-01"]);
});

test.each([0, 1])(
  "rule 21: the known month decides, in any order of the rows (%s)",
  async (turn) => {
    const here = await village(["吴一,1975-03,secretary,,"]);
    const rows = ["吴一,1975-03,,director,", "吴一,1980-01,member,,"];
    await take(here, turn ? rows.reverse() : rows);
    await here.ok("assign");
    expect(await people(here)).toEqual(["吴一 1975-03", "吴一 1980-01"]);
  },
);

test("rule 21: a blank month beside a namesake is refused with both rows", async () => {
  const here = office();
  await here.ok(
    "init",
    "--district",
    "琼山区",
    "--start",
    "2026-09-01",
    "--election",
    "2026-12-10",
  );
  const file = here.file("c.csv", csv(["吴一,1975-03,secretary,,", "吴一,,member,,"]));
  expect((await refused(here, 3, "import", file)).issues).toMatchObject([{ row: 2 }, { row: 3 }]);
});

test("vacant posts with another or no first day are the same the second time", async () => {
  const rows = [
    ",,,director,2025-12",
    ",,,director,",
    ",,,deputy_director,",
    ",,,deputy_director,2026-01",
  ];
  const here = await village(rows);
  const before = (await here.ok("history")).events.length;
  here.today = "2026-11-05";
  await take(here, rows);
  await take(here, rows.reverse());
  expect((await here.ok("history")).events).toHaveLength(before);
});
