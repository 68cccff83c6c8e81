import { type FilterOptions, readFilters } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { talkForm } from "../../output/talk-form.ts";
import type { Session } from "../../session.ts";
import { readHead } from "../../store/evidence/heads.ts";
import { pendingChanges } from "../../store/talks/assign.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { findTalks } from "../../store/talks/talks.ts";
import { workbookName } from "../../write-document.ts";

/** Writes the outstanding talks as a sheet that an office fills in and `talks log --from` takes. */
export async function exportTalks(
  session: Session,
  { output, ...options }: FilterOptions & { output?: string },
): Promise<void> {
  const { messages, today } = session;
  const file = workbookName(session, output);
  const typed = readFilters(options);
  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const moment = { today, asOf: today };
  const found = await findTalks(store, filters, "outstanding", moment, null);
  // A township's office reports its own secretary's talks, unless others are asked for.
  const isOwn = filters.township !== null && filters.tier === null && filters.talker === null;
  const talks = isOwn ? found.talks.filter(({ seat }) => seat.township !== null) : found.talks;
  const total = talks.length;
  const pending = await pendingChanges(store, today);
  if (pending > 0) session.tell(messages.report.pending(pending));
  if (total > 0) {
    const cycle = forPeople(await readCycle(store));
    const sheet = talkForm(forPeople(talks), cycle, today, await readHead(store), messages);
    const { form } = await import("../../output/formats/form.ts");
    const workbook = await form([sheet], messages.sheets);
    if (file === "-") return session.printBytes(workbook);
    const { writeFile } = await import("../../files/write.ts");
    writeFile(file, workbook);
    session.tell(messages.report.written(forPeople(file)));
  }
  const { sheets } = messages;
  if (session.json) return session.printJson({ file: total > 0 ? file : null, total });
  if (total === 0) {
    return file === "-" ? session.tell(sheets.talks.none) : session.print(sheets.talks.none);
  }
  session.print(`${sheets.talks.written(total)}\n  talks log --from ${file}`);
}
