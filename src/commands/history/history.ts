import { readCount } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { historySheet } from "../../output/history.ts";
import type { Session } from "../../session.ts";
import { readHistory } from "../../store/talks/history.ts";

/** What was done, by whom, when; the newest first. */
export async function history(session: Session, options: { limit?: string }): Promise<void> {
  const stated = options.limit === undefined ? null : readCount("--limit", options.limit);
  const store = await session.open();
  const limit = stated ?? (session.json ? null : session.rows);
  const events = await readHistory(store, limit);
  if (session.json) return session.printJson({ events });
  const sheet = historySheet(forPeople(events), session.messages, { title: "", ofTalk: false });
  session.print(await table({ title: "", lines: [], sheets: [sheet], foot: [] }, session.screen));
}
