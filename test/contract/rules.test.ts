import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CADRES, LEADERS, office, VILLAGES } from "../helpers/talks.ts";
import { bytes, names, refused, staffedOffice, talkOf } from "./setup.ts";

const INIT = ["init", "--district", "琼山区", "--election", "2026-12-10"];

// biome-ignore lint/suspicious/noExplicitAny: a printed document
type Row = any;

test("prints a document that init --rules takes back", async () => {
  const { stdout } = await (await staffedOffice()).talks("rules", "--json");
  const here = office();
  const file = here.file("rules.json", stdout);
  await here.ok(...INIT, "--rules", file);
  expect((await here.talks("rules", "--json")).stdout).toBe(stdout);
  await here.ok(
    "import",
    here.file("l.csv", LEADERS),
    here.file("v.csv", VILLAGES),
    here.file("c.csv", CADRES),
  );
  expect((await here.ok("assign")).required).toBe(13);
});

test("that are not the built-in ones make the round trip, too", async () => {
  const here = await staffedOffice();
  const own = (await here.ok("rules")) as Row;
  own.rules[1].posts = ["secretary", "first_secretary"];
  own.rules[0].villages = ["key"];
  own.rules.pop();
  const told = await here.ok("rules", "--set", here.file("own.json", JSON.stringify(own)));
  expect(told).toEqual(own);
  const other = office();
  await other.ok(...INIT, "--rules", other.file("r.json", JSON.stringify(told)));
  expect(await other.ok("rules")).toEqual(own);
});

describe("--set", () => {
  test("puts others in force from now on: assign closes, adds and reopens", async () => {
    const here = await staffedOffice();
    const built = await here.ok("rules");
    const own = structuredClone(built);
    own.rules = own.rules.filter((rule: Row) => rule.tier !== 2);
    own.rules[0].villages = "all";
    const before = await here.ok("report");
    await here.ok("rules", "--set", here.file("own.json", JSON.stringify(own)));
    expect((await here.ok("report")).totals).toEqual(before.totals);
    const { added, closed } = await here.ok("assign");
    expect(names(added)).toEqual(["蒙一 1"]);
    expect(names(closed)).toEqual(["吴一 2", "符一 2", "符二 2", "蒙一 2"].sort());
    expect(new Set(closed.map((talk: Row) => talk.closedBecause))).toEqual(
      new Set(["rules-changed"]),
    );
    await here.ok("rules", "--set", here.file("built.json", JSON.stringify(built)));
    expect(names((await here.ok("assign")).reopened)).toHaveLength(4);
  });

  test("lets an office want more than the rule", async () => {
    const here = await staffedOffice({
      cadres: "township,village,name,party_post\n龙塘镇,三桥村,下派,first_secretary\n",
    });
    const own = await here.ok("rules");
    own.rules[1].posts.push("first_secretary");
    await here.ok("rules", "--set", here.file("own.json", JSON.stringify(own)));
    expect(names((await here.ok("assign")).added)).toEqual(["下派 2"]);
    expect((await talkOf(here, "下派", 2)).posts).toEqual(["first_secretary"]);
  });

  test("of the rules in force changes nothing", async () => {
    const here = await staffedOffice();
    const file = here.file("r.json", JSON.stringify(await here.ok("rules")));
    const before = bytes(here);
    await here.ok("rules", "--set", file);
    expect(bytes(here)).toEqual(before);
  });

  test("is in the history", async () => {
    const here = await staffedOffice();
    const own = await here.ok("rules");
    own.rules.pop();
    await here.ok("rules", "--set", here.file("own.json", JSON.stringify(own)));
    const { events } = await here.ok("history");
    expect(events.map((event: Row) => event.what)).toContain("rules");
  });
});

describe("a rules file", () => {
  const rule = { tier: 1, seat: "district_secretary", villages: "all", posts: ["secretary"] };
  const bad: [string, string][] = [
    ["that is empty", ""],
    ["that is no JSON", "{rules}"],
    ["that is null", "null"],
    ["that is a list", "[]"],
    ["without rules", "{}"],
    ["with no rule", JSON.stringify({ rules: [] })],
    ["with an unknown seat", JSON.stringify({ rules: [{ ...rule, seat: "mayor" }] })],
    ["with an unknown post", JSON.stringify({ rules: [{ ...rule, posts: ["boss"] }] })],
    ["with no post", JSON.stringify({ rules: [{ ...rule, posts: [] }] })],
    ["with an unknown flag", JSON.stringify({ rules: [{ ...rule, villages: ["poor"] }] })],
    ["with a tier in words", JSON.stringify({ rules: [{ ...rule, tier: "one" }] })],
    ["with an unknown key", JSON.stringify({ rules: [{ ...rule, colour: "red" }] })],
    ["with a rule that is null", JSON.stringify({ rules: [null] })],
  ];
  test.each(bad)("%s is refused", async (_, text) => {
    const here = await staffedOffice();
    await refused(here, 3, "rules", "--set", here.file("r.json", text));
    const empty = office();
    await refused(empty, 3, ...INIT, "--rules", empty.file("r.json", text));
    expect(readdirSync(empty.folder)).toEqual(["r.json"]);
  });

  test("with a tier beyond all measure is refused", async () => {
    const here = await staffedOffice();
    const text = JSON.stringify({ rules: [{ ...rule, tier: 1e20 }] });
    await refused(here, 3, "rules", "--set", here.file("r.json", text));
  });

  test("that is not there exits with 7, and init leaves no database", async () => {
    const here = await staffedOffice();
    await refused(here, 7, "rules", "--set", `${here.folder}/missing.json`);
    const empty = office();
    await refused(empty, 7, ...INIT, "--rules", `${empty.folder}/missing.json`);
    expect(readdirSync(empty.folder)).toEqual([]);
  });
});

test("are shown to people in sentences", async () => {
  const { stdout } = await (await staffedOffice()).talks("rules");
  for (const word of ["party secretary", "contradictory", "director"])
    expect(stdout).toContain(word);
});
