import { Fault } from "../../errors.ts";
import { readFilters, readTalkId } from "../../options.ts";
import type { Session } from "../../session.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { entryOfFlags } from "./entry-of-flags.ts";
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

  const { tier } = flags;
  // Which tiers there are, only the database knows.
  if (typeof tier === "string")
    resolveFilters(await session.open(), readFilters({ tier }), session.today);
  const given = entryOfFlags({ ...talk, ...flags });
  const store = await session.open();
  if (asks) {
    const { converse } = await import("./converse.ts");
    const known = id !== undefined || Object.keys(flags).length > 0;
    return converse(session, store, known ? await talkOf(session, store, given) : null);
  }
  await logOne(session, store, await recordOf(session, store, given));
}
