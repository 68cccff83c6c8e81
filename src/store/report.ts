import { addDays, type Day, daysBetween } from "../domain/days.ts";
import { groupBy } from "../domain/group.ts";
import { type Due, neededPerDay, PACE_DAYS, pace } from "../domain/pace.ts";
import type { Report } from "../domain/report.ts";
import type { SeatPost } from "../domain/rules.ts";
import {
  CLOSINGS,
  type Closing,
  type Filters,
  isOutstanding,
  type Status,
} from "../domain/talk.ts";
import { tally } from "../domain/tally.ts";
import { headOf } from "./chain.ts";
import { cycleOf } from "./cycle.ts";
import { areKept, KEPT } from "./figures.ts";
import { type Store, view } from "./open.ts";
import { queryRows, queryValue } from "./query.ts";
import { CLAIM_IN_SCOPE, STATUS, TALK_IN_SCOPE } from "./scope.ts";
import { type Moment, talksIn } from "./talks.ts";

const IN_SCOPE = `
  SELECT talk.id, talk.tier, talk.seat_id, talk.deadline, talk.closed_because, talk.completed_on,
    ${STATUS} AS status
  FROM talk
  JOIN seat ON seat.id = talk.seat_id
  JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id
  WHERE ${TALK_IN_SCOPE}`;

const BY_PLACE = (place: string) => `
  SELECT place, status, deadline, COUNT(*) AS count
  FROM (SELECT DISTINCT talk.id, talk.status, talk.deadline, ${place} AS place
    FROM (${IN_SCOPE}) AS talk
    JOIN claim ON claim.talk_id = talk.id
    JOIN village ON village.id = claim.village_id
    JOIN township ON township.id = village.township_id
    WHERE ${CLAIM_IN_SCOPE}) AS placed
  GROUP BY place, status, deadline`;

export const SQL = {
  // Every talk once: totals, tiers, districts, talkers and the pace are all sums of these rows.
  bySeat: `SELECT tier, seat_id AS seat, deadline, closed_because AS closedBecause, status,
      COUNT(*) AS count
    FROM (${IN_SCOPE}) AS talk
    GROUP BY tier, seat_id, deadline, closed_because, status`,
  // The same of the figures kept.
  bySeatKept: `SELECT tier, seat_id AS seat, deadline,
      CASE WHEN closed_because <> '' THEN closed_because END AS closedBecause, status,
      SUM(talks) AS count
    FROM (${KEPT}) AS figure WHERE further = 0
    GROUP BY tier, seat_id, deadline, closed_because, status`,
  byTownshipKept: `SELECT township_id AS place, status, deadline, SUM(talks) AS count
    FROM (${KEPT}) AS figure GROUP BY township_id, status, deadline`,
  attemptsKept: `SELECT coalesce(SUM(attempts), 0) FROM (${KEPT}) AS figure WHERE status <> 'closed'`,
  lately: `SELECT seat_id AS seat, COUNT(*) AS count FROM (${IN_SCOPE}) AS talk
    WHERE status <> 'closed' AND completed_on >= :paceFrom AND completed_on < :asOf
    GROUP BY seat_id`,
  latelyKept: `SELECT seat_id AS seat, COUNT(*) AS count FROM talk
    WHERE completed_on >= :paceFrom AND completed_on < :asOf AND closed_because IS NULL
      AND (:tier IS NULL OR tier = :tier)
      AND (:district IS NULL OR seat_id IN (SELECT seat.id FROM seat
        JOIN district ON district.id = seat.district_id WHERE district.name = :district))
    GROUP BY seat_id`,
  // Rule 16: a talk counts in the row of each of its villages and townships.
  byTownship: BY_PLACE("village.township_id"),
  byVillage: BY_PLACE("village.id"),
  attempts: `SELECT COUNT(*) FROM record JOIN (${IN_SCOPE}) AS talk ON talk.id = record.talk_id
    WHERE talk.status <> 'closed' AND record.reasons <> '' AND record.held_on <= :asOf
      AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id)`,
  tiers: "SELECT DISTINCT tier, seat_post AS post FROM rule",
  districts: "SELECT id, name AS district FROM district ORDER BY id",
  townships: `SELECT township.id, district.name AS district, township.name AS township
    FROM township JOIN district ON district.id = township.district_id ORDER BY township.id`,
  villages: `SELECT village.id, district.name AS district, township.name AS township,
      village.name AS village
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id ORDER BY village.id`,
  seats: `SELECT seat.id, seat.post, seat.district_id AS districtId, district.name AS district,
      township.name AS township,
      (SELECT holder.name FROM holder WHERE holder.seat_id = seat.id
        AND holder.from_day <= :today AND :today <= holder.to_day) AS talker
    FROM seat JOIN district ON district.id = seat.district_id
    LEFT JOIN township ON township.id = seat.township_id
    ORDER BY seat.district_id, CASE seat.post WHEN 'district_secretary' THEN 1
      WHEN 'organization_minister' THEN 2 ELSE 3 END, seat.id`,
};

interface Group {
  status: Status;
  deadline: Day;
  count: number;
}
interface SeatGroup extends Group {
  tier: number;
  seat: number;
  closedBecause: Closing | null;
}
interface SeatRow {
  id: number;
  post: SeatPost;
  districtId: number;
  district: string;
  township: string | null;
  talker: string | null;
}

/** Every figure of the report, for the talks within the filters, as of a day. */
export async function readReport(
  store: Store,
  filters: Filters,
  moment: Moment,
  options: { villages: boolean; limit: number | null },
): Promise<Report> {
  return view(store, () => {
    const { talks, total } = talksIn(store, filters, "outstanding", moment, options.limit);
    const figures = count(store, filters, moment, options.villages);
    return { ...figures, outstanding: talks, outstandingTotal: total, head: headOf(store) };
  });
}

function count(store: Store, filters: Filters, moment: Moment, withVillages: boolean) {
  const { asOf } = moment;
  const params = { ...filters, ...moment, paceFrom: addDays(asOf, -PACE_DAYS) };
  const kept = areKept(store, filters, asOf);
  const all = queryRows<SeatGroup>(store, kept ? SQL.bySeatKept : SQL.bySeat, params);
  type Lately = { seat: number; count: number };
  const completed = queryRows<Lately>(store, kept ? SQL.latelyKept : SQL.lately, params);
  const lately = new Map(completed.map(({ seat, count }) => [seat, count]));
  const inForce = all.filter((group) => group.status !== "closed");
  const seats = queryRows<SeatRow>(store, SQL.seats, moment);
  const districts = queryRows<{ id: number; district: string }>(store, SQL.districts);
  const districtOf = new Map(seats.map((seat) => [seat.id, seat.districtId]));
  const cycle = cycleOf(store);
  const tallyOf = (groups: Group[]) =>
    tally(groups.map((group) => ({ ...group, overdue: group.deadline < asOf })));
  const placesOf = <P extends { id: number }>(places: string, counts: string) => {
    const groups = groupBy(
      queryRows<Group & { place: number }>(store, counts, params),
      (group) => group.place,
    );
    return queryRows<P>(store, places).map(({ id, ...place }) => ({
      ...place,
      ...tallyOf(groups.get(id) ?? []),
    }));
  };
  const byTier = groupBy(inForce, (group) => group.tier);
  const bySeat = groupBy(inForce, (group) => group.seat);
  // Until the next assign, talks of a tier that the rules have dropped are still there.
  const postOf = new Map(seats.map((seat) => [seat.id, seat.post]));
  const dropped = inForce.map(({ tier, seat }) => ({ tier, post: postOf.get(seat) as SeatPost }));
  const ruled = queryRows<{ tier: number; post: SeatPost }>(store, SQL.tiers);
  const tiers = new Map([...dropped, ...ruled].map(({ tier, post }) => [tier, post]));
  const byDistrict = groupBy(inForce, (group) => districtOf.get(group.seat) ?? 0);

  return {
    cycle,
    asOf,
    daysLeft: daysBetween(asOf, cycle.election),
    totals: tallyOf(inForce),
    closed: closedByReason(all),
    attempts: queryValue(store, kept ? SQL.attemptsKept : SQL.attempts, params) as number,
    tiers: [...tiers]
      .sort(([a], [b]) => a - b)
      .map(([tier, post]) => ({ tier, post, ...tallyOf(byTier.get(tier) ?? []) })),
    districts: districts.map(({ id, district }) => ({
      district,
      ...tallyOf(byDistrict.get(id) ?? []),
    })),
    townships: placesOf<{ id: number; district: string; township: string }>(
      SQL.townships,
      kept ? SQL.byTownshipKept : SQL.byTownship,
    ),
    ...(withVillages && {
      villages: placesOf<{ id: number; district: string; township: string; village: string }>(
        SQL.villages,
        SQL.byVillage,
      ),
    }),
    talkers: seats.map(({ id, post, district, township, talker }) => ({
      seat: { post, district, township },
      talker,
      ...tallyOf(bySeat.get(id) ?? []),
      perDay: (lately.get(id) ?? 0) / PACE_DAYS,
      neededPerDay: neededPerDay(asOf, (bySeat.get(id) ?? []).map(toDue)),
    })),
    pace: pace(
      asOf,
      inForce.map(toDue),
      completed.reduce((sum, { count }) => sum + count, 0),
    ),
    lastDeadline:
      inForce
        .filter(({ status }) => isOutstanding(status))
        .map(({ deadline }) => deadline)
        .sort()
        .at(-1) ?? null,
  };
}

function closedByReason(groups: SeatGroup[]): Record<Closing, number> {
  const of = (reason: Closing) =>
    groups
      .filter((group) => group.closedBecause === reason)
      .reduce((sum, group) => sum + group.count, 0);
  return Object.fromEntries(CLOSINGS.map((reason) => [reason, of(reason)])) as Record<
    Closing,
    number
  >;
}

function toDue(group: Group): Due {
  return {
    deadline: group.deadline,
    required: group.count,
    outstanding: isOutstanding(group.status) ? group.count : 0,
  };
}
