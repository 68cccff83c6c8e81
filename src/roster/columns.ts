import type { PeopleColumn } from "./people-columns.ts";
import type { Table } from "./tables.ts";

/** What tells a table from others, and its columns. */
export type Heads = Pick<Table, "toldBy" | "columns" | "filledDown" | "filledTogether" | "unless">;

export interface Column {
  /** As the file has it. */
  heading: string;
  /** The table's column it is taken for; null when it is skipped. */
  column: string | null;
  /** Whose it is in a row of several people. */
  person: PeopleColumn | null;
}

/** The first of the tables that the columns head. */
export function tableOf<T extends Heads>(tables: readonly T[], columns: Column[]): T | null {
  const names = new Set(columns.map(({ column }) => column));
  const heads = ({ toldBy, unless = [] }: T) =>
    toldBy.every((column) => names.has(column)) && !unless.some((column) => names.has(column));
  return tables.find(heads) ?? null;
}
