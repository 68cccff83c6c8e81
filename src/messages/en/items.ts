import type { HistoryEvent } from "../../domain/history.ts";
import type { ItemClosing, ItemTally } from "../../domain/item.ts";
import { plural, words } from "./words.ts";

/** How an item ended, for sentences. */
export const ITEM_CLOSINGS: Record<ItemClosing, string> = {
  done: "done",
  dropped: "dropped",
  "record-void": "dropped, for its record is void",
};

const counted = (count: number) => `${count} ${plural(count, { one: "item", other: "items" })}`;

/** What is to be followed up or was promised (rule 33). */
export const items = {
  help: {
    summary: "what is to be followed up or was promised: who does it, and by when",
    id: "the item to change",
    add: "a new item; its place or person with the flags that name a talk",
    from: "take in a table of items, as talks import does",
    person: "only items about this person",
    owner: "only items this person sees to; with an item or --add: who does",
    due: "the day by which it is to be done",
    dueBy: "list only what is due by this day",
    overdue: "list only what is overdue",
    all: "list the closed ones, too",
    note: "add a note",
    done: "it is done",
    drop: "it is no longer to be done, with --reason",
    reopen: "open it again, with --reason",
    reason: "why it is dropped or opened again",
    linked: "only villages that this person answers for, at any of the four levels",
  },
  title: (district: string, day: string) => `${district} · items, as of ${words.longDay(day)}`,
  tally: ({ total, open, done, doneLate, dropped }: ItemTally) =>
    `${counted(total)}: ${open} open, ${done} done${doneLate > 0 ? ` (${doneLate} late)` : ""}, ${dropped} dropped.`,
  share: (share: string, { total, done, dropped }: ItemTally) =>
    `${share} done (${done} of the ${total - dropped} not dropped).`,
  overdue: (count: number) => `${count} ${plural(count, { one: "is", other: "are" })} overdue.`,
  lacking: ({ withoutOwner, withoutDue }: ItemTally) =>
    `${withoutOwner} without an owner, ${withoutDue} without a due day.`,
  none: "No items.",
  noneListed: "None of them is to be listed.",
  more: (left: number) => `… and ${left} more: talks todo -o items.xlsx`,
  foot: (open: number, overdue: number) =>
    `${counted(open)} open${overdue > 0 ? `, ${overdue} overdue` : ""}: talks todo`,
  sheet: "Items",
  columns: {
    id: "Item no.",
    district: "District",
    township: "Township",
    village: "Village",
    person: "Person",
    text: "Item",
    owner: "Owner",
    due: "Due",
    done: "Status",
    note: "Progress",
    closed: "Closed on",
  },
  states: {
    open: "open",
    done: "done",
    dropped: "dropped",
    "record-void": "record void",
  },
  isOverdue: "overdue",
  added: (id: number) => `Item ${id} is open.`,
  unchanged: (id: number) => `Item ${id} was so already.`,
  changed: (id: number, what: "done" | "dropped" | "reopened" | null) =>
    what === "done"
      ? `Item ${id} is done.`
      : what === "dropped"
        ? `Item ${id} is dropped.`
        : what === "reopened"
          ? `Item ${id} is open again.`
          : `Item ${id} is changed.`,
  labels: {
    about: "About",
    talk: "Talk",
    opened: "Opened",
    notes: "Notes",
  },
  itemTitle: (id: number) => `Item ${id}`,
  note: (day: string, text: string, actor: string) => `${day}: ${text} (${actor})`,
  oneEnd: "Give one of --done, --drop and --reopen.",
  reasonFor: "--drop and --reopen want --reason <text>, and nothing else does.",
  addAlone:
    "--add opens an item: with it go the flags that name its place or person, --owner and --due.",
  itemAlone:
    "An item is changed with --owner, --due, --note, --done, --drop, --reopen and --reason; the other flags choose among the list.",
  listAlone:
    "--note, --due, --done, --drop, --reopen and --reason change an item: give its number.",
  fromAlone: "--from takes what is in the file and no other flag.",
  ask: {
    text: "What is to be done?",
    village: "Village (blank: the whole district)",
    owner: "Who is responsible for it? (blank: not known yet)",
    due: "By when? (YYYY-MM-DD, blank: no day)",
  },
  imported: "Items",
  staysClosed: (file: string, row: number) =>
    `${file}, row ${row}: the item is closed and stays so; talks todo <item> --reopen --reason <text> opens it again`,
  counts: ({ added, changed }: { added: number; changed: number }) =>
    `, ${counted(added)} opened, ${changed} changed`,
  history: ({ detail }: HistoryEvent) => {
    const { item, added, change, note, owner, due } = detail as {
      item?: number;
      added?: number;
      change?: string;
      note?: boolean;
      owner?: { before: string | null; now: string };
      due?: { before: string | null; now: string };
    };
    if (added !== undefined) return `${counted(added)} opened`;
    const parts = [
      ...(change ? [change] : []),
      ...(owner ? [`owner ${owner.now} instead of ${owner.before ?? "nobody"}`] : []),
      ...(due ? [`due ${due.now} instead of ${due.before ?? "on no day"}`] : []),
      ...(note ? ["a note"] : []),
    ];
    return `item ${item}: ${parts.join(", ")}`;
  },
};
