import { combineReports, misfitOf } from "../../domain/combine.ts";
import { Fault } from "../../errors.ts";
import { combinedDocument } from "../../output/combined.ts";
import { forPeople } from "../../output/for-people.ts";
import { readReportFile } from "../../roster/report-file.ts";
import type { Session } from "../../session.ts";
import { chooseFormat, type OutputOptions, writeDocument } from "../../write-document.ts";

/** Puts several districts' reports together; it needs no database. */
export async function combine(
  session: Session,
  files: string[],
  options: OutputOptions,
): Promise<void> {
  const format = chooseFormat(session, options);
  const reports = files.map(readReportFile);
  const misfit = misfitOf(reports);
  if (misfit) throw new Fault("reports-do-not-fit", { misfit });
  const combined = combineReports(reports);
  const [first, last] = combined.asOf;
  if (first !== last) session.tell(session.messages.combine.differentDays(first, last));
  const cycle = reports[0]?.cycle ?? "";
  const document = forPeople(combinedDocument(combined, cycle, session.messages));
  await writeDocument(session, options, format, combined, document);
}
