import { writeFile } from "../../files/write.ts";
import { forPeople } from "../../output/for-people.ts";
import { form } from "../../output/formats/form.ts";
import { rosterForms } from "../../output/roster-form.ts";
import type { Session } from "../../session.ts";
import { paperOf, workbookName } from "../../write-document.ts";

/** Writes a workbook of the three tables of the roster, to be filled in and imported. */
export async function template(session: Session, options: { output?: string }): Promise<void> {
  const { messages } = session;
  const file = workbookName(session, options.output);
  const workbook = await form(rosterForms(messages), messages.sheets, paperOf(session));
  if (file === "-") return session.printBytes(workbook);
  writeFile(file, workbook);
  session.tell(messages.report.written(forPeople(file)));
  if (session.json) session.printJson({ file });
  else session.print(`${messages.sheets.rosterWritten}\n  talks import ${file}`);
}
