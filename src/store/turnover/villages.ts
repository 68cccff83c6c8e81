import type { Day } from "../../domain/days.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { isRenewed } from "./renewal.ts";

/** Tier and talker choose the villages with a talk in force of theirs. */
const OF_TALKS = `((:tier IS NULL AND :talker IS NULL) OR EXISTS (
  SELECT 1 FROM claim JOIN talk ON talk.id = claim.talk_id
  WHERE claim.village_id = village.id AND talk.closed_because IS NULL
    AND (:tier IS NULL OR talk.tier = :tier)
    AND (:talker IS NULL OR EXISTS (SELECT 1 FROM holder
      WHERE holder.seat_id = talk.seat_id AND holder.name_key = :talker
        AND holder.from_day <= :today AND :today <= holder.to_day))))`;

export const SQL = {
  // Before is the earlier of the deadline and the last day; after its last day there is nobody.
  villages: `SELECT village.id, district.name AS district, township.name AS township,
      village.name AS village, MIN(village.deadline, village.to_day) AS before,
      village.to_day < :asOf AS ended,
      village.to_day < :asOf OR ${isRenewed(":asOf")} AS reported,
      (:district IS NULL OR district.name = :district)
        AND (:township IS NULL OR township.name = :township)
        AND (:village IS NULL OR village.name = :village) AND ${OF_TALKS} AS wanted
    FROM village JOIN township ON township.id = village.township_id
    JOIN district ON district.id = township.district_id
    WHERE village.to_day >= (SELECT start_day FROM cycle)
    ORDER BY district.id, township.id, village.id`,
};

/** A village as it stands to the election. */
export interface TurnoverVillage {
  id: number;
  district: string;
  township: string;
  village: string;
  /** The day on which its old committees are looked at. */
  before: Day;
  /** It has ended within the cycle. */
  ended: 0 | 1;
  /** Its new roster is in, or it has ended: it is counted. */
  reported: 0 | 1;
  /** It is within the filters. */
  wanted: 0 | 1;
}

/** Every village that had not ended before the cycle began, in the order of the roster. */
export function turnoverVillages(
  store: Store,
  { tier, talker, district, township, village }: Filters,
  moment: { today: Day; asOf: Day },
): TurnoverVillage[] {
  const params = { tier, talker, district, township, village, ...moment };
  return queryRows<TurnoverVillage>(store, SQL.villages, params);
}
