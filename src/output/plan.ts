import { groupBy } from "../domain/group.ts";
import { UNPLACED } from "../domain/plan.ts";
import { countTalks, type Schedule, type SeatInPlan } from "../domain/schedule.ts";
import type { Cycle } from "../domain/talk.ts";
import type { Trip } from "../domain/trips.ts";
import type { Messages } from "../messages/index.ts";
import { countHeld, daysSheet, seatsSheet, talkerOf, unplacedSheet } from "./plan-sheets.ts";
import type { Document } from "./sheet.ts";

/** The names of what a plan holds by number. */
export interface PlanNames {
  villages: Map<number, { district: string; township: string; village: string }>;
  talks: Map<number, { name: string; deadline: string }>;
}

export interface PlanView {
  cycle: Cycle;
  names: PlanNames;
  /** There are several districts, so that a township's name alone is not enough. */
  districts: boolean;
  /** The years that the public calendar knows, and those of the plan that it does not; null: not asked. */
  holidays: { years: string[]; unknown: string[] } | null;
  /** How many talks, seats, and talks without a day the tables leave out. */
  left: { talks: number; seats: number; unplaced: number };
  /** What to do where there is nothing to plan. */
  empty: string;
}

/**
 * A plan as sentences and tables, for every format but JSON and the calendar.
 * @param cut what of it is shown in the tables; the sentences speak of all
 */
export function planDocument(
  schedule: Schedule,
  cut: Schedule,
  messages: Messages,
  view: PlanView,
): Document {
  const { plan: text } = messages;
  const { from, seats } = schedule;
  if (seats.length === 0) return { title: "", lines: [], sheets: [], foot: [view.empty] };
  return {
    title: text.title(view.cycle.district, view.cycle.name, from),
    lines: planLines(schedule, messages, view),
    sheets: [
      ...(cut.trips.length > 0
        ? [daysSheet(cut.trips, messages, { ...view, talkers: seats.length > 1 })]
        : []),
      ...(seats.length > 1 ? [seatsSheet(cut.seats, messages, view)] : []),
      ...(cut.unplaced.length > 0 ? [unplacedSheet(cut, messages, view)] : []),
    ],
    foot: [],
  };
}

function planLines(schedule: Schedule, messages: Messages, view: PlanView): Document["lines"] {
  const { plan: text } = messages;
  const { seats, unplaced, notSet, onDayOff } = schedule;
  const [only] = seats.length === 1 ? seats : [];
  const planned = seats.reduce((sum, { days }) => sum + countHeld(days), 0);
  const last = seats
    .flatMap(({ days }) => days.map(({ day }) => day))
    .reduce((latest, day) => (day > latest ? day : latest), "");
  const { holidays } = view;
  return [
    ...(only && only.talker !== null
      ? [{ text: text.seat(talkerOf(only, messages, view), only.perDay), tone: "plain" as const }]
      : []),
    ...(planned > 0 ? [{ text: text.planned(planned, last), tone: "plain" as const }] : []),
    ...unplacedLines(seats, unplaced, messages).map((said) => ({
      text: said,
      tone: "bad" as const,
    })),
    ...[...groupBy(notSet, ({ because }) => because)].map(([because, ones]) => ({
      text: text.notSet(because, ones.map(idOf)),
      tone: "bad" as const,
    })),
    ...(onDayOff.length > 0
      ? [{ text: text.onDayOff(onDayOff.map(idOf)), tone: "bad" as const }]
      : []),
    ...(holidays
      ? [
          {
            text: text.holidays(holidays.years, holidays.unknown),
            tone: holidays.unknown.length > 0 ? ("bad" as const) : ("faint" as const),
          },
        ]
      : []),
  ];
}

/** Why talks have no day, and the number that would do. */
export function unplacedLines(
  seats: SeatInPlan[],
  unplaced: Schedule["unplaced"],
  { plan: text }: Messages,
): string[] {
  const [only] = seats.length === 1 ? seats : [];
  return UNPLACED.flatMap((because) => {
    const count = unplaced.filter((one) => one.because === because).length;
    if (count === 0) return [];
    const would = only && because !== "deadline-passed" && only.needed > 0 ? only.needed : null;
    return [text.unplaced(because, count, would)];
  });
}

const idOf = ({ talk }: { talk: number }) => `${talk}`;

/** How many talks a cut leaves out. */
export function leftOut(all: Trip<unknown>[], shown: Trip<unknown>[]): number {
  return countTalks(all) - countTalks(shown);
}

/** The talks and villages that are named. */
export function* talksOf({ trips, unplaced }: Schedule): Generator<number> {
  for (const { stops } of trips) for (const { talks } of stops) yield* talks;
  for (const { talk } of unplaced) yield talk;
}

export function villagesOf({ trips, unplaced }: Schedule): Set<number> {
  const villages = new Set(unplaced.map(({ village }) => village));
  for (const { stops } of trips) for (const { village } of stops) villages.add(village);
  return villages;
}
