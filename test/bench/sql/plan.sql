-- The plan of all seats, or of the seat :seat: the talks still to be held by deadline and place, with the
-- working day that each falls on at the least number a day. That nobody should have two talks on
-- one day, and days that were set, it does not know.
WITH RECURSIVE calendar (day) AS (
    SELECT '2026-11-23'
    UNION ALL
    SELECT date(day, '1 day') FROM calendar WHERE day < (SELECT max(deadline) FROM village)),
  working AS (SELECT day, row_number() OVER (ORDER BY day) AS place FROM calendar
    WHERE strftime('%w', day) BETWEEN '1' AND '5'),
  open AS MATERIALIZED (SELECT talk.id, seat_id, talk.deadline, township.name AS township,
      village.name AS village, person.name AS person,
      row_number() OVER (PARTITION BY seat_id
        ORDER BY talk.deadline, township.name, village.name, person.name, talk.id) AS place
    FROM talk JOIN village ON village.id = talk.village_id
    JOIN township ON township.id = village.township_id JOIN person ON person.id = talk.person_id
    WHERE closed_because IS NULL AND completed_on IS NULL AND waived = 0
      AND (:seat = 0 OR seat_id = :seat)),
  room AS (SELECT deadline, (SELECT count(*) FROM working WHERE day <= due.deadline) AS days
    FROM (SELECT DISTINCT deadline FROM open) AS due),
  needed AS (SELECT seat_id, max((place + days - 1) / days) AS per_day
    FROM open JOIN room USING (deadline) GROUP BY seat_id)
SELECT working.day, open.* FROM open JOIN needed USING (seat_id)
JOIN working ON working.place = (open.place - 1) / per_day + 1
ORDER BY working.day, seat_id, open.place;
