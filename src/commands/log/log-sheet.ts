import { nameKey } from "../../domain/names.ts";
import type { NewRecord, Talk, TalkRecord } from "../../domain/talk.ts";
import type { TalkColumn } from "../../domain/talk-sheet.ts";
import { type CellProblem, Fault, type FaultCode, type FaultOf } from "../../errors.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Cells } from "../../roster/cells.ts";
import type { EntryInput } from "../../roster/entries.ts";
import { readTalkSheet, type TalkRow, type TalkRows } from "../../roster/talk-sheet.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { countVoided } from "../../store/talks/duplicates.ts";
import { logRecords } from "../../store/talks/log.ts";
import { RefusedEntry } from "../../store/talks/refused-entry.ts";
import { readTalk } from "../../store/talks/talks.ts";
import { talkOfRow } from "./name-register.ts";
import { vocabulary } from "./vocabulary.ts";

/** How many records that do not complete their talk are told one by one. */
const TOLD = 20;

/** In which column stands what the store refuses. */
const COLUMN_OF: Partial<Record<FaultCode, TalkColumn>> = {
  "day-in-future": "date",
  "no-holder-that-day": "talker",
};

/** Takes in what an office has filled in on a sheet of `talks export`, all of it or nothing. */
export async function logSheet(session: Session, file: string): Promise<void> {
  const { today } = session;
  const store = await session.open();
  const window = await readCycle(store);
  const read = await readTalkSheet(file, await vocabulary(session), { today, window });
  const rows: { cells: Cells; record: NewRecord }[] = [];
  for (const row of read.rows) {
    const talk = row.cells.has("talk")
      ? isOfItsTalk(store, session, row) && row.talk
      : await namedTalk(store, session, row);
    if (talk && row.entry) rows.push({ cells: row.cells, record: toRecord(talk, row.entry) });
  }
  const records = rows.map(({ record }) => record);
  // With bad cells already found, it is only to see what else the store would refuse.
  const options = { onlyNew: true, rehearse: read.issues.total > 0 };
  const entered = await logRecords(store, session.author("log"), records, today, options).catch(
    (error: unknown) => {
      if (!(error instanceof RefusedEntry)) throw error;
      for (const { at, fault } of error.all) {
        rows[at]?.cells.refuse(COLUMN_OF[fault.code] ?? "talk", refused(fault));
      }
      return [];
    },
  );
  refuseIfBad(read);
  tellPassedOver(session, read);
  for (const { row, written, day } of forPeople(read.rows.flatMap(({ cells }) => cells.assumed))) {
    session.tell(session.messages.input.rowDayRead(file, row, written, day));
  }
  const counts = { empty: read.empty, alreadyThere: records.length - entered.length };
  if (session.json) {
    return session.printJson({ records: entered.map(({ record }) => record), ...counts });
  }
  const voided = counts.alreadyThere === 0 ? 0 : await countVoided(store, records);
  session.print(summary(session, forPeople(entered), { ...counts, voided }));
}

/** The day is there once no cell was refused. */
function toRecord(talk: number, { filters, ...said }: EntryInput): NewRecord {
  return { ...said, talk, date: said.date ?? "" };
}

/** The talk of a row without a number; null where it cannot be told. */
async function namedTalk(store: Store, { today }: Session, row: TalkRow): Promise<number | null> {
  if (row.entry === null) return null;
  try {
    return (await talkOfRow(store, row, today)).id;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    row.cells.refuse("person", refused(error));
    return null;
  }
}

function refused({ code, params }: Fault): CellProblem {
  return { code: "refused", message: { code, ...params } as FaultOf<FaultCode> };
}

/** Whether the talk is there, and with the person and in the village that the row names. */
function isOfItsTalk(store: Store, { today }: Session, row: TalkRow): boolean {
  if (row.talk === null) return false;
  let talk: Talk;
  try {
    talk = forPeople(readTalk(store, row.talk, { today, asOf: today }));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    row.cells.refuse("talk", refused(error));
    return false;
  }
  const { name, village } = talk.person;
  const otherThan = (value: string): CellProblem => {
    return { code: "not-of-talk", value, talk: row.talk ?? 0, person: name, village };
  };
  const isPerson = row.person === null || nameKey(row.person) === nameKey(name);
  if (!isPerson) row.cells.refuse("person", otherThan(row.person ?? ""));
  const written = nameKey(row.village ?? village);
  const isVillage = [...talk.villages, village].some((one) => written.includes(nameKey(one)));
  if (!isVillage) row.cells.refuse("village", otherThan(row.village ?? ""));
  return isPerson && isVillage;
}

/** @throws Fault bad-file with every bad cell, row by row */
function refuseIfBad({ issues }: TalkRows): void {
  const { listed, total } = issues;
  if (total === 0) return;
  throw new Fault("bad-file", { issues: listed.toSorted((a, b) => a.row - b.row), total });
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
    entered.length === 0 ? text.none : text.several(entered.length, entered.length - short.length),
    ...told,
    ...(short.length > TOLD ? [text.moreShort(short.length - TOLD)] : []),
    ...(alreadyThere > 0 ? [text.alreadyThere(alreadyThere)] : []),
    ...(voided > 0 ? [text.voided(voided)] : []),
    ...(empty > 0 ? [text.empty(empty)] : []),
  ].join("\n");
}
