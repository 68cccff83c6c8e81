import { extname } from "node:path";
import type { Day } from "../../domain/days.ts";
import type { Talk } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import { type FilterOptions, readFilters } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { FORM_ENDINGS } from "../../output/forms/render.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { pendingChanges } from "../../store/talks/assign.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { findTalks } from "../../store/talks/talks.ts";
import { paperOf, workbookName, writeContent } from "../../write-document.ts";
import { type FormOptions, formLook } from "../form-look.ts";

const WORKBOOK = ".xlsx";

/**
 * Writes the outstanding talks as a sheet that an office fills in and `talks log --from` takes, or as
 * a record form a talk to print.
 */
export async function exportTalks(
  session: Session,
  { output, form, sign, ...options }: FilterOptions & FormOptions,
): Promise<void> {
  const { messages, today } = session;
  const file = exportName(session, output);
  const look = formLook(session, { output: file, ...(form && { form }), ...(sign && { sign }) });
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
    const content = look
      ? await (await import("./export-forms.ts")).formsOf(session, store, talks, look)
      : await sheetOf(session, store, talks, today);
    if (file === "-") return writeContent(session, file, content, null);
    const { writeFile } = await import("../../files/write.ts");
    writeFile(file, content);
    session.tell(messages.report.written(forPeople(file)));
  }
  const { sheets, forms } = messages;
  if (session.json) return session.printJson({ file: total > 0 ? file : null, total });
  if (total === 0) {
    return file === "-" ? session.tell(sheets.talks.none) : session.print(sheets.talks.none);
  }
  if (look) return session.print(forms.written(total));
  session.print(`${sheets.talks.written(total)}\n  talks log --from ${file}`);
}

/** @throws Fault usage, no-form-ending */
function exportName(session: Session, output: string | undefined): string {
  const ending = extname(output ?? "").toLowerCase();
  const isForm = (FORM_ENDINGS as readonly string[]).includes(ending);
  if (output === undefined || output === "-" || ending === WORKBOOK) {
    return workbookName(session, output);
  }
  if (!isForm)
    throw new Fault("no-form-ending", { path: output, endings: [WORKBOOK, ...FORM_ENDINGS] });
  return output;
}

async function sheetOf(
  session: Session,
  store: Store,
  talks: Talk[],
  today: Day,
): Promise<Uint8Array> {
  const { messages } = session;
  const cycle = forPeople(await readCycle(store));
  const { talkForm } = await import("../../output/talk-form.ts");
  const { form } = await import("../../output/formats/form.ts");
  return form(
    [talkForm(forPeople(talks), cycle, today, messages)],
    messages.sheets,
    paperOf(session),
  );
}
