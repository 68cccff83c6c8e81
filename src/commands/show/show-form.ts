import type { Talk, TalkRecord } from "../../domain/talk.ts";
import type { FormLook } from "../../output/forms/render.ts";
import { renderForms } from "../../output/forms/render.ts";
import { formValues } from "../../output/forms/values.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { readHead } from "../../store/evidence/heads.ts";
import { sexesOf } from "../../store/talks/sexes.ts";
import { writeContent } from "../../write-document.ts";

/** Writes the record form of a talk: filled with its entry (rule 31), blank where nothing was recorded. */
export async function showForm(
  session: Session,
  store: Store,
  { talk, records, story }: { talk: Talk; records: TalkRecord[]; story: unknown },
  { look, output }: { look: FormLook; output: string | undefined },
): Promise<void> {
  const { messages } = session;
  const values = formValues(
    {
      talk,
      record: entryAmong(records),
      sex: sexesOf(store, [talk.id]).get(talk.id ?? 0) ?? null,
      head: await readHead(store),
    },
    messages,
  );
  await writeContent(session, output, await renderForms([values], messages, look), story);
}

/** The newest completing record, else the newest attempt; records come by day, then as entered. */
function entryAmong(records: TalkRecord[]): TalkRecord | null {
  const inForce = records.filter((record) => record.void === null);
  return inForce.findLast(({ completes }) => completes) ?? inForce.at(-1) ?? null;
}
