import { resolve } from "node:path";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { copyTo } from "../../store/evidence/backup.ts";

/** Writes a verified copy of the database. */
export async function backup(
  session: Session,
  file: string,
  options: { force?: boolean },
): Promise<void> {
  await session.open();
  const replace = Boolean(options.force);
  const copy = await session.io.stoppable((signal) =>
    copyTo(session.dbPath, resolve(file), { replace, signal }),
  );
  if (session.json) return session.printJson({ backup: copy });
  session.print(session.messages.commands.backup(forPeople(copy)));
}
