-- The middle of a cycle: every third talk held, every twentieth tried in vain. Not measured.
INSERT INTO event (at, actor, what, detail) VALUES ('2026-11-20 09:00', 'bench', 'log', '{}');
CREATE TEMP TABLE held AS
  SELECT talk.id, date('2026-10-10', (talk.id % 40) || ' days') AS day, holder.name AS talker,
    CASE WHEN talk.id % 3 = 0 THEN '' ELSE 'not-in-person' END AS reasons
  FROM talk JOIN holder ON holder.seat_id = talk.seat_id
  WHERE talk.id % 3 = 0 OR talk.id % 20 = 1;
INSERT INTO record (talk_id, entered_for, held_on, entered_at, actor, talker, mode, others, mind, mind_grade,
    ability, ability_grade, politics, politics_grade, standing, standing_grade, reasons, added_by)
  SELECT id, id, day, day || ' 18:00', 'bench', talker,
    CASE reasons WHEN '' THEN 'in_person' ELSE 'phone' END, '[]',
    '思想稳定，愿意继续任职', 'good', '熟悉村情，处事公道', 'fairly_good', '政治立场坚定', 'good',
    '群众认可', 'good', reasons, (SELECT max(seq) FROM event)
  FROM held;
UPDATE talk SET completed_on = held.day FROM held WHERE held.id = talk.id AND held.reasons = '';
INSERT INTO talk_change (event_seq, talk_id, before, after, reason)
  SELECT (SELECT max(seq) FROM event), id, 'outstanding',
    CASE reasons WHEN '' THEN 'done' ELSE 'outstanding' END, 'record'
  FROM held;
