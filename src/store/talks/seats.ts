import type { Transaction } from "../database/connection.ts";
import { write } from "../database/query.ts";

export const SQL = {
  addDistrictSeats: `INSERT INTO seat (post, district_id, township_id)
    SELECT posts.post, district.id, NULL FROM district CROSS JOIN
      (SELECT 'district_secretary' AS post UNION ALL SELECT 'organization_minister') AS posts
    WHERE NOT EXISTS (SELECT 1 FROM seat WHERE seat.district_id = district.id
      AND seat.post = posts.post)
    ORDER BY district.id, posts.post`,
  addTownshipSeats: `INSERT INTO seat (post, district_id, township_id)
    SELECT 'township_secretary', township.district_id, township.id FROM township
    WHERE NOT EXISTS (SELECT 1 FROM seat WHERE seat.township_id = township.id)
    ORDER BY township.id`,
};

/** Every district has its two seats and every township its one, whether anybody holds them. */
export function addSeats(tx: Transaction): void {
  write(tx, SQL.addDistrictSeats);
  write(tx, SQL.addTownshipSeats);
}
