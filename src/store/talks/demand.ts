import type { Day } from "../../domain/days.ts";
import type { ProgressReport } from "../../domain/progress.ts";
import type { Store } from "../database/connection.ts";
import { queryValue, slicesOf, writeTemporary } from "../database/query.ts";

/**
 * What the rules demand, as a query over the roster. Read it from the bottom: `demand` joins the
 * three sentences of the source (table `rule`) with seats, villages and posts; the views above it
 * say which posts and flags count, and on which day.
 *
 * All of it lives in SQLite's temporary schema: asking what is owed writes nothing to the file.
 */
export const SQL = {
  calendar: "CREATE TEMP TABLE IF NOT EXISTS calendar (today TEXT NOT NULL)",

  // Rule 9: what is owed is reckoned on the earlier of today and the village's deadline, so that
  // the roster which the election brings neither opens nor closes a talk.
  // Rule 25: after a village's last day nothing is owed there.
  reference_day: `CREATE TEMP VIEW IF NOT EXISTS reference_day AS
    SELECT village.id AS village_id, village.township_id, township.district_id,
      CASE WHEN calendar.today < village.deadline THEN calendar.today ELSE village.deadline END AS day,
      village.to_day
    FROM village JOIN township ON township.id = village.township_id CROSS JOIN calendar`,

  // Rule 10: a vacant post owes no talk.
  // Rule 17: where there is a general branch, its own deputies and members have a blank branch;
  // those of the branches below it are outside the two committees.
  held: `CREATE TEMP VIEW IF NOT EXISTS held AS
    SELECT reference_day.village_id, reference_day.township_id, reference_day.district_id, reference_day.day,
      post.person_id, post.post
    FROM reference_day JOIN post ON post.village_id = reference_day.village_id
    WHERE post.person_id IS NOT NULL
      AND post.from_day <= reference_day.day AND reference_day.day <= post.to_day
      AND reference_day.day <= reference_day.to_day
      AND NOT (post.branch <> '' AND post.post IN ('deputy_secretary', 'branch_member')
        AND EXISTS (SELECT 1 FROM post AS general
          WHERE general.village_id = reference_day.village_id AND general.post = 'general_secretary'
            AND general.from_day <= reference_day.day AND reference_day.day <= general.to_day))`,

  flagged: `CREATE TEMP TABLE IF NOT EXISTS flagged (village_id INTEGER NOT NULL, flag TEXT NOT NULL,
    PRIMARY KEY (village_id, flag)) WITHOUT ROWID`,
  // The seats that answer for a township: the district's two and its own.
  seat_for_township: `CREATE TEMP TABLE IF NOT EXISTS seat_for_township (township_id INTEGER NOT NULL,
    seat_post TEXT NOT NULL, seat_id INTEGER NOT NULL,
    PRIMARY KEY (township_id, seat_post)) WITHOUT ROWID`,
  self_talk: `CREATE TEMP TABLE IF NOT EXISTS self_talk (seat_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL, PRIMARY KEY (seat_id, person_id)) WITHOUT ROWID`,

  demand: `CREATE TEMP TABLE IF NOT EXISTS demand (
      seat_id INTEGER NOT NULL, person_id INTEGER NOT NULL, village_id INTEGER NOT NULL,
      post TEXT NOT NULL, flag TEXT NOT NULL, tier INTEGER NOT NULL,
      with_self INTEGER NOT NULL, -- rule 20: the talker would interview himself
      PRIMARY KEY (seat_id, person_id, village_id, post, flag)) WITHOUT ROWID`,

  // Rule 15: flags are dated like posts.
  fillFlagged: `INSERT INTO flagged (village_id, flag)
    SELECT DISTINCT reference_day.village_id, village_flag.flag
    FROM reference_day JOIN village_flag ON village_flag.village_id = reference_day.village_id
    WHERE village_flag.from_day <= reference_day.day AND reference_day.day <= village_flag.to_day`,
  fillSeats: `INSERT INTO seat_for_township (township_id, seat_post, seat_id)
    SELECT township.id, seat.post, seat.id
    FROM township JOIN seat ON seat.district_id = township.district_id
    WHERE seat.township_id IS NULL OR seat.township_id = township.id`,
  // Rule 20: matched by staff number alone, on today's holder.
  fillSelfTalks: `INSERT INTO self_talk (seat_id, person_id)
    SELECT DISTINCT holder.seat_id, person.id
    FROM calendar CROSS JOIN holder CROSS JOIN person ON person.staff_no = holder.staff_no
    WHERE holder.from_day <= calendar.today AND calendar.today <= holder.to_day`,

  // Rules 1, 2 and 16: one talk a seat and person, however many posts and villages; the talk's
  // rows here are the claims on which it rests. A post held in two branches is one claim.
  fill: `INSERT INTO demand (seat_id, person_id, village_id, post, flag, tier, with_self)
    SELECT seat_for_township.seat_id, held.person_id, held.village_id, held.post, rule.flag, rule.tier,
      CASE WHEN EXISTS (SELECT 1 FROM self_talk WHERE self_talk.seat_id = seat_for_township.seat_id
        AND self_talk.person_id = held.person_id) THEN 1 ELSE 0 END
    FROM held
    JOIN rule ON rule.post = held.post
    JOIN seat_for_township ON seat_for_township.township_id = held.township_id
      AND seat_for_township.seat_post = rule.seat_post
    WHERE held.township_id BETWEEN :from AND :to AND (rule.flag = 'any'
      OR EXISTS (SELECT 1 FROM flagged
        WHERE flagged.village_id = held.village_id AND flagged.flag = rule.flag))
    ON CONFLICT DO NOTHING`,
  lastTownship: "SELECT MAX(id) FROM township",

  forgetDay: "DELETE FROM calendar",
  setDay: "INSERT INTO calendar (today) VALUES (?)",
  emptyFlagged: "DELETE FROM flagged",
  emptySeats: "DELETE FROM seat_for_township",
  emptySelfTalks: "DELETE FROM self_talk",
  empty: "DELETE FROM demand",
};

/**
 * Asks something of one village alone: meanwhile `reference_day` and `held` know no other, so that it
 * costs the same at any size of database.
 */
export function lookAtVillage<T>(store: Store, today: Day, village: number, ask: () => T): T {
  const { calendar, reference_day, held } = SQL;
  const drop = "DROP VIEW IF EXISTS held; DROP VIEW IF EXISTS reference_day";
  store.exec([drop, calendar, `${reference_day} WHERE village.id = ${village}`, held].join(";"));
  writeTemporary(store, SQL.forgetDay);
  writeTemporary(store, SQL.setDay, today);
  try {
    return ask();
  } finally {
    store.exec(drop);
  }
}

/** How many townships are reckoned at a time, so that long work can tell how far it is. */
const AT_A_TIME = 200;

/** Works out what is owed today and leaves it in the temporary tables for the caller's queries. */
export function workOutDemand(store: Store, today: Day, progress: ProgressReport = () => {}): void {
  const { calendar, reference_day, held, flagged, seat_for_township, self_talk, demand } = SQL;
  store.exec(
    [calendar, reference_day, held, flagged, seat_for_township, self_talk, demand].join(";"),
  );
  writeTemporary(store, SQL.forgetDay);
  writeTemporary(store, SQL.setDay, today);
  const { emptyFlagged, emptySeats, emptySelfTalks, empty } = SQL;
  for (const text of [emptyFlagged, emptySeats, emptySelfTalks, empty]) writeTemporary(store, text);
  const { fillFlagged, fillSeats, fillSelfTalks } = SQL;
  for (const text of [fillFlagged, fillSeats, fillSelfTalks]) writeTemporary(store, text);
  let rows = 0;
  const last = queryValue<number | null>(store, SQL.lastTownship) ?? 0;
  for (const { from, to, share } of slicesOf(last, AT_A_TIME)) {
    rows += writeTemporary(store, SQL.fill, { from, to }).changes;
    progress(rows, share);
  }
}
