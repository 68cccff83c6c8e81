-- The rules over the roster in sets: the talks owed and the claims they rest on. For a database on
-- which nothing is assigned yet; what is no longer owed is not looked for.
PRAGMA synchronous = EXTRA;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
BEGIN IMMEDIATE;
INSERT INTO event (at, actor, what, detail) VALUES (datetime('now'), 'bench', 'assign', '{}');

-- Each township's three seats, so that a post finds its seats by key.
CREATE TEMP TABLE seat_for (township_id, post, seat_id, PRIMARY KEY (township_id, post)) WITHOUT ROWID;
INSERT INTO seat_for
  SELECT township.id, seat.post, seat.id FROM township
  JOIN seat ON seat.district_id = township.district_id
  WHERE seat.township_id IS NULL OR seat.township_id = township.id;

-- And the rules so that a post finds its own.
CREATE TEMP TABLE rule_for (post, seat_post, flag, tier, PRIMARY KEY (post, seat_post, flag))
  WITHOUT ROWID;
INSERT INTO rule_for SELECT post, seat_post, flag, tier FROM rule;

-- Talkers who would interview themselves.
CREATE TEMP TABLE self (seat_id, person_id, PRIMARY KEY (seat_id, person_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO self
  SELECT holder.seat_id, person.id FROM holder JOIN person ON person.staff_no = holder.staff_no
  WHERE holder.from_day <= '2026-11-23' AND '2026-11-23' <= holder.to_day;

CREATE TEMP TABLE due AS
  SELECT seat_for.seat_id, post.person_id, post.village_id, post.post, rule.flag, rule.tier,
    village.deadline
  FROM village
  JOIN post ON post.village_id = village.id
  JOIN rule_for AS rule ON rule.post = post.post
  JOIN seat_for ON seat_for.township_id = village.township_id AND seat_for.post = rule.seat_post
  WHERE post.person_id IS NOT NULL
    AND post.from_day <= min('2026-11-23', village.deadline)
    AND min('2026-11-23', village.deadline) <= min(post.to_day, village.to_day)
    AND (rule.flag = 'any' OR EXISTS (SELECT 1 FROM village_flag
      WHERE village_flag.village_id = village.id AND village_flag.flag = rule.flag
        AND village_flag.from_day <= min('2026-11-23', village.deadline)
        AND min('2026-11-23', village.deadline) <= village_flag.to_day))
    AND NOT (post.branch <> '' AND post.post IN ('deputy_secretary', 'branch_member')
      AND EXISTS (SELECT 1 FROM post AS general
        WHERE general.village_id = village.id AND general.post = 'general_secretary'))
    AND NOT EXISTS (SELECT 1 FROM self
      WHERE self.seat_id = seat_for.seat_id AND self.person_id = post.person_id);

INSERT INTO talk (tier, seat_id, person_id, village_id, deadline, added_by)
  SELECT min(tier), seat_id, person_id, min(village_id), min(deadline), (SELECT max(seq) FROM event)
  FROM due GROUP BY seat_id, person_id;
INSERT INTO claim (talk_id, village_id, post, flag)
  SELECT DISTINCT talk.id, due.village_id, due.post, due.flag
  FROM due JOIN talk ON talk.seat_id = due.seat_id AND talk.person_id = due.person_id
  ORDER BY 1, 2, 3, 4;
COMMIT;
