import type { Day } from "../../domain/days.ts";
import { nameKey, placeName } from "../../domain/names.ts";
import { FLAGS, type Flag, NAMED_POSTS, type SeatPost } from "../../domain/rules.ts";
import type { Closing, Filters, Status, Talk } from "../../domain/talk.ts";
import { isOutstanding } from "../../domain/talk.ts";
import { Fault } from "../../errors.ts";
import type { Store } from "../database/connection.ts";
import { queryRow, queryRows, queryValue } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { areKept, countOutstanding, townshipsOfFirst } from "../report/figures.ts";
import { containing } from "./names.ts";
import { OUTSTANDING, STATUS, TALK_IN_SCOPE } from "./scope.ts";

/** What `list --status` takes. `outstanding` includes partial, `overdue` is a part of it. */
export const STATUS_FILTERS = [
  "outstanding",
  "partial",
  "done",
  "waived",
  "closed",
  "overdue",
  "all",
] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

const JOINED = `
  FROM talk
  JOIN seat ON seat.id = talk.seat_id
  JOIN district ON district.id = seat.district_id
  JOIN person ON person.id = talk.person_id
  JOIN village AS home ON home.id = talk.village_id
  JOIN township AS home_township ON home_township.id = home.township_id
  JOIN district AS home_district ON home_district.id = home_township.district_id
  LEFT JOIN township AS seat_township ON seat_township.id = seat.township_id
  LEFT JOIN holder AS now_holder ON now_holder.seat_id = seat.id
    AND now_holder.from_day <= :today AND :today <= now_holder.to_day
  LEFT JOIN holder AS then_holder ON then_holder.seat_id = seat.id
    AND then_holder.from_day <= talk.completed_on AND talk.completed_on <= then_holder.to_day`;

const COLUMNS = `
  SELECT talk.id, talk.tier, ${STATUS} AS status, talk.deadline,
    seat.post AS seatPost, district.name AS seatDistrict, seat_township.name AS seatTownship,
    now_holder.name AS talker,
    person.name, person.born, person.staff_no AS staffNo,
    home_district.name AS district, home_township.name AS township, home.name AS village,
    talk.closed_because AS closedBecause, talk.planned_on AS plannedOn,
    CASE WHEN talk.completed_on <= :asOf THEN talk.completed_on END AS completedOn,
    CASE WHEN talk.completed_on <= :asOf THEN (SELECT record.talker FROM record
      WHERE record.talk_id = talk.id AND record.held_on = talk.completed_on AND record.reasons = ''
        AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id)
      ORDER BY record.id LIMIT 1) END AS completedBy,
    now_holder.name_key AS nowKey, now_holder.staff_no AS nowStaffNo,
    then_holder.name_key AS thenKey, then_holder.staff_no AS thenStaffNo`;

const IN_STATUS = `
  CASE :status
    WHEN 'all' THEN 1
    WHEN 'open' THEN status <> 'closed'
    WHEN 'outstanding' THEN ${OUTSTANDING}
    WHEN 'overdue' THEN ${OUTSTANDING} AND deadline < :asOf
    ELSE status = :status
  END`;

/** True where each of the words, a JSON list of `Word`, occurs in a name or post of the talk. */
const means = (words: string) => `NOT EXISTS (
  SELECT 1 FROM json_each(${words}) AS word WHERE NOT (
    replace(person.name_key, '·', '') LIKE word.value ->> 'name' ESCAPE '\\'
    OR replace(coalesce(now_holder.name_key, ''), '·', '') LIKE word.value ->> 'name' ESCAPE '\\'
    OR home_township.name LIKE word.value ->> 'place' ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM claim JOIN village ON village.id = claim.village_id
      WHERE claim.talk_id = talk.id AND (village.name LIKE word.value ->> 'place' ESCAPE '\\'
        OR claim.post LIKE 'other:' || (word.value ->> 'place') ESCAPE '\\'
        OR claim.post IN (SELECT value FROM json_each(word.value -> 'posts'))))))`;

export const SQL = {
  one: `${COLUMNS} ${JOINED} WHERE talk.id = :id`,
  find: `SELECT * FROM (${COLUMNS} ${JOINED} WHERE ${TALK_IN_SCOPE}) AS talk WHERE ${IN_STATUS}
    ORDER BY deadline, tier, township, village, name, id
    LIMIT :limit`,
  // Those of some townships alone, for a list that is cut long before it comes to the others.
  findIn: `SELECT * FROM (${COLUMNS} ${JOINED} WHERE talk.id IN (SELECT claim.talk_id
      FROM json_each(:townships) AS near CROSS JOIN village ON village.township_id = near.value
      CROSS JOIN claim ON claim.village_id = village.id) AND ${TALK_IN_SCOPE}) AS talk
    WHERE ${IN_STATUS}
    ORDER BY deadline, tier, township, village, name, id
    LIMIT :limit`,
  count: `SELECT COUNT(*) FROM (SELECT ${STATUS} AS status, talk.deadline ${JOINED}
    WHERE ${TALK_IN_SCOPE}) AS talk WHERE ${IN_STATUS}`,
  search: `SELECT * FROM (${COLUMNS} ${JOINED} WHERE talk.closed_because IS NULL
      AND (${means(":whole")} OR ${means(":words")})) AS talk
    ORDER BY CASE WHEN ${OUTSTANDING} THEN 0 ELSE 1 END,
      deadline, tier, township, village, name, id
    LIMIT :limit`,
  claims: `SELECT village.id, village.name AS village, claim.post, claim.flag
    FROM claim JOIN village ON village.id = claim.village_id
    WHERE claim.talk_id = ? ORDER BY claim.village_id`,
};

interface TalkRow {
  id: number;
  tier: number;
  status: Status;
  deadline: Day;
  seatPost: SeatPost;
  seatDistrict: string;
  seatTownship: string | null;
  talker: string | null;
  name: string;
  born: string | null;
  staffNo: string | null;
  district: string;
  township: string;
  village: string;
  closedBecause: Closing | null;
  plannedOn: Day | null;
  completedOn: Day | null;
  completedBy: string | null;
  nowKey: string | null;
  nowStaffNo: string | null;
  thenKey: string | null;
  thenStaffNo: string | null;
}

/** The day a question is asked, and the day up to which records count. */
export interface Moment {
  today: Day;
  asOf: Day;
}

/** Talks within the filters (`open`: all but the closed) by deadline, tier, township, village and person; `total` is uncut. */
export async function findTalks(
  store: Store,
  filters: Filters,
  status: StatusFilter | "open",
  moment: Moment,
  limit: number | null,
): Promise<{ talks: Talk[]; total: number }> {
  return view(store, () => talksIn(store, filters, status, moment, limit));
}

/** The same within a transaction that the caller holds. */
export function talksIn(
  store: Store,
  filters: Filters,
  status: StatusFilter | "open",
  moment: Moment,
  limit: number | null,
): { talks: Talk[]; total: number } {
  const params = { ...filters, ...moment, status, limit: limit ?? -1 };
  if (status === "outstanding" && limit !== null && areKept(store, filters, moment.asOf)) {
    const townships = JSON.stringify(townshipsOfFirst(store, filters, limit));
    const rows = queryRows<TalkRow>(store, SQL.findIn, { ...params, townships });
    const talks = rows.map((row) => toTalk(store, row, moment.asOf));
    return { talks, total: countOutstanding(store, filters) };
  }
  const rows = queryRows<TalkRow>(store, SQL.find, params);
  const total = limit === null ? rows.length : (queryValue(store, SQL.count, params) as number);
  return { talks: rows.map((row) => toTalk(store, row, moment.asOf)), total };
}

/** A part of a name or post as it was typed: patterns for names and places, and posts it may mean. */
interface Word {
  name: string;
  place: string;
  posts: string[];
}

/**
 * Talks in whose names and posts all words of what was typed occur, or the whole of it. Names are
 * compared as the filters do, and without their dots.
 * @param postsOf which posts a word may mean, in the user's language
 */
export async function searchTalks(
  store: Store,
  typed: string,
  postsOf: (word: string) => string[],
  today: Day,
  limit: number,
): Promise<Talk[]> {
  const read = (text: string): Word => ({
    name: containing(nameKey(text).replaceAll("·", "")),
    place: containing(placeName(text)),
    posts: postsOf(text),
  });
  const words = typed.split(/\s+/).filter(Boolean);
  const params = {
    ...{ whole: JSON.stringify([read(typed.trim())]), words: JSON.stringify(words.map(read)) },
    ...{ today, asOf: today, limit },
  };
  const rows = queryRows<TalkRow>(store, SQL.search, params);
  return rows.map((row) => toTalk(store, row, today));
}

/** @throws Fault unknown-talk */
export function readTalk(store: Store, id: number, moment: Moment): Talk {
  const row = queryRow<TalkRow>(store, SQL.one, { id, ...moment });
  if (!row) throw new Fault("unknown-talk", { id: String(id) });
  return toTalk(store, row, moment.asOf);
}

function toTalk(store: Store, row: TalkRow, asOf: Day): Talk {
  const claims = queryRows<{
    id: number;
    village: string;
    post: string;
    flag: Flag | "any";
  }>(store, SQL.claims, row.id);
  const isOpen = isOutstanding(row.status);
  return {
    id: row.id,
    tier: row.tier,
    status: row.status,
    overdue: isOpen && row.deadline < asOf,
    seat: { post: row.seatPost, district: row.seatDistrict, township: row.seatTownship },
    talker: row.talker,
    person: {
      name: row.name,
      district: row.district,
      township: row.township,
      village: row.village,
      born: row.born,
      staffNo: row.staffNo,
    },
    posts: inOrder(claims.map((claim) => claim.post)),
    villages: [...new Map(claims.map((claim) => [claim.id, claim.village])).values()],
    because: FLAGS.filter((flag) => claims.some((claim) => claim.flag === flag)),
    deadline: row.deadline,
    closedBecause: row.closedBecause,
    completedOn: row.completedOn,
    completedBy: row.completedBy,
    byPredecessor: row.completedOn !== null && !isSameHolder(row),
    plannedOn: row.plannedOn,
  };
}

/** Rule 13: whether who held the seat when the talk was completed holds it today. */
function isSameHolder({ nowKey, nowStaffNo, thenKey, thenStaffNo }: TalkRow): boolean {
  if (nowKey === null) return false;
  return nowStaffNo !== null && thenStaffNo !== null
    ? nowStaffNo === thenStaffNo
    : nowKey === thenKey;
}

/** A post in the words of the tables; one outside the committees is its title alone. */
export function postName(post: string): string {
  return post.replace(/^other:/, "");
}

/** Posts in the order of the rules, those outside the committees last and by their title alone. */
export function inOrder(posts: string[]): string[] {
  const distinct = new Set(posts);
  const named = NAMED_POSTS.filter((post) => distinct.delete(post));
  return [...named, ...[...distinct].sort().map(postName)];
}
