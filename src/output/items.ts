import type { Item, ItemTally } from "../domain/item.ts";
import type { Messages } from "../messages/index.ts";
import { labelled, listed } from "./page-parts.ts";
import { type Cell, type Column, type Document, percentage, type Sheet } from "./sheet.ts";

export interface ItemsView {
  district: string;
  today: string;
  /** Names the district beside the township: there are several. */
  districts: boolean;
  /** How many are done of those not dropped; null of none. */
  share: number | null;
  /** Closed ones are among them. */
  closed: boolean;
  /** For reading; elsewhere it may be filled in and come back. */
  onScreen: boolean;
  /** How many rows have room; null: all. */
  limit: number | null;
}

/** What `talks todo` shows; written as a workbook or CSV it can be taken in again. */
export function itemsDocument(
  { items, tally }: { items: Item[]; tally: ItemTally },
  messages: Messages,
  view: ItemsView,
): Document {
  const { items: text } = messages;
  if (tally.total === 0) return { title: "", lines: [], sheets: [], foot: [text.none] };
  const shown = view.limit === null ? items : items.slice(0, view.limit);
  const left = items.length - shown.length;
  const { overdue, withoutOwner, withoutDue } = tally;
  return {
    title: text.title(view.district, view.today),
    lines: [
      { text: text.tally(tally), tone: "plain" },
      ...(view.share === null
        ? []
        : [{ text: text.share(percentage(view.share), tally), tone: "plain" as const }]),
      ...(overdue > 0 ? [{ text: text.overdue(overdue), tone: "bad" as const }] : []),
      ...(withoutOwner + withoutDue > 0
        ? [{ text: text.lacking(tally), tone: "plain" as const }]
        : []),
    ],
    sheets:
      shown.length === 0
        ? []
        : [
            {
              ...itemsSheet(shown, messages, view),
              ...(left > 0 && { more: text.more(left) }),
            },
          ],
    foot: items.length === 0 ? [text.noneListed] : [],
  };
}

interface ItemColumn extends Column {
  cell: (item: Item) => Cell;
}

/** The columns are those of the item table, so that what was written can be taken in again. */
export function itemsSheet(
  items: Item[],
  messages: Messages,
  view: Pick<ItemsView, "districts" | "closed" | "onScreen">,
): Sheet {
  const { items: text, commands } = messages;
  const { columns: headings } = text;
  const state = (item: Item) =>
    item.overdue ? text.isOverdue : text.states[item.closedAs ?? "open"];
  const columns: ItemColumn[] = [
    { heading: headings.id, kind: "count", paper: 6, cell: ({ id }) => id },
    ...(view.districts
      ? [
          {
            ...{ heading: headings.district, kind: "text" as const, paper: 8, spare: 2 },
            cell: ({ district }: Item) => district,
          },
        ]
      : []),
    {
      ...{ heading: headings.township, kind: "text", paper: 10, spare: 3 },
      cell: ({ township }) => township,
    },
    {
      ...{ heading: headings.village, kind: "text", paper: 12 },
      // Where a narrow terminal leaves the township out, it is still told.
      cell: ({ village, township }) => (view.onScreen ? (village ?? township) : village),
    },
    {
      ...{ heading: headings.person, kind: "text", paper: 8, spare: 5 },
      cell: ({ person }) => person?.name ?? null,
    },
    {
      ...{ heading: headings.text, kind: "text", paper: 30 },
      cell: (item) => (item.redacted ? commands.show.redacted : item.text),
    },
    { heading: headings.owner, kind: "text", paper: 10, cell: ({ owner }) => owner },
    { heading: headings.due, kind: "day", paper: 11, cell: ({ due }) => due },
    { heading: headings.done, kind: "text", paper: 8, cell: state },
    {
      ...{ heading: headings.note, kind: "text", paper: 24, spare: 4 },
      cell: ({ notes }) => notes.at(-1)?.text || null,
    },
    ...(view.closed || !view.onScreen
      ? [
          {
            ...{ heading: headings.closed, kind: "day" as const, paper: 11, spare: 1 },
            cell: ({ closedOn }: Item) => closedOn,
          },
        ]
      : []),
  ];
  return {
    title: text.sheet,
    columns: columns.map(({ cell: _, ...column }) => column),
    // What is to be filled in is left blank in a file.
    rows: items.map((item) => columns.map(({ cell }) => cell(item) ?? (view.onScreen ? null : ""))),
  };
}

/** All that is known of one item. */
export function itemDocument(item: Item, messages: Messages): Document {
  const { items: text, words, commands } = messages;
  const { columns, labels } = text;
  const { district, township, village, person } = item;
  const about = words.place(township === null ? district : null, township, village, person?.name);
  const notes = item.notes.map((note) => {
    return text.note(note.day, note.text || commands.show.redacted, note.actor);
  });
  return {
    title: text.itemTitle(item.id),
    lines: [],
    sheets: [
      labelled("", [
        [columns.text, item.redacted ? commands.show.redacted : item.text],
        [labels.about, about],
        [labels.talk, item.talk],
        [columns.owner, item.owner],
        [columns.due, item.due],
        [labels.opened, item.openedOn],
        [columns.done, item.overdue ? text.isOverdue : text.states[item.closedAs ?? "open"]],
        [columns.closed, item.closedOn],
      ]),
      ...(notes.length > 0 ? [listed(labels.notes, notes)] : []),
    ],
    foot: [],
  };
}
