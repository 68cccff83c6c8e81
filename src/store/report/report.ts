import { addDays, type Day, daysBetween } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import { type Due, neededPerDay, PACE_DAYS, pace } from "../../domain/pace.ts";
import type { Report } from "../../domain/report.ts";
import type { SeatPost } from "../../domain/rules.ts";
import { CLOSINGS, type Closing, type Filters, isOutstanding } from "../../domain/talk.ts";
import { type Count, tally } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValue } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { headOf } from "../evidence/heads.ts";
import { countOpen } from "../items/count-open.ts";
import { type Links, linksOfAll, noLinks } from "../links/links-of.ts";
import { cycleOf } from "../talks/cycle.ts";
import { type Moment, talksIn } from "../talks/talks.ts";
import { readCourse, readGrades } from "./course.ts";
import { isNarrow } from "./figures.ts";
import { type Figure, IN_SCOPE, readFigures, readHeads, readInVillages } from "./report-rows.ts";
import { readCompletedInVillages, readCompletedSince, readNews } from "./since.ts";

export const SQL = {
  // Of an index alone, unless the filters choose among the talks of a seat.
  lately: `SELECT seat_id AS seat, COUNT(*) AS count FROM talk
    WHERE completed_on >= :paceFrom AND completed_on < :asOf AND closed_because IS NULL
      AND (:tier IS NULL OR tier = :tier)
      AND (:district IS NULL OR seat_id IN (SELECT seat.id FROM seat
        JOIN district ON district.id = seat.district_id WHERE district.name = :district))
      AND (:narrow = 0 OR id IN (SELECT id FROM (${IN_SCOPE})))
    GROUP BY seat_id`,
  tiers: "SELECT DISTINCT tier, seat_post AS post FROM rule",
  // Until the next assign, talks of a tier that the rules have dropped are still there.
  droppedTier: `SELECT seat.post FROM talk JOIN seat ON seat.id = talk.seat_id
    WHERE talk.tier = ? AND talk.closed_because IS NULL LIMIT 1`,
};

/** What a report is asked for. */
export interface ReportQuestion {
  filters: Filters;
  moment: Moment;
  /** With a row for each village. */
  villages: boolean;
  /** How many outstanding talks; null: all. */
  limit: number | null;
  /** With the talks closed and waived. */
  beside: boolean;
  /** With what a page draws. */
  pictures: boolean;
  /** With what is new from this day on. */
  since: Day | null;
}

/** Every figure of the report, for the talks within the filters, as of a day. */
export async function readReport(store: Store, question: ReportQuestion): Promise<Report> {
  const { filters, moment, limit, beside } = question;
  return view(store, () => {
    const { talks, total } = talksIn(store, filters, "outstanding", moment, limit);
    const figures = count(store, question);
    const talksOf = (status: "closed" | "waived") =>
      talksIn(store, filters, status, moment, null).talks;
    return {
      ...figures,
      outstanding: talks,
      outstandingTotal: total,
      items: countOpen(store, { ...filters, ...moment }),
      ...(beside && { beside: { closed: talksOf("closed"), waived: talksOf("waived") } }),
      head: headOf(store),
    };
  });
}

function count(store: Store, { filters, moment, villages, since, pictures }: ReportQuestion) {
  const { asOf } = moment;
  const params = { ...filters, ...moment };
  const sinceDay = since === null ? null : { ...params, since };
  const figures = [
    ...readFigures(store, params),
    ...(sinceDay ? readCompletedSince(store, sinceDay) : []),
  ];
  const inForceAnywhere = figures.filter(({ status }) => status !== "closed");
  const inForce = inForceAnywhere.filter(({ further }) => further === 0);
  const seats = readHeads(store, "seats", moment);
  const lately = readLately(store, params);
  const cycle = cycleOf(store);
  const tallyOf = (counts: Count[] = []) => tally(counts, asOf, { since: since !== null });
  const links = villages ? linksOfAll(store) : new Map<number, Links>();
  const rowsOf = <T extends "districts" | "townships" | "villages">(
    table: T,
    counts: Map<number | undefined, Count[]>,
  ) =>
    readHeads(store, table, moment).map(({ id, ...head }) => ({
      ...head,
      ...tallyOf(counts.get(id)),
      ...(table === "villages" && links.size > 0 && { links: links.get(id) ?? noLinks() }),
    }));
  const districtOf = new Map(seats.map(({ id, districtId }) => [id, districtId]));
  const byTier = groupBy(inForce, ({ tier }) => tier);
  const bySeat = groupBy(inForce, ({ seat }) => seat);

  return {
    cycle,
    asOf,
    daysLeft: daysBetween(asOf, cycle.election),
    totals: tallyOf(inForce),
    closed: closedByReason(figures),
    attempts: inForce.reduce((sum, { attempts }) => sum + attempts, 0),
    tiers: tiersOf(store, [...byTier.keys()]).map(({ tier, post }) => ({
      ...{ tier, post },
      ...tallyOf(byTier.get(tier)),
    })),
    districts: rowsOf(
      "districts",
      groupBy(inForce, ({ seat }) => districtOf.get(seat)),
    ),
    // Rule 16: a talk counts in the row of each of its townships.
    townships: rowsOf(
      "townships",
      groupBy(inForceAnywhere, ({ township }) => township),
    ),
    ...(villages && {
      villages: rowsOf(
        "villages",
        groupBy(
          [
            ...readInVillages(store, params),
            ...(sinceDay ? readCompletedInVillages(store, sinceDay) : []),
          ],
          ({ village }) => village,
        ),
      ),
    }),
    talkers: seats.map(({ id, districtId, talker, ...seat }) => ({
      ...{ seat, talker },
      ...tallyOf(bySeat.get(id)),
      perDay: (lately.get(id) ?? 0) / PACE_DAYS,
      neededPerDay: neededPerDay(asOf, (bySeat.get(id) ?? []).map(toDue)),
    })),
    pace: pace(asOf, inForce.map(toDue), sum([...lately.values()])),
    lastDeadline: lastDeadline(inForce),
    ...(pictures && {
      pictures: {
        course: readCourse(store, params, { start: cycle.start, figures }),
        grades: readGrades(store, params),
      },
    }),
    ...(sinceDay && { since: sinceDay.since, news: readNews(store, sinceDay) }),
  };
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/** By seat, the talks completed in the days that make the pace. */
function readLately(store: Store, params: Filters & Moment): Map<number, number> {
  const paceFrom = addDays(params.asOf, -PACE_DAYS);
  const within = { ...params, paceFrom, narrow: isNarrow(params) ? 1 : 0 };
  const rows = queryRows<{ seat: number; count: number }>(store, SQL.lately, within);
  return new Map(rows.map(({ seat, count }) => [seat, count]));
}

/** The tiers of the rules and of the talks, with whose talks they are. */
function tiersOf(store: Store, found: number[]): { tier: number; post: SeatPost }[] {
  const ruled = queryRows<{ tier: number; post: SeatPost }>(store, SQL.tiers);
  const dropped = found
    .filter((tier) => !ruled.some((rule) => rule.tier === tier))
    .map((tier) => ({
      tier,
      post: queryValue<SeatPost>(store, SQL.droppedTier, tier) as SeatPost,
    }));
  return [...ruled, ...dropped].sort((a, b) => a.tier - b.tier);
}

function closedByReason(figures: Figure[]): Record<Closing, number> {
  const own = groupBy(
    figures.filter(({ further }) => further === 0),
    ({ closedBecause }) => closedBecause,
  );
  const of = (reason: Closing) => sum((own.get(reason) ?? []).map(({ count }) => count));
  return Object.fromEntries(CLOSINGS.map((reason) => [reason, of(reason)])) as Record<
    Closing,
    number
  >;
}

/** The latest deadline of an outstanding talk. */
function lastDeadline(inForce: Count[]): Day | null {
  const owed = inForce.filter(({ status }) => isOutstanding(status));
  return (
    owed
      .map(({ deadline }) => deadline)
      .sort()
      .at(-1) ?? null
  );
}

function toDue({ deadline, status, count }: Count): Due {
  return { deadline, required: count, outstanding: isOutstanding(status) ? count : 0 };
}
