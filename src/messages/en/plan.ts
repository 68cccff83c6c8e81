import type { NotSet, Unplaced } from "../../domain/plan.ts";
import { plural, words } from "./words.ts";

const talks = (count: number) => `${count} ${plural(count, { one: "talk", other: "talks" })}`;

/** Years that follow each other. */
const span = (years: string[]) =>
  years.length <= 2 ? words.list(years) : `${years[0]} to ${years.at(-1)}`;

const BECAUSE: Record<Unplaced, string> = {
  "seat-vacant": "seat vacant",
  "deadline-passed": "deadline passed",
  "no-day-left": "no day left",
};

const NOT_SET: Record<NotSet["because"], string> = {
  passed: "has passed",
  "before-start": "is before the cycle begins",
  "after-deadline": "is after the deadline",
};

/** Which talks are held on which day. */
export const plan = {
  help: {
    summary: "plan which talks are held on which working day, village by village",
    id: "the talk whose day is set or cleared",
    day: "the day on which this talk is to be held",
    free: "clear this talk's day",
    perDay: "talks a day (default: the smallest number that works, for each talker)",
    off: "a day off or a range, e.g. 2026-10-01..2026-10-08; repeatable",
    on: "a working day on a weekend or holiday; repeatable",
    weekends: "count Saturdays and Sundays as working days",
    holidays: "take China's public holidays off, for the years that are known",
    until: "show the days up to and including this one",
    names: "name the interviewees in an .ics file",
  },
  title: (district: string, cycle: string, from: string) =>
    `${district} · ${cycle} · plan of talks from ${words.longDay(from)}`,
  calendar: (district: string, cycle: string) => `${district} · ${cycle} · talks`,
  event: (seat: string, where: string, count: number) => `${where}: ${talks(count)} (${seat})`,
  weekday: (day: number) => ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day] ?? "",
  seat: (talker: string, perDay: number) => `${talker}: ${perDay} a day.`,
  planned: (count: number, last: string) =>
    `${talks(count)} ${plural(count, { one: "has its day", other: "have their day" })}, the last on ${words.longDay(last)}.`,
  unplaced: (because: Unplaced, count: number, needed: number | null) => {
    const would =
      needed === null
        ? ""
        : ` ${needed} a day ${plural(needed, { one: "is", other: "are" })} needed.`;
    switch (because) {
      case "seat-vacant":
        return `${talks(count)} ${plural(count, { one: "has", other: "have" })} nobody to hold ${plural(count, { one: "it", other: "them" })}: the seat is vacant.${would}`;
      case "deadline-passed":
        return `${talks(count)} ${plural(count, { one: "is", other: "are" })} past the deadline and ${plural(count, { one: "has", other: "have" })} no day.`;
      case "no-day-left":
        return `${talks(count)} ${plural(count, { one: "finds", other: "find" })} no day.${would}`;
    }
  },
  notSet: (because: NotSet["because"], ids: string[]) => {
    const day = `The day set for ${plural(ids.length, { one: "talk", other: "talks" })} ${words.list(ids)}`;
    return `${day} ${NOT_SET[because]}: it is treated as not set.`;
  },
  onDayOff: (ids: string[]) =>
    `Set on a day off: ${plural(ids.length, { one: "talk", other: "talks" })} ${words.list(ids)}.`,
  holidays: (years: string[], unknown: string[]) =>
    `Public holidays are known for ${years[0]} to ${years.at(-1)}.${unknown.length > 0 ? ` Those of ${span(unknown)} are not known: Monday to Friday count as worked.` : ""}`,
  more: (count: number) =>
    `… and ${count} more ${plural(count, { one: "talk", other: "talks" })}: talks plan --until <day>, or -o plan.xlsx`,
  moreUnplaced: (count: number) =>
    `… and ${count} more ${plural(count, { one: "talk", other: "talks" })}: talks plan -o plan.xlsx`,
  setDay: "Set for",
  moreSeats: (count: number) => `… and ${count} more: talks plan -o plan.xlsx`,
  sections: {
    days: "By day and village",
    week: "The next week",
    seats: "By talker",
    unplaced: "Without a day",
  },
  columns: {
    day: "Day",
    weekday: "Weekday",
    count: "Talks",
    planned: "Planned",
    perDay: "A day",
    needed: "Needed",
    unplaced: "No day",
    last: "Last day",
    because: "Why",
  },
  because: BECAUSE,
  nothing: "No talk is outstanding, so there is nothing to plan.",
  freeWeek: "No talk is planned for the next week.",
  set: (id: number | null, person: string, day: string) =>
    `Talk ${id} with ${person} is set on ${words.longDay(day)}.`,
  freed: (id: number | null, person: string) => `Talk ${id} with ${person} has no set day.`,
  offWarning: (day: string) => `${words.longDay(day)} is a day off.`,
  dayOrFree: "Give the day with --day, or clear the day with --free.",
  talkAlone: "A talk's day is set by its id and --day or --free alone, without filters.",
  history: (talk: number, day: string | null) =>
    day === null ? `talk ${talk}: day cleared` : `talk ${talk}: set on ${day}`,
};
