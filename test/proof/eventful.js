import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { assigned, done, found, laterCadres } from "./place.js";

/**
 * An office in the middle of its work: something in every table, people who left, a moved election,
 * redactions; and an older state of the same file beside it.
 * @returns {Promise<{folder: string, db: string, older: string}>}
 */
export async function eventful() {
  const folder = await assigned();
  const db = join(folder, "talks.db");
  const older = join(folder, "older.db");
  for (let talk = 1; talk <= 12; talk++)
    await done(folder, "log", `${talk}`, ...found(`安心${talk}`));
  await done(folder, "log", "13", "--mode", "phone", "--mind", "不详", "--date", "2026-11-02");
  await done(folder, "log", "14", "--with", "旁人", ...found("集体"));
  await done(folder, "void", "3", "--reason", "录错");
  await done(folder, "void", "13", "--reason", "重复");
  await done(folder, "waive", "20", "--reason", "住院", "--approver", "陈主任");
  await done(folder, "waive", "21", "--reason", "住院", "--approver", "陈主任");
  await done(folder, "unwaive", "21", "--reason", "出院");
  copyFileSync(db, older);
  await done(folder, "cycle", "--election", "2026-12-24");
  for (const talk of [5, 6]) {
    const { person } = (await done(folder, "show", `${talk}`)).talk;
    const place = ["--township", person.township, "--village", person.village];
    await done(folder, "redact", person.name, ...place, "--reason", "本人申请");
  }
  laterCadres(folder);
  await done(folder, "import", "later.csv");
  await done(folder, "assign");
  const [next] = (await done(folder, "list")).talks;
  await done(folder, "log", `${next.id}`, ...found("安心30"));
  return { folder, db, older };
}
