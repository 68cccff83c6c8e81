import { nameKey } from "../domain/names.ts";
import type { Talk, TalkRecord } from "../domain/talk.ts";
import type { TalkColumn, WordList } from "../domain/talk-sheet.ts";
import { Fault, type FaultCode, type FaultOf } from "../errors.ts";
import { loadMessages } from "../messages/index.ts";
import { forPeople } from "../output/for-people.ts";
import { wordsOf } from "../output/talk-form.ts";
import {
  readTalkSheet,
  type TalkRow,
  type TalkRows,
  type Vocabulary,
} from "../roster/talk-sheet.ts";
import type { Session } from "../session.ts";
import type { Store } from "../store/open.ts";
import { logRecords, type NewRecord } from "../store/records.ts";
import { RefusedEntry } from "../store/refused-entry.ts";
import { readTalk } from "../store/talks.ts";
import { countVoided } from "../store/twins.ts";

/** How many records that do not complete their talk are told one by one. */
const TOLD = 20;

/** In which column stands what the store refuses. */
const COLUMN_OF: Partial<Record<FaultCode, TalkColumn>> = {
  "day-in-future": "date",
  "no-holder-that-day": "talker",
};

/** Takes in what an office has filled in on a sheet of `talks export`, all of it or nothing. */
export async function logSheet(session: Session, file: string): Promise<void> {
  const read = await readTalkSheet(file, await vocabulary(session));
  const store = await session.open();
  for (const row of read.rows) checkTalk(store, session, row);
  refuseIfBad(read);

  const filled = read.rows.flatMap((row) => (row.entry ? [{ ...row, entry: row.entry }] : []));
  const records = filled.map(({ entry: { filters, ...said } }): NewRecord => {
    return { ...said, talk: said.talk ?? 0, date: said.date ?? session.today };
  });
  const doer = session.doer("log");
  try {
    const entered = await logRecords(store, doer, records, session.today, { onlyNew: true });
    const alreadyThere = records.length - entered.length;
    tellPassedOver(session, read);
    if (session.json) {
      const told = entered.map(({ record }) => record);
      return session.printJson({ records: told, empty: read.empty, alreadyThere });
    }
    const voided = alreadyThere === 0 ? 0 : await countVoided(store, records);
    session.print(
      summary(session, forPeople(entered), { empty: read.empty, alreadyThere, voided }),
    );
  } catch (error) {
    if (!(error instanceof RefusedEntry)) throw error;
    for (const { at, fault } of error.all) {
      const message = { code: fault.code, ...fault.params } as FaultOf<FaultCode>;
      const column = COLUMN_OF[fault.code] ?? "talk";
      filled[at]?.cells.refuse(column, { code: "refused", message });
    }
    refuseIfBad(read);
  }
}

/** The headings and words of both languages: a sheet may come from an office of the other one. */
async function vocabulary(session: Session): Promise<Vocabulary> {
  const both = [await loadMessages("en"), await loadMessages("zh")];
  const written = (list: WordList) =>
    both
      .flatMap((messages) => wordsOf(list, messages))
      .flatMap(([word, value]): [string, string][] => [
        [word, value],
        [value, value],
      ]);
  const offered = (list: WordList) => wordsOf(list, session.messages).map(([word]) => word);
  return {
    headings: both.flatMap(({ sheets }) =>
      Object.entries(sheets.talks.columns).map(([column, heading]): [string, TalkColumn] => [
        heading,
        column as TalkColumn,
      ]),
    ),
    words: { mode: written("mode"), grade: written("grade"), intention: written("intention") },
    offered: { mode: offered("mode"), grade: offered("grade"), intention: offered("intention") },
  };
}

/** The talk must be there, and be with the person and the village that its row names. */
function checkTalk(store: Store, { today }: Session, row: TalkRow): void {
  if (row.talk === null) return;
  let talk: Talk;
  try {
    talk = forPeople(readTalk(store, row.talk, { today, asOf: today }));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const message = { code: error.code, ...error.params } as FaultOf<FaultCode>;
    row.cells.refuse("talk", { code: "refused", message });
    return;
  }
  const { person, villages } = talk;
  const is = `${person.name}, ${person.village}`;
  if (row.person !== null && nameKey(row.person) !== nameKey(person.name)) {
    row.cells.refuse("person", { code: "not-of-talk", talk: row.talk, value: row.person, is });
  }
  const written = row.village === null ? null : nameKey(row.village);
  const isThere = [...villages, person.village].some((one) => written?.includes(nameKey(one)));
  if (row.village !== null && !isThere) {
    row.cells.refuse("village", { code: "not-of-talk", talk: row.talk, value: row.village, is });
  }
}

/** @throws Fault bad-file with every bad cell, row by row */
function refuseIfBad({ issues }: TalkRows): void {
  if (issues.length === 0) return;
  throw new Fault("bad-file", { issues: issues.toSorted((a, b) => a.row - b.row) });
}

function tellPassedOver(session: Session, { passedOver }: TalkRows): void {
  const { import: text } = session.messages.commands;
  for (const { file, headings, rows } of forPeople(passedOver)) {
    if (headings.length > 0) session.tell(text.ignored(file, headings));
    for (const { row, text: said } of rows) session.tell(text.passedOver(file, row, said));
  }
}

function summary(
  session: Session,
  entered: { record: TalkRecord; talk: Talk }[],
  { empty, alreadyThere, voided }: { empty: number; alreadyThere: number; voided: number },
): string {
  const { commands, words } = session.messages;
  const { log: text } = commands;
  const short = entered.filter(({ record }) => !record.completes);
  const told = short.slice(0, TOLD).map(({ record, talk }) => {
    return text.short(talk, record.date, words.list(record.reasons.map(words.reason)));
  });
  return [
    text.several(entered.length, entered.length - short.length),
    ...told,
    ...(short.length > TOLD ? [text.moreShort(short.length - TOLD)] : []),
    ...(alreadyThere > 0 ? [text.alreadyThere(alreadyThere)] : []),
    ...(voided > 0 ? [text.voided(voided)] : []),
    ...(empty > 0 ? [text.empty(empty)] : []),
  ].join("\n");
}
