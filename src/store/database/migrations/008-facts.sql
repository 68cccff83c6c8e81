-- What is known of villages, townships and people year by year (rules 29 and 30).

CREATE TABLE measure_set (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  document TEXT NOT NULL -- the measures document as it was given
) STRICT;

-- What is known of one subject in one year: a JSON object, measure -> value. Of what kind each value
-- is only the measures can say, so doctor holds them against each other.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  township_id INTEGER REFERENCES township,
  village_id INTEGER REFERENCES village,
  person_id INTEGER REFERENCES person,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  said TEXT NOT NULL CHECK (said LIKE '{"%}'),
  CHECK ((township_id IS NOT NULL) + (village_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX fact_of_township ON fact (township_id, year) WHERE township_id IS NOT NULL;
CREATE UNIQUE INDEX fact_of_village ON fact (village_id, year) WHERE village_id IS NOT NULL;
CREATE UNIQUE INDEX fact_of_person ON fact (person_id, year) WHERE person_id IS NOT NULL;

CREATE TRIGGER measure_set_changed AFTER UPDATE ON measure_set BEGIN INSERT INTO touched VALUES ('measure_set', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER fact_changed AFTER UPDATE ON fact BEGIN INSERT INTO touched VALUES ('fact', OLD.id / 64) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER fact_dropped AFTER DELETE ON fact BEGIN INSERT INTO touched VALUES ('fact', OLD.id / 64) ON CONFLICT DO NOTHING; END;

-- The day on which a statement first said that a post is vacant (rule 35).
ALTER TABLE post ADD COLUMN vacant_said TEXT CHECK (vacant_said IS NULL OR person_id IS NULL);
