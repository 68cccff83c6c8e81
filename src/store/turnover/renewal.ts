/** A village's last election day, its own or the cycle's; wants `village`. */
export const LAST_ELECTION = `CASE
  WHEN village.branch_election IS NULL AND village.committee_election IS NULL
    THEN (SELECT election_day FROM cycle)
  ELSE MAX(COALESCE(village.branch_election, ''), COALESCE(village.committee_election, ''))
END`;

/**
 * True where a cadres statement effective after the village's last election day, and not after
 * `day`, has named it: the new roster is in (rule 34).
 * @param day an expression for the day asked for
 */
export const isRenewed = (day: string) => `EXISTS (SELECT 1 FROM village_stated
  WHERE village_stated.village_id = village.id AND ${LAST_ELECTION} < village_stated.day
    AND village_stated.day <= ${day})`;
