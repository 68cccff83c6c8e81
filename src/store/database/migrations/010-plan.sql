-- A plan is reckoned, not kept (rule 32), save what somebody has set: a talk's day, and the cycle's
-- days off and days worked.

ALTER TABLE talk ADD COLUMN planned_on TEXT;

CREATE TABLE cycle_day (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('off', 'worked')),
  day TEXT NOT NULL CHECK (day <> ''),
  UNIQUE (kind, day)
) STRICT;

CREATE TRIGGER cycle_day_changed AFTER UPDATE ON cycle_day BEGIN INSERT INTO touched VALUES ('cycle_day', OLD.id / 16) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER cycle_day_dropped AFTER DELETE ON cycle_day BEGIN INSERT INTO touched VALUES ('cycle_day', OLD.id / 16) ON CONFLICT DO NOTHING; END;
