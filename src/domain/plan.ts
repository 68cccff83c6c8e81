import { type Calendar, daysFromTo, isWorkingDay } from "./calendar.ts";
import type { Day } from "./days.ts";
import { fillDays, leastPerDay, type Meetings, meetingOf } from "./plan-fill.ts";

/** A talk still to be held, as the plan sees it. */
export interface Demand {
  talk: number;
  person: number;
  village: number;
  deadline: Day;
  /** The day somebody has set for it. */
  setDay: Day | null;
}

/** What one seat owes; `talks` by deadline, township, village and person. */
export interface SeatDemands {
  vacant: boolean;
  talks: Demand[];
}

/** Why a talk has no day. */
export const UNPLACED = ["seat-vacant", "deadline-passed", "no-day-left"] as const;
export type Unplaced = (typeof UNPLACED)[number];

/** A day that was set and does not count any more. */
export interface NotSet {
  talk: number;
  day: Day;
  because: "passed" | "before-start" | "after-deadline";
}

export interface SeatPlan {
  /** The least number a day with which every talk that has a working day finds one. */
  needed: number;
  /** The number a day that it was planned with. */
  perDay: number;
  /** What is held on which day, in the order of the days; on each the set ones first. */
  days: { day: Day; talks: Demand[] }[];
  unplaced: { talk: number; village: number; because: Unplaced }[];
  notSet: NotSet[];
  /** Talks that were set on a day off. */
  onDayOff: { talk: number; day: Day }[];
}

export interface PlanTerms {
  today: Day;
  /** The later of today and the cycle's start. */
  from: Day;
  calendar: Calendar;
  /** So many a day for every seat, instead of each seat's own number. */
  perDay: number | null;
}

/**
 * Plans every seat whole (rule 32): set days first, those of all seats, then seat by seat the rest.
 * @param seats in the order in which they choose their days: by tier, then place
 * @returns the plans in the same order
 */
export function planSeats(seats: SeatDemands[], terms: PlanTerms): SeatPlan[] {
  const days = workingDays(seats, terms);
  const upTo = countUpTo(days);
  const sorted = seats.map((seat) => sort(seat, terms, upTo));
  const meetings: Meetings = new Set(
    sorted.flatMap(({ vacant, set }) =>
      vacant ? [] : set.map(({ person, setDay }) => meetingOf(person, setDay)),
    ),
  );
  return sorted.map((seat) => planSeat(seat, { terms, days, upTo, meetings }));
}

/** The working days up to the last deadline of all. */
function workingDays(seats: SeatDemands[], { from, calendar }: PlanTerms): Day[] {
  let last = "";
  for (const { talks } of seats) {
    for (const { deadline } of talks) if (deadline > last) last = deadline;
  }
  return last === "" ? [] : daysFromTo(from, last).filter((day) => isWorkingDay(calendar, day));
}

/** How many of the days there are up to a deadline; talks share theirs, so each is counted once. */
function countUpTo(days: Day[]): (deadline: Day) => number {
  const known = new Map<Day, number>();
  return (deadline) => {
    const count = known.get(deadline) ?? days.filter((day) => day <= deadline).length;
    known.set(deadline, count);
    return count;
  };
}

type SetDemand = Demand & { setDay: Day };

/** A seat's talks by how they come to a day, if they do. */
interface Sorted extends Pick<SeatPlan, "unplaced" | "notSet"> {
  vacant: boolean;
  set: SetDemand[];
  rest: Demand[];
}

function sort(
  { vacant, talks }: SeatDemands,
  { today, from }: PlanTerms,
  upTo: (deadline: Day) => number,
): Sorted {
  const sorted: Sorted = { vacant, set: [], rest: [], unplaced: [], notSet: [] };
  for (const demand of talks) {
    const { talk, village, deadline, setDay } = demand;
    const isSet = setDay !== null && from <= setDay && setDay <= deadline;
    if (setDay !== null && !isSet) {
      const tooEarly = setDay < today ? "passed" : "before-start";
      sorted.notSet.push({
        ...{ talk, day: setDay },
        because: setDay < from ? tooEarly : "after-deadline",
      });
    }
    const hasDay = isSet || upTo(deadline) > 0;
    if (isSet) sorted.set.push({ ...demand, setDay });
    else if (hasDay) sorted.rest.push(demand);
    const setAside = (because: Unplaced) => sorted.unplaced.push({ talk, village, because });
    if (vacant) setAside("seat-vacant");
    else if (deadline < today) setAside("deadline-passed");
    else if (!hasDay) setAside("no-day-left");
  }
  return sorted;
}

interface Planning {
  terms: PlanTerms;
  days: Day[];
  upTo: (deadline: Day) => number;
  meetings: Meetings;
}

function planSeat(sorted: Sorted, { terms, days, upTo, meetings }: Planning): SeatPlan {
  const { vacant, set, rest, unplaced, notSet } = sorted;
  const setOn = new Map<Day, Demand[]>();
  for (const demand of set) {
    setOn.set(demand.setDay, [...(setOn.get(demand.setDay) ?? []), demand]);
  }
  const used = days.map((day) => setOn.get(day)?.length ?? 0);
  const needed = leastPerDay(
    rest.map(({ deadline }) => upTo(deadline)),
    used,
  );
  const perDay = terms.perDay ?? needed;
  const plan = { needed, perDay, days: [], unplaced, notSet, onDayOff: [] };
  // Nobody can hold them; the number is what a successor would need today.
  if (vacant) return plan;

  const filled = fillDays(rest, {
    days,
    upTo,
    meetings,
    rooms: used.map((n) => Math.max(0, perDay - n)),
  });
  for (const { day, talks } of filled.days) setOn.set(day, [...(setOn.get(day) ?? []), ...talks]);
  return {
    ...plan,
    days: [...setOn]
      .map(([day, talks]) => ({ day, talks }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    unplaced: [
      ...unplaced,
      ...filled.unplaced.map(({ talk, village }) => ({
        ...{ talk, village },
        because: "no-day-left" as const,
      })),
    ],
    onDayOff: set
      .filter(({ setDay }) => !isWorkingDay(terms.calendar, setDay))
      .map(({ talk, setDay }) => ({ talk, day: setDay })),
  };
}
