import { weekdayOf } from "../domain/calendar.ts";
import type { Schedule, SeatInPlan } from "../domain/schedule.ts";
import type { Stop, Trip } from "../domain/trips.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "./districts.ts";
import type { PlanView } from "./plan.ts";
import type { Column, Sheet } from "./sheet.ts";

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

/** Who talks, how much a day, and whether that is enough. */
export function seatsSheet(seats: SeatInPlan[], messages: Messages, view: PlanView): Sheet {
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
    ...(view.left.seats > 0 && { more: text.moreSeats(view.left.seats) }),
  };
}

/** What found no day, and why. */
export function unplacedSheet({ unplaced }: Schedule, messages: Messages, view: PlanView): Sheet {
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

/** How many talks have a day. */
export function countHeld(days: { talks: unknown[] }[]): number {
  return days.reduce((sum, { talks }) => sum + talks.length, 0);
}

/** A talker by name and title, or the title of a seat that nobody holds. */
export function talkerOf(
  { talker, seat }: SeatInPlan,
  messages: Messages,
  { districts }: Pick<PlanView, "districts">,
): string {
  const { words } = messages;
  const title = words.seat(districts ? withDistricts(seat, messages) : seat);
  return talker === null ? words.place(title, words.vacant) : `${talker}${words.aside(title)}`;
}
