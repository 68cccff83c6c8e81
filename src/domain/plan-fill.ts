import type { Day } from "./days.ts";
import type { Demand } from "./plan.ts";

/** Which person has a talk on which day, whoever talks. */
export type Meetings = Set<number>;

/** A person and a day as one number: a province has too many of them for texts. */
export function meetingOf(person: number, day: Day): number {
  return person * 10_000_000 + Date.parse(day) / 86_400_000;
}

/**
 * The least number a day with which all talks find a day: at every deadline the talks due by then have
 * room on the working days up to it, less what set talks use up (rule 32).
 * @param dues for each talk, the number of working days up to its deadline, at least 1
 * @param used for each working day, how many talks were set on it
 */
export function leastPerDay(dues: number[], used: number[]): number {
  const dueAfter = new Array<number>(used.length + 1).fill(0);
  for (const due of dues) dueAfter[due] = (dueAfter[due] ?? 0) + 1;
  const isEnough = (perDay: number) => {
    let room = 0;
    return used.every((n, i) => {
      room += Math.max(0, perDay - n) - (dueAfter[i + 1] ?? 0);
      return room >= 0;
    });
  };
  let enough = dues.length + used.reduce((most, n) => Math.max(most, n), 0);
  if (dues.length === 0) return 0;
  let tooFew = 0;
  while (enough - tooFew > 1) {
    const between = Math.floor((enough + tooFew) / 2);
    if (isEnough(between)) enough = between;
    else tooFew = between;
  }
  return enough;
}

export interface Room {
  days: Day[];
  /** For each day, how many talks it can still take. */
  rooms: number[];
  /** The number of days up to a deadline. */
  upTo: (deadline: Day) => number;
  /** Who has a talk when; what is placed is added. */
  meetings: Meetings;
}

/**
 * Fills each day in turn with the talks in their order. One whose person already has a talk that day
 * waits and comes first on the next (rule 32). It then only changes places with the talk that would have
 * had that room, which becomes earlier, so that waiting can cost a day to nobody but itself: it waits
 * if there is room for it, behind those that wait already, up to its own deadline.
 * @param talks by deadline
 */
export function fillDays(
  talks: Demand[],
  { days, rooms, upTo, meetings }: Room,
): { days: { day: Day; talks: Demand[] }[]; unplaced: Demand[] } {
  // The room on all days before each.
  const before = [0];
  for (const room of rooms) before.push((before.at(-1) ?? 0) + room);
  const roomAfter = (i: number, deadline: Day) =>
    (before[upTo(deadline)] ?? 0) - (before[i + 1] ?? 0);

  const unplaced: Demand[] = [];
  const filled: { day: Day; talks: Demand[] }[] = [];
  let first: Demand[] = [];
  let next = 0;
  for (const [i, day] of days.entries()) {
    if (first.length === 0 && next === talks.length) break;
    const placed: Demand[] = [];
    const waiting: Demand[] = [];
    let seen = 0;
    while (placed.length < (rooms[i] ?? 0)) {
      const talk = seen < first.length ? first[seen++] : talks[next++];
      if (!talk) break;
      const meeting = meetingOf(talk.person, day);
      if (upTo(talk.deadline) <= i) {
        unplaced.push(talk);
      } else if (meetings.has(meeting) && roomAfter(i, talk.deadline) > waiting.length) {
        waiting.push(talk);
      } else {
        meetings.add(meeting);
        placed.push(talk);
      }
    }
    next = Math.min(next, talks.length);
    first = [...waiting, ...first.slice(seen)];
    if (placed.length > 0) filled.push({ day, talks: placed });
  }
  return { days: filled, unplaced: [...unplaced, ...first, ...talks.slice(next)] };
}
