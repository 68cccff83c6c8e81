-- What is entered once is sealed once, every digest is framed (docs/evidence.md), and the file knows by
-- which judging its records were judged.

-- Lengths are demanded. The seals that there are have been held against their rows; each block gets a
-- new one, so that their salts go.
CREATE TABLE framed_seal (
  part TEXT NOT NULL,
  block INTEGER NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES event,
  salt BLOB CHECK (length(salt) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (part, block, event_seq)
) STRICT, WITHOUT ROWID;
INSERT INTO framed_seal SELECT part, block, event_seq, NULL, digest FROM seal;
DROP TABLE seal;
ALTER TABLE framed_seal RENAME TO seal;
CREATE TRIGGER seal_keeps BEFORE UPDATE OF part, block, event_seq, digest ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never overwritten'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never deleted'); END;
CREATE TRIGGER salt_goes BEFORE UPDATE OF salt ON seal WHEN NEW.salt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a salt can only go'); END;

-- A record has three parts under seal: what nothing changes, what a redaction may take out, and what
-- judging makes of it. The first knows for which talk it was entered, and whether it lacked findings,
-- which nobody can tell any more once they are redacted.
DROP TRIGGER record_changed;
ALTER TABLE record ADD COLUMN entered_for INTEGER REFERENCES talk;
ALTER TABLE record ADD COLUMN lacking INTEGER CHECK (lacking = 1); -- NULL: no
UPDATE record SET entered_for = talk_id, lacking = iif(instr(reasons, 'findings-missing') > 0, 1, NULL);
CREATE TRIGGER record_begins BEFORE INSERT ON record WHEN NEW.entered_for IS NOT NEW.talk_id BEGIN SELECT RAISE(ABORT, 'a record is entered for its talk'); END;
CREATE TRIGGER record_rejudged AFTER UPDATE OF talk_id, reasons ON record BEGIN INSERT INTO touched VALUES ('verdict', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER record_redacted AFTER UPDATE OF redaction_id ON record BEGIN INSERT INTO touched VALUES ('finding', OLD.id) ON CONFLICT DO NOTHING; END;
DROP TRIGGER record_keeps;
CREATE TRIGGER record_keeps BEFORE UPDATE OF
  id, entered_for, held_on, entered_at, actor, talker, mode, others, lacking, added_by
ON record BEGIN SELECT RAISE(ABORT, 'a record is never overwritten'); END;

-- By which version of the judging (domain/judging.ts) the records are judged; 0: by one that did not say.
ALTER TABLE cycle ADD COLUMN judging INTEGER NOT NULL DEFAULT 0;
