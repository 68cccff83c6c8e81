import { buffer as readAll } from "node:stream/consumers";
import { isUnfiltered, type Talk, type TalkRecord } from "../domain/talk.ts";
import { type CellProblem, Fault, type Issue } from "../errors.ts";
import { readTalkId } from "../options.ts";
import { forPeople } from "../output/for-people.ts";
import { wrap } from "../output/wrap.ts";
import { type EntryInput, readEntry } from "../roster/entries.ts";
import { decodeText } from "../roster/files.ts";
import { parseJson, readJson } from "../roster/json.ts";
import type { Session } from "../session.ts";
import type { Store } from "../store/open.ts";
import { logRecords, type NewRecord, RefusedEntry } from "../store/records.ts";
import { nameTalk } from "./name-talk.ts";

/** The flags of `talks log` but `--from`: the names of an entry's fields, as texts. */
export type LogOptions = Record<string, string | string[]>;

/** The flags that name a talk; all others say something of the conversation. */
const NAMING = ["tier", "district", "township", "village", "person"];

/** Records what a talk found out: from flags, from a file, or by asking. */
export async function log(
  session: Session,
  id: string | undefined,
  { from, ...flags }: LogOptions & { from?: string },
): Promise<void> {
  const talk = id === undefined ? {} : { talk: readTalkId(id) };
  if (from !== undefined) {
    if (id !== undefined || Object.keys(flags).length > 0) {
      throw new Fault("usage", { message: session.messages.faults.fromAlone });
    }
    return logFile(session, from);
  }
  const saysSomething = Object.keys(flags).some((flag) => !NAMING.includes(flag));
  const asks = session.interactive && !saysSomething;
  if (!asks && id === undefined && Object.keys(flags).length === 0)
    throw new Fault("which-talk", {});

  const given = entryOfFlags({ ...talk, ...flags });
  const store = await session.open();
  if (asks) {
    const { askRecord } = await import("../prompts/log.ts");
    const known = id !== undefined || Object.keys(flags).length > 0;
    const answers = await askRecord(
      session,
      store,
      known ? await talkOf(session, store, given) : null,
    );
    if (answers === null) return session.say(session.messages.prompts.notEntered);
    return logOne(session, store, answers);
  }
  await logOne(session, store, await recordOf(session, store, given));
}

async function logOne(session: Session, store: Store, record: NewRecord): Promise<void> {
  try {
    const [entered] = await logRecords(store, session.doer("log"), [record], session.today);
    if (!entered) return;
    if (session.json) session.printJson(entered);
    else session.print(describe(session, forPeople(entered)));
  } catch (error) {
    throw error instanceof RefusedEntry ? error.fault : error;
  }
}

async function logFile(session: Session, from: string): Promise<void> {
  const file = from === "-" ? "stdin" : from;
  const input =
    from === "-"
      ? parseJson(decodeText(await readAll(session.io.stdin), file), file)
      : readJson(from);
  const rows = Array.isArray(input) ? input : [input];
  const readings = rows.map(readEntry);
  const issues = readings.flatMap((reading, i): Issue[] =>
    "problems" in reading
      ? reading.problems.map(({ key, problem }) => ({ file, row: i + 1, column: key, problem }))
      : [],
  );
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  const entries = readings.flatMap((reading) => ("entry" in reading ? [reading.entry] : []));

  const store = await session.open();
  if (!Array.isArray(input)) {
    const [entry] = entries;
    if (entry) await logOne(session, store, await recordOf(session, store, entry));
    return;
  }
  const refusal = (at: number, fault: Fault) => {
    const message = { code: fault.code, ...fault.params } as Extract<
      CellProblem,
      { code: "refused" }
    >["message"];
    return new Fault("bad-file", {
      issues: [{ file, row: at + 1, column: "talk", problem: { code: "refused", message } }],
    });
  };
  const records: NewRecord[] = [];
  for (const [i, entry] of entries.entries()) {
    try {
      records.push(await recordOf(session, store, entry));
    } catch (error) {
      throw error instanceof Fault ? refusal(i, error) : error;
    }
  }
  try {
    const entered = await logRecords(store, session.doer("log"), records, session.today);
    if (session.json) return session.printJson({ records: entered.map(({ record }) => record) });
    const completing = entered.filter(({ record }) => record.completes).length;
    session.say(session.messages.commands.log.several(entered.length, completing));
  } catch (error) {
    throw error instanceof RefusedEntry ? refusal(error.at, error.fault) : error;
  }
}

/** Checks the flags; a bad value names its flag. */
function entryOfFlags(flags: Record<string, unknown>): EntryInput {
  const reading = readEntry(flags);
  if ("entry" in reading) return reading.entry;
  const [first] = reading.problems;
  const flag = `--${(first?.key ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const problem = first?.problem;
  if (problem?.code === "not-a-day") {
    throw new Fault("not-a-day", { what: flag, value: problem.value });
  }
  const value = problem && "value" in problem ? problem.value : "";
  const expected = problem?.code === "not-one-of" ? problem.allowed : "number";
  throw new Fault("bad-value", { flag, value, expected });
}

/** The talk that the entry names, by its id or by the filters, never by both. */
async function talkOf(session: Session, store: Store, entry: EntryInput): Promise<number> {
  if (entry.talk === null) return nameTalk(store, entry.filters, session.today);
  if (isUnfiltered(entry.filters)) return entry.talk;
  throw new Fault("usage", { message: session.messages.faults.idOrNames });
}

async function recordOf(session: Session, store: Store, entry: EntryInput): Promise<NewRecord> {
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
        ...lines(talk.status === "partial" ? text.partial(talk) : text.attempt(talk), paint.yellow),
        ...record.reasons.flatMap((reason) => lines(`  ${words.reason(reason)}`, (said) => said)),
      ];
  return [...said, ...lines(text.record(record), paint.dim)].join("\n");
}
