import { rmSync } from "node:fs";
import { join } from "node:path";
import { copySynced } from "./copy.ts";
import type { Job } from "./measure.ts";
import { hasSqlite, sqliteScript } from "./sqlite.ts";
import { talks, talksJob } from "./talks.ts";

/** When the election is over and the new rosters are in. */
const AFTER = { TALKS_TODAY: "2027-01-10" };
const EFFECTIVE = "2026-12-25";

/** The comparison after the election; leaves `after.db` behind, in which every fourth cadre is new. */
export function turnoverJobs(folder: string): Job[] {
  const db = join(folder, "after.db");
  rmSync(db, { force: true });
  copySynced(join(folder, "held.db"), db);
  talks(db, AFTER, "import", join(folder, "after.csv"), "--effective", EFFECTIVE);
  const ours = talksJob("turnover", db, () => ["turnover"], { env: AFTER });
  const reference = { name: "sqlite3 turnover", command: () => sqliteScript(db, "turnover") };
  return hasSqlite ? [ours, reference] : [ours];
}
