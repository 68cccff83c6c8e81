import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";
import type { Moment } from "../talks/talks.ts";
import { IN_SCOPE, JOINED } from "./items-of.ts";

export const SQL = {
  count: `SELECT COUNT(*) AS open, COALESCE(SUM(item.due < :asOf), 0) AS overdue ${JOINED}
    WHERE (item.closed_on IS NULL OR item.closed_on > :asOf) AND ${IN_SCOPE}`,
};

/** How many items are open within the filters as of a day, and how many of these overdue. */
export function countOpen(store: Store, params: Filters & Moment) {
  return queryRow<{ open: number; overdue: number }>(store, SQL.count, params) as {
    open: number;
    overdue: number;
  };
}
