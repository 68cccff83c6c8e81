import { Fault } from "../../errors.ts";
import { type FilterOptions, readFilters, readTalkId } from "../../options.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { historySheet } from "../../output/history.ts";
import { recordLines, talkLines } from "../../output/talk-page.ts";
import type { Session } from "../../session.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { readTalkDetails } from "../../store/talks/talk-details.ts";
import { nameTalk } from "../log/name-talk.ts";

/** A township alone is named. */
function isOfTownship({ tier, township, village, person }: FilterOptions): boolean {
  return township !== undefined && [tier, village, person].every((named) => named === undefined);
}

/** One talk: why it is owed, its records, its history. */
export async function show(
  session: Session,
  id: string | undefined,
  options: FilterOptions & { asOf?: string },
): Promise<void> {
  const { today, messages } = session;
  if (id === undefined && isOfTownship(options)) {
    return (await import("./show-township.ts")).showTownship(session, options);
  }
  const given = id === undefined ? null : readTalkId(id);
  const typed = readFilters(options);
  if (given !== null && Object.keys(typed).length > 0) {
    throw new Fault("usage", { message: messages.faults.idOrNames });
  }
  const store = await session.open();
  const talkId = given ?? (await nameTalk(store, typed, today));
  const story = await readTalkDetails(store, talkId, today);
  if (session.json) return session.printJson(story);

  const { hasDistricts } = await readExtent(store);
  const { talk, records, events } = forPeople(
    hasDistricts ? withDistricts(story, messages) : story,
  );
  const text = messages.commands.show;
  const { screen } = session;
  const history = historySheet(events, messages, { title: text.history, ofTalk: true });
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
