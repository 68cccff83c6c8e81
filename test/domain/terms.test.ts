import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BEFORE, dayBefore, OPEN } from "../../src/domain/days.ts";
import { type KnownTerm, restate, type StatedTerm } from "../../src/domain/terms.ts";

const TODAY = "2026-08-01";
const YESTERDAY = "2026-07-31";
type Term = [who: string | null, from: string, to: string];
type Row = [who: string | null, from: string | null, to?: string | null];

interface Setting {
  oneAtATime: boolean;
  effective?: string;
  firstSeen?: boolean;
}
const SEAT: Setting = { oneAtATime: true };
const COMMITTEE: Setting = { oneAtATime: false };
const EVERYWHERE = [
  ["a seat", SEAT],
  ["a committee", COMMITTEE],
] as const;

const toKnown = (terms: Term[]): KnownTerm[] =>
  terms.map(([who, from, to], i) => ({ id: i + 1, who, from, to }));
const toStated = (rows: Row[]): StatedTerm[] =>
  rows.map(([who, from, to = null]) => ({ who, from, to }));

function change(known: Term[], rows: Row[], setting: Setting) {
  const { effective = TODAY, firstSeen = known.length === 0, oneAtATime } = setting;
  return restate(toKnown(known), toStated(rows), { effective, firstSeen, oneAtATime });
}

const byFirstDay = ([who, from]: Term, [other, since]: Term) =>
  `${from}${who}` < `${since}${other}` ? -1 : 1;

/** All terms known after a statement, in the order of their first days. */
function termsAfter(known: Term[], rows: Row[], setting: Setting): Term[] {
  const { added, kept, ended, vanished } = change(known, rows, setting);
  const terms = new Map(
    toKnown(known).map(({ id, who, from, to }) => [id, [who, from, to] as Term]),
  );
  for (const { id, from, to } of [...kept, ...ended]) {
    terms.set(id, [terms.get(id)?.[0] ?? null, from, to]);
  }
  for (const id of vanished) terms.delete(id);
  const additions = added.map(({ stated, from, to }): Term => [stated.who, from, to]);
  return [...terms.values(), ...additions].sort(byFirstDay);
}

// The headings are the sentences of contract.md, "From when".

describe.each(EVERYWHERE)("in %s", (_, setting) => {
  describe("a row's from and to are its term, whatever --effective says", () => {
    test.each([BEFORE, "2026-04-01", "2026-12-01"])("effective %s", (effective) => {
      const rows: Row[] = [["甲", "2026-03-01", "2026-05-31"]];
      const term: Term = ["甲", "2026-03-01", "2026-05-31"];
      expect(termsAfter([], rows, { ...setting, effective, firstSeen: true })).toEqual([term]);
      expect(termsAfter([], rows, { ...setting, effective, firstSeen: false })).toEqual([term]);
    });
  });

  describe("without from", () => {
    test("a holder or post already known keeps its own", () => {
      const known: Term[] = [["甲", "2021-01-10", OPEN]];
      expect(termsAfter(known, [["甲", null]], setting)).toEqual(known);
    });

    test("in a seat or village seen for the first time it counts from before the cycle", () => {
      expect(termsAfter([], [["甲", null]], setting)).toEqual([["甲", BEFORE, OPEN]]);
    });

    test("otherwise from --effective", () => {
      expect(termsAfter([], [["甲", null]], { ...setting, firstSeen: false })).toEqual([
        ["甲", TODAY, OPEN],
      ]);
      expect(termsAfter([["甲", BEFORE, "2026-03-31"]], [["甲", null]], setting)).toEqual([
        ["甲", BEFORE, "2026-03-31"],
        ["甲", TODAY, OPEN],
      ]);
    });
  });

  describe("who is no longer named", () => {
    test("ends the day before the successor's from", () => {
      for (const from of ["2026-06-01", "2026-12-01"]) {
        const before = from === "2026-06-01" ? "2026-05-31" : "2026-11-30";
        expect(termsAfter([["甲", BEFORE, OPEN]], [["乙", from]], setting)).toEqual([
          ["甲", BEFORE, before],
          ["乙", from, OPEN],
        ]);
      }
    });

    test("else the day before --effective", () => {
      expect(termsAfter([["甲", BEFORE, OPEN]], [], setting)).toEqual([["甲", BEFORE, YESTERDAY]]);
      expect(termsAfter([["甲", BEFORE, OPEN]], [["乙", null]], setting)).toEqual([
        ["甲", BEFORE, YESTERDAY],
        ["乙", TODAY, OPEN],
      ]);
    });

    test("may be followed by nobody: a vacancy is a term like any other", () => {
      expect(termsAfter([["甲", BEFORE, OPEN]], [[null, "2026-06-01"]], setting)).toEqual([
        ["甲", BEFORE, "2026-05-31"],
        [null, "2026-06-01", OPEN],
      ]);
    });
  });

  test("ended terms stay known", () => {
    const ended: Term[] = [
      ["甲", BEFORE, "2024-12-31"],
      ["乙", "2025-01-01", "2026-03-31"],
    ];
    expect(termsAfter([...ended, ["丙", "2026-04-01", OPEN]], [["丁", null]], setting)).toEqual([
      ...ended,
      ["丙", "2026-04-01", YESTERDAY],
      ["丁", TODAY, OPEN],
    ]);
  });

  describe("a row naming the same holder with an overlapping term corrects it", () => {
    test.each<[string, Row, Term]>([
      ["an earlier from", ["甲", "2025-06-01"], ["甲", "2025-06-01", OPEN]],
      ["a later from", ["甲", "2026-05-01"], ["甲", "2026-05-01", OPEN]],
      ["a last day", ["甲", null, "2026-05-31"], ["甲", "2026-01-01", "2026-05-31"]],
      ["both", ["甲", "2025-06-01", "2026-05-31"], ["甲", "2025-06-01", "2026-05-31"]],
    ])("%s", (_, row, corrected) => {
      expect(termsAfter([["甲", "2026-01-01", OPEN]], [row], setting)).toEqual([corrected]);
    });

    test("one that does not overlap is another term", () => {
      expect(
        termsAfter([["甲", "2024-01-01", "2024-12-31"]], [["甲", "2026-01-01"]], setting),
      ).toEqual([
        ["甲", "2024-01-01", "2024-12-31"],
        ["甲", "2026-01-01", OPEN],
      ]);
    });
  });

  test("a term of one day is a term", () => {
    expect(termsAfter([["甲", YESTERDAY, OPEN]], [["乙", null]], setting)).toEqual([
      ["甲", YESTERDAY, YESTERDAY],
      ["乙", TODAY, OPEN],
    ]);
  });

  test("a term replaced on the day it began vanishes", () => {
    expect(termsAfter([["甲", TODAY, OPEN]], [["乙", null]], setting)).toEqual([
      ["乙", TODAY, OPEN],
    ]);
    expect(termsAfter([["甲", "2026-06-01", OPEN]], [["乙", "2026-06-01"]], setting)).toEqual([
      ["乙", "2026-06-01", OPEN],
    ]);
    expect(termsAfter([["甲", TODAY, OPEN]], [], setting)).toEqual([]);
  });
});

describe("in a seat", () => {
  test("who had left before is no successor", () => {
    const known: Term[] = [["乙", "2022-01-01", OPEN]];
    expect(termsAfter(known, [["甲", "2020-01-01", "2021-12-31"]], SEAT)).toEqual([
      ["甲", "2020-01-01", "2021-12-31"],
      ["乙", "2022-01-01", YESTERDAY],
    ]);
  });

  test("a successor whose from is corrected moves the predecessor's last day", () => {
    const known: Term[] = [
      ["甲", BEFORE, YESTERDAY],
      ["乙", TODAY, OPEN],
    ];
    expect(termsAfter(known, [["乙", "2026-06-01"]], SEAT)).toEqual([
      ["甲", BEFORE, "2026-05-31"],
      ["乙", "2026-06-01", OPEN],
    ]);
  });
});

describe("in a committee several hold the same post", () => {
  test("a newcomer beside those still named ends nobody's term", () => {
    const known: Term[] = [
      ["甲", BEFORE, OPEN],
      ["乙", BEFORE, OPEN],
    ];
    expect(
      termsAfter(
        known,
        [
          ["甲", null],
          ["乙", null],
          ["丙", "2026-06-01"],
        ],
        COMMITTEE,
      ),
    ).toEqual([...known.toReversed(), ["丙", "2026-06-01", OPEN]]);
  });
});

// ---- Properties ----

const DAYS = Array.from({ length: 24 }, (_, i) =>
  new Date(Date.UTC(2026, 0, 1 + 15 * i)).toISOString().slice(0, 10),
);
const someDay = fc.constantFrom(...DAYS);
const who = fc.constantFrom("甲", "乙", "丙", null);

/** Terms one after the other, with days in between or without; the first may be from before anybody asked, the last not over. */
const inTurn = fc
  .record({
    days: fc.uniqueArray(someDay, { maxLength: 8 }),
    who: fc.array(who, { minLength: 4, maxLength: 4 }),
    fromBefore: fc.boolean(),
    gaps: fc.boolean(),
    open: fc.boolean(),
  })
  .map(({ days, who, fromBefore, gaps, open }) => {
    const ordered = [...days].sort();
    const count = Math.floor(ordered.length / 2);
    return Array.from({ length: count }, (_, i): Term => {
      const from = i === 0 && fromBefore ? BEFORE : (ordered[2 * i] ?? "");
      const next = ordered[2 * i + 2];
      const last = gaps || !next ? (ordered[2 * i + 1] ?? "") : dayBefore(next);
      const to = i === count - 1 && open ? OPEN : last;
      return [who[i] ?? null, from, to];
    });
  });
/** The same as rows, which may leave the first from and the last to blank. */
const rowsInTurn = inTurn.map((terms) =>
  terms.map(
    ([who, from, to]): Row => [who, from === BEFORE ? null : from, to === OPEN ? null : to],
  ),
);
/** Anybody at any time, each at most once, as members of a committee are stated. */
const crowd = fc
  .uniqueArray(fc.tuple(who, fc.option(someDay)), { selector: ([one]) => one })
  .map((rows) => rows.map((row): Row => row));

const areInTurn = (terms: Term[]) => {
  const ordered = [...terms].sort(byFirstDay);
  return ordered.every(
    ([, from, to], i) => from <= to && (i === 0 || (ordered[i - 1]?.[2] ?? "") < from),
  );
};

/** What the rows themselves come to; an import refuses them when they overlap or run backwards. */
function statedTerms(known: Term[], rows: Row[], setting: Setting): Term[] {
  const { kept, added } = change(known, rows, setting);
  return [...kept, ...added].map(({ stated, from, to }): Term => [stated.who, from, to]);
}

test("two terms of a seat never overlap when those stated do not", () => {
  fc.assert(
    fc.property(inTurn, rowsInTurn, someDay, (known, rows, effective) => {
      const setting = { ...SEAT, effective };
      fc.pre(areInTurn(statedTerms(known, rows, setting)));
      const terms = termsAfter(known, rows, setting);
      expect(areInTurn(terms), JSON.stringify(terms)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("what is stated holds; nobody unnamed gains a day; what had ended before stays", () => {
  fc.assert(
    fc.property(inTurn, rowsInTurn, someDay, fc.boolean(), (known, rows, effective, oneAtATime) => {
      const setting = { oneAtATime, effective };
      const terms = termsAfter(known, rows, setting);
      const stated = statedTerms(known, rows, setting);
      for (const [who, from, to] of rows) {
        expect(stated).toContainEqual([who, from ?? expect.any(String), to ?? OPEN]);
      }
      expect(terms).toEqual(expect.arrayContaining(stated));
      const isNamed = (who: Term[0]) => rows.some(([named]) => named === who);
      for (const [who, from, to] of terms.filter(([who]) => !isNamed(who))) {
        const was = known.find((term) => term[0] === who && term[1] === from);
        // In a committee the end is always inferred, and moves with the successor's from.
        const follows = !oneAtATime && stated.some(([, since]) => dayBefore(since) === to);
        expect(was && (to <= was[2] || follows), `${who} ${from} ${to}`).toBe(true);
      }
      for (const term of known.filter(([who]) => !isNamed(who))) {
        const isFollowed = known.some(([, from]) => dayBefore(from) === term[2]);
        const isOver = [effective, ...stated.map(([, from]) => from)].every((day) => term[2] < day);
        if (isOver && (oneAtATime || !isFollowed)) expect(terms).toContainEqual(term);
      }
    }),
    { numRuns: 2000 },
  );
});

function expectNoNews(known: Term[], rows: Row[], setting: Setting) {
  const once = termsAfter(known, rows, setting);
  const second = change(once, rows, { ...setting, firstSeen: once.length === 0 });
  expect(second).toMatchObject({ added: [], ended: [], vanished: [] });
  expect(second.kept.filter(({ changed }) => changed)).toEqual([]);
}

test("stating a seat twice changes nothing the second time", () => {
  fc.assert(
    fc.property(inTurn, rowsInTurn, someDay, (known, rows, effective) => {
      const setting = { ...SEAT, effective };
      fc.pre(areInTurn(statedTerms(known, rows, setting)));
      expectNoNews(known, rows, setting);
    }),
    { numRuns: 3000 },
  );
});

test("stating a committee twice changes nothing the second time, whatever was stated before", () => {
  const statements = fc.array(crowd, { minLength: 1, maxLength: 4 });
  const days = fc.array(someDay, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(statements, days, (statements, days) => {
      const inOrder = [...days].sort();
      let known: Term[] = [];
      for (const [i, rows] of statements.entries()) {
        const setting = { ...COMMITTEE, effective: inOrder[i] ?? "" };
        expectNoNews(known, rows, setting);
        known = termsAfter(known, rows, setting);
      }
    }),
    { numRuns: 3000 },
  );
});

test("the order of a seat's rows does not matter", () => {
  fc.assert(
    fc.property(inTurn, rowsInTurn, someDay, (known, rows, effective) => {
      const setting = { ...SEAT, effective };
      fc.pre(areInTurn(statedTerms(known, rows, setting)));
      expect(termsAfter(known, rows.toReversed(), setting)).toEqual(
        termsAfter(known, rows, setting),
      );
    }),
    { numRuns: 3000 },
  );
});

// ---- Examples that were once wrong ----

// "The same statement twice changes nothing the second time."
test("a successor announced for a later day, stated twice in a committee", () => {
  expectNoNews([["甲", BEFORE, OPEN]], [["乙", "2026-10-01"]], COMMITTEE);
});

// "Who is no longer named ends the day before the successor's from", also when that is corrected.
test("a successor's from corrected in a committee", () => {
  const known: Term[] = [
    ["甲", BEFORE, YESTERDAY],
    ["乙", TODAY, OPEN],
  ];
  expect(termsAfter(known, [["乙", "2026-06-01"]], COMMITTEE)).toEqual([
    ["甲", BEFORE, "2026-05-31"],
    ["乙", "2026-06-01", OPEN],
  ]);
});

// "One statement, in any order": 甲 left in March and came back in June.
test("two terms of one known holder, in any order", () => {
  const known: Term[] = [["甲", BEFORE, OPEN]];
  const rows: Row[] = [
    ["甲", null, "2026-03-31"],
    ["甲", "2026-06-01"],
  ];
  const expected: Term[] = [
    ["甲", BEFORE, "2026-03-31"],
    ["甲", "2026-06-01", OPEN],
  ];
  expect(termsAfter(known, rows, SEAT)).toEqual(expected);
  expect(termsAfter(known, rows.toReversed(), SEAT)).toEqual(expected);
});

// "The same statement twice changes nothing the second time": 甲 comes back, and the vacancy begins
// anew, both later than --effective. The second time 甲's first term, over on 27 September, ends on
// 30 May. In endInCommittee, `was === null || from > effective` would do it.
test("those who come back on a later day, stated twice in a committee", () => {
  const setting = { ...COMMITTEE, effective: "2026-01-01" };
  const before: Row[][] = [
    [
      [null, null],
      ["甲", null],
    ],
    [["丙", "2026-09-28"]],
  ];
  const known = before.reduce<Term[]>((terms, rows) => termsAfter(terms, rows, setting), []);
  const rows: Row[] = [
    ["甲", "2026-10-28"],
    [null, "2026-05-31"],
  ];
  expectNoNews(known, rows, setting);
});
