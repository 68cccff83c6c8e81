import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, daysFromTo, isWorkingDay } from "../../src/domain/calendar.ts";
import { addDays, type Day } from "../../src/domain/days.ts";
import { type Demand, planSeats, type SeatDemands, type SeatPlan } from "../../src/domain/plan.ts";

const TODAY = "2026-12-14"; // a Monday
const day = (offset: number) => addDays(TODAY, offset);
const aDay = (min: number, max: number) => fc.integer({ min, max }).map(day);
const RUNS = { numRuns: 400 };

const calendars: fc.Arbitrary<Calendar> = fc.record({
  off: fc.array(aDay(0, 11), { maxLength: 5 }).map((days) => new Set(days)),
  worked: fc.array(aDay(0, 11), { maxLength: 2 }).map((days) => new Set(days)),
  weekends: fc.boolean(),
});

/** Seats as the store gives them: each person once a seat, the talks by deadline. */
const seats: fc.Arbitrary<SeatDemands[]> = fc
  .array(
    fc.record({
      vacant: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      talks: fc.uniqueArray(
        fc.record({
          person: fc.integer({ min: 1, max: 7 }),
          deadline: aDay(-1, 11),
          setDay: fc.option(aDay(-2, 13), { freq: 4 }),
        }),
        { selector: ({ person }) => person, maxLength: 7 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ vacant, talks }, s) => ({
      vacant,
      talks: talks
        .sort((a, b) => (a.deadline < b.deadline ? -1 : Number(a.deadline > b.deadline)))
        .map((talk, i) => ({ ...talk, talk: s * 100 + i, village: (talk.person % 3) + 1 })),
    })),
  );

const plans = fc.record({
  ...{ seats, calendar: calendars },
  start: aDay(-5, 2),
  perDay: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
});
type Case = typeof plans extends fc.Arbitrary<infer T> ? T : never;

const fromOf = ({ start }: Case): Day => (start > TODAY ? start : TODAY);
const plan = (one: Case) => planSeats(one.seats, termsOf(one));

const isSet = (one: Case, { setDay, deadline }: Demand) =>
  setDay !== null && fromOf(one) <= setDay && setDay <= deadline;

/** The working days that a talk's seat has for it. */
const daysFor = (one: Case, { deadline }: Demand) =>
  daysFromTo(fromOf(one), deadline).filter((d) => isWorkingDay(one.calendar, d));

/** Whether all the talks that are not set find a day, tried out: a matching of talks with room. */
function allFind(one: Case, talks: Demand[], perDay: number): boolean {
  const set = talks.filter((talk) => isSet(one, talk));
  const rest = talks.filter((talk) => !isSet(one, talk) && daysFor(one, talk).length > 0);
  const room = (d: Day) => Math.max(0, perDay - set.filter(({ setDay }) => setDay === d).length);
  const held = new Map<string, Demand>();
  const find = (talk: Demand, tried: Set<string>): boolean =>
    daysFor(one, talk)
      .flatMap((d) => Array.from({ length: room(d) }, (_, i) => `${d} ${i}`))
      .some((slot) => {
        if (tried.has(slot)) return false;
        tried.add(slot);
        const other = held.get(slot);
        if (other && !find(other, tried)) return false;
        held.set(slot, talk);
        return true;
      });
  return rest.every((talk) => find(talk, new Set()));
}

/** The rule as it is written, tried out for each talk: who would find no day if it waited? */
function asWritten(one: Case): Map<number, Day> {
  const placed = new Map<number, Day>();
  const meetings = new Set<string>();
  for (const { vacant, talks } of one.seats) {
    for (const talk of vacant ? [] : talks.filter((t) => isSet(one, t))) {
      placed.set(talk.talk, talk.setDay as Day);
      meetings.add(`${talk.person} ${talk.setDay}`);
    }
  }
  const lastDay = day(12);
  const days = daysFromTo(fromOf(one), lastDay).filter((d) => isWorkingDay(one.calendar, d));
  for (const [seat, { vacant, talks }] of one.seats.entries()) {
    if (vacant) continue;
    const perDay = plan(one)[seat]?.perDay ?? 0;
    const used = (d: Day) => talks.filter((t) => isSet(one, t) && t.setDay === d).length;
    const room = (i: number) => Math.max(0, perDay - used(days[i] as Day));
    /** Who finds a day when all go in their order from a day on with so much room left on it. */
    const finds = (queue: Demand[], from: number, left: number) => {
      const found = new Set<number>();
      let at = 0;
      for (let i = from; i < days.length; i++) {
        for (let free = i === from ? left : room(i); free > 0 && at < queue.length; at++) {
          const talk = queue[at] as Demand;
          if (talk.deadline < (days[i] as Day)) continue;
          found.add(talk.talk);
          free--;
        }
      }
      return found;
    };
    let queue = talks.filter((t) => !isSet(one, t) && daysFor(one, t).length > 0);
    for (const [i, d] of days.entries()) {
      let left = room(i);
      const waiting: Demand[] = [];
      while (left > 0 && queue.length > 0) {
        const [talk, ...others] = queue as [Demand, ...Demand[]];
        queue = others;
        if (talk.deadline < d) continue;
        // If it waits: the others fill the day, and it comes first on the next, behind those before it.
        const today = new Set(others.filter((t) => t.deadline >= d).slice(0, left));
        const then = finds(
          [...waiting, talk, ...others.filter((t) => !today.has(t))],
          ...([i + 1, room(i + 1)] as const),
        );
        const isHarmless = [...waiting, talk, ...others].every(
          (t) => today.has(t) || then.has(t.talk),
        );
        if (meetings.has(`${talk.person} ${d}`) && isHarmless) {
          waiting.push(talk);
          continue;
        }
        placed.set(talk.talk, d);
        meetings.add(`${talk.person} ${d}`);
        left--;
      }
      queue = [...waiting, ...queue];
    }
  }
  return placed;
}

const dayOfTalk = (seatPlans: SeatPlan[]) =>
  new Map(
    seatPlans.flatMap(({ days }) =>
      days.flatMap((one) => one.talks.map(({ talk }): [number, Day] => [talk, one.day])),
    ),
  );

describe("a plan", () => {
  test("places each talk once or says why not, and keeps to deadlines, days and numbers", () => {
    fc.assert(
      fc.property(plans, (one) => {
        const made = plan(one);
        for (const [s, { vacant, talks }] of one.seats.entries()) {
          const { days, unplaced, perDay, onDayOff } = made[s] as SeatPlan;
          const held = days.flatMap((d) => d.talks.map(({ talk }) => talk));
          const all = [...held, ...unplaced.map(({ talk }) => talk)].sort((a, b) => a - b);
          expect(all).toEqual(talks.map(({ talk }) => talk));
          if (vacant) expect(held).toEqual([]);
          for (const { day: d, talks: together } of days) {
            const set = together.filter((talk) => isSet(one, talk));
            for (const talk of set) expect(talk.setDay).toBe(d);
            const rest = together.filter((talk) => !isSet(one, talk));
            for (const talk of rest) expect(d <= talk.deadline && d >= fromOf(one)).toBe(true);
            if (rest.length > 0) {
              expect(isWorkingDay(one.calendar, d)).toBe(true);
              expect(together.length).toBeLessThanOrEqual(perDay);
            }
            const off = onDayOff.filter((warned) => warned.day === d).map(({ talk }) => talk);
            const isOff = !isWorkingDay(one.calendar, d);
            expect(off).toEqual(isOff ? set.map(({ talk }) => talk) : []);
          }
          expect(days.map((d) => d.day)).toEqual(days.map((d) => d.day).sort());
        }
      }),
      RUNS,
    );
  });

  test("needs the least number with which all find a day, and places all with it", () => {
    fc.assert(
      fc.property(plans, (one) => {
        const made = plan(one);
        for (const [s, { vacant, talks }] of one.seats.entries()) {
          const { needed, perDay, unplaced } = made[s] as SeatPlan;
          expect(allFind(one, talks, needed)).toBe(true);
          if (needed > 0) expect(allFind(one, talks, needed - 1)).toBe(false);
          if (vacant || perDay < needed) continue;
          for (const { talk, because } of unplaced) {
            const demand = talks.find((t) => t.talk === talk) as Demand;
            expect(daysFor(one, demand)).toEqual([]);
            expect(because).toBe(demand.deadline < TODAY ? "deadline-passed" : "no-day-left");
          }
        }
      }),
      RUNS,
    );
  });

  test("lets a person's second talk of a day wait wherever that costs no talk its day", () => {
    let waited = 0;
    fc.assert(
      fc.property(plans, (one) => {
        const made = plan(one);
        fc.pre(made.every(({ perDay, needed }) => perDay >= needed));
        const days = dayOfTalk(made);
        expect(days).toEqual(asWritten(one));
        const alone = one.seats.flatMap((seat) => planSeats([seat], termsOf(one)));
        waited += [...dayOfTalk(alone)].filter(([talk, d]) => days.get(talk) !== d).length;
      }),
      RUNS,
    );
    expect(waited).toBeGreaterThan(20);
  });

  test("with too small a number places as many talks as with no regard to persons", () => {
    fc.assert(
      fc.property(plans, (one) => {
        const together = plan(one);
        const alone = one.seats.map((seat) => planSeats([seat], termsOf(one))[0] as SeatPlan);
        const count = ({ days }: SeatPlan) => days.reduce((sum, d) => sum + d.talks.length, 0);
        expect(together.map(count)).toEqual(alone.map(count));
      }),
      RUNS,
    );
  });

  test("is the same every time", () => {
    fc.assert(
      fc.property(plans, (one) => {
        expect(plan(one)).toEqual(plan(structuredClone(one)));
      }),
      { numRuns: 50 },
    );
  });

  test("names the set days that do not count", () => {
    fc.assert(
      fc.property(plans, (one) => {
        for (const [s, { talks }] of one.seats.entries()) {
          const off = talks.filter((talk) => talk.setDay !== null && !isSet(one, talk));
          expect(plan(one)[s]?.notSet.map(({ talk }) => talk)).toEqual(off.map(({ talk }) => talk));
        }
      }),
      RUNS,
    );
  });
});

function termsOf(one: Case) {
  return { today: TODAY, from: fromOf(one), calendar: one.calendar, perDay: one.perDay };
}
