/** Control characters, terminal escapes and marks that turn the reading direction. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * A copy of the data in which no text can play tricks on a terminal or a reader: control
 * characters, line breaks included, become spaces, and direction marks go. JSON output keeps the
 * data as it is.
 */
export function forPeople<T>(value: T): T {
  if (typeof value === "string") {
    return value.replace(UNSEEN, (mark) => (/\p{Cc}/u.test(mark) ? " " : "")) as T;
  }
  if (Array.isArray(value)) return value.map(forPeople) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, forPeople(item)]),
    ) as T;
  }
  return value;
}
