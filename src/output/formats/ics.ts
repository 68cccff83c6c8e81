import { hash } from "node:crypto";
import { ICalCalendar, ICalEventClass } from "ical-generator";
import { addDays } from "../../domain/days.ts";
import type { Schedule } from "../../domain/schedule.ts";
import type { Cycle } from "../../domain/talk.ts";
import type { Messages } from "../../messages/index.ts";
import type { PlanNames } from "../plan.ts";

export interface CalendarView {
  cycle: Cycle;
  villages: PlanNames["villages"];
  /** Whom the talks are with; null keeps all names out. */
  people: PlanNames["talks"] | null;
  /** When it was made. */
  stamp: Date;
  /** Grows with every change of what the plan is reckoned from, so that calendars take the newer. */
  sequence: number;
}

/**
 * A plan as a calendar: one whole-day event a seat, day and village, private, without anybody's name
 * unless that was asked for. A seat's event in a village keeps its UID while the plan changes, so that a
 * newer file moves it; where a village takes several days they are told apart by how many follow, for
 * the first days are the ones that drop out when they are over.
 */
export function ics(
  { trips }: Schedule,
  { plan: text, words }: Messages,
  view: CalendarView,
): string {
  const { cycle, villages, people, stamp, sequence } = view;
  const calendar = new ICalCalendar({
    name: text.calendar(cycle.district, cycle.name),
    prodId: { company: "talks", product: "talks" },
  });
  for (const { day, seat, stops } of trips) {
    for (const { village, talks, later } of stops) {
      const place = villages.get(village);
      const where = words.place(place?.township, place?.village);
      const key = [cycle.district, cycle.name, seat.seat, place, later];
      calendar.createEvent({
        id: `${hash("sha256", JSON.stringify(key)).slice(0, 32)}@talks`,
        ...{ start: day, end: addDays(day, 1), allDay: true, stamp, sequence },
        class: ICalEventClass.PRIVATE,
        summary: text.event(words.seat(seat.seat), where, talks.length),
        location: where,
        ...(people && {
          description: words.list(talks.map((talk) => people.get(talk)?.name ?? "")),
        }),
      });
    }
  }
  return calendar.toString();
}
