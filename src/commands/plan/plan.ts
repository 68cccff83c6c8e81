import { scheduleOf } from "../../domain/schedule.ts";
import { EXIT } from "../../errors.ts";
import { type FilterOptions, readDay, readFilters, readPositive } from "../../options.ts";
import { unplacedLines, villagesOf } from "../../output/plan.ts";
import type { Session } from "../../session.ts";
import { readVillageNames } from "../../store/plan/names.ts";
import { readPlan } from "../../store/plan/read-plan.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import type { OutputOptions } from "../../write-document.ts";
import { planTalk, type TalkDayOptions } from "./plan-talk.ts";
import { type CalendarOptions, readCalendar, unknownYears } from "./read-calendar.ts";
import { choosePlanFormat, showPlan } from "./show-plan.ts";

export interface PlanOptions extends FilterOptions, OutputOptions, CalendarOptions, TalkDayOptions {
  perDay?: string;
  until?: string;
  names?: boolean;
}

/** Which talks are held on which day (rule 32); with an id, sets the day of one. */
export async function plan(
  session: Session,
  id: string | undefined,
  options: PlanOptions,
): Promise<number> {
  if (id !== undefined || options.day !== undefined || options.free) {
    return planTalk(session, id, options);
  }
  const { today, messages } = session;
  const format = choosePlanFormat(session, options);
  const perDay = options.perDay === undefined ? null : readPositive("--per-day", options.perDay);
  const until = options.until === undefined ? null : readDay("--until", options.until);
  const typed = readFilters(options);
  const { calendar, years } = await readCalendar(options);

  const store = await session.open();
  const filters = resolveFilters(store, typed, today);
  const { from, last, seats } = await readPlan(store, { today, filters, perDay, calendar });
  const schedule = scheduleOf(from, seats, until);
  const { unplaced } = schedule;
  const villages = await readVillageNames(store, villagesOf(schedule));
  const holidays = years && { years, unknown: unknownYears(years, { from, last }) };
  const isRead = await showPlan(
    session,
    store,
    { ...options, format, until },
    {
      ...{ schedule, villages, holidays },
    },
  );
  if (!isRead) for (const line of unplacedLines(seats, unplaced, messages)) session.tell(line);
  return unplaced.length > 0 ? EXIT.outstanding : EXIT.done;
}
