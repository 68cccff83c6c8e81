-- What the comparison before and after an election reads beside the posts (rule 34).
ALTER TABLE person ADD COLUMN education TEXT;
ALTER TABLE person ADD COLUMN background TEXT;

-- The effective days of the cadres statements that named a village, where they changed something: the
-- first one after its last election day always does, since with it the new roster is in.
CREATE TABLE village_stated (
  id INTEGER PRIMARY KEY,
  village_id INTEGER NOT NULL REFERENCES village,
  day TEXT NOT NULL,
  UNIQUE (village_id, day)
) STRICT;
CREATE TRIGGER village_stated_changed AFTER UPDATE ON village_stated BEGIN INSERT INTO touched VALUES ('village_stated', OLD.id / 64) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER village_stated_dropped AFTER DELETE ON village_stated BEGIN INSERT INTO touched VALUES ('village_stated', OLD.id / 64) ON CONFLICT DO NOTHING; END;

-- Who holds posts in several villages is told from the index alone.
DROP INDEX post_by_person;
CREATE INDEX post_by_person ON post (person_id, village_id);
-- Of whom a talk said that he wants to step down or is not to be nominated again.
CREATE INDEX record_of_going ON record (talk_id) WHERE intention = 'step_down' OR recommend = 'replace';
