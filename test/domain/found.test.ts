import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASPECTS, disagreements, type Found } from "../../src/domain/found.ts";
import { FINDINGS, type FindingName, GRADES, type Grade } from "../../src/domain/judging.ts";
import { INTENTIONS, RECOMMENDATIONS } from "../../src/domain/talk.ts";

type Said = Partial<Record<FindingName, Grade | null>> &
  Partial<Pick<Found, "intention" | "recommend" | "completes">>;

function entry({ intention = null, recommend = null, completes = true, ...grades }: Said): Found {
  const finding = (name: FindingName) => ({ text: "x", grade: grades[name] ?? null });
  return {
    ...{ tier: 1, talk: 1, record: 1, date: "2026-11-02", talker: "陈", mode: "in_person" },
    findings: {
      mind: finding("mind"),
      ability: finding("ability"),
      politics: finding("politics"),
      standing: finding("standing"),
    },
    ...{ completes, intention, recommend, redacted: false, risk: null, suggestion: null },
    ...{ followUp: null, followUpOwner: null, followUpDue: null },
  };
}

describe("where the tiers disagree", () => {
  test("the worked example", () => {
    expect(
      disagreements([
        entry({ mind: "good", ability: "good", intention: "stay", recommend: "retain" }),
        entry({ mind: "fairly_good", ability: "average", intention: "stay", recommend: "retain" }),
        entry({
          mind: "good",
          ability: "fairly_good",
          intention: "step_down",
          recommend: "adjust",
        }),
      ]),
    ).toEqual(["ability", "intention", "recommend"]);
  });

  test.each<[Grade, Grade, boolean]>([
    ["good", "fairly_good", false],
    ["good", "average", true],
    ["good", "poor", true],
    ["fairly_good", "average", false],
    ["fairly_good", "poor", true],
    ["average", "poor", false],
    ["good", "unknown", false],
    ["unknown", "poor", false],
    ["poor", "poor", false],
  ])("%s beside %s: %s", (one, other, apart) => {
    const said = disagreements([entry({ standing: one }), entry({ standing: other })]);
    expect(said).toEqual(apart ? ["standing"] : []);
  });

  test("undecided and blank are not compared", () => {
    const all = [
      entry({ intention: "stay", recommend: "replace" }),
      entry({ intention: "undecided", recommend: "undecided" }),
      entry({}),
    ];
    expect(disagreements(all)).toEqual([]);
  });

  test("an attempt is not compared", () => {
    const attempt = entry({ ability: "poor", intention: "transfer", completes: false });
    expect(disagreements([entry({ ability: "good", intention: "stay" }), attempt])).toEqual([]);
  });

  test("nor does it matter in which order they stand, and one alone never disagrees", () => {
    const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
    const said = fc.record({
      ...Object.fromEntries(FINDINGS.map((name) => [name, orNull(GRADES)])),
      intention: orNull(INTENTIONS),
      recommend: orNull(RECOMMENDATIONS),
      completes: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(
          said.map((one) => entry(one as Said)),
          { maxLength: 4 },
        ),
        (entries) => {
          const found = disagreements(entries);
          expect(disagreements([...entries].reverse())).toEqual(found);
          expect(ASPECTS.filter((aspect) => found.includes(aspect))).toEqual(found);
          for (const one of entries) expect(disagreements([one, one])).toEqual([]);
          // Whatever disagrees does so between two of them.
          const pairs = entries.flatMap((a) => entries.map((b) => disagreements([a, b])));
          expect(ASPECTS.filter((aspect) => pairs.some((pair) => pair.includes(aspect)))).toEqual(
            found,
          );
        },
      ),
    );
  });
});
