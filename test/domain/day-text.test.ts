import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDayText } from "../../src/domain/day-text.ts";
import { addDays } from "../../src/domain/days.ts";

const CYCLE = { start: "2026-09-01", election: "2026-12-20" };
const OVER_NEW_YEAR = { start: "2026-11-01", election: "2027-02-10" };

describe("a day as anybody writes it", () => {
  test.each([
    ...["2026/3/1", "2026.3.1", "2026-3-1", "2026年3月1日", "2026年3月1号", "20260301"],
    ...["２０２６－０３－０１", "2026年 3月 1日", "二〇二六年三月一日", " 2026-03-01 "],
    ...["2026.3.1上午", "2026年3月1日（星期日）", "2026年3月1日 周日 下午3点", "2026-03-01 09:30"],
    ...["2026/3/1 9:30:00", "2026-03-01T09:30", "2026年3月1日9时30分", "2026.03.01 星期天"],
  ])("%s", (text) => expect(readDayText(text, null)).toEqual({ day: "2026-03-01" }));

  test("in every writing, every day", () => {
    const writings = [
      (y: number, m: number, d: number) => `${y}/${m}/${d}`,
      (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
      (y: number, m: number, d: number) => `${y}.${m}.${d} 10:05`,
      (y: number, m: number, d: number) => y * 10_000 + m * 100 + d,
    ];
    fc.assert(
      fc.property(fc.nat(60_000), fc.constantFrom(...writings), (count, write) => {
        const day = addDays("1950-01-01", count);
        const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
        expect(readDayText(String(write(y, m, d)), null)).toEqual({ day });
      }),
    );
  });
});

describe("a day without a year", () => {
  test("is one of the cycle", () => {
    expect(readDayText("3月1日", CYCLE)).toEqual({ day: "2026-03-01", yearAssumed: true });
    expect(readDayText("1月5日", OVER_NEW_YEAR)).toMatchObject({ day: "2027-01-05" });
    expect(readDayText("12月5日下午", OVER_NEW_YEAR)).toMatchObject({ day: "2026-12-05" });
  });
  test("is refused where nothing says of which year", () => {
    expect(readDayText("3月1日", null)).toMatchObject({ problem: { code: "year-missing" } });
    expect(readDayText("6月1日", OVER_NEW_YEAR)).toMatchObject({
      problem: { code: "year-missing" },
    });
  });
});

test.each([
  ["2026-02-30", "no-such-day"],
  ["2026年13月1日", "no-such-day"],
  ["2026.11.31", "no-such-day"],
  ["2026年11月20日（星期四）", "other-weekday"],
  ["46346", "serial-day"],
  ["2026年11月", "not-a-day"],
  ["26.11.20", "not-a-day"],
  ["11/20/2026", "not-a-day"],
  ["2026.11.20、11.21", "not-a-day"],
  ["2026,11,20", "not-a-day"],
  ["2026-11-2009:30", "not-a-day"],
  ["昨天", "not-a-day"],
  ["", "not-a-day"],
])("%s is no day: %s", (text, code) => {
  expect(readDayText(text, CYCLE)).toMatchObject({ problem: { code } });
});
