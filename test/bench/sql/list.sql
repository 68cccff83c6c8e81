SELECT talk.id, tier, talk.deadline, person.name, village.name, township.name
FROM talk JOIN person ON person.id = talk.person_id JOIN village ON village.id = talk.village_id
JOIN township ON township.id = village.township_id
WHERE closed_because IS NULL AND completed_on IS NULL AND waived = 0
ORDER BY talk.deadline, tier, talk.id LIMIT 50;
