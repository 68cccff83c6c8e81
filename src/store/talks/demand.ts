import type { Day } from "../../domain/days.ts";
import type { Told } from "../../domain/progress.ts";
import type { Store } from "../database/connection.ts";
import { queryValue, slicesOf, write } from "../database/query.ts";

/**
 * What the rules demand, as a query over the roster. Read it from the bottom: `demand` joins the
 * three sentences of the source (table `rule`) with seats, villages and posts; the views above it
 * say which posts and flags count, and on which day.
 *
 * All of it lives in SQLite's temporary schema: asking what is owed writes nothing to the file.
 */
export const SQL = {
  reckoning: "CREATE TEMP TABLE IF NOT EXISTS reckoning (today TEXT NOT NULL)",

  // Rule 9: what is owed is reckoned on the earlier of today and the village's deadline, so that
  // the roster which the election brings neither opens nor closes a talk.
  // Rule 25: after a village's last day nothing is owed there.
  standing: `CREATE TEMP VIEW IF NOT EXISTS standing AS
    SELECT village.id AS village_id, village.township_id, township.district_id,
      CASE WHEN reckoning.today < village.deadline THEN reckoning.today ELSE village.deadline END AS day,
      village.to_day
    FROM village JOIN township ON township.id = village.township_id CROSS JOIN reckoning`,

  // Rule 10: a vacant post owes no talk.
  // Rule 17: where there is a general branch, its own deputies and members have a blank branch;
  // those of the branches below it are outside the two committees.
  held: `CREATE TEMP VIEW IF NOT EXISTS held AS
    SELECT standing.village_id, standing.township_id, standing.district_id, standing.day,
      post.person_id, post.post
    FROM standing JOIN post ON post.village_id = standing.village_id
    WHERE post.person_id IS NOT NULL
      AND post.from_day <= standing.day AND standing.day <= post.to_day
      AND standing.day <= standing.to_day
      AND NOT (post.branch <> '' AND post.post IN ('deputy_secretary', 'branch_member')
        AND EXISTS (SELECT 1 FROM post AS general
          WHERE general.village_id = standing.village_id AND general.post = 'general_secretary'
            AND general.from_day <= standing.day AND standing.day <= general.to_day))`,

  flagged: `CREATE TEMP TABLE IF NOT EXISTS flagged (village_id INTEGER NOT NULL, flag TEXT NOT NULL,
    PRIMARY KEY (village_id, flag)) WITHOUT ROWID`,
  // The seats that answer for a township: the district's two and its own.
  answering: `CREATE TEMP TABLE IF NOT EXISTS answering (township_id INTEGER NOT NULL,
    seat_post TEXT NOT NULL, seat_id INTEGER NOT NULL,
    PRIMARY KEY (township_id, seat_post)) WITHOUT ROWID`,
  themselves: `CREATE TEMP TABLE IF NOT EXISTS themselves (seat_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL, PRIMARY KEY (seat_id, person_id)) WITHOUT ROWID`,

  demand: `CREATE TEMP TABLE IF NOT EXISTS demand (
      seat_id INTEGER NOT NULL, person_id INTEGER NOT NULL, village_id INTEGER NOT NULL,
      post TEXT NOT NULL, flag TEXT NOT NULL, tier INTEGER NOT NULL,
      with_self INTEGER NOT NULL, -- rule 20: the talker would interview himself
      PRIMARY KEY (seat_id, person_id, village_id, post, flag)) WITHOUT ROWID`,

  // Rule 15: flags are dated like posts.
  fillFlagged: `INSERT INTO flagged (village_id, flag)
    SELECT DISTINCT standing.village_id, village_flag.flag
    FROM standing JOIN village_flag ON village_flag.village_id = standing.village_id
    WHERE village_flag.from_day <= standing.day AND standing.day <= village_flag.to_day`,
  fillAnswering: `INSERT INTO answering (township_id, seat_post, seat_id)
    SELECT township.id, seat.post, seat.id
    FROM township JOIN seat ON seat.district_id = township.district_id
    WHERE seat.township_id IS NULL OR seat.township_id = township.id`,
  // Rule 20: matched by staff number alone, on today's holder.
  fillThemselves: `INSERT INTO themselves (seat_id, person_id)
    SELECT DISTINCT holder.seat_id, person.id
    FROM reckoning CROSS JOIN holder CROSS JOIN person ON person.staff_no = holder.staff_no
    WHERE holder.from_day <= reckoning.today AND reckoning.today <= holder.to_day`,

  // Rules 1, 2 and 16: one talk a seat and person, however many posts and villages; the talk's
  // rows here are the claims on which it rests. A post held in two branches is one claim.
  fill: `INSERT INTO demand (seat_id, person_id, village_id, post, flag, tier, with_self)
    SELECT answering.seat_id, held.person_id, held.village_id, held.post, rule.flag, rule.tier,
      CASE WHEN EXISTS (SELECT 1 FROM themselves WHERE themselves.seat_id = answering.seat_id
        AND themselves.person_id = held.person_id) THEN 1 ELSE 0 END
    FROM held
    JOIN rule ON rule.post = held.post
    JOIN answering ON answering.township_id = held.township_id
      AND answering.seat_post = rule.seat_post
    WHERE held.township_id BETWEEN :from AND :to AND (rule.flag = 'any'
      OR EXISTS (SELECT 1 FROM flagged
        WHERE flagged.village_id = held.village_id AND flagged.flag = rule.flag))
    ON CONFLICT DO NOTHING`,
  lastTownship: "SELECT MAX(id) FROM township",

  forgetDay: "DELETE FROM reckoning",
  setDay: "INSERT INTO reckoning (today) VALUES (?)",
  emptyFlagged: "DELETE FROM flagged",
  emptyAnswering: "DELETE FROM answering",
  emptyThemselves: "DELETE FROM themselves",
  empty: "DELETE FROM demand",
};

/** How many townships are reckoned at a time, so that long work can tell how far it is. */
const AT_A_TIME = 200;

/** Works out what is owed today and leaves it in the temporary tables for the caller's queries. */
export function reckonDemand(store: Store, today: Day, told: Told = () => {}): void {
  const { reckoning, standing, held, flagged, answering, themselves, demand } = SQL;
  store.exec([reckoning, standing, held, flagged, answering, themselves, demand].join(";"));
  write(store, SQL.forgetDay);
  write(store, SQL.setDay, today);
  const { emptyFlagged, emptyAnswering, emptyThemselves, empty } = SQL;
  for (const text of [emptyFlagged, emptyAnswering, emptyThemselves, empty]) write(store, text);
  const { fillFlagged, fillAnswering, fillThemselves } = SQL;
  for (const text of [fillFlagged, fillAnswering, fillThemselves]) write(store, text);
  let rows = 0;
  const last = queryValue<number | null>(store, SQL.lastTownship) ?? 0;
  for (const { from, to, share } of slicesOf(last, AT_A_TIME)) {
    rows += write(store, SQL.fill, { from, to }).changes;
    told(rows, share);
  }
}
