-- What the report's first page needs: a count by tier and township, and the first outstanding.
SELECT tier, township.name, count(*), count(completed_on), sum(waived),
  sum(completed_on IS NULL AND talk.deadline < '2026-11-23')
FROM talk JOIN village ON village.id = talk.village_id JOIN township ON township.id = village.township_id
WHERE closed_because IS NULL GROUP BY tier, township.id;
SELECT talk.id, tier, talk.deadline, person.name, village.name
FROM talk JOIN person ON person.id = talk.person_id JOIN village ON village.id = talk.village_id
WHERE closed_because IS NULL AND completed_on IS NULL AND waived = 0
ORDER BY talk.deadline, tier, talk.id LIMIT 20;
