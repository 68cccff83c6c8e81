import type { Day } from "../../domain/days.ts";
import { placeName } from "../../domain/names.ts";
import { type Store, versionOf } from "../database/connection.ts";
import { MIGRATIONS } from "../database/migrations/index.ts";
import { openFile } from "../database/open-file.ts";
import { queryValues } from "../database/query.ts";
import { ALL_NAMES, SQL } from "./names.ts";

/**
 * The names, or tiers, that a filter may have, for a shell that completes them. A database that is not there, not ours,
 * busy or of another version knows none: a press of a key changes nothing, and complains of nothing.
 */
export function readNames(
  path: string,
  filter: keyof typeof ALL_NAMES | "tier",
  within: { district: string | null; township: string | null; today: Day },
): string[] {
  let store: Store | undefined;
  try {
    store = openFile(path, { busyTimeout: 0 });
    if (versionOf(store) !== MIGRATIONS.length) return [];
    if (filter === "tier") return queryValues<number>(store, SQL.tiers).map(String);
    const [district, township] = [within.district, within.township].map((name) =>
      name === null ? null : placeName(name),
    );
    return queryValues<string>(store, ALL_NAMES[filter], { ...within, district, township });
  } catch {
    return [];
  } finally {
    store?.close();
  }
}
