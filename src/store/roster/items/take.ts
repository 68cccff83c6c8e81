import type { Day } from "../../../domain/days.ts";
import type { Item, ItemChange } from "../../../domain/item.ts";
import { nameKey } from "../../../domain/names.ts";
import type { ItemRow } from "../../../domain/roster.ts";
import { Fault } from "../../../errors.ts";
import { queryValues } from "../../database/query.ts";
import { type ItemSubject, insertItem } from "../../items/add-item.ts";
import { applyChange } from "../../items/change-item.ts";
import { readItem } from "../../items/items-of.ts";
import { type ImportRun, refuseContradiction } from "../run.ts";
import { refuseItem, subjectOfRow } from "./match.ts";

export const SQL = {
  alike: `SELECT id FROM item WHERE district_id = :district AND township_id IS :township
    AND village_id IS :village AND person_id IS :person AND text IS NOT NULL ORDER BY id`,
};

/** What a statement says of one item, and the row that says it first. */
export interface StatedItem {
  /** null: it is a new one */
  known: Item | null;
  subject: ItemSubject | null;
  rows: ItemRow[];
}

/**
 * Finds out which items a statement speaks of: by their numbers, else by village, person and text
 * (rule 33). Notes what is new and what changes; nothing is written yet.
 */
export function matchItems(run: ImportRun, today: Day): StatedItem[] {
  const stated = new Map<string, StatedItem>();
  for (const row of run.staging.items) {
    if (!isPast(run, row, today)) continue;
    const found = row.id === null ? byText(run, row, today) : byId(run, row, row.id, today);
    if (found === null) continue;
    const before = stated.get(found.key);
    if (before) before.rows.push(row);
    else stated.set(found.key, { known: found.known, subject: found.subject, rows: [row] });
  }
  const items = [...stated.values()];
  for (const item of items) {
    if (contradicts(item.rows)) refuseContradiction(run, item.rows, "text");
    else count(run, item, today);
    if (item.known?.open === false) warnOfOpen(run, item.rows);
  }
  return items;
}

type Found = Pick<StatedItem, "known" | "subject"> & { key: string };

function isPast(run: ImportRun, row: ItemRow, today: Day): boolean {
  const days = [["closed", row.closed] as const, ["noted", row.noted] as const];
  const future = days.find(([, day]) => day !== null && day > today);
  if (!future) return true;
  const [column, value] = future;
  const message = { code: "day-in-future" as const, what: column, value: value ?? "", today };
  refuseItem(run, row, column, { code: "refused", message });
  return false;
}

function byId(run: ImportRun, row: ItemRow, id: number, today: Day): Found | null {
  const known = readItem(run.store, id, today);
  if (!known) {
    refuseItem(run, row, "id", { code: "refused", message: { code: "unknown-item", id: `${id}` } });
    return null;
  }
  const isText = known.redacted || nameKey(known.text) === nameKey(row.text);
  const isPerson = row.person === null || nameKey(known.person?.name ?? "") === nameKey(row.person);
  if (!isText || !isPerson) {
    const [column, value] = isText ? ["person", row.person ?? ""] : ["text", row.text];
    refuseItem(run, row, column, { code: "not-of-item", value, item: id });
    return null;
  }
  return { known, subject: null, key: `${id}` };
}

function byText(run: ImportRun, row: ItemRow, today: Day): Found | null {
  const subject = subjectOfRow(run, row);
  if (subject === null) return null;
  const text = nameKey(row.text);
  const { talk: _, ...about } = subject;
  const alike = queryValues<number>(run.store, SQL.alike, about)
    .map((id) => readItem(run.store, id, today))
    .filter((item) => item !== undefined)
    .filter((item) => nameKey(item.text) === text);
  // Of several the one that is open, else the newest.
  const known = alike.find(({ open }) => open) ?? alike.at(-1) ?? null;
  return { known, subject, key: known ? `${known.id}` : JSON.stringify([about, text]) };
}

/** Rows of one item may tell its progress one after the other, and nothing else that differs. */
function contradicts(rows: ItemRow[]): boolean {
  const differs = (of: (row: ItemRow) => string | null) =>
    new Set(rows.map(of).filter((said) => said !== null)).size > 1;
  return (
    differs(({ owner }) => owner && nameKey(owner)) ||
    differs(({ due }) => due) ||
    differs(({ state }) => state) ||
    differs(({ closed }) => closed)
  );
}

/** What the rows change of an item as it stands. */
function changesOf(item: Item | null, rows: ItemRow[], today: Day): ItemChange[] {
  let newest = item?.notes.at(-1)?.text ?? null;
  let isOpen = item?.open ?? true;
  return rows.map((row) => {
    const { owner, due, state, note } = row;
    const on = row.closed ?? row.noted ?? today;
    const closes = (state === "done" || state === "dropped") && isOpen;
    const isNews = note !== null && nameKey(note) !== nameKey(newest ?? "");
    if (isNews) newest = note;
    if (closes) isOpen = false;
    return {
      ...(owner !== null && { owner }),
      ...(due !== null && { due }),
      ...(isNews && { notes: [{ day: row.noted ?? (closes ? on : today), text: note }] }),
      ...(closes && { close: { as: state as "done" | "dropped", on } }),
    };
  });
}

function isChange(item: Item, change: ItemChange): boolean {
  const { owner = item.owner, due = item.due } = change;
  return owner !== item.owner || due !== item.due || Boolean(change.notes ?? change.close);
}

function count(run: ImportRun, stated: StatedItem, today: Day): void {
  const { known, rows } = stated;
  const counts = run.summary.items;
  const changes = changesOf(known, rows, today);
  // A drop takes the note as its reason.
  for (const [i, at] of rows.entries()) {
    const isDrop = changes[i]?.close?.as === "dropped";
    if (isDrop && at.note === null) refuseItem(run, at, "note", { code: "required" });
  }
  if (known === null) {
    counts.added++;
  } else {
    refuseOtherEnd(run, known, rows);
    if (!changes.some((change) => isChange(known, change))) return;
    counts.changed++;
  }
  run.changed = true;
}

/** An older sheet may call open what has been closed since: it says so, and changes nothing. */
function warnOfOpen(run: ImportRun, rows: ItemRow[]): void {
  const said = rows.filter(({ state }) => state === "open");
  run.warnings.push(...said.map(({ at }) => ({ code: "item-stays-closed" as const, at })));
}

/** What is closed is not closed again, in another way or on another day. */
function refuseOtherEnd(run: ImportRun, { id, closedAs, closedOn }: Item, rows: ItemRow[]): void {
  if (closedAs === null || closedOn === null) return;
  for (const row of rows) {
    const isOther = row.state !== null && row.state !== "open" && row.state !== closedAs;
    const isOtherDay = row.closed !== null && row.closed !== closedOn;
    if (!isOther && !isOtherDay) continue;
    const message = { code: "item-closed" as const, id, as: closedAs, on: closedOn };
    refuseItem(run, row, isOther ? "done" : "closed", { code: "refused", message });
  }
}

/** Writes what `matchItems` found, under the statement's event. */
export function takeItems(run: ImportRun, items: StatedItem[], seq: number, today: Day): void {
  for (const { known, subject, rows } of items) {
    const id = known?.id ?? addStated(run, subject, rows, seq, today);
    if (id === null) continue;
    for (const change of changesOf(known, rows, today)) {
      const item = readItem(run.store, id, today);
      if (!item) throw new Fault("unknown-item", { id: String(id) });
      applyChange(run.store, item, change, () => seq);
    }
  }
}

function addStated(
  run: ImportRun,
  subject: ItemSubject | null,
  rows: ItemRow[],
  seq: number,
  today: Day,
): number | null {
  const [row] = rows;
  if (!row || subject === null) return null;
  const days = rows.flatMap(({ closed, noted }) => [closed, noted]).filter((day) => day !== null);
  const openedOn = [today, ...days].sort()[0] as Day;
  const said = { text: row.text, owner: null, due: null };
  return insertItem(run.store, { subject, openedOn, ...said }, seq);
}
