-- A chained history: each event carries a digest over itself, over the seals of the rows it touched
-- and over the event before it. store/chain.ts writes them, store/doctor.ts proves them.

ALTER TABLE event ADD COLUMN digest TEXT;

-- What a block of rows of one table was when an event had been at it. The salt keeps a digest from
-- being guessed once what it was made of is redacted: only a block's newest seal has one.
CREATE TABLE seal (
  part TEXT NOT NULL,
  block INTEGER NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES event,
  salt BLOB,
  digest BLOB NOT NULL,
  PRIMARY KEY (part, block, event_seq)
) STRICT, WITHOUT ROWID;

-- Blocks that the transaction at work has changed; empty between transactions.
CREATE TABLE touched (
  part TEXT NOT NULL,
  block INTEGER NOT NULL,
  PRIMARY KEY (part, block)
) STRICT, WITHOUT ROWID;

-- A person's right: findings and contact data are removed for good, and that they were is kept.
CREATE TABLE redaction (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person,
  reason TEXT NOT NULL CHECK (reason <> ''),
  added_by INTEGER NOT NULL REFERENCES event
) STRICT;
ALTER TABLE record ADD COLUMN redaction_id INTEGER REFERENCES redaction;

-- Every change of a row leaves its block in `touched`. Rows that are added need no trigger where
-- their numbers only grow: store/chain.ts sees how far each table has grown.
CREATE TRIGGER cycle_changed AFTER UPDATE ON cycle BEGIN INSERT INTO touched VALUES ('cycle', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rule_added AFTER INSERT ON rule BEGIN INSERT INTO touched VALUES ('rule', 0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rule_dropped AFTER DELETE ON rule BEGIN INSERT INTO touched VALUES ('rule', 0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER district_changed AFTER UPDATE ON district BEGIN INSERT INTO touched VALUES ('district', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER township_changed AFTER UPDATE ON township BEGIN INSERT INTO touched VALUES ('township', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER village_changed AFTER UPDATE ON village BEGIN INSERT INTO touched VALUES ('village', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER flag_changed AFTER UPDATE ON village_flag BEGIN INSERT INTO touched VALUES ('village_flag', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER flag_dropped AFTER DELETE ON village_flag BEGIN INSERT INTO touched VALUES ('village_flag', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER holder_changed AFTER UPDATE ON holder BEGIN INSERT INTO touched VALUES ('holder', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER holder_dropped AFTER DELETE ON holder BEGIN INSERT INTO touched VALUES ('holder', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER person_changed AFTER UPDATE ON person BEGIN INSERT INTO touched VALUES ('person', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER post_changed AFTER UPDATE ON post BEGIN INSERT INTO touched VALUES ('post', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER post_dropped AFTER DELETE ON post BEGIN INSERT INTO touched VALUES ('post', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER talk_changed AFTER UPDATE ON talk BEGIN INSERT INTO touched VALUES ('talk', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER claim_dropped AFTER DELETE ON claim BEGIN INSERT INTO touched VALUES ('talk', OLD.talk_id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER record_changed AFTER UPDATE ON record BEGIN INSERT INTO touched VALUES ('record', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER void_added AFTER INSERT ON void BEGIN INSERT INTO touched VALUES ('void', NEW.record_id) ON CONFLICT DO NOTHING; END;

DROP TRIGGER event_keeps;
CREATE TRIGGER event_keeps BEFORE UPDATE OF seq, at, actor, what, detail ON event BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER event_stays_sealed BEFORE UPDATE OF digest ON event WHEN OLD.digest IS NOT NULL BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER seal_keeps BEFORE UPDATE OF part, block, event_seq, digest ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never overwritten'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never deleted'); END;
CREATE TRIGGER salt_goes BEFORE UPDATE OF salt ON seal WHEN NEW.salt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a salt can only go'); END;
CREATE TRIGGER redaction_keeps BEFORE UPDATE ON redaction BEGIN SELECT RAISE(ABORT, 'a redaction is never overwritten'); END;
CREATE TRIGGER redaction_stays BEFORE DELETE ON redaction BEGIN SELECT RAISE(ABORT, 'a redaction is never deleted'); END;

-- What was found may go in a redaction alone, and only to nothing.
DROP TRIGGER record_keeps;
CREATE TRIGGER record_keeps BEFORE UPDATE OF held_on, entered_at, actor, talker, mode, others, added_by
ON record BEGIN SELECT RAISE(ABORT, 'a record is never overwritten'); END;
CREATE TRIGGER record_keeps_findings BEFORE UPDATE OF
  place, recorder, mind, mind_grade, ability, ability_grade, politics, politics_grade,
  standing, standing_grade, intention, risk, suggestion, follow_up ON record
WHEN NEW.redaction_id IS NULL OR OLD.redaction_id IS NOT NULL
  OR coalesce(NEW.place, NEW.recorder, NEW.mind, NEW.mind_grade, NEW.ability, NEW.ability_grade,
    NEW.politics, NEW.politics_grade, NEW.standing, NEW.standing_grade, NEW.intention, NEW.risk,
    NEW.suggestion, NEW.follow_up) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a record is never overwritten'); END;
