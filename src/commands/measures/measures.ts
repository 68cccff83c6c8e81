import { forPeople } from "../../output/for-people.ts";
import { table } from "../../output/formats/table.ts";
import { measuresSheet } from "../../output/measures.ts";
import type { Session } from "../../session.ts";
import { measuresIn, setMeasures } from "../../store/facts/measures.ts";

/** Shows the measures in force, or puts others in force. */
export async function measures(session: Session, options: { set?: string }): Promise<void> {
  const stated =
    options.set === undefined
      ? undefined
      : (await import("../../roster/measures.ts")).readMeasuresFile(options.set);
  const store = await session.open();
  const isSet =
    stated !== undefined && (await setMeasures(store, session.author("measures"), stated));
  const document = measuresIn(store);
  if (session.json) return session.printJson(document);

  const { measures: text } = session.messages;
  const sheets = [measuresSheet(forPeople(document), session.messages)];
  session.print(
    await table(
      { title: text.title, lines: [], sheets, foot: stated ? [isSet ? text.set : text.same] : [] },
      session.screen,
    ),
  );
}
