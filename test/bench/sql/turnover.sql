-- The two committees before and after, group by group. Who went to another village it does not tell
-- from who left, and it has no figures of age, sex and education.
WITH side (name, day) AS (VALUES ('before', '2026-12-19'), ('after', '2027-01-10')),
  in_group (name, post) AS (VALUES
    ('secretaries', 'secretary'), ('secretaries', 'general_secretary'), ('directors', 'director'),
    ('members', 'secretary'), ('members', 'general_secretary'), ('members', 'deputy_secretary'),
    ('members', 'branch_member'), ('members', 'director'), ('members', 'deputy_director'),
    ('members', 'committee_member')),
  person_in AS (
    SELECT in_group.name, village_id, person_id, max(side.name = 'before') AS before,
      max(side.name = 'after') AS after
    FROM post JOIN side ON post.from_day <= side.day AND side.day <= post.to_day
    JOIN in_group USING (post) WHERE person_id IS NOT NULL GROUP BY 1, 2, 3)
SELECT name, sum(before), sum(before AND after), sum(before AND NOT after), sum(after AND NOT before),
  sum(after)
FROM person_in GROUP BY name;
