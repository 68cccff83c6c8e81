import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "./measure.ts";
import { hasSqlite, sqliteScript } from "./sqlite.ts";
import { talks, talksJob } from "./talks.ts";

const DISTRICTS = 100;

/** What a superior office does with the reports of a hundred districts, all of them one district's. */
export function combineJobs(folder: string, label: string): Job[] {
  const db = join(folder, "held.db");
  const report = join(folder, "report.json");
  talks(db, {}, "report", "--counts-only", "-o", report);
  const text = readFileSync(report, "utf8");
  mkdirSync(join(folder, "reports"));
  const files = Array.from({ length: DISTRICTS }, (_, i) => join(folder, "reports", `${i}.json`));
  for (const [i, file] of files.entries())
    writeFileSync(file, text.replaceAll(label, `第${i + 1}区`));
  const ours = talksJob("combine 100 districts", db, () => ["combine", ...files]);
  const reference = {
    name: "sqlite3 combine",
    command: () => sqliteScript(":memory:", "combine"),
    cwd: folder,
  };
  return hasSqlite ? [ours, reference] : [ours];
}
