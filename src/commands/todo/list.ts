import { doneShare, type Item, tallyItems } from "../../domain/item.ts";
import { nameKey } from "../../domain/names.ts";
import { readDay, readFilters, readText } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { itemsDocument } from "../../output/items.ts";
import type { Session } from "../../session.ts";
import { itemsIn } from "../../store/items/items-of.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { chooseFormat, isForReading, writeDocument } from "../../write-document.ts";
import type { TodoOptions } from "./todo.ts";

/**
 * The items, the overdue first. Place, person and owner choose what is tallied; what is due, overdue
 * or closed only what is listed.
 */
export async function list(session: Session, options: TodoOptions): Promise<void> {
  const { today, messages } = session;
  const dueBy = options.dueBy === undefined ? null : readDay("--due-by", options.dueBy);
  const owner = options.owner === undefined ? null : readText("--owner", options.owner);
  const format = chooseFormat(session, options);
  const onScreen = isForReading(format, options);
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const found = ownedBy(itemsIn(store, filters, { today, asOf: today }), owner);
  const listed = found.filter(
    (item) =>
      (options.all || item.open) &&
      (!options.overdue || item.overdue) &&
      (dueBy === null || (item.due !== null && item.due <= dueBy)),
  );
  const tally = tallyItems(found);
  const cycle = await readCycle(store);
  const { hasDistricts } = await readExtent(store);
  const document = itemsDocument(forPeople({ items: listed, tally }), messages, {
    ...{ district: cycle.district, today, districts: hasDistricts, share: doneShare(tally) },
    closed: Boolean(options.all),
    limit: onScreen ? session.rows : null,
    onScreen,
  });
  await writeDocument(session, options, format, { items: listed, tally }, document);
}

/** Those of an owner: of that whole name where somebody has it, else of whose name it is a part. */
function ownedBy(items: Item[], owner: string | null): Item[] {
  if (owner === null) return items;
  const key = nameKey(owner);
  const whole = items.filter((item) => nameKey(item.owner ?? "") === key);
  return whole.length > 0 ? whole : items.filter((item) => nameKey(item.owner ?? "").includes(key));
}
