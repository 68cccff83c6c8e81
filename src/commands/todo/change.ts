import type { Item, ItemChange } from "../../domain/item.ts";
import { Fault } from "../../errors.ts";
import { readDay, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { itemDocument } from "../../output/items.ts";
import type { Session } from "../../session.ts";
import { changeItem, knownItem } from "../../store/items/change-item.ts";
import type { TodoOptions } from "./todo.ts";

/** Shows one item. @throws Fault unknown-item */
export async function showItem(session: Session, id: string): Promise<void> {
  const store = await session.open();
  const item = knownItem(store, readItemId(id), session.today);
  if (session.json) return session.printJson({ item });
  session.print(await table(itemDocument(forPeople(item), session.messages), session.screen));
}

/** Changes one item: who sees to it, by when, a note, or how it ended. @throws Fault those of `changeItem` */
export async function change(session: Session, id: string, options: TodoOptions): Promise<void> {
  const { today, messages } = session;
  const said = readChange(session, options);
  const itemId = readItemId(id);
  const store = await session.open();
  const before = knownItem(store, itemId, today);
  const item = await changeItem(store, session.author("todo"), itemId, said, today);
  if (session.json) return session.printJson({ item });
  const { items: text } = messages;
  const end = said.close?.as ?? (said.reopen ? "reopened" : null);
  session.say(isSame(before, item) ? text.unchanged(itemId) : text.changed(itemId, end));
}

function isSame(before: Item, after: Item): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** @throws Fault unknown-item */
function readItemId(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new Fault("unknown-item", { id: value });
  return Number(value);
}

/** @throws Fault usage, blank, not-a-day */
function readChange({ messages, today }: Session, options: TodoOptions): ItemChange {
  const { items: text } = messages;
  const { done, drop, reopen, reason } = options;
  if ([done, drop, reopen].filter(Boolean).length > 1) {
    throw new Fault("usage", { message: text.oneEnd });
  }
  if (Boolean(drop || reopen) !== (reason !== undefined)) {
    throw new Fault("usage", { message: text.reasonFor });
  }
  const texts = [
    ...(options.note !== undefined ? [readText("--note", options.note)] : []),
    ...(reason !== undefined ? [readText("--reason", reason)] : []),
  ];
  return {
    ...(options.owner !== undefined && { owner: readText("--owner", options.owner) }),
    ...(options.due !== undefined && { due: readDay("--due", options.due) }),
    notes: texts.map((said) => ({ day: today, text: said })),
    ...(done && { close: { as: "done" as const, on: today } }),
    ...(drop && { close: { as: "dropped" as const, on: today } }),
    ...(reopen && { reopen: true as const }),
  };
}
