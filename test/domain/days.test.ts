import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  addDays,
  BEFORE,
  covers,
  dayBefore,
  dayOf,
  daysBetween,
  deadlineOf,
  firstDay,
  isDay,
  isMonth,
  lastDay,
  OPEN,
} from "../../src/domain/days.ts";

const MS = 86_400_000;
const utc = (day: string) => Date.parse(`${day}T00:00Z`);
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const day = fc.integer({ min: utc("1950-01-01") / MS, max: utc("2100-01-01") / MS }).map((n) => {
  return text(n * MS);
});

afterEach(() => vi.unstubAllEnvs());

test.each(["2026-12-09", "2024-02-29", "2000-02-29"])("%s is a day", (value) => {
  expect(isDay(value)).toBe(true);
});

test.each([
  ...["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00"],
  ...["2026-1-1", "20260101", "2026/01/01", "2026-01-01T00:00", " 2026-01-01", "2026-01", ""],
])("%j is no day", (value) => {
  expect(isDay(value)).toBe(false);
});

test("a month is YYYY-MM and nothing else", () => {
  expect(["2026-01", "2026-12"].filter(isMonth)).toHaveLength(2);
  expect(["2026-00", "2026-13", "2026-1", "2026-01-01", ""].filter(isMonth)).toEqual([]);
});

describe("a term stated in months covers all of their days", () => {
  test.each([
    ["2026-02", "2026-02-01", "2026-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2026-11-15", "2026-11-15", "2026-11-15"],
  ])("%s: %s to %s", (stated, first, last) => {
    expect([firstDay(stated), lastDay(stated)]).toEqual([first, last]);
  });
});

test("a term includes both of its ends", () => {
  const term = { from: "2026-03-01", to: "2026-03-31" };
  const days = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"];
  expect(days.map((one) => covers(term, one))).toEqual([false, true, true, false]);
});

test("a term from before the cycle and not over covers every day", () => {
  fc.assert(fc.property(day, (one) => covers({ from: BEFORE, to: OPEN }, one)));
});

// Where clocks change at midnight, a day has no midnight; where they change at all, it has not 24 h.
describe.each(["UTC", "Asia/Shanghai", "America/Sao_Paulo", "Pacific/Auckland", "Asia/Beirut"])(
  "in the time zone %s",
  (zone) => {
    test("days are counted as on a calendar", () => {
      vi.stubEnv("TZ", zone);
      fc.assert(
        fc.property(day, fc.integer({ min: -400, max: 400 }), (from, count) => {
          const to = text(utc(from) + count * MS);
          expect(addDays(from, count)).toBe(to);
          expect(daysBetween(from, to)).toBe(count);
          expect(isDay(to)).toBe(true);
        }),
      );
    });
  },
);

test("a moment falls on the day of the machine's own time zone", () => {
  vi.stubEnv("TZ", "Asia/Shanghai");
  expect(dayOf(new Date("2026-11-01T15:59:59Z"))).toBe("2026-11-01");
  expect(dayOf(new Date("2026-11-01T16:00:00Z"))).toBe("2026-11-02");
});

test("the day before a term from before the cycle is before every day", () => {
  expect(dayBefore(BEFORE) < BEFORE).toBe(true);
  expect(dayBefore("2026-03-01")).toBe("2026-02-28");
});

describe("a village's deadline (rule 9)", () => {
  const CYCLE = "2026-12-10";
  test.each([
    ["none of its own: the cycle's", null, null, "2026-12-09"],
    ["the branch votes first", "2026-11-05", "2026-11-20", "2026-11-04"],
    ["the committee votes first", "2026-11-20", "2026-11-05", "2026-11-04"],
    ["only the branch has a day", "2026-11-20", null, "2026-11-19"],
    ["only the committee has a day", null, "2026-11-20", "2026-11-19"],
    ["its own day counts even when it is the later", null, "2027-01-01", "2026-12-31"],
  ])("%s", (_, branchElection, committeeElection, deadline) => {
    expect(deadlineOf({ branchElection, committeeElection }, CYCLE)).toBe(deadline);
  });
});
