import { resolve } from "node:path";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { restoreFrom } from "../../store/evidence/restore.ts";

/** Puts a backup in the place of the database, which is kept under another name. */
export async function restore(session: Session, file: string): Promise<void> {
  const author = session.author("restore");
  const { allowNetwork } = session;
  const backup = resolve(file);
  const restored = await session.io.stoppable((signal) =>
    restoreFrom(session.dbPath, backup, author, { allowNetwork, signal }),
  );
  if (session.json) return session.printJson({ restored });
  const { commands } = session.messages;
  session.print(commands.restored(forPeople(restored)));
  const { lostEvents, lostRedactions } = restored;
  if (lostEvents > 0) session.say(commands.restoredLess(lostEvents));
  if (lostRedactions > 0) session.say(commands.restoredFindings(lostRedactions));
}
