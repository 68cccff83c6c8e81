import { addDays, type Day, daysBetween } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import { type Due, neededPerDay, PACE_DAYS, pace } from "../../domain/pace.ts";
import type { Report } from "../../domain/report.ts";
import type { SeatPost } from "../../domain/rules.ts";
import {
  CLOSINGS,
  type Closing,
  type Filters,
  isOutstanding,
  isUnfiltered,
} from "../../domain/talk.ts";
import { type Count, tally } from "../../domain/tally.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValue } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { headOf } from "../evidence/heads.ts";
import { cycleOf } from "../talks/cycle.ts";
import { type Moment, talksIn } from "../talks/talks.ts";
import { areKept, WITH_COUNTED, WITH_KEPT } from "./figures.ts";
import { chooseWorst, countUnlisted, IN_SCOPE, readRows } from "./report-rows.ts";

const TOTALS = (figures: string) => `
  SELECT tier, deadline, status, closed_because AS closedBecause, SUM(talks) AS count,
    SUM(attempts) AS attempts
  FROM ${figures} GROUP BY tier, deadline, status, closed_because`;

const LATELY = `
  SELECT seat_id FROM (${IN_SCOPE}) AS talk
  WHERE status <> 'closed' AND completed_on >= :paceFrom AND completed_on < :asOf`;
// Within the filters that the figures kept know, of an index alone.
const LATELY_KEPT = `
  SELECT seat_id FROM talk
  WHERE completed_on >= :paceFrom AND completed_on < :asOf AND closed_because IS NULL
    AND (:tier IS NULL OR tier = :tier)
    AND (:district IS NULL OR seat_id IN (SELECT seat.id FROM seat
      JOIN district ON district.id = seat.district_id WHERE district.name = :district))`;
const BY_SEAT = (lately: string) =>
  `SELECT seat_id AS seat, COUNT(*) AS count FROM (${lately}) AS lately GROUP BY seat_id`;

export const SQL = {
  totals: TOTALS("figure WHERE further = 0"),
  totalsKept: TOTALS("figure_total WHERE (:tier IS NULL OR tier = :tier)"),
  latelyBySeat: BY_SEAT(LATELY),
  latelyBySeatKept: BY_SEAT(LATELY_KEPT),
  latelyKept: `SELECT COUNT(*) FROM (${LATELY_KEPT}) AS lately`,
  tiers: "SELECT DISTINCT tier, seat_post AS post FROM rule",
  // Until the next assign, talks of a tier that the rules have dropped are still there.
  droppedTier: `SELECT seat.post FROM talk JOIN seat ON seat.id = talk.seat_id
    WHERE talk.tier = ? AND talk.closed_because IS NULL LIMIT 1`,
};

interface Total extends Count {
  tier: number;
  closedBecause: Closing | "";
  attempts: number;
}

/** What a report is asked for. */
export interface ReportQuestion {
  filters: Filters;
  moment: Moment;
  /** With a row for each village. */
  villages: boolean;
  /** How many outstanding talks; null: all. */
  limit: number | null;
  /** Of districts, townships and talkers so many of the worst are enough; null: all. */
  lines: number | null;
}

/** Every figure of the report, for the talks within the filters, as of a day. */
export async function readReport(store: Store, question: ReportQuestion): Promise<Report> {
  const { filters, moment, limit } = question;
  return view(store, () => {
    const { talks, total } = talksIn(store, filters, "outstanding", moment, limit);
    const figures = count(store, question);
    return { ...figures, outstanding: talks, outstandingTotal: total, head: headOf(store) };
  });
}

function count(store: Store, { filters, moment, villages, lines }: ReportQuestion) {
  const { asOf } = moment;
  const params = { ...filters, ...moment };
  const kept = areKept(store, filters, asOf);
  const isPage = kept && lines !== null && isUnfiltered(filters);
  const chosen = isPage ? chooseWorst(store, lines) : {};
  const totals = readTotals(store, params, kept);
  const inForce = totals.filter(({ status }) => status !== "closed");
  const lately = readLately(store, params, { kept, bySeat: !chosen.seat });
  const cycle = cycleOf(store);
  const tallyOf = (counts: Count[]) => tally(counts, asOf);
  const rowsOf = <L extends "district" | "township" | "village">(level: L) =>
    readRows(store, level, { chosen, kept, params }).map(({ head, counts }) => ({
      ...head,
      ...tallyOf(counts),
    }));
  const byTier = groupBy(inForce, ({ tier }) => tier);

  return {
    cycle,
    asOf,
    daysLeft: daysBetween(asOf, cycle.election),
    totals: tallyOf(inForce),
    closed: closedByReason(totals),
    attempts: inForce.reduce((sum, { attempts }) => sum + attempts, 0),
    tiers: tiersOf(store, [...byTier.keys()]).map(({ tier, post }) => ({
      ...{ tier, post },
      ...tallyOf(byTier.get(tier) ?? []),
    })),
    districts: rowsOf("district"),
    townships: rowsOf("township"),
    ...(villages && { villages: rowsOf("village") }),
    talkers: readRows(store, "seat", { chosen, kept, params }).map(
      ({ id, head: { talker, ...seat }, counts }) => ({
        ...{ seat, talker },
        ...tallyOf(counts),
        ...(lately.bySeat && { perDay: (lately.bySeat.get(id) ?? 0) / PACE_DAYS }),
        neededPerDay: neededPerDay(asOf, counts.map(toDue)),
      }),
    ),
    pace: pace(asOf, inForce.map(toDue), lately.total),
    lastDeadline: lastDeadline(inForce),
    unlisted: {
      districts: countUnlisted(store, "district", chosen),
      townships: countUnlisted(store, "township", chosen),
      villages: 0,
      talkers: countUnlisted(store, "seat", chosen),
    },
  };
}

function readTotals(store: Store, params: Filters & Moment, kept: boolean): Total[] {
  if (kept && params.district === null) return queryRows(store, SQL.totalsKept, params);
  return queryRows(store, `${kept ? WITH_KEPT : WITH_COUNTED} ${SQL.totals}`, params);
}

/** The talks completed in the days that make the pace. */
function readLately(
  store: Store,
  params: Filters & Moment,
  { kept, bySeat }: { kept: boolean; bySeat: boolean },
): { total: number; bySeat?: Map<number, number> } {
  const within = { ...params, paceFrom: addDays(params.asOf, -PACE_DAYS) };
  if (!bySeat) return { total: queryValue<number>(store, SQL.latelyKept, within) ?? 0 };
  const text = kept ? SQL.latelyBySeatKept : SQL.latelyBySeat;
  const rows = queryRows<{ seat: number; count: number }>(store, text, within);
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    bySeat: new Map(rows.map(({ seat, count }) => [seat, count])),
  };
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

function closedByReason(totals: Total[]): Record<Closing, number> {
  const of = (reason: Closing) =>
    totals
      .filter(({ closedBecause }) => closedBecause === reason)
      .reduce((sum, { count }) => sum + count, 0);
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
