import { isDayProblem } from "../../domain/day-text.ts";
import { Fault } from "../../errors.ts";
import { readTalkId } from "../../options.ts";
import { type EntryInput, readEntry } from "../../roster/entries.ts";
import type { Session } from "../../session.ts";
import { logOne, recordOf, talkOf } from "./log-one.ts";

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
    const { logFile } = await import("./log-file.ts");
    return logFile(session, from);
  }
  const saysSomething = Object.keys(flags).some((flag) => !NAMING.includes(flag));
  const asks = session.interactive && !saysSomething;
  if (!asks && id === undefined && Object.keys(flags).length === 0)
    throw new Fault("which-talk", {});

  const given = entryOfFlags({ ...talk, ...flags });
  const store = await session.open();
  if (asks) {
    const { askRecord } = await import("../../prompts/log.ts");
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

/** Checks the flags; a bad value names its flag. */
function entryOfFlags(flags: Record<string, unknown>): EntryInput {
  const reading = readEntry(flags);
  if ("entry" in reading) return reading.entry;
  const [first] = reading.problems;
  const flag = `--${(first?.key ?? "").replace(/\.\d+$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const problem = first?.problem ?? { code: "required" };
  if (isDayProblem(problem)) {
    throw new Fault("not-a-day", { what: flag, value: problem.value, problem });
  }
  if (problem.code === "not-one-of" || problem.code === "not-a-number") {
    const expected = problem.code === "not-one-of" ? problem.allowed : "number";
    throw new Fault("bad-value", { flag, value: problem.value, expected });
  }
  if (problem.code === "required") throw new Fault("blank", { flag });
  throw new Fault("bad-flag", { flag, problem });
}
