-- The newest completing record of each of the first talks held, in the order of the roster.
SELECT record.*, talk.tier, person.name, village.name, township.name, seat.post,
  (SELECT group_concat(DISTINCT post) FROM claim WHERE claim.talk_id = talk.id)
FROM talk JOIN record ON record.id = (SELECT id FROM record AS newest
    WHERE newest.talk_id = talk.id AND newest.reasons = ''
      AND NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = newest.id)
    ORDER BY newest.held_on DESC, newest.id DESC LIMIT 1)
JOIN seat ON seat.id = talk.seat_id JOIN person ON person.id = talk.person_id
JOIN village ON village.id = talk.village_id JOIN township ON township.id = village.township_id
WHERE talk.completed_on IS NOT NULL AND talk.closed_because IS NULL
ORDER BY talk.village_id, talk.person_id, talk.tier, talk.id LIMIT 50;
SELECT sum(talks) FROM figure WHERE further = 0 AND status = 'done';
