-- The open items that are due first, and how all of them stand.
SELECT item.*, township.name, village.name, person.name
FROM item LEFT JOIN township ON township.id = item.township_id
LEFT JOIN village ON village.id = item.village_id LEFT JOIN person ON person.id = item.person_id
WHERE closed_as IS NULL ORDER BY due IS NULL, due, item.id LIMIT 50;
SELECT count(*), sum(closed_as IS NULL), sum(closed_as = 'done'), sum(closed_as = 'dropped'),
  sum(closed_as IS NULL AND due < '2026-11-23'), sum(closed_as IS NULL AND owner IS NULL),
  sum(closed_as IS NULL AND due IS NULL)
FROM item;
