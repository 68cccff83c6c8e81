import { join } from "node:path";
import { chance } from "./chance.js";
import { rows } from "./contents.js";
import { assigned, complaints, done, found, remove, talks } from "./place.js";

/** Commands a process. */
export const COUNT = 100;
const PROCESSES = 8;

/**
 * Eight people work on one database at once: each enters, waives, voids and reads, as fast as it goes.
 * @param {number} count
 * @param {number} seed
 */
export async function prove(count, seed) {
  const folder = await assigned();
  const db = join(folder, "talks.db");
  const events = "SELECT seq, what, actor FROM event ORDER BY seq";
  const before = rows(db, events).length;
  // A vacant seat's talks cannot be logged without naming who talked.
  const open = (await done(folder, "list")).talks.filter((/** @type {any} */ talk) => talk.talker);
  const mine = (/** @type {number} */ who) =>
    open
      .map((/** @type {any} */ { id }) => id)
      .filter((/** @type {number} */ id) => id % PROCESSES === who);

  const clerks = Array.from({ length: PROCESSES }, (_, who) =>
    work(folder, `clerk${who}`, mine(who), count, chance(seed * 101 + who)),
  );
  const told = await Promise.all(clerks);
  const failures = told.flatMap(({ failures }) => failures);
  const writes = told.flatMap(({ writes }) => writes);

  const after = rows(db, events);
  if (after.length !== before + writes.length) {
    failures.push(`${writes.length} commands wrote, ${after.length - before} events were added`);
  }
  if (after.some(({ seq }, i) => seq !== i + 1)) failures.push("the events have a gap");
  const kept = after.slice(before).map(({ actor, what }) => `${actor} ${what}`);
  if (
    kept.sort().join() !==
    writes
      .map(({ by, what }) => `${by} ${what}`)
      .sort()
      .join()
  ) {
    failures.push("the events are not those of the commands");
  }
  const texts = new Set(rows(db, "SELECT mind FROM record").map(({ mind }) => mind));
  for (const { text } of writes) {
    if (text !== undefined && !texts.has(text)) failures.push(`lost: ${text}`);
  }
  failures.push(...(await complaints(folder)));
  remove(folder);
  const seen = `${PROCESSES * count} commands of ${PROCESSES} processes at once, ${writes.length} of them wrote, as many events were added`;
  return { seen, failures };
}

/**
 * @param {string} folder
 * @param {string} by
 * @param {number[]} own the talks that nobody else is at
 * @param {number} count
 * @param {ReturnType<typeof chance>} luck
 */
async function work(folder, by, own, count, luck) {
  /** @type {string[]} */
  const failures = [];
  /** @type {{by: string, what: string, text?: string}[]} */
  const writes = [];
  /** @type {number[]} */
  const records = [];
  // A talk that was held cannot be waived.
  const toWaive = own.splice(own.length / 2);
  for (let i = 0; i < count; i++) {
    const dice = luck.next();
    const record = dice < 0.15 ? records.pop() : undefined;
    const text = `${by} ${i}`;
    const what =
      record !== undefined ? "void" : dice < 0.6 ? "log" : dice < 0.8 ? "waive" : "report";
    const talk = `${what === "waive" ? toWaive.pop() : luck.pick(own)}`;
    const argv = {
      void: ["void", `${record}`, "--reason", "录错"],
      log: ["log", talk, ...found(text)],
      waive: ["waive", talk, "--reason", "住院", "--approver", "陈主任"],
      report: ["report"],
    }[what];
    const { exit, signal, stdout, stderr } = await talks(folder, ...argv, "--actor", by, "--json");
    if (exit !== 0) {
      failures.push(`${by}: ${argv.join(" ")}: ${exit ?? signal} ${stderr}`);
      continue;
    }
    if (what === "report") continue;
    writes.push({ by, what, ...(what === "log" && { text }) });
    if (what === "log") records.push(JSON.parse(stdout).record.id);
  }
  return { failures, writes };
}
