import { PLAIN_WEEKS } from "../../domain/calendar.ts";
import { addDays, type Day } from "../../domain/days.ts";
import { scheduleOf } from "../../domain/schedule.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Messages } from "../../messages/index.ts";
import { talksOf, villagesOf } from "../../output/plan.ts";
import { daysData } from "../../output/plan-data.ts";
import { daysSheet } from "../../output/plan-sheets.ts";
import type { Store } from "../../store/database/connection.ts";
import { readTalkNames, readVillageNames } from "../../store/plan/names.ts";
import { readPlan } from "../../store/plan/read-plan.ts";
import { readExtent } from "../../store/talks/extent.ts";

/** A talker's days of the next week by village, today included (rule 32). */
export async function readWeek(store: Store, filters: Filters, today: Day, messages: Messages) {
  const question = { today, filters, perDay: null, calendar: PLAIN_WEEKS };
  const { from, seats } = await readPlan(store, question);
  const week = scheduleOf(from, seats, addDays(today, 6));
  const villages = await readVillageNames(store, villagesOf(week));
  const talks = await readTalkNames(store, talksOf(week));
  const { hasDistricts } = await readExtent(store);
  const { plan: text } = messages;
  const sheet = daysSheet(week.trips, messages, {
    ...{ names: { villages, talks }, districts: hasDistricts },
    talkers: seats.length > 1,
  });
  const isFree = week.trips.length === 0;
  return {
    days: [...daysData(week.trips, villages)],
    sheet: { ...sheet, title: text.sections.week, ...(isFree && { more: text.freeWeek }) },
  };
}
