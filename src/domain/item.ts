import type { Day } from "./days.ts";
import type { Talk } from "./talk.ts";

export const ITEM_CLOSINGS = ["done", "dropped", "record-void"] as const;
export type ItemClosing = (typeof ITEM_CLOSINGS)[number];

/** Something promised or to be followed up (rule 33). */
export interface Item {
  id: number;
  district: string;
  /** null: of the whole district */
  township: string | null;
  village: string | null;
  person: Talk["person"] | null;
  talk: number | null;
  /** Empty once redacted. */
  text: string;
  redacted: boolean;
  owner: string | null;
  due: Day | null;
  openedOn: Day;
  open: boolean;
  overdue: boolean;
  closedAs: ItemClosing | null;
  closedOn: Day | null;
  /** In the order they were added. */
  notes: { day: Day; text: string; actor: string }[];
}

/** Open + done + dropped is all of them; what a voided record dropped counts as dropped. */
export interface ItemTally {
  total: number;
  open: number;
  done: number;
  /** Of these, done after their due day. */
  doneLate: number;
  dropped: number;
  /** The last three are of the open ones. */
  overdue: number;
  withoutOwner: number;
  withoutDue: number;
}

export function tallyItems(items: Item[]): ItemTally {
  const count = (is: (item: Item) => boolean) => items.filter(is).length;
  const done = items.filter(({ closedAs }) => closedAs === "done");
  const open = count((item) => item.open);
  return {
    total: items.length,
    open,
    done: done.length,
    doneLate: done.filter(
      ({ due, closedOn }) => due !== null && closedOn !== null && closedOn > due,
    ).length,
    dropped: items.length - open - done.length,
    overdue: count((item) => item.overdue),
    withoutOwner: count((item) => item.open && item.owner === null),
    withoutDue: count((item) => item.open && item.due === null),
  };
}

/**
 * How many are done of those that were not dropped, between 0 and 1 and cut to four decimals; null of
 * none (rule 11).
 */
export function doneShare({ total, done, dropped }: ItemTally): number | null {
  const of = total - dropped;
  return of === 0 ? null : Math.floor((done * 10_000) / of) / 10_000;
}

/** The open ones by their due day, so that the overdue come first, without one last; then the others, the last closed first. */
export function itemsInOrder(items: Item[]): Item[] {
  return items.toSorted(
    (a, b) =>
      Number(b.open) - Number(a.open) ||
      (a.open
        ? compare(a.due ?? LAST, b.due ?? LAST)
        : compare(b.closedOn ?? "", a.closedOn ?? "")) ||
      a.id - b.id,
  );
}

const LAST = "~";
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What is said of an item by flags or by a row of a file; what is undefined is not said. */
export interface ItemChange {
  owner?: string | undefined;
  due?: Day | undefined;
  /** The last of them is the reason of a drop or a reopening. */
  notes?: { day: Day; text: string }[] | undefined;
  close?: { as: "done" | "dropped"; on: Day } | undefined;
  reopen?: true | undefined;
}
