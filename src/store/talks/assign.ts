import type { Day } from "../../domain/days.ts";
import { groupBy } from "../../domain/group.ts";
import type { Author, TalkChange } from "../../domain/history.ts";
import type { Problem } from "../../domain/problems.ts";
import type { ProgressReport } from "../../domain/progress.ts";
import type { SeatPost } from "../../domain/rules.ts";
import type { Closing, Talk } from "../../domain/talk.ts";
import type { Store, Transaction } from "../database/connection.ts";
import { queryRows, queryValue, queryValues, slicesOf, write } from "../database/query.ts";
import { transact, view } from "../database/transaction.ts";
import { rosterProblems } from "../report/problems.ts";
import { assignedUntil, isAssigned, noteAssigned, readAssigned } from "./assigned-until.ts";
import { workOutDemand } from "./demand.ts";
import { addEvent, changesOf, noteChanges } from "./history.ts";
import { judgeTalks } from "./judge.ts";
import { readTalk } from "./talks.ts";

const DEMANDED = `SELECT 1 FROM demand
  WHERE demand.seat_id = talk.seat_id AND demand.person_id = talk.person_id AND demand.with_self = 0`;

const CLAIM_STILL_HELD = `SELECT 1 FROM claim JOIN held
  ON held.village_id = claim.village_id AND held.post = claim.post
    AND held.person_id = talk.person_id
  WHERE claim.talk_id = talk.id`;

/** Whose talks they are: the seats' post, and their district where it is one. */
const OF_SEATS = `seat.post AS seatPost,
  CASE WHEN MIN(district.id) = MAX(district.id) THEN MIN(district.name) END AS district`;

/** A talk's deadline and first village as its claims have them now. */
const DEADLINE = `SELECT MIN(village.deadline) FROM claim
  JOIN village ON village.id = claim.village_id WHERE claim.talk_id = talk.id`;
const FIRST_VILLAGE = "SELECT MIN(claim.village_id) FROM claim WHERE claim.talk_id = talk.id";

export const SQL = {
  added: `SELECT missing.tier, ${OF_SEATS}, SUM(missing.count) AS count
    FROM (SELECT seat_id, tier, COUNT(*) AS count
      FROM (SELECT DISTINCT seat_id, person_id, tier FROM demand
        WHERE with_self = 0 AND NOT EXISTS (SELECT 1 FROM talk
          WHERE talk.seat_id = demand.seat_id AND talk.person_id = demand.person_id)) AS one
      GROUP BY seat_id, tier) AS missing
    JOIN seat ON seat.id = missing.seat_id JOIN district ON district.id = seat.district_id
    GROUP BY missing.tier, seat.post ORDER BY missing.tier, seat.post`,
  countReopened: `SELECT talk.tier, ${OF_SEATS}, COUNT(*) AS count
    FROM talk_change JOIN talk ON talk.id = talk_change.talk_id
    JOIN seat ON seat.id = talk.seat_id JOIN district ON district.id = seat.district_id
    WHERE talk_change.event_seq = ? AND talk_change.before = 'closed'
    GROUP BY talk.tier, seat.post ORDER BY talk.tier, seat.post`,
  reopened: `SELECT id FROM talk
    WHERE closed_because IS NOT NULL AND EXISTS (${DEMANDED}) ORDER BY id`,

  // Why a talk is no longer owed: the first condition it fails, looking at the claims it rested on.
  closed: `SELECT talk.id, CASE
      WHEN EXISTS (SELECT 1 FROM demand WHERE demand.seat_id = talk.seat_id
        AND demand.person_id = talk.person_id AND demand.with_self = 1) THEN 'talker-is-interviewee'
      WHEN EXISTS (${CLAIM_STILL_HELD} AND (claim.flag = 'any' OR EXISTS (SELECT 1 FROM flagged
        WHERE flagged.village_id = claim.village_id AND flagged.flag = claim.flag)))
        THEN 'rules-changed'
      WHEN EXISTS (${CLAIM_STILL_HELD}) THEN 'not-flagged'
      WHEN EXISTS (SELECT 1 FROM claim JOIN reference_day ON reference_day.village_id = claim.village_id
        WHERE claim.talk_id = talk.id AND reference_day.day <= reference_day.to_day) THEN 'left-post'
      ELSE 'village-ended'
    END AS because
    FROM talk WHERE talk.closed_because IS NULL AND NOT EXISTS (${DEMANDED}) ORDER BY talk.id`,

  // Talks that still hold, but on other posts, villages or flags than when they were assigned.
  restedAnew: `SELECT DISTINCT talk.id FROM talk WHERE EXISTS (${DEMANDED}) AND (
      EXISTS (SELECT 1 FROM demand WHERE demand.seat_id = talk.seat_id
        AND demand.person_id = talk.person_id AND (demand.tier <> talk.tier
          OR NOT EXISTS (SELECT 1 FROM claim WHERE claim.talk_id = talk.id
            AND claim.village_id = demand.village_id AND claim.post = demand.post
            AND claim.flag = demand.flag)))
      OR EXISTS (SELECT 1 FROM claim WHERE claim.talk_id = talk.id
        AND NOT EXISTS (SELECT 1 FROM demand WHERE demand.seat_id = talk.seat_id
          AND demand.person_id = talk.person_id AND demand.village_id = claim.village_id
          AND demand.post = claim.post AND demand.flag = claim.flag)))
    ORDER BY talk.id`,

  add: `INSERT INTO talk (tier, seat_id, person_id, village_id, deadline, added_by)
    SELECT MIN(demand.tier), demand.seat_id, demand.person_id, MIN(demand.village_id),
      MIN(village.deadline), :seq
    FROM demand JOIN village ON village.id = demand.village_id
    WHERE demand.seat_id BETWEEN :from AND :to AND demand.with_self = 0
      AND NOT EXISTS (SELECT 1 FROM talk
        WHERE talk.seat_id = demand.seat_id AND talk.person_id = demand.person_id)
    GROUP BY demand.seat_id, demand.person_id`,
  lastSeat: "SELECT MAX(id) FROM seat",
  close: "UPDATE talk SET closed_because = :because WHERE id = :id",
  dropClaims: "DELETE FROM claim WHERE talk_id = ?",
  setTier: `UPDATE talk SET tier = (SELECT MIN(demand.tier) FROM demand
    WHERE demand.seat_id = talk.seat_id AND demand.person_id = talk.person_id) WHERE id = ?`,
  claim: `INSERT INTO claim (talk_id, village_id, post, flag)
    SELECT talk.id, demand.village_id, demand.post, demand.flag
    FROM talk JOIN demand ON demand.seat_id = talk.seat_id AND demand.person_id = talk.person_id
    WHERE talk.id = ?`,
  claimAdded: `INSERT INTO claim (talk_id, village_id, post, flag)
    SELECT talk.id, demand.village_id, demand.post, demand.flag
    FROM demand CROSS JOIN talk
      ON talk.seat_id = demand.seat_id AND talk.person_id = demand.person_id
    WHERE demand.seat_id BETWEEN :from AND :to AND talk.added_by = :seq`,

  moved: `SELECT talk.id FROM talk
    WHERE talk.deadline <> (${DEADLINE}) OR talk.village_id <> (${FIRST_VILLAGE}) ORDER BY talk.id`,
  isMoved: `SELECT talk.deadline <> (${DEADLINE}) OR talk.village_id <> (${FIRST_VILLAGE})
    FROM talk WHERE talk.id = ?`,
  move: `UPDATE talk SET deadline = (${DEADLINE}), village_id = (${FIRST_VILLAGE}) WHERE id = ?`,

  addedBy: "SELECT id FROM talk WHERE added_by = ? ORDER BY deadline, tier, id",
  required: "SELECT COUNT(*) FROM talk WHERE closed_because IS NULL",
};

/** How many talks of one tier. */
export interface OfTier {
  tier: number;
  seatPost: SeatPost;
  /** null where they are of several */
  district: string | null;
  count: number;
}

export interface Assignment {
  added: OfTier[];
  closed: { because: Closing; count: number }[];
  reopened: OfTier[];
  /** The talks themselves, where they were asked for. */
  talks: Record<"added" | "closed" | "reopened", Talk[]> | null;
  /** How many talks now rest on other posts, villages or flags than before. */
  updated: number;
  /** Talks whose status changed though they were neither closed nor reopened. */
  rejudged: TalkChange[];
  /** Talks that were in force and still are. */
  unchanged: number;
  required: number;
  problems: Problem[];
}

interface Plan {
  added: OfTier[];
  closed: { id: number; because: Closing }[];
  reopened: number[];
  restedAnew: number[];
}

/** How much of the work is behind when the demand is worked out, and when the talks are added. */
const RECKONED = 0.3;
const ADDED = 0.8;

/** How many seats are given their talks at a time, so that long work can tell how far it is. */
const SEATS_AT_A_TIME = 200;

/**
 * Reconciles the talks with what the rules demand of the roster (rule 22): adds, closes and
 * reopens, each with its reason, and deletes nothing. Nothing else creates or closes a talk.
 * A rehearsal does the same and takes it back; the talks it would add have no id.
 * @param inFull whether the talks and notes are wanted, which for a province are many, or only how many
 *   talks there are
 * @param progress hears how far it is
 */
export async function assign(
  store: Store,
  author: Author,
  today: Day,
  { rehearse, inFull, progress }: { rehearse: boolean; inFull: boolean; progress: ProgressReport },
): Promise<Assignment> {
  return transact(
    store,
    (tx) => {
      let reckoned = 0;
      const plan = makePlan(tx, today, (rows, share) => {
        reckoned = rows;
        progress(rows, share * RECKONED);
      });
      const adding: ProgressReport = (rows, share) =>
        progress(reckoned + rows, RECKONED + share * (ADDED - RECKONED));
      const seq = countChanges(plan) === 0 ? null : carryOut(tx, plan, author, today, adding);
      if (!rehearse && !isAssigned(tx, today)) noteAssigned(tx, today);
      const required = queryValue(tx, SQL.required) as number;
      const because = groupBy(plan.closed, (talk) => talk.because);
      return {
        added: plan.added,
        closed: [...because].map(([reason, same]) => ({ because: reason, count: same.length })),
        reopened: seq === null ? [] : queryRows<OfTier>(tx, SQL.countReopened, seq),
        talks: inFull ? readTalks(tx, plan, seq, today, rehearse) : null,
        updated: plan.restedAnew.length,
        rejudged: seq === null ? [] : rejudgedBy(tx, seq),
        unchanged: required - countAdded(plan) - plan.reopened.length,
        required,
        problems: rosterProblems(tx, { notes: inFull }),
      };
    },
    { rehearse },
  );
}

/** A moved deadline may undo what was done. */
function rejudgedBy(store: Store, seq: number): TalkChange[] {
  return changesOf(store, seq).filter(
    ({ before, after }) => before !== "closed" && after !== "closed" && before !== after,
  );
}

function readTalks(
  store: Store,
  plan: Plan,
  seq: number | null,
  today: Day,
  rehearse: boolean,
): Assignment["talks"] {
  const read = (ids: number[]) => ids.map((id) => readTalk(store, id, { today, asOf: today }));
  const added = read(seq === null ? [] : queryValues<number>(store, SQL.addedBy, seq));
  return {
    added: rehearse ? added.map((talk) => ({ ...talk, id: null })) : added,
    closed: read(plan.closed.map(({ id }) => id)),
    reopened: read(plan.reopened),
  };
}

/** How many changes `assign` would make now. */
export async function pendingChanges(store: Store, today: Day): Promise<number> {
  return view(store, () => (isAssigned(store, today) ? 0 : countChanges(makePlan(store, today))));
}

/** Whether what is kept of the last calendar is not what calendar gives. */
export function assignmentDiffers(store: Store): boolean {
  const known = readAssigned(store);
  if (!known) return false;
  const { from, to } = known;
  return to !== assignedUntil(store, from) || countChanges(makePlan(store, from)) > 0;
}

/** What stands between the demand, which it leaves in the temporary tables, and the talks. */
function makePlan(store: Store, today: Day, progress: ProgressReport = () => {}): Plan {
  workOutDemand(store, today, progress);
  const reopened = queryValues<number>(store, SQL.reopened);
  return {
    added: queryRows<OfTier>(store, SQL.added),
    closed: queryRows<Plan["closed"][number]>(store, SQL.closed),
    reopened,
    restedAnew: queryValues<number>(store, SQL.restedAnew),
  };
}

function countAdded({ added }: Plan): number {
  return added.reduce((sum, { count }) => sum + count, 0);
}

function countChanges(plan: Plan): number {
  const { closed, reopened, restedAnew } = plan;
  const back = new Set(reopened);
  const also = restedAnew.filter((id) => !back.has(id));
  return countAdded(plan) + closed.length + reopened.length + also.length;
}

function carryOut(
  store: Transaction,
  plan: Plan,
  author: Author,
  today: Day,
  progress: ProgressReport,
): number {
  const seq = addEvent(store, author, {
    added: countAdded(plan),
    closed: plan.closed.length,
    reopened: plan.reopened.length,
    updated: plan.restedAnew.length,
  });
  let rows = 0;
  const lastSeat = queryValue<number | null>(store, SQL.lastSeat) ?? 0;
  for (const { from, to, share } of slicesOf(lastSeat, SEATS_AT_A_TIME)) {
    rows += write(store, SQL.add, { seq, from, to }).changes;
    write(store, SQL.claimAdded, { seq, from, to });
    progress(rows, share);
  }

  const because = new Map(plan.closed.map((talk) => [talk.id, talk.because]));
  const changing = [...because.keys(), ...plan.reopened];
  noteChanges(
    store,
    seq,
    changing,
    today,
    (id) => because.get(id) ?? "owed-again",
    () => {
      for (const talk of plan.closed) write(store, SQL.close, talk);
      for (const id of plan.reopened) write(store, SQL.close, { id, because: null });
    },
  );

  for (const id of plan.restedAnew) {
    write(store, SQL.dropClaims, id);
    write(store, SQL.claim, id);
    write(store, SQL.setTier, id);
  }
  const moved = plan.restedAnew.filter((id) => queryValue(store, SQL.isMoved, id) === 1);
  moveThese(store, moved, seq, today, "deadline-moved");
  return seq;
}

/** Brings every talk's deadline in line with its villages' and judges anew what that touches. */
export function moveDeadlines(store: Transaction, seq: number, today: Day, reason: string): void {
  moveThese(store, queryValues<number>(store, SQL.moved), seq, today, reason);
}

function moveThese(
  store: Transaction,
  moved: number[],
  seq: number,
  today: Day,
  reason: string,
): void {
  for (const id of moved) write(store, SQL.move, id);
  judgeTalks(store, moved, seq, today, reason);
}
