import { isUnfiltered, type NewRecord, type Talk, type TalkRecord } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import { wrap } from "../../output/wrap.ts";
import type { EntryInput } from "../../roster/entries.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { logRecords } from "../../store/talks/log.ts";
import { RefusedEntry } from "../../store/talks/refused-entry.ts";
import { nameTalk } from "./name-talk.ts";

/** Enters one record and says whether it completes its talk. */
export async function logOne(session: Session, store: Store, record: NewRecord): Promise<void> {
  try {
    const [entered] = await logRecords(store, session.author("log"), [record], session.today);
    if (!entered) return;
    if (session.json) session.printJson(entered);
    else session.print(describe(session, forPeople(entered)));
  } catch (error) {
    throw error instanceof RefusedEntry ? error.fault : error;
  }
}

/** The talk that the entry names, by its id or by the filters, never by both. */
export async function talkOf(session: Session, store: Store, entry: EntryInput): Promise<number> {
  if (entry.talk === null) return nameTalk(store, entry.filters, session.today);
  if (isUnfiltered(entry.filters)) return entry.talk;
  throw new Fault("usage", { message: session.messages.faults.idOrNames });
}

/** The record that an entry speaks of, on its talk. */
export async function recordOf(
  session: Session,
  store: Store,
  entry: EntryInput,
): Promise<NewRecord> {
  const { filters, ...said } = entry;
  return {
    ...said,
    talk: await talkOf(session, store, entry),
    date: entry.date ?? session.today,
  };
}

/** Whether the record completes its talk and, if not, why. */
function describe(session: Session, { record, talk }: { record: TalkRecord; talk: Talk }): string {
  const { commands, words } = session.messages;
  const { paint } = session;
  const text = commands.log;
  const lines = (sentence: string, painted: (line: string) => string) =>
    wrap(sentence, session.width, 2).map((line) => painted(line));
  const said = record.completes
    ? lines(record.date === talk.completedOn ? text.completes(talk) : text.again(talk), paint.green)
    : [
        ...lines(isPartial(record) ? text.partial(talk) : text.attempt(talk), paint.yellow),
        ...record.reasons.flatMap((reason) => lines(`  ${words.reason(reason)}`, (said) => said)),
      ];
  return [...said, ...lines(text.record(record), paint.dim)].join("\n");
}

/** Whether findings are all that this record lacks; the talk may be partial for another one's sake. */
function isPartial({ reasons }: TalkRecord): boolean {
  return reasons.every((reason) => reason === "findings-missing");
}
