import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, inside, runInside } from "./inside.js";
import { assigned, found, laterCadres } from "./place.js";

/**
 * An office in the middle of its work: something in every table, people who left, a moved election,
 * redactions; and an older state of the same file beside it.
 * @returns {Promise<{folder: string, db: string, older: string}>}
 */
export async function eventful() {
  const folder = await assigned();
  const db = join(folder, "talks.db");
  const older = join(folder, "older.db");
  await bundle();
  const { run } = await inside();
  const done = async (/** @type {string[]} */ ...argv) => {
    const files = argv.map((word) => (word.endsWith(".csv") ? join(folder, word) : word));
    const { exit, stdout, stderr } = await runInside(run, db, ...files, "--json");
    if (exit !== 0) throw new Error(`talks ${argv.join(" ")}: ${exit} ${stderr}`);
    return JSON.parse(stdout);
  };
  for (let talk = 1; talk <= 12; talk++) await done("log", `${talk}`, ...found(`安心${talk}`));
  await done("log", "13", "--mode", "phone", "--mind", "不详", "--date", "2026-11-02");
  await done("log", "14", "--with", "旁人", ...found("集体"));
  await done("void", "3", "--reason", "录错");
  await done("void", "13", "--reason", "重复");
  await done("waive", "20", "--reason", "住院", "--approver", "陈主任");
  await done("waive", "21", "--reason", "住院", "--approver", "陈主任");
  await done("unwaive", "21", "--reason", "出院");
  await done("log", "15", ...found("安心15"), "--follow-up", "回访", "--follow-up-owner", "李干事");
  for (const text of ["修路", "修桥"]) await done("todo", "--add", text, "--due", "2026-12-01");
  await done("todo", "1", "--note", "已联系", "--done");
  await done("todo", "2", "--drop", "--reason", "并入他项");
  const links = "township,village,county_leader";
  const { township, village } = (await done("show", "1")).talk.person;
  writeFileSync(join(folder, "links.csv"), `${links}\n${township},${village},郝某（常委）\n`);
  await done("import", "links.csv");
  copyFileSync(db, older);
  await done("cycle", "--election", "2026-12-24");
  for (const talk of [5, 6]) {
    const { person } = (await done("show", `${talk}`)).talk;
    const place = ["--township", person.township, "--village", person.village];
    await done("redact", person.name, ...place, "--reason", "本人申请");
  }
  laterCadres(folder);
  await done("import", "later.csv");
  await done("assign");
  const [next, other] = (await done("list")).talks;
  await done("log", `${next.id}`, ...found("安心30"));
  await done("waive", `${other.id}`, "--reason", "出差", "--approver", "陈主任");
  return { folder, db, older };
}
