-- One conversation, safe from a power cut as the program makes it; :talk is its talk.
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
BEGIN IMMEDIATE;
INSERT INTO event (at, actor, what, detail)
  VALUES ('2026-11-23 09:00', 'bench', 'log', '{"records":1}');
INSERT INTO record (talk_id, entered_for, held_on, entered_at, actor, talker, mode, others, mind, ability,
    politics, standing, reasons, added_by)
  SELECT talk.id, talk.id, '2026-11-23', '2026-11-23 09:00', 'bench', holder.name, 'in_person', '[]',
    '安心', '较强', '坚定', '好', '', (SELECT max(seq) FROM event)
  FROM talk JOIN holder ON holder.seat_id = talk.seat_id WHERE talk.id = :talk;
UPDATE talk SET completed_on = '2026-11-23' WHERE id = :talk;
INSERT INTO talk_change (event_seq, talk_id, before, after, reason)
  VALUES ((SELECT max(seq) FROM event), :talk, 'outstanding', 'done', 'record');
COMMIT;
