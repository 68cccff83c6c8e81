-- Of every tenth talk held something is to be followed up; every third of these is done. Not measured.
INSERT INTO item (district_id, township_id, village_id, person_id, talk_id, record_id, opened_on, text,
    owner, due, closed_as, closed_on, added_by)
  SELECT township.district_id, township.id, village.id, talk.person_id, talk.id, record.id,
    record.held_on, '核实群众反映的问题', '组织科',
    date(record.held_on, (talk.id % 60) || ' days'),
    CASE WHEN talk.id % 3 = 0 THEN 'done' END, CASE WHEN talk.id % 3 = 0 THEN '2026-11-20' END,
    record.added_by
  FROM record JOIN talk ON talk.id = record.talk_id JOIN village ON village.id = talk.village_id
  JOIN township ON township.id = village.township_id WHERE talk.id % 10 < 1;
