import { extname } from "node:path";
import { addDays, type Day, daysBetween } from "../../domain/days.ts";
import type { Schedule } from "../../domain/schedule.ts";
import { readOneOf } from "../../options.ts";
import { forPeople } from "../../output/for-people.ts";
import {
  leftOut,
  type PlanNames,
  type PlanView,
  planDocument,
  talksOf,
} from "../../output/plan.ts";
import { planData } from "../../output/plan-data.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { readTalkNames } from "../../store/plan/names.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { countEvents } from "../../store/talks/history.ts";
import {
  chooseFormat,
  type OutputOptions,
  writeContent,
  writeDocument,
} from "../../write-document.ts";
import { CALENDAR, PLAN_FORMATS } from "./command.ts";

export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** The days that a terminal shows at a glance, the first of them included. */
const WEEK = 7;
/** Read elsewhere than on a terminal, in a pager or a mail, that week has a page of this many lines. */
const ELSEWHERE = 60;
/** What stands around each table, and the rows it has in any case. */
const AROUND = 3;
const LEAST = 5;

interface Shown {
  schedule: Schedule;
  villages: PlanNames["villages"];
  holidays: PlanView["holidays"];
}

interface Showing extends OutputOptions {
  format: PlanFormat;
  until: Day | null;
  names?: boolean;
}

/** @throws Fault bad-value, unknown-ending, usage */
export function choosePlanFormat(session: Session, options: OutputOptions): PlanFormat {
  const { format, output } = options;
  if (format !== undefined) readOneOf("--format", format, PLAN_FORMATS);
  const ending = output === undefined ? "" : extname(output).toLowerCase();
  const isCalendar = format === undefined ? ending === `.${CALENDAR}` : format === CALENDAR;
  return isCalendar ? CALENDAR : chooseFormat(session, options);
}

/**
 * Shows a plan in the format that was asked for.
 * @returns whether a person reads it now, and so sees what has no day
 */
export async function showPlan(
  session: Session,
  store: Store,
  options: Showing,
  shown: Shown,
): Promise<boolean> {
  const { schedule, villages, holidays } = shown;
  const { format, output } = options;
  if (format === CALENDAR) {
    await writeCalendar(session, store, options, shown);
  } else if (format === "json" && output === undefined) {
    await session.printLongJson(planData(schedule, villages, holidays));
  } else {
    const data = planData(schedule, villages, holidays);
    const document = await documentOf(session, store, options, shown);
    const whole = { ...data, days: [...data.days] };
    await writeDocument(session, options, format, whole, document);
  }
  return format === "table" && output === undefined;
}

async function documentOf(session: Session, store: Store, options: Showing, shown: Shown) {
  const { schedule, villages, holidays } = shown;
  const { messages } = session;
  const onScreen = options.format === "table" && options.output === undefined;
  const cut = onScreen ? atAGlance(schedule, options.until, session.rows) : schedule;
  const { hasRoster, hasTalks, hasDistricts } = await readExtent(store);
  const { report: said } = messages;
  const view: PlanView = {
    cycle: await readCycle(store),
    names: { villages, talks: await readTalkNames(store, talksOf(cut)) },
    districts: hasDistricts,
    holidays,
    left: {
      talks: leftOut(schedule.trips, cut.trips),
      seats: schedule.seats.length - cut.seats.length,
      unplaced: schedule.unplaced.length - cut.unplaced.length,
    },
    empty: !hasRoster ? said.noRoster : !hasTalks ? said.noTalks : messages.plan.nothing,
  };
  return forPeople(planDocument(schedule, cut, messages, view));
}

/** The first week in which there is a talk, or the days asked for, as far as the tables have room. */
function atAGlance(schedule: Schedule, until: Day | null, rows: number | null): Schedule {
  const { from, trips, seats, unplaced } = schedule;
  const last = addDays(trips[0]?.day ?? from, WEEK - 1);
  const limit = rowsOfEach(
    schedule,
    rows ?? (until === null ? ELSEWHERE : Number.POSITIVE_INFINITY),
  );
  let room = limit;
  const fitting = trips.flatMap((trip) => {
    if (room <= 0 || (until === null && trip.day > last)) return [];
    const stops = trip.stops.slice(0, room);
    room -= stops.length;
    return [{ ...trip, stops }];
  });
  return {
    ...schedule,
    trips: fitting,
    seats: seats.slice(0, limit),
    unplaced: unplaced.slice(0, limit),
  };
}

/** How many rows each of the tables may have that share a screen; so many lines stand around each. */
function rowsOfEach({ seats, unplaced }: Schedule, rows: number): number {
  const tables = 1 + Number(seats.length > 1) + Number(unplaced.length > 0);
  return Math.max(LEAST, Math.floor(rows / tables) - AROUND);
}

async function writeCalendar(
  session: Session,
  store: Store,
  { output, names }: Showing,
  { schedule, villages, holidays }: Shown,
): Promise<void> {
  const { ics } = await import("../../output/formats/ics.ts");
  const cycle = await readCycle(store);
  const content = ics(schedule, session.messages, {
    ...{ cycle, villages },
    people: names ? await readTalkNames(store, talksOf(schedule)) : null,
    stamp: new Date(session.author("plan").at),
    // Both only grow, and the plan changes with nothing else.
    sequence: (await countEvents(store)) + Math.max(0, daysBetween(cycle.start, session.today)),
  });
  const data = planData(schedule, villages, holidays);
  await writeContent(session, output, content, { ...data, days: [...data.days] });
}
