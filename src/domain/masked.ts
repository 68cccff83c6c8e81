import { withoutResidentIds } from "./resident-id.ts";

/** Any long number, also with spaces between groups of digits. */
const LONG_NUMBER = /(?:\p{Nd} ?){7,}(?=\p{Nd}{3}[\p{Nd}XxＸｘ])/gu;
/** Digits with marks between them. */
const GROUPED =
  /(?<!\p{Nd})\p{Nd}(?:[\s.．·•\-‐-―−_/]{0,2}\p{Nd}){9,17}[\s.-]{0,2}[\p{Nd}XxＸｘ]?/gu;
/** As many as a telephone number or a resident ID number has; two days have sixteen. */
const TELLING = [11, 15, 18];

/**
 * A text fit for messages: of a long number, whoever's it may be and however it is written, only the
 * last four digits are shown.
 */
export function masked(text: string): string {
  if (!/\p{Nd}/u.test(text)) return text;
  return withoutResidentIds(text)
    .replace(LONG_NUMBER, "***")
    .replace(GROUPED, (found) => {
      const digits = found.replace(/[^\p{Nd}XxＸｘ]/gu, "");
      return TELLING.includes(digits.length) ? `***${digits.slice(-4)}` : found;
    });
}

/** What a message quotes of a value: enough to find it, not a whole finding. */
const QUOTED = 24;

/** A value fit to be quoted in a message. */
export function quoted(value: string): string {
  const plain = masked(value);
  const letters = [...plain.slice(0, 4 * QUOTED)];
  return letters.length <= QUOTED ? plain : `${letters.slice(0, QUOTED).join("")}…`;
}

/** What names a file is shown whole, but for ID numbers: who reads the message must find it. */
const OF_FILES = ["file", "path", "files"];
/** What quotes the input. */
const OF_INPUT = ["value", "column", "unclear", "header", "written"];

/** A copy of what a message is made of, in which no text says more than finds the place. */
export function tellable<T>(data: T, key = ""): T {
  if (typeof data === "string") {
    if (OF_FILES.includes(key)) return withoutResidentIds(data) as T;
    return (OF_INPUT.includes(key) ? quoted(data) : masked(data)) as T;
  }
  if (Array.isArray(data)) return data.map((item) => tellable(item, key)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, tellable(value, name)]),
  ) as T;
}
