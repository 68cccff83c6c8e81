-- A table of facts into the database that has the roster, by the sqlite3 command line. Run it in the
-- folder of the CSV file, where nothing is known by year yet.
PRAGMA synchronous = EXTRA;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
BEGIN IMMEDIATE;
CREATE TEMP TABLE fact_row (district, township, village, year INTEGER, appraisal, appraisal_score NUMERIC,
  org_stars, work_funds NUMERIC, collective_income NUMERIC, two_new_units NUMERIC,
  party_members NUMERIC, satisfaction NUMERIC);
.import --csv --skip 1 facts.csv fact_row

INSERT INTO fact (village_id, year, said)
  SELECT village.id, year, json_object('appraisal', appraisal, 'appraisal_score', appraisal_score,
    'org_stars', org_stars, 'work_funds', work_funds, 'collective_income', collective_income,
    'two_new_units', two_new_units, 'party_members', party_members, 'satisfaction', satisfaction)
  FROM fact_row JOIN district ON district.name = fact_row.district
  JOIN township ON township.district_id = district.id AND township.name = fact_row.township
  JOIN village ON village.township_id = township.id AND village.name = fact_row.village;
INSERT INTO event (at, actor, what, detail) VALUES (datetime('now'), 'bench', 'import', '{}');
COMMIT;
