-- All of one village; :village is an id.
SELECT village.*, township.name FROM village JOIN township ON township.id = village.township_id
  WHERE village.id = :village;
SELECT flag, from_day FROM village_flag WHERE village_id = :village;
SELECT post.*, person.* FROM post LEFT JOIN person ON person.id = post.person_id
  WHERE village_id = :village ORDER BY post.id;
SELECT talk.*, record.* FROM talk LEFT JOIN record ON record.talk_id = talk.id
  WHERE talk.id IN (SELECT talk_id FROM claim WHERE village_id = :village) ORDER BY person_id, tier;
SELECT year, said FROM fact WHERE village_id = :village ORDER BY year;
