import type { Messages } from "../messages/index.ts";

/**
 * A copy of the data with the district before each township's name, for sentences in a database of
 * several districts, where townships of one name in two districts are two.
 */
export function withDistricts<T>(value: T, { words }: Messages): T {
  const named = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(named);
    if (item === null || typeof item !== "object") return item;
    const copy = Object.fromEntries(Object.entries(item).map(([key, part]) => [key, named(part)]));
    const { district, township } = copy;
    return typeof district === "string" && typeof township === "string"
      ? { ...copy, township: words.place(district, township) }
      : copy;
  };
  return named(value) as T;
}
