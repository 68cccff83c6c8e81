import { type Day, dayOfSerial, isDay } from "./days.ts";

/** What is wrong with a text that was to be a day. */
export type DayProblem =
  | { code: "not-a-day"; value: string }
  | { code: "no-such-day"; value: string }
  | { code: "other-weekday"; value: string; weekday: number }
  | { code: "serial-day"; value: string; day: Day }
  | { code: "year-missing"; value: string };

/** True for what is wrong with a day among other problems. */
export function isDayProblem<P extends { code: string }>(
  problem: P,
): problem is Extract<P, DayProblem> {
  const codes: DayProblem["code"][] = [
    ...(["not-a-day", "no-such-day", "other-weekday", "serial-day", "year-missing"] as const),
  ];
  return codes.some((code) => code === problem.code);
}

export type DayReading = { day: Day; yearAssumed?: true } | { problem: DayProblem };

/** The days among which one that was written without a year is looked for: the cycle's. */
export interface Window {
  start: Day;
  election: Day;
}

const WEEKDAYS = "日一二三四五六";
const WEEKDAY = String.raw`\s*[(（]?(?:星期|周|礼拜)([一二三四五六日天])[)）]?`;
const PART = "上午|下午|早上|早晨|中午|晚上|傍晚|凌晨|晚|早";
const CLOCK = String.raw`\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半|整)?)`;
/** What may follow a day: its weekday, and a time, which says nothing more of the day. */
const AFTER = String.raw`(?:${WEEKDAY})?(?:\s*(?:${PART})\s*(?:${CLOCK})?|(?:T|\s+|(?<=[日号)]))${CLOCK})?`;
const FULL = new RegExp(
  String.raw`^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)\s?[日号]?${AFTER}$`,
);
const COMPACT = new RegExp(String.raw`^(\d{4})(\d\d)(\d\d)${AFTER}$`);
const NO_YEAR = new RegExp(String.raw`^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?${AFTER}$`);
/** As a spreadsheet keeps a day, from 1927 to 2119. */
const SERIAL = /^[1-7]\d{4}(?:\.\d+)?$/;
const CHINESE = /^[〇零○一二三四五六七八九十年月日号]+$/;

/**
 * Reads a day as anybody writes it: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日（星期日）, 20260301,
 * 二〇二六年三月一日, with a time behind it, in full-width digits. 3月1日 is the day of that date in
 * the window; without a window its year is missing.
 */
export function readDayText(text: string, window: Window | null): DayReading {
  if (isDay(text)) return { day: text };
  const value = text.trim();
  const plain = inDigits(
    value
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .trim(),
  );
  const full = FULL.exec(plain) ?? COMPACT.exec(plain);
  if (full) return checked(value, dayFrom(full[1] ?? "", full[2], full[3]), full[4]);
  const short = NO_YEAR.exec(plain);
  if (short) return inWindow(value, short, window);
  const serial = SERIAL.test(plain) ? dayOfSerial(Number(plain)) : null;
  if (serial !== null) return { problem: { code: "serial-day", value, day: serial } };
  return { problem: { code: "not-a-day", value } };
}

/** True for a day that lacks only its year. */
export function lacksYear(text: string): boolean {
  const reading = readDayText(text, null);
  return "problem" in reading && reading.problem.code === "year-missing";
}

function inWindow(value: string, parts: RegExpExecArray, window: Window | null): DayReading {
  if (window === null) return { problem: { code: "year-missing", value } };
  const [first, last] = [window.start, window.election].map((day) => Number(day.slice(0, 4)));
  const days = [...new Set([first, last])].map((year) => dayFrom(`${year}`, parts[1], parts[2]));
  const within = days.filter((day) => window.start <= day && day <= window.election);
  // A cycle over two years says which only of the days in it.
  const [day] = days.length === 1 ? days : within;
  if (day === undefined || within.length > 1) return { problem: { code: "year-missing", value } };
  const reading = checked(value, day, parts[3]);
  return "day" in reading ? { ...reading, yearAssumed: true } : reading;
}

function dayFrom(year: string, month = "", day = ""): string {
  return [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
}

function checked(value: string, day: string, weekday: string | undefined): DayReading {
  if (!isDay(day)) return { problem: { code: "no-such-day", value } };
  if (weekday !== undefined) {
    const real = new Date(`${day}T00:00:00Z`).getUTCDay();
    const isOther = WEEKDAYS.indexOf(weekday.replace("天", "日")) !== real;
    if (isOther) return { problem: { code: "other-weekday", value, weekday: real } };
  }
  return { day };
}

/** 二〇二六年十一月二十日 in digits. */
function inDigits(text: string): string {
  if (!CHINESE.test(text)) return text;
  const digit = (sign: string) =>
    ({ 〇: 0, 零: 0, "○": 0 })[sign] ?? "一二三四五六七八九".indexOf(sign) + 1;
  return text.replace(/[〇零○一二三四五六七八九十]+/g, (number) => {
    const [tens, ones] = number.split("十");
    if (ones === undefined) return [...number].map(digit).join("");
    return String((tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0));
  });
}
