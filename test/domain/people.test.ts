import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownPerson, recognise, tellApart } from "../../src/domain/people.ts";
import type { CadreRow, PersonDetails } from "../../src/domain/roster.ts";

const UNKNOWN: PersonDetails = {
  staffNo: null,
  born: null,
  sex: null,
  idLastFour: null,
  phone: null,
  coopHead: null,
  education: null,
  background: null,
};
let line = 1;
const row = (village: string, name: string, details: Partial<PersonDetails> = {}): CadreRow => ({
  at: { file: "cadres.csv", row: ++line },
  district: null,
  township: "龙塘镇",
  village,
  name,
  posts: ["secretary"],
  branch: "",
  from: null,
  details: { ...UNKNOWN, ...details },
});

/** Who is who, as the rows of each person; or the codes of what is refused. */
function whoIsWho(rows: CadreRow[]): CadreRow[][] | string[] {
  const { people, clashes } = tellApart(rows, ({ village }) => village);
  return clashes.length > 0 ? clashes.map(({ code }) => code) : people.map(({ rows }) => rows);
}

describe("rows of one statement that are one person", () => {
  test.each<[string, CadreRow[]]>([
    [
      "one staff number in two villages",
      [row("三桥村", "吴一", { staffNo: "A1" }), row("龙富村", "吴一", { staffNo: "A1" })],
    ],
    [
      "one name and birth month in one village",
      [row("三桥村", "吴一", { born: "1975-03" }), row("三桥村", "吴一", { born: "1975-03" })],
    ],
    [
      "the same with the name spelled out of line",
      [row("三桥村", "吴一", { born: "1975-03" }), row("三桥村", "吴　一", { born: "1975-03" })],
    ],
  ])("%s", (_, rows) => {
    expect(whoIsWho(rows)).toEqual([rows]);
  });
});

describe("rows of one statement that are several people", () => {
  test.each<[string, CadreRow[]]>([
    ["one name in two villages", [row("三桥村", "吴一"), row("龙富村", "吴一")]],
    [
      "one name and birth month in two villages (by staff number alone)",
      [row("三桥村", "吴一", { born: "1975-03" }), row("龙富村", "吴一", { born: "1975-03" })],
    ],
    [
      "namesakes in one village told apart by staff number",
      [row("三桥村", "吴一", { staffNo: "A1" }), row("三桥村", "吴一", { staffNo: "A2" })],
    ],
    [
      "a staff number here is nobody without one there",
      [row("三桥村", "吴一", { staffNo: "A1" }), row("龙富村", "吴一")],
    ],
    [
      "namesakes in one village told apart by birth month, one with a staff number",
      [
        row("三桥村", "吴一", { staffNo: "A1", born: "1975-03" }),
        row("三桥村", "吴一", { born: "1980-01" }),
      ],
    ],
    [
      "namesakes in one village told apart by birth month alone",
      [row("三桥村", "吴一", { born: "1975-03" }), row("三桥村", "吴一", { born: "1980-01" })],
    ],
    ["two names in one village", [row("三桥村", "吴一"), row("三桥村", "吴二")]],
  ])("%s", (_, rows) => {
    expect(whoIsWho(rows)).toEqual(rows.map((one) => [one]));
  });
});

describe("namesakes in one village are refused with both rows named", () => {
  test.each<[string, CadreRow[]]>([
    ["nothing tells them apart", [row("三桥村", "吴一"), row("三桥村", "吴一")]],
    [
      "one gives a birth month, one does not",
      [row("三桥村", "吴一", { born: "1975-03" }), row("三桥村", "吴一")],
    ],
    [
      "two give different birth months, a third none",
      [
        ...[row("三桥村", "吴一", { born: "1975-03" }), row("三桥村", "吴一", { born: "1980-01" })],
        row("三桥村", "吴一"),
      ],
    ],
    [
      "one has a staff number, the other a birth month",
      [row("三桥村", "吴一", { staffNo: "A1" }), row("三桥村", "吴一", { born: "1975-03" })],
    ],
    [
      "one may be either of two with staff numbers",
      [
        row("三桥村", "吴一", { staffNo: "A1", born: "1975-03" }),
        row("三桥村", "吴一", { staffNo: "A2", born: "1975-03" }),
        row("三桥村", "吴一", { born: "1975-03" }),
      ],
    ],
    [
      "two have staff numbers, the third nothing",
      [
        ...[row("三桥村", "吴一", { staffNo: "A1" }), row("三桥村", "吴一", { staffNo: "A2" })],
        row("三桥村", "吴一"),
      ],
    ],
  ])("%s", (_, rows) => {
    const { clashes } = tellApart(rows, ({ village }) => village);
    expect(clashes).toHaveLength(1);
    expect(clashes[0]).toMatchObject({ code: "namesakes", rows });
  });
});

test("rows of one person that contradict each other are refused", () => {
  const rows = [
    row("三桥村", "吴一", { staffNo: "A1", born: "1975-03" }),
    row("龙富村", "吴一", { staffNo: "A1", born: "1975-04" }),
  ];
  expect(whoIsWho(rows)).toEqual(["contradicts"]);
});

test("what one row leaves blank another row of the same person fills in", () => {
  const rows = [
    row("三桥村", "吴一", { staffNo: "A1", born: "1975-03" }),
    row("龙富村", "吴一", { staffNo: "A1", sex: "male" }),
  ];
  const { people } = tellApart(rows, ({ village }) => village);
  expect(people[0]?.details).toEqual({ ...UNKNOWN, staffNo: "A1", born: "1975-03", sex: "male" });
});

test("who is who does not depend on the order of the rows", () => {
  const rows = fc.array(
    fc
      .record({
        village: fc.constantFrom("三桥村", "龙富村"),
        name: fc.constantFrom("吴一", "吴二"),
        staffNo: fc.option(fc.constantFrom("A1", "A2")),
        born: fc.option(fc.constantFrom("1975-03", "1980-01")),
      })
      .map(({ village, name, ...details }) => row(village, name, details)),
    { maxLength: 5 },
  );
  const inOrder = (found: CadreRow[][] | string[]) =>
    found
      .map((one) =>
        typeof one === "string"
          ? one
          : one
              .map(({ at }) => at.row)
              .sort()
              .join(),
      )
      .sort();
  fc.assert(
    fc.property(
      rows.chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      ([rows, shuffled]) => {
        expect(inOrder(whoIsWho(shuffled))).toEqual(inOrder(whoIsWho(rows)));
      },
    ),
    { numRuns: 1000 },
  );
});

describe("against the people of that name whom the database knows in the village", () => {
  const known = (id: number, staffNo: string | null, born: string | null): KnownPerson => ({
    id,
    staffNo,
    born,
  });
  const find = (details: Partial<PersonDetails>, ...namesakes: KnownPerson[]) => {
    const found = recognise({ ...UNKNOWN, ...details }, namesakes);
    return found === "ambiguous" ? found : (found?.id ?? null);
  };

  test.each<[string, Partial<PersonDetails>, KnownPerson]>([
    ["a blank birth month", {}, known(1, null, "1975-03")],
    ["a newly given birth month", { born: "1975-03" }, known(1, null, null)],
    ["a blank staff number", { born: "1975-03" }, known(1, "A1", "1975-03")],
    ["a newly given staff number", { staffNo: "A1" }, known(1, null, "1975-03")],
    ["both blank", {}, known(1, "A1", "1975-03")],
    ["nothing known", { staffNo: "A1", born: "1975-03" }, known(1, null, null)],
  ])("%s matches the only one there", (_, details, namesake) => {
    expect(find(details, namesake)).toBe(1);
  });

  test.each<[string, Partial<PersonDetails>, KnownPerson]>([
    ["another staff number", { staffNo: "A2" }, known(1, "A1", null)],
    ["another birth month", { born: "1980-01" }, known(1, null, "1975-03")],
    [
      "another staff number and the same month",
      { staffNo: "A2", born: "1975-03" },
      known(1, "A1", "1975-03"),
    ],
  ])("%s is somebody else", (_, details, namesake) => {
    expect(find(details, namesake)).toBeNull();
  });

  test("nobody of that name is known", () => {
    expect(find({ born: "1975-03" })).toBeNull();
  });

  test("the name alone never decides between two", () => {
    expect(find({}, known(1, "A1", null), known(2, "A2", null))).toBe("ambiguous");
    expect(find({}, known(1, null, "1975-03"), known(2, null, "1980-01"))).toBe("ambiguous");
  });

  test("a birth month they share does not either", () => {
    const both = [known(1, "A1", "1975-03"), known(2, "A2", "1975-03")];
    expect(find({ born: "1975-03" }, ...both)).toBe("ambiguous");
  });

  test("a birth month decides between two", () => {
    const both = [known(1, "A1", "1975-03"), known(2, "A2", "1980-01")];
    expect(find({ born: "1980-01" }, ...both)).toBe(2);
  });
});
