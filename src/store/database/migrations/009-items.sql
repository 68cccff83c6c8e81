-- Follow-ups and practical things (rule 33), and who answers for a village at four levels.

-- An item never vanishes. What it says may go in a redaction alone, as may what its notes say.
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES district,
  township_id INTEGER REFERENCES township,
  village_id INTEGER REFERENCES village,
  person_id INTEGER REFERENCES person,
  talk_id INTEGER REFERENCES talk,
  record_id INTEGER REFERENCES record, -- whose follow-up it is
  opened_on TEXT NOT NULL,
  text TEXT CHECK (text <> ''), -- NULL once redacted
  owner TEXT CHECK (owner <> ''),
  due TEXT,
  closed_as TEXT CHECK (closed_as IN ('done', 'dropped', 'record-void')),
  closed_on TEXT,
  added_by INTEGER NOT NULL REFERENCES event,
  CHECK ((closed_as IS NULL) = (closed_on IS NULL))
) STRICT;
CREATE INDEX item_by_village ON item (village_id);
CREATE INDEX item_by_person ON item (person_id);
CREATE INDEX item_by_record ON item (record_id);
CREATE INDEX item_open ON item (due) WHERE closed_as IS NULL;

CREATE TABLE item_note (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item,
  day TEXT NOT NULL,
  text TEXT CHECK (text <> ''), -- NULL once redacted
  added_by INTEGER NOT NULL REFERENCES event
) STRICT;
CREATE INDEX item_note_by_item ON item_note (item_id);

-- Who answers for a village: one a row, in the order they were named. A row is never deleted: where
-- nobody stands any more, its name is NULL.
CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  village_id INTEGER NOT NULL REFERENCES village,
  level TEXT NOT NULL CHECK (level IN ('county_leader', 'stationed_cadre', 'township_cadre', 'village_cadre')),
  place INTEGER NOT NULL,
  name TEXT CHECK (name <> ''),
  name_key TEXT,
  unit TEXT, -- unit or post
  UNIQUE (village_id, level, place),
  CHECK ((name IS NULL) = (name_key IS NULL)),
  CHECK (name IS NOT NULL OR unit IS NULL)
) STRICT;
CREATE INDEX link_by_name ON link (name_key, village_id) WHERE name_key IS NOT NULL;

CREATE TRIGGER item_changed AFTER UPDATE ON item BEGIN INSERT INTO touched VALUES ('item', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER item_note_changed AFTER UPDATE ON item_note BEGIN INSERT INTO touched VALUES ('item_note', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER link_changed AFTER UPDATE ON link BEGIN INSERT INTO touched VALUES ('link', OLD.id / 16) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'an item never vanishes'); END;
CREATE TRIGGER item_keeps BEFORE UPDATE OF opened_on, text, record_id, added_by ON item
WHEN NEW.opened_on <> OLD.opened_on OR NEW.record_id IS NOT OLD.record_id OR NEW.added_by <> OLD.added_by
  OR (NEW.text IS NOT OLD.text AND NEW.text IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an item is never overwritten'); END;
CREATE TRIGGER item_note_stays BEFORE DELETE ON item_note BEGIN SELECT RAISE(ABORT, 'a note is only ever added'); END;
CREATE TRIGGER item_note_keeps BEFORE UPDATE OF item_id, day, text, added_by ON item_note
WHEN NEW.item_id <> OLD.item_id OR NEW.day <> OLD.day OR NEW.added_by <> OLD.added_by OR NEW.text IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a note is only ever added'); END;

-- The follow-ups already recorded are items; those of voided records were dropped with them.
INSERT INTO item (district_id, township_id, village_id, person_id, talk_id, record_id, opened_on, text,
  owner, due, closed_as, closed_on, added_by)
SELECT township.district_id, township.id, village.id, talk.person_id, talk.id, record.id, record.held_on,
  record.follow_up, nullif(trim(record.follow_up_owner), ''), record.follow_up_due,
  CASE WHEN void.record_id IS NOT NULL THEN 'record-void' END, substr(event.at, 1, 10), record.added_by
FROM record JOIN talk ON talk.id = record.talk_id
JOIN village ON village.id = talk.village_id JOIN township ON township.id = village.township_id
LEFT JOIN void ON void.record_id = record.id LEFT JOIN event ON event.seq = void.added_by
WHERE record.redaction_id IS NULL
  AND trim(record.follow_up) NOT IN ('', '/', '\', '-', '—', '——', '无', '没有', '暂无', '略', 'N/A', 'n/a')
ORDER BY record.id;
