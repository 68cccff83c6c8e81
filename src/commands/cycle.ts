import { Fault } from "../errors.ts";
import { readDay } from "../options.ts";
import { forPeople } from "../output/for-people.ts";
import { fields } from "../output/talk-page.ts";
import type { Session } from "../session.ts";
import { moveCycle, readCycle } from "../store/cycle.ts";

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
  const before = await readCycle(store);
  const to = { ...before, ...stated };
  if (to.start >= to.election) throw new Fault("election-not-after-start", to);
  const moves = to.start !== before.start || to.election !== before.election;
  if (moves) await moveCycle(store, session.doer("cycle"), to, session.today);
  if (session.json) return session.printJson({ cycle: to });

  const text = session.messages.commands.cycle;
  const shown = forPeople(to);
  const lines = [
    session.paint.bold(text.title(shown.district, shown.name)),
    ...fields(
      [
        [text.start, to.start],
        [text.election, to.election],
      ],
      session.screen,
    ),
    ...(Object.keys(stated).length > 0 ? [moves ? text.moved : text.same] : []),
  ];
  session.print(lines.join("\n"));
}
