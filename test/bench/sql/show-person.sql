-- All of one person; :person is an id.
SELECT * FROM person WHERE id = :person;
SELECT post.*, village.name FROM post JOIN village ON village.id = post.village_id
  WHERE person_id = :person;
SELECT talk.*, record.* FROM talk LEFT JOIN record ON record.talk_id = talk.id
  WHERE person_id = :person ORDER BY tier, talk.id, held_on;
SELECT year, said FROM fact WHERE person_id = :person ORDER BY year;
