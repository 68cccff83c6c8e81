import type { Day } from "../../domain/days.ts";
import type { TypedFilters } from "../../domain/talk.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { historySheet } from "../../output/history.ts";
import { recordLines, talkDocument, talkLines } from "../../output/talk-page.ts";
import type { Session } from "../../session.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { readTalkDetails } from "../../store/talks/talk-details.ts";
import { chooseFormat, writeDocument } from "../../write-document.ts";
import { formLook } from "../form-look.ts";
import { nameTalk } from "../log/name-talk.ts";
import type { ShowOptions } from "./show.ts";

/** One talk, by its id or by what names it: why it is owed, its records, its history. */
export async function showTalk(
  session: Session,
  named: number | TypedFilters,
  asOf: Day,
  options: ShowOptions,
): Promise<void> {
  const { today, messages } = session;
  const look = formLook(session, options);
  const format = look ? "html" : chooseFormat(session, options);
  const store = await session.open();
  const id = typeof named === "number" ? named : await nameTalk(store, named, today);
  const story = await readTalkDetails(store, id, { today, asOf });
  const { hasDistricts } = await readExtent(store);
  const shown = forPeople(hasDistricts ? withDistricts(story, messages) : story);
  const { talk, records, events } = shown;
  if (look) {
    const { showForm } = await import("./show-form.ts");
    return showForm(session, store, { talk, records, story }, { look, output: options.output });
  }
  const text = messages.commands.show;
  const history = historySheet(events, messages, { title: text.history, ofTalk: true });
  if (format !== "table" || options.output !== undefined) {
    const document = talkDocument(talk, records, history, messages);
    return writeDocument(session, options, format, story, document);
  }
  const { screen } = session;
  const lines = [
    ...talkLines(talk, messages, screen),
    "",
    ...(records.length === 0
      ? [text.noRecords, ""]
      : records.flatMap((record) => [...recordLines(record, messages, screen), ""])),
    await table({ title: "", lines: [], sheets: [history], foot: [] }, screen),
  ];
  session.print(lines.join("\n"));
}
