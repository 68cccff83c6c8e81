import type { Day } from "../domain/days.ts";
import type { Store } from "./open.ts";
import { write } from "./query.ts";

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

  // Rule 15: flags are dated like posts.
  flagged: `CREATE TEMP VIEW IF NOT EXISTS flagged AS
    SELECT standing.village_id, village_flag.flag
    FROM standing JOIN village_flag ON village_flag.village_id = standing.village_id
    WHERE village_flag.from_day <= standing.day AND standing.day <= village_flag.to_day`,

  demand: `CREATE TEMP TABLE IF NOT EXISTS demand (
      seat_id INTEGER NOT NULL, person_id INTEGER NOT NULL, village_id INTEGER NOT NULL,
      post TEXT NOT NULL, flag TEXT NOT NULL, tier INTEGER NOT NULL,
      with_self INTEGER NOT NULL, -- rule 20: the talker would interview himself
      PRIMARY KEY (seat_id, person_id, village_id, post, flag)) WITHOUT ROWID`,

  // Rules 1, 2 and 16: one talk a seat and person, however many posts and villages; the talk's
  // rows here are the claims on which it rests.
  // Rule 20: matched by staff number alone, on today's holder.
  fill: `INSERT INTO demand (seat_id, person_id, village_id, post, flag, tier, with_self)
    SELECT DISTINCT seat.id, held.person_id, held.village_id, held.post, rule.flag, rule.tier,
      CASE WHEN EXISTS (
        SELECT 1 FROM holder JOIN person ON person.staff_no = holder.staff_no
        WHERE holder.seat_id = seat.id AND person.id = held.person_id
          AND holder.from_day <= :today AND :today <= holder.to_day) THEN 1 ELSE 0 END
    FROM held
    JOIN rule ON rule.post = held.post
    JOIN seat ON seat.post = rule.seat_post AND seat.district_id = held.district_id
      AND (seat.township_id IS NULL OR seat.township_id = held.township_id)
    WHERE rule.flag = 'any' OR EXISTS (SELECT 1 FROM flagged
      WHERE flagged.village_id = held.village_id AND flagged.flag = rule.flag)`,

  forgetDay: "DELETE FROM reckoning",
  setDay: "INSERT INTO reckoning (today) VALUES (?)",
  empty: "DELETE FROM demand",
};

/** Works out what is owed today and leaves it in the temporary tables for the caller's queries. */
export function reckonDemand(store: Store, today: Day): void {
  for (const text of [SQL.reckoning, SQL.standing, SQL.held, SQL.flagged, SQL.demand]) {
    store.exec(text);
  }
  write(store, SQL.forgetDay);
  write(store, SQL.setDay, today);
  write(store, SQL.empty);
  write(store, SQL.fill, { today });
}
