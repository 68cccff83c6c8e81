import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Due, neededPerDay, pace, spokenPace } from "../../src/domain/pace.ts";
import { en } from "../../src/messages/en/index.ts";
import { zh } from "../../src/messages/zh/index.ts";

const MS = 86_400_000;
const TODAY = "2026-11-15";
const later = (count: number) =>
  new Date(Date.parse(TODAY) + count * MS).toISOString().slice(0, 10);

/** Talks by their deadlines, counted in days from today. */
const talks = fc.array(
  fc.record({ days: fc.integer({ min: -5, max: 12 }), isOutstanding: fc.boolean() }),
  { maxLength: 25 },
);
type Talks = typeof talks extends fc.Arbitrary<infer T> ? T : never;

const dues = (list: Talks): Due[] =>
  list.map(({ days, isOutstanding }) => ({
    deadline: later(days),
    required: 1,
    outstanding: isOutstanding ? 1 : 0,
  }));

/** The formulas of the contract, word by word. */
function bruteForce(list: Talks, completedLately: number) {
  const outstanding = list.filter((talk) => talk.isOutstanding);
  const perDay = completedLately / 14;
  const needs = list
    .filter(({ days }) => days >= 0)
    .map(({ days: due }) => outstanding.filter(({ days }) => days <= due).length / (due + 1));
  const needed = needs.length === 0 ? null : Math.max(...needs);
  let days = 0; // ceil(outstanding / perDay), in whole numbers
  while (completedLately > 0 && days * completedLately < outstanding.length * 14) days++;
  return {
    perDay,
    neededPerDay: needed,
    finish: outstanding.length === 0 || perDay === 0 ? null : later(days - 1),
    makesIt:
      list.length === 0
        ? null
        : outstanding.every((talk) => talk.days >= 0) &&
          (outstanding.length === 0 || perDay >= (needed ?? Number.POSITIVE_INFINITY)),
  };
}

test("the pace is what the contract's formulas say", () => {
  fc.assert(
    fc.property(talks, fc.nat(60), (list, lately) => {
      expect(pace(TODAY, dues(list), lately)).toEqual(bruteForce(list, lately));
    }),
    { numRuns: 2000 },
  );
});

test("it does not matter how talks of one deadline are grouped", () => {
  fc.assert(
    fc.property(talks, fc.nat(60), (list, lately) => {
      const grouped = new Map<string, Due>();
      for (const due of dues(list)) {
        const sum = grouped.get(due.deadline) ?? { ...due, required: 0, outstanding: 0 };
        sum.required += due.required;
        sum.outstanding += due.outstanding;
        grouped.set(due.deadline, sum);
      }
      const reversed = [...grouped.values()].reverse();
      expect(pace(TODAY, reversed, lately)).toEqual(pace(TODAY, dues(list), lately));
    }),
  );
});

const due = (days: number, outstanding: number, required = outstanding): Due => ({
  deadline: later(days),
  required,
  outstanding,
});

describe("what is needed a day", () => {
  test.each([
    ["today is a day to talk on", [due(0, 3)], 3],
    ["the nearer deadline may be the steeper", [due(1, 10), due(99, 10)], 5],
    ["or the farther one", [due(1, 1), due(9, 99)], 10],
    ["what is overdue has to be done as well", [due(-3, 6), due(1, 2)], 4],
    ["everything done: nothing", [due(5, 0, 8)], 0],
    ["no deadline left: none", [due(-1, 6)], null],
    ["nothing required: none", [], null],
  ])("%s", (_, given, needed) => {
    expect(neededPerDay(TODAY, given)).toBe(needed);
  });
});

describe("when it will be finished", () => {
  test.each([
    ["one a day, one left: today", [due(9, 1)], 14, later(0)],
    ["one a day, ten left", [due(9, 10)], 14, later(9)],
    ["a fourteenth a day", [due(9, 1)], 1, later(13)],
    ["three a day, three left: today", [due(9, 3)], 14 * 3, later(0)],
    ["nothing outstanding: no day", [due(9, 0, 3)], 14, null],
    ["no pace: no day", [due(9, 3)], 0, null],
  ])("%s", (_, given, lately, finish) => {
    expect(pace(TODAY, given, lately).finish).toBe(finish);
  });
});

describe("whether it makes it", () => {
  test.each([
    ["exactly the needed pace does", [due(9, 10)], 14, true],
    ["less does not", [due(9, 10)], 13, false],
    ["no pace at all does not", [due(9, 10)], 0, false],
    ["nothing overdue, nothing outstanding", [due(-1, 0, 5)], 0, true],
    ["overdue is too late at any pace", [due(-1, 1), due(9, 1)], 1000, false],
    ["nothing required: no answer", [], 14, null],
  ])("%s", (_, given, lately, makesIt) => {
    expect(pace(TODAY, given, lately).makesIt).toBe(makesIt);
  });
});

describe("a pace as people say it", () => {
  test.each([
    [3, "3 a day", "每天须谈3人次"],
    [2.1, "3 a day", "每天须谈3人次"],
    [1, "one a day", "每天须谈1人次"],
    [0.6, "one a day", "每天须谈1人次"],
    [0.5, "one every two days", "每两天须谈1人次"],
    [0.3, "one every three days", "每3天须谈1人次"],
    [1 / 7, "one a week", "每周须谈1人次"],
    [0.1, "one a week", "每周须谈1人次"],
    [1 / 14, "one every two weeks", "每两周须谈1人次"],
    [0.06, "one every two weeks", "每两周须谈1人次"],
    [0.01, "one every 14 weeks", "每14周须谈1人次"],
  ])("%d a day", (perDay, english, chinese) => {
    expect(en.words.pace(spokenPace(perDay))).toBe(english);
    expect(zh.words.pace(spokenPace(perDay))).toBe(chinese);
  });

  test("is never slower than it must be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 200 }), (n, days) => {
        const said = spokenPace(n / days);
        expect(said.talks / said.days).toBeGreaterThanOrEqual(n / days - 1e-9);
      }),
    );
  });
});
