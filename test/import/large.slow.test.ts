import { expect, test } from "vitest";
import { office } from "../helpers/talks.ts";
import { bigRoster, emptyOffice, HEAD, known } from "./setup.ts";

const csv = (lines: string[]) => `${[HEAD, ...lines].join("\n")}\n`;

test("20,000 villages at once are what they are in parts", async () => {
  const villages = bigRoster(20_000);
  const whole = await emptyOffice(office());
  const added = await whole.ok("import", whole.file("all.csv", csv(villages.flat())));
  const shared = villages.filter((lines) => lines.length === 4).length;
  expect(added).toMatchObject({
    townships: { added: 400 },
    villages: { added: 20_000 },
    people: { added: 60_000, changed: 0, left: 0 },
    posts: { added: 80_000 + shared },
  });
  expect(added.changes).toHaveLength(80_000 + shared);

  const parts = await emptyOffice(office());
  for (let from = 0; from < villages.length; from += 4_000) {
    const part = villages.slice(from, from + 4_000);
    await parts.ok("import", parts.file("part.csv", csv(part.flat())));
  }
  expect(known(parts)).toEqual(known(whole));

  const again = await whole.ok("import", "all.csv");
  expect(again).toMatchObject({
    people: { added: 0, changed: 0 },
    posts: { added: 0 },
    changes: [],
  });
});

test("rows in whatever order, with quotes or without, are the same roster", async () => {
  const villages = bigRoster(3_000);
  const inOrder = await emptyOffice(office());
  await inOrder.ok("import", inOrder.file("all.csv", csv(villages.flat())));

  const lines = villages.flat();
  const mixed = lines.map((_, i) => lines[(i * 7_919) % lines.length] as string);
  expect(new Set(mixed).size).toBe(lines.length);
  const quoted = mixed.map((line, i) => (i < 5_000 ? line : `"${line.replaceAll(",", '","')}"`));
  const outOfOrder = await emptyOffice(office());
  await outOfOrder.ok("import", outOfOrder.file("all.csv", csv(quoted)));
  expect(known(outOfOrder)).toEqual(known(inOrder));
});

test("every bad row of a large file is counted, the first hundred are named, nothing is changed", async () => {
  const here = await emptyOffice(office());
  const before = known(here);
  // One name twice in each village, which nothing tells apart.
  const lines = bigRoster(5_000).map(([first = ""]) => first.replace(/A\d+,1970-01$/, ","));
  const file = here.file("all.csv", csv(lines.flatMap((line) => [line, line])));
  const { exit, stderr } = await here.talks("import", file, "--json");
  const { error } = JSON.parse(stderr);
  expect({ exit, issues: error.issues.length }).toEqual({ exit: 3, issues: 100 });
  expect(error.message).toMatch(/10,?000/);
  expect(error.issues[0]).toMatchObject({ row: 2, column: "name" });
  expect((await here.talks("import", file)).stderr).toMatch(/9,?900/);
  expect(known(here)).toEqual(before);
});
