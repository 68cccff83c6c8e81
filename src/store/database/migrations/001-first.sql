-- Days are ISO text; a term that began before anybody asked starts 0000-01-01, one that is not over
-- ends 9999-12-31, so that "in force on a day" is two plain comparisons.

CREATE TABLE cycle (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  district TEXT NOT NULL CHECK (district <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  start_day TEXT NOT NULL,
  election_day TEXT NOT NULL,
  rules TEXT NOT NULL, -- the rules document as it was given
  CHECK (start_day < election_day)
) STRICT;

-- The rules document taken apart for the query in store/demand.ts; flag 'any' is every village.
CREATE TABLE rule (
  tier INTEGER NOT NULL CHECK (tier > 0),
  seat_post TEXT NOT NULL,
  flag TEXT NOT NULL CHECK (flag IN ('any', 'key', 'contradictory')),
  post TEXT NOT NULL,
  PRIMARY KEY (seat_post, flag, post)
) STRICT, WITHOUT ROWID;

CREATE TABLE district (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE township (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES district,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('town', 'street', 'farm')),
  UNIQUE (district_id, name)
) STRICT;

CREATE TABLE village (
  id INTEGER PRIMARY KEY,
  township_id INTEGER NOT NULL REFERENCES township,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('village', 'community')),
  code TEXT,
  branch_election TEXT,
  committee_election TEXT,
  deadline TEXT NOT NULL, -- the day before the earlier election day, own or the cycle's (rule 9)
  to_day TEXT NOT NULL,   -- its last day (rule 25)
  UNIQUE (township_id, name)
) STRICT;

CREATE TABLE village_flag (
  id INTEGER PRIMARY KEY,
  village_id INTEGER NOT NULL REFERENCES village,
  flag TEXT NOT NULL CHECK (flag IN ('key', 'contradictory')),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX village_flag_by_village ON village_flag (village_id, flag);

CREATE TABLE seat (
  id INTEGER PRIMARY KEY,
  post TEXT NOT NULL CHECK (post IN ('district_secretary', 'organization_minister', 'township_secretary')),
  district_id INTEGER NOT NULL REFERENCES district,
  township_id INTEGER REFERENCES township,
  CHECK ((post = 'township_secretary') = (township_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX seat_of_district ON seat (district_id, post) WHERE township_id IS NULL;
CREATE UNIQUE INDEX seat_of_township ON seat (township_id) WHERE township_id IS NOT NULL;

-- Who holds a seat; a term without a name is a vacancy.
CREATE TABLE holder (
  id INTEGER PRIMARY KEY,
  seat_id INTEGER NOT NULL REFERENCES seat,
  name TEXT,
  name_key TEXT,
  former_keys TEXT NOT NULL DEFAULT '', -- earlier spellings of the name, a line each
  staff_no TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  CHECK (from_day <= to_day),
  CHECK ((name IS NULL) = (name_key IS NULL)),
  CHECK (name IS NOT NULL OR staff_no IS NULL)
) STRICT;
CREATE INDEX holder_by_seat ON holder (seat_id, from_day);
CREATE INDEX holder_by_name ON holder (name_key);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  staff_no TEXT UNIQUE,
  born TEXT,
  sex TEXT,
  id_last_four TEXT,
  phone TEXT,
  coop_head INTEGER CHECK (coop_head IN (0, 1))
) STRICT;
CREATE INDEX person_by_name ON person (name_key);

-- What a cadre holds in a village; a term without a person is a vacancy. Posts outside the two
-- committees are 'other:' and their title.
CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  village_id INTEGER NOT NULL REFERENCES village,
  person_id INTEGER REFERENCES person,
  post TEXT NOT NULL CHECK (post <> ''),
  branch TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX post_by_village ON post (village_id, post);
CREATE INDEX post_by_person ON post (person_id);

-- What was done, by whom, when. Nothing here is ever changed.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- One required conversation (rule 1: one a seat and person).
CREATE TABLE talk (
  id INTEGER PRIMARY KEY,
  tier INTEGER NOT NULL,
  seat_id INTEGER NOT NULL REFERENCES seat,
  person_id INTEGER NOT NULL REFERENCES person,
  village_id INTEGER NOT NULL REFERENCES village, -- the first of its villages
  deadline TEXT NOT NULL,                         -- the earliest of its villages'
  closed_because TEXT CHECK (closed_because IN
    ('left-post', 'not-flagged', 'village-ended', 'rules-changed', 'talker-is-interviewee')),
  waived INTEGER NOT NULL DEFAULT 0 CHECK (waived IN (0, 1)),
  completed_on TEXT,
  partial_on TEXT,
  added_by INTEGER NOT NULL REFERENCES event,
  UNIQUE (seat_id, person_id)
) STRICT;
CREATE INDEX talk_by_person ON talk (person_id);
CREATE INDEX talk_by_added ON talk (added_by);

-- Why a talk is owed: what the rules found when it was last assigned.
CREATE TABLE claim (
  talk_id INTEGER NOT NULL REFERENCES talk,
  village_id INTEGER NOT NULL REFERENCES village,
  post TEXT NOT NULL,
  flag TEXT NOT NULL,
  PRIMARY KEY (talk_id, village_id, post, flag)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_village ON claim (village_id);

-- What was entered about one conversation. Only the judgement on it (reasons) is ever made anew.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  talk_id INTEGER NOT NULL REFERENCES talk,
  held_on TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  talker TEXT NOT NULL CHECK (talker <> ''),
  mode TEXT NOT NULL CHECK (mode IN ('in_person', 'home_visit', 'phone', 'video', 'group', 'no_show')),
  place TEXT,
  recorder TEXT,
  others TEXT NOT NULL, -- further interviewees, a JSON array of names
  mind TEXT, mind_grade TEXT,
  ability TEXT, ability_grade TEXT,
  politics TEXT, politics_grade TEXT,
  standing TEXT, standing_grade TEXT,
  intention TEXT CHECK (intention IN ('stay', 'step_down', 'transfer', 'undecided')),
  risk TEXT,
  suggestion TEXT,
  follow_up TEXT,
  reasons TEXT NOT NULL, -- why it does not complete its talk, comma-separated; empty when it does
  added_by INTEGER NOT NULL REFERENCES event,
  CHECK (mind_grade IN ('good', 'fairly_good', 'average', 'poor', 'unknown')),
  CHECK (ability_grade IN ('good', 'fairly_good', 'average', 'poor', 'unknown')),
  CHECK (politics_grade IN ('good', 'fairly_good', 'average', 'poor', 'unknown')),
  CHECK (standing_grade IN ('good', 'fairly_good', 'average', 'poor', 'unknown'))
) STRICT;
CREATE INDEX record_by_talk ON record (talk_id, held_on);

CREATE TABLE void (
  record_id INTEGER PRIMARY KEY REFERENCES record,
  reason TEXT NOT NULL CHECK (reason <> ''),
  added_by INTEGER NOT NULL REFERENCES event
) STRICT;

-- Waivers and their withdrawals, in order; a withdrawal has no approver.
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  talk_id INTEGER NOT NULL REFERENCES talk,
  reason TEXT NOT NULL CHECK (reason <> ''),
  approver TEXT,
  added_by INTEGER NOT NULL REFERENCES event
) STRICT;
CREATE INDEX waiver_by_talk ON waiver (talk_id);

-- How an event changed a talk's status; the adding of a talk is talk.added_by.
CREATE TABLE talk_change (
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event,
  talk_id INTEGER NOT NULL REFERENCES talk,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX talk_change_by_event ON talk_change (event_seq);
CREATE INDEX talk_change_by_talk ON talk_change (talk_id);

CREATE TRIGGER event_keeps BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER talk_change_keeps BEFORE UPDATE ON talk_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER talk_change_stays BEFORE DELETE ON talk_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER talk_stays BEFORE DELETE ON talk BEGIN SELECT RAISE(ABORT, 'a talk is never deleted'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
-- A record may go to another talk only when two people turn out to be one: the seat stays.
CREATE TRIGGER record_stays_with_seat BEFORE UPDATE OF talk_id ON record
WHEN (SELECT seat_id FROM talk WHERE id = OLD.talk_id) <> (SELECT seat_id FROM talk WHERE id = NEW.talk_id)
BEGIN SELECT RAISE(ABORT, 'a record stays with its seat'); END;
CREATE TRIGGER record_keeps BEFORE UPDATE OF
  held_on, entered_at, actor, talker, mode, place, recorder, others, mind, mind_grade,
  ability, ability_grade, politics, politics_grade, standing, standing_grade, intention, risk,
  suggestion, follow_up, added_by
ON record BEGIN SELECT RAISE(ABORT, 'a record is never overwritten'); END;
CREATE TRIGGER void_keeps BEFORE UPDATE ON void BEGIN SELECT RAISE(ABORT, 'a void is never overwritten'); END;
CREATE TRIGGER void_stays BEFORE DELETE ON void BEGIN SELECT RAISE(ABORT, 'a void is never deleted'); END;
CREATE TRIGGER waiver_keeps BEFORE UPDATE ON waiver BEGIN SELECT RAISE(ABORT, 'a waiver is never overwritten'); END;
CREATE TRIGGER waiver_stays BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'a waiver is never deleted'); END;
