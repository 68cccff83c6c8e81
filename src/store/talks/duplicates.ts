import { covers } from "../../domain/days.ts";
import { FINDINGS } from "../../domain/judging.ts";
import { nameKey } from "../../domain/names.ts";
import type { Entry, NewRecord, TalkRecord } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRow } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { holdersOf, SQL as JUDGE } from "./judge.ts";
import { recordsOf } from "./records.ts";

/**
 * The entries that say something new: neither a record of their talk nor an earlier entry is the
 * same in day, talker, mode and all that was found. A voided record counts as one: what was found
 * wrong must not come back with the file it came from.
 */
export function newOnes(store: Store, entries: NewRecord[]): NewRecord[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const [talker = ""] = talkerNames(store, entry);
    const key = `${entry.talk} ${nameKey(talker)} ${said(entry)}`;
    const isNew = !seen.has(key) && twinOf(store, entry) === null;
    seen.add(key);
    return isNew;
  });
}

/** How many of the entries are records that were voided. */
export async function countVoided(store: Store, entries: NewRecord[]): Promise<number> {
  return view(store, () => entries.filter((entry) => twinOf(store, entry)?.void).length);
}

/** The record of its talk that says the same as an entry; one that counts before a voided one. */
function twinOf(store: Store, entry: NewRecord): TalkRecord | null {
  const keys = talkerNames(store, entry).map(nameKey);
  const twins = recordsOf(store, entry.talk).filter(
    (record) => keys.includes(nameKey(record.talker)) && said(record) === said(entry),
  );
  return twins.find((record) => record.void === null) ?? twins[0] ?? null;
}

/** The talker's name; where none is said every name of the seat's holder that day. */
function talkerNames(store: Store, { talk, date, talker }: NewRecord): string[] {
  if (talker !== null) return [talker];
  const facts = queryRow<{ seat: number }>(store, JUDGE.circumstances, talk);
  if (!facts) return [];
  return holdersOf(store, facts.seat).find((holder) => covers(holder, date))?.names ?? [];
}

function said(entry: Omit<Entry, "talker">): string {
  const { date, mode, place, recorder, with: others, intention, risk, suggestion } = entry;
  const { recommend, followUp, followUpOwner, followUpDue } = entry;
  const findings = FINDINGS.map((name) => [entry.findings[name].text, entry.findings[name].grade]);
  return JSON.stringify([
    ...[date, mode, place, recorder, others, findings],
    ...[intention, recommend, risk, suggestion, followUp, followUpOwner, followUpDue],
  ]);
}
