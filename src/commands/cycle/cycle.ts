import { readDay } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import { fields } from "../../output/talk-page.ts";
import type { Session } from "../../session.ts";
import { moveCycle, readCycle } from "../../store/talks/cycle.ts";

export interface CycleOptions {
  election?: string;
  start?: string;
}

/** Shows the cycle, or moves it and has every record judged anew. */
export async function cycle(session: Session, options: CycleOptions): Promise<void> {
  const stated = {
    ...(options.start !== undefined && { start: readDay("--start", options.start) }),
    ...(options.election !== undefined && { election: readDay("--election", options.election) }),
  };
  const store = await session.open();
  const asked = Object.keys(stated).length > 0;
  const { cycle: now, moved } = asked
    ? await moveCycle(store, session.author("cycle"), stated, session.today)
    : { cycle: await readCycle(store), moved: false };
  if (session.json) return session.printJson({ cycle: now });

  const { words, commands } = session.messages;
  const text = commands.cycle;
  const shown = forPeople(now);
  const lines = [
    session.paint.bold(text.title(shown.district, shown.name)),
    ...fields(
      [
        [text.start, words.pageDay(now.start)],
        [text.election, words.pageDay(now.election)],
      ],
      session.screen,
    ),
    ...(asked ? [moved ? text.moved : text.same] : []),
  ];
  session.print(lines.join("\n"));
}
