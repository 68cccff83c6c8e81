-- Kept for speed alone; store/figures.ts keeps it true and counts all of it anew in one statement.

-- How many talks share a seat, a township and a status, whatever the day.
CREATE TABLE figure (
  seat_id INTEGER NOT NULL REFERENCES seat,
  township_id INTEGER NOT NULL REFERENCES township,
  further INTEGER NOT NULL CHECK (further IN (0, 1)), -- 1: also of this township; in no sum of all
  tier INTEGER NOT NULL,
  deadline TEXT NOT NULL,
  status TEXT NOT NULL,
  closed_because TEXT NOT NULL, -- empty while in force
  talks INTEGER NOT NULL,
  attempts INTEGER NOT NULL,    -- records that do not complete them
  PRIMARY KEY (seat_id, township_id, further, tier, deadline, status, closed_because)
) STRICT, WITHOUT ROWID;

-- Until when `assign` had nothing to do, if nobody changes anything.
CREATE TABLE reckoned (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  event_seq INTEGER NOT NULL, -- the newest event it knew of
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL
) STRICT;

CREATE INDEX talk_by_completion ON talk (completed_on, seat_id) WHERE completed_on IS NOT NULL;
CREATE INDEX record_by_day ON record (held_on);
