-- The rosters into the tables that `talks init` made, by the sqlite3 command line. Run it in the
-- folder of the CSV files, on a database fresh from `talks init`.
PRAGMA synchronous = EXTRA;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
BEGIN IMMEDIATE;
CREATE TEMP TABLE leader_row (post, name, district, township, from_day, staff_no);
CREATE TEMP TABLE village_row (district, township, village, key, contradictory, code);
CREATE TEMP TABLE cadre_row (district, township, village, name, party_post, committee_post,
  other_post, staff_no, sex, born);
.import --csv --skip 1 leaders.csv leader_row
.import --csv --skip 1 villages.csv village_row
.import --csv --skip 1 cadres.csv cadre_row

INSERT INTO district (name) SELECT DISTINCT district FROM village_row WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO township (district_id, name, kind)
  SELECT district.id, township,
    CASE WHEN township LIKE '%镇' OR township LIKE '%乡' THEN 'town'
      WHEN township LIKE '%街道' THEN 'street' ELSE 'farm' END
  FROM (SELECT DISTINCT district, township FROM village_row) AS place
  JOIN district ON district.name = place.district;
INSERT INTO village (township_id, name, kind, code, deadline, to_day)
  SELECT township.id, village,
    CASE WHEN village LIKE '%社区%' OR village LIKE '%居委会' OR village LIKE '%居民委员会'
      THEN 'community' ELSE 'village' END,
    code, (SELECT date(election_day, '-1 day') FROM cycle), '9999-12-31'
  FROM village_row JOIN district ON district.name = village_row.district
  JOIN township ON township.district_id = district.id AND township.name = village_row.township;

CREATE TEMP TABLE place AS
  SELECT village.id AS village_id, district.name AS district, township.name AS township,
    village.name AS village
  FROM village JOIN township ON township.id = village.township_id
  JOIN district ON district.id = township.district_id;
CREATE UNIQUE INDEX temp.place_by_name ON place (district, township, village, village_id);

INSERT INTO village_flag (village_id, flag, from_day, to_day)
  SELECT place.village_id, flag.name, '0000-01-01', '9999-12-31'
  FROM village_row JOIN place USING (district, township, village)
  JOIN (SELECT 'key' AS name UNION ALL SELECT 'contradictory') AS flag
  WHERE CASE flag.name WHEN 'key' THEN key ELSE contradictory END = 'yes';

INSERT INTO seat (post, district_id)
  SELECT post, id FROM district
  CROSS JOIN (SELECT 'district_secretary' AS post UNION ALL SELECT 'organization_minister')
  WHERE true ON CONFLICT DO NOTHING;
INSERT INTO seat (post, district_id, township_id)
  SELECT 'township_secretary', district_id, id FROM township;
INSERT INTO holder (seat_id, name, name_key, staff_no, from_day, to_day)
  SELECT seat.id, leader_row.name, replace(leader_row.name, ' ', ''), staff_no,
    coalesce(nullif(from_day, ''), '0000-01-01'), '9999-12-31'
  FROM leader_row JOIN district ON district.name = leader_row.district
  LEFT JOIN township ON township.district_id = district.id
    AND township.name = leader_row.township
  JOIN seat ON seat.district_id = district.id AND seat.post = leader_row.post
    AND seat.township_id IS township.id;

-- Who is who: a staff number, else village, name and month of birth.
CREATE TEMP TABLE cadre AS
  SELECT place.village_id, cadre_row.*,
    CASE WHEN name <> '' THEN first_value(cadre_row.rowid) OVER (PARTITION BY CASE
        WHEN staff_no <> '' THEN staff_no ELSE place.village_id || ' ' || name || born END
      ORDER BY cadre_row.rowid) END AS person_id,
    cadre_row.rowid AS row
  FROM cadre_row JOIN place USING (district, township, village)
  ORDER BY cadre_row.rowid;
INSERT INTO person (id, name, name_key, staff_no, born, sex)
  SELECT person_id, name, replace(name, ' ', ''), nullif(staff_no, ''), nullif(born, ''),
    nullif(sex, '')
  FROM cadre WHERE person_id = row;
INSERT INTO post (village_id, person_id, post, branch, from_day, to_day)
  SELECT village_id, person_id, post, '', '0000-01-01', '9999-12-31'
  FROM (
    SELECT row, village_id, person_id,
      CASE party_post WHEN 'member' THEN 'branch_member' ELSE party_post END AS post
    FROM cadre WHERE party_post <> ''
    UNION ALL
    SELECT row, village_id, person_id,
      CASE committee_post WHEN 'member' THEN 'committee_member' ELSE committee_post END
    FROM cadre WHERE committee_post <> ''
    UNION ALL
    SELECT row, village_id, person_id, 'other:' || other_post FROM cadre WHERE other_post <> '');
INSERT INTO event (at, actor, what, detail) VALUES (datetime('now'), 'bench', 'import', '{}');
COMMIT;
