import { weekdayOf } from "../domain/calendar.ts";
import { UNPLACED } from "../domain/plan.ts";
import { countTalks, type Schedule, type SeatInPlan } from "../domain/schedule.ts";
import type { Cycle } from "../domain/talk.ts";
import type { Stop, Trip } from "../domain/trips.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "./districts.ts";
import type { Column, Document, Sheet } from "./sheet.ts";

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
  /** How many talks of the plan are left out, and how many lines of the list of those without a day. */
  left: { talks: number; unplaced: number };
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
      ...(seats.length > 1 ? [seatsSheet(seats, messages, view)] : []),
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
  const last = seats.flatMap(({ days }) => days.map(({ day }) => day)).reduce(later, "");
  const { holidays } = view;
  return [
    ...(only && !isVacant(only)
      ? [{ text: text.seat(talkerOf(only, messages, view), only.perDay), tone: "plain" as const }]
      : []),
    ...(planned > 0 ? [{ text: text.planned(planned, last), tone: "plain" as const }] : []),
    ...unplacedLines(seats, unplaced, messages).map((said) => ({
      text: said,
      tone: "bad" as const,
    })),
    ...notSet.map((one) => ({ text: text.notSet(one), tone: "bad" as const })),
    ...onDayOff.map((one) => ({ text: text.onDayOff(one), tone: "bad" as const })),
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

const later = (latest: string, day: string) => (day > latest ? day : latest);
const countHeld = (days: { talks: unknown[] }[]) =>
  days.reduce((sum, { talks }) => sum + talks.length, 0);
const isVacant = ({ talker }: SeatInPlan) => talker === null;

function talkerOf({ talker, seat }: SeatInPlan, messages: Messages, view: PlanView): string {
  const { words } = messages;
  const title = words.seat(view.districts ? withDistricts(seat, messages) : seat);
  return talker === null ? `${title}${words.vacant}` : `${talker}${words.aside(title)}`;
}

export interface DaysView extends Pick<PlanView, "names" | "districts"> {
  /** Several talk, and each line says who. */
  talkers: boolean;
  left?: PlanView["left"];
}

/** The days, a line for each village; a page to hand over. */
export function daysSheet(
  trips: Trip<SeatInPlan>[],
  { words, plan: text, report }: Messages,
  { names, districts, talkers, left }: DaysView,
): Sheet {
  const { columns } = text;
  const stops = trips.flatMap(({ day, seat, stops: all }) =>
    all.map((stop, i) => ({ day, seat, stop, first: i === 0 })),
  );
  const nameOf = (talk: number) => names.talks.get(talk)?.name ?? "";
  const placeOf = ({ village }: Stop) => names.villages.get(village);
  return {
    title: text.sections.days,
    columns: [
      { heading: columns.day, kind: "day" },
      { heading: columns.weekday, kind: "text", spare: 5 },
      ...(talkers ? [{ heading: report.columns.talker, kind: "text" as const }] : []),
      ...(districts ? [{ heading: report.columns.district, kind: "text" as const, spare: 2 }] : []),
      { heading: report.columns.township, kind: "text", spare: 4 },
      { heading: report.columns.village, kind: "text" },
      { heading: columns.count, kind: "count", spare: 3 },
      { heading: report.columns.person, kind: "text" },
      { heading: report.columns.id, kind: "text", spare: 1 },
    ],
    rows: stops.map(({ day, seat, stop }) => [
      day,
      text.weekday(weekdayOf(day)),
      ...(talkers ? [seat.talker ?? words.seat(seat.seat)] : []),
      ...(districts ? [placeOf(stop)?.district ?? ""] : []),
      placeOf(stop)?.township ?? "",
      placeOf(stop)?.village ?? "",
      stop.talks.length,
      words.list(stop.talks.map(nameOf)),
      stop.talks.join(", "),
    ]),
    ...(left && left.talks > 0 && { more: text.more(left.talks) }),
  };
}

function seatsSheet(seats: SeatInPlan[], messages: Messages, view: PlanView): Sheet {
  const { plan: text, words, report } = messages;
  const { columns } = text;
  const count = (heading: string): Column => ({ heading, kind: "count" });
  return {
    title: text.sections.seats,
    columns: [
      { heading: report.columns.seat, kind: "text" },
      { heading: report.columns.talker, kind: "text" },
      ...[columns.planned, columns.perDay, columns.needed, columns.unplaced].map(count),
      { heading: columns.last, kind: "day" },
    ],
    rows: seats.map((one) => [
      words.seat(view.districts ? withDistricts(one.seat, messages) : one.seat),
      one.talker ?? words.vacant,
      countHeld(one.days),
      one.perDay,
      one.needed,
      one.unplaced.length,
      one.days.at(-1)?.day ?? null,
    ]),
  };
}

function unplacedSheet({ unplaced }: Schedule, messages: Messages, view: PlanView): Sheet {
  const { plan: text, report } = messages;
  const { names, left } = view;
  return {
    title: text.sections.unplaced,
    columns: [
      { heading: report.columns.id, kind: "count" },
      { heading: report.columns.deadline, kind: "day" },
      { heading: report.columns.person, kind: "text" },
      { heading: report.columns.township, kind: "text", spare: 2 },
      { heading: report.columns.village, kind: "text" },
      { heading: report.columns.talker, kind: "text", spare: 1 },
      { heading: text.columns.because, kind: "text" },
      { heading: text.columns.needed, kind: "count", spare: 3 },
    ],
    rows: unplaced.map(({ talk, village, because, seat }) => {
      const named = names.talks.get(talk);
      const place = names.villages.get(village);
      return [
        ...[talk, named?.deadline ?? null, named?.name ?? ""],
        ...[place?.township ?? "", place?.village ?? "", talkerOf(seat, messages, view)],
        text.because[because],
        because === "deadline-passed" ? null : seat.needed,
      ];
    }),
    ...(left.unplaced > 0 && { more: text.moreUnplaced(left.unplaced) }),
  };
}

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
