import { extname } from "node:path";
import type { NewRecord } from "../../domain/talk.ts";
import { Fault, type FaultCode, type FaultOf, type Issue } from "../../errors.ts";
import { readEntry } from "../../roster/entries.ts";
import { decodeText, readStream } from "../../roster/files.ts";
import { parseJson, readJson } from "../../roster/json.ts";
import type { Session } from "../../session.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { logRecords } from "../../store/talks/log.ts";
import { type Refusal, RefusedEntry } from "../../store/talks/refused-entry.ts";
import { logOne, recordOf } from "./log-one.ts";
import { logSheet } from "./log-sheet.ts";

/** A file of these endings is a sheet; any other is JSON, as standard input is. */
const SHEET = /^\.(?:xls[xmb]?|et|ods|csv|tsv)$/i;

/** Takes in the records of a file, all or none. */
export async function logFile(session: Session, from: string): Promise<void> {
  if (SHEET.test(extname(from))) return logSheet(session, from);
  const file = from === "-" ? "stdin" : from;
  const input =
    from === "-"
      ? parseJson(decodeText(await readStream(session.io.stdin, file), file), file)
      : readJson(from);
  const rows = Array.isArray(input) ? input : [input];
  const store = await session.open();
  const window = await readCycle(store);
  const readings = rows.map((row) => readEntry(row, window));
  const issues = readings.flatMap((reading, i): Issue[] =>
    "problems" in reading
      ? reading.problems.map(({ key, problem }) => ({ file, row: i + 1, column: key, problem }))
      : [],
  );
  if (issues.length > 0) throw new Fault("bad-file", { issues });
  const entries = readings.flatMap((reading) => ("entry" in reading ? [reading.entry] : []));

  for (const { assumed } of readings.flatMap((one) => ("entry" in one ? [one] : []))) {
    if (assumed !== null)
      session.tell(session.messages.input.dayRead(file, assumed.written, assumed.day));
  }
  const refusal = (refused: Refusal[]) => {
    const issues = refused.map(({ at, fault }): Issue => {
      const message = { code: fault.code, ...fault.params } as FaultOf<FaultCode>;
      return { file, row: at + 1, column: "talk", problem: { code: "refused", message } };
    });
    return new Fault("bad-file", { issues });
  };
  if (!Array.isArray(input)) {
    const [entry] = entries;
    if (!entry) return;
    const record = await recordOf(session, store, entry).catch((fault: Fault) => {
      // On the command line that is wrong usage, in a file it is a bad entry.
      throw fault.code === "which-talk" ? refusal([{ at: 0, fault }]) : fault;
    });
    return logOne(session, store, record);
  }
  const records: NewRecord[] = [];
  const refused: Refusal[] = [];
  for (const [at, entry] of entries.entries()) {
    try {
      records.push(await recordOf(session, store, entry));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      refused.push({ at, fault });
    }
  }
  if (refused.length > 0) throw refusal(refused);
  try {
    const entered = await logRecords(store, session.author("log"), records, session.today);
    if (session.json) return session.printJson({ records: entered.map(({ record }) => record) });
    const completing = entered.filter(({ record }) => record.completes).length;
    session.print(session.messages.commands.log.several(entered.length, completing));
  } catch (error) {
    throw error instanceof RefusedEntry ? refusal(error.all) : error;
  }
}
