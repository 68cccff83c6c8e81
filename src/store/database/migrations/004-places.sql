-- Kept for speed alone, as in 003: what a page of the report shows of a province or the whole country.

-- As before, with the township's name, by which lists are sorted.
DROP TABLE figure;
CREATE TABLE figure (
  seat_id INTEGER NOT NULL REFERENCES seat,
  township_id INTEGER NOT NULL REFERENCES township,
  township TEXT NOT NULL,
  further INTEGER NOT NULL CHECK (further IN (0, 1)), -- 1: also of this township; in no sum of all
  tier INTEGER NOT NULL,
  deadline TEXT NOT NULL,
  status TEXT NOT NULL,
  closed_because TEXT NOT NULL, -- empty while in force
  talks INTEGER NOT NULL,
  attempts INTEGER NOT NULL,    -- records that do not complete them
  PRIMARY KEY (seat_id, township_id, further, tier, deadline, status, closed_because)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_by_township ON figure (township_id);
CREATE INDEX figure_outstanding ON figure (deadline, tier, township, township_id, talks)
WHERE further = 0 AND status IN ('outstanding', 'partial');

-- The sums of all figures.
CREATE TABLE figure_total (
  tier INTEGER NOT NULL,
  deadline TEXT NOT NULL,
  status TEXT NOT NULL,
  closed_because TEXT NOT NULL,
  talks INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (tier, deadline, status, closed_because)
) STRICT, WITHOUT ROWID;

-- How each district and township stands, the worst first.
CREATE TABLE figure_place (
  kind TEXT NOT NULL CHECK (kind IN ('district', 'township')),
  place_id INTEGER NOT NULL,
  done INTEGER NOT NULL,
  outstanding INTEGER NOT NULL,
  -- In ten-thousandths, cut (rule 11); where nothing is required, behind all others.
  coverage INTEGER AS (iif(done + outstanding = 0, 20000, done * 10000 / (done + outstanding))),
  PRIMARY KEY (kind, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_worst ON figure_place (kind, coverage, outstanding DESC, place_id);

CREATE INDEX seat_by_district ON seat (district_id);
DROP INDEX talk_by_completion;
CREATE INDEX talk_by_completion ON talk (completed_on, tier, seat_id)
WHERE completed_on IS NOT NULL AND closed_because IS NULL;
