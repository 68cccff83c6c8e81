/**
 * The SQL that says which status a talk has and which talks a filter means. Every list and every
 * figure is built on these texts, so none can have a second opinion.
 * Parameters: `:asOf` (records count up to that day), `:today` (whose holders count), and the
 * fields of `Filters`.
 */

/** Which status: closed before done before waived before partial before outstanding. */
export const STATUS = `
  CASE
    WHEN talk.closed_because IS NOT NULL THEN 'closed'
    WHEN talk.completed_on <= :asOf THEN 'done'
    WHEN talk.waived = 1 THEN 'waived'
    WHEN talk.partial_on <= :asOf THEN 'partial'
    ELSE 'outstanding'
  END`;

/** True for the statuses of a talk still to be held: partial is a part of outstanding. */
export const OUTSTANDING = "status IN ('outstanding', 'partial')";

/** True where the village of a claim or of an item is within the filters. */
export const CLAIM_IN_SCOPE = `
  (:village IS NULL OR village.name = :village)
  AND (:township IS NULL OR township.name = :township)
  AND (:linked IS NULL OR EXISTS (SELECT 1 FROM link
    WHERE link.village_id = village.id AND link.name_key = :linked))`;

/** True where tier and talker are those of the filters; wants `talk`. */
export const OF_TALK = `
  (:tier IS NULL OR talk.tier = :tier)
  AND (:talker IS NULL OR EXISTS (
    SELECT 1 FROM holder
    WHERE holder.seat_id = talk.seat_id AND holder.name_key = :talker
      AND holder.from_day <= :today AND :today <= holder.to_day))`;

/** True where the talk is within the filters; wants `talk`, `seat`, `district` and `person` joined. */
export const TALK_IN_SCOPE = `${OF_TALK}
  AND (:district IS NULL OR district.name = :district)
  AND (:person IS NULL OR person.name_key LIKE :person ESCAPE '\\')
  AND ((:village IS NULL AND :township IS NULL AND :linked IS NULL) OR EXISTS (
    SELECT 1 FROM claim
    JOIN village ON village.id = claim.village_id
    JOIN township ON township.id = village.township_id
    WHERE claim.talk_id = talk.id AND ${CLAIM_IN_SCOPE}))`;
