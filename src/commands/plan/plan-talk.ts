import { isWorkingDay } from "../../domain/calendar.ts";
import { EXIT, Fault } from "../../errors.ts";
import { readDay, readTalkId } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Session } from "../../session.ts";
import { setDay } from "../../store/plan/set-day.ts";
import { readCalendar } from "../../store/talks/cycle-days.ts";
import type { PlanOptions } from "./plan.ts";

export interface TalkDayOptions {
  day?: string;
  free?: boolean;
}

/** Sets the day of one talk, or lets it go again. @throws Fault usage and those of `setDay` */
export async function planTalk(
  session: Session,
  id: string | undefined,
  { day, free, ...others }: PlanOptions,
): Promise<number> {
  const { messages, today } = session;
  const text = messages.plan;
  if (id === undefined || Object.keys(others).length > 0) {
    throw new Fault("usage", { message: text.talkAlone });
  }
  if ((day === undefined) === (free === undefined)) {
    throw new Fault("usage", { message: text.dayOrFree });
  }
  const stated = day === undefined ? null : readDay("--day", day);
  const talkId = readTalkId(id);
  const store = await session.open();
  const talk = await setDay(store, session.author("plan"), talkId, stated, today);
  if (session.json) session.printJson({ talk });
  else {
    const { person } = forPeople(talk);
    session.say(
      stated === null ? text.freed(talk.id, person.name) : text.set(talk.id, person.name, stated),
    );
  }
  if (stated !== null && !isWorkingDay(await readCalendar(store), stated)) {
    session.tell(text.offWarning(stated));
  }
  return EXIT.done;
}
