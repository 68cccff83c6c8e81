import { resolve } from "node:path";
import { forPeople } from "../output/for-people.ts";
import type { Session } from "../session.ts";
import { copyTo } from "../store/backup.ts";

/** Writes a verified copy of the database. */
export async function backup(
  session: Session,
  file: string,
  options: { force?: boolean },
): Promise<void> {
  await session.open();
  const copy = await copyTo(session.dbPath, resolve(file), { replace: Boolean(options.force) });
  if (session.json) return session.printJson({ backup: copy });
  session.print(session.messages.commands.backup(forPeople(copy)));
}
