-- What a talker recommends, and who follows up by when (rule 31).
ALTER TABLE record ADD COLUMN recommend TEXT
  CHECK (recommend IN ('retain', 'promote', 'adjust', 'replace', 'undecided'));
ALTER TABLE record ADD COLUMN follow_up_owner TEXT;
ALTER TABLE record ADD COLUMN follow_up_due TEXT;

-- As before, with the three.
DROP TRIGGER record_keeps_findings;
CREATE TRIGGER record_keeps_findings BEFORE UPDATE OF
  place, recorder, mind, mind_grade, ability, ability_grade, politics, politics_grade,
  standing, standing_grade, intention, recommend, risk, suggestion, follow_up, follow_up_owner,
  follow_up_due ON record
WHEN NEW.redaction_id IS NULL OR OLD.redaction_id IS NOT NULL
  OR coalesce(NEW.place, NEW.recorder, NEW.mind, NEW.mind_grade, NEW.ability, NEW.ability_grade,
    NEW.politics, NEW.politics_grade, NEW.standing, NEW.standing_grade, NEW.intention,
    NEW.recommend, NEW.risk, NEW.suggestion, NEW.follow_up, NEW.follow_up_owner,
    NEW.follow_up_due) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a record is never overwritten'); END;

-- The talks held, in the order of the roster: a page of findings reads no more than it shows.
CREATE INDEX talk_held ON talk (village_id, person_id, tier, id)
WHERE completed_on IS NOT NULL AND closed_because IS NULL;
-- A village's page finds it by its name.
CREATE INDEX village_by_name ON village (name);
-- Few posts are of a branch: which villages have several is told without reading all the others.
CREATE INDEX post_of_branch ON post (village_id) WHERE branch <> '';
-- How many talks are held, as the total of a page of findings.
CREATE INDEX figure_held ON figure (tier, seat_id, talks) WHERE further = 0 AND status = 'done';
