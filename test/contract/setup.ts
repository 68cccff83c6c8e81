import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { PassThrough, Writable } from "node:stream";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import Sqlite from "#sqlite";
import { run } from "../../src/run.ts";
import { FOUND, type Office, staffedOffice } from "../helpers/talks.ts";

export { staffedOffice } from "../helpers/talks.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
type Json = any;

/** The files in the office's folder, each as a hash of its bytes. */
export function bytes(office: Office): Record<string, string> {
  const files = readdirSync(office.folder, { withFileTypes: true }).filter((item) => item.isFile());
  return Object.fromEntries(
    files.map(({ name }) => [name, hash(readFileSync(`${office.folder}/${name}`))]),
  );
}

const hash = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/**
 * Runs a command that must be refused, with `--json` and without: the exit code, one message on
 * stderr, nothing on stdout, nothing changed on the disk. Gives the error as JSON tells it.
 */
export async function refused(office: Office, exit: number, ...argv: string[]): Promise<Json> {
  const before = bytes(office);
  const plain = await office.talks(...argv);
  const json = await office.talks(...argv, "--json");
  const where = `talks ${argv.join(" ")}\n${plain.stderr}`;
  expect({ plain: plain.exit, json: json.exit }, where).toEqual({ plain: exit, json: exit });
  expect(plain.stdout + json.stdout, where).toBe("");
  expect(plain.stderr, where).toMatch(/\S/);
  expect(plain.stderr, where).not.toMatch(/^\s+at .*:\d+|undefined|\[object|\(outputHelp\)/m);
  const { error } = JSON.parse(json.stderr);
  expect(error.code, where).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
  expect(error.message, where).toMatch(/\S/);
  expect(bytes(office), where).toEqual(before);
  return error;
}

/** The talk of one person in one tier, whatever its status. */
export async function talkOf(office: Office, person: string, tier: number): Promise<Json> {
  const { talks } = await office.ok("list", "--status", "all", "--tier", String(tier));
  const found = talks.filter((talk: Json) => talk.person.name === person);
  if (found.length !== 1) throw new Error(`${found.length} talks with ${person} in tier ${tier}`);
  return found[0];
}

/** Logs on the talk of one person in one tier; gives the record and the talk. */
export async function logOn(
  office: Office,
  person: string,
  tier: number,
  ...flags: string[]
): Promise<Json> {
  const { id } = await talkOf(office, person, tier);
  return office.ok("log", String(id), ...flags);
}

/** The interviewees' names and tiers, as in `吴一 1`, sorted. */
export function names(talks: Json[]): string[] {
  return talks.map((talk) => `${talk.person.name} ${talk.tier}`).sort();
}

/** Imports one table, written as CSV, with `flags`. */
export function take(office: Office, csv: string, ...flags: string[]): Promise<Json> {
  return office.ok("import", office.file("table.csv", csv), ...flags);
}

/** The cells of a CSV as a spreadsheet would read them, without the byte-order mark. */
export function cells(csv: string): string[][] {
  return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
}

/** Runs a command with stdin and stdout saying whether they are terminals. */
export async function at(
  office: Office,
  ends: { stdin: boolean; stdout: boolean },
  ...argv: string[]
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const text = { stdout: "", stderr: "" };
  const sink = (end: "stdout" | "stderr") =>
    new Writable({
      write(chunk, _encoding, done) {
        text[end] += chunk;
        done();
      },
    });
  const stdin = new PassThrough();
  stdin.end();
  process.chdir(office.folder);
  const exit = await run({
    argv,
    env: { TALKS_TODAY: office.today, TERM: "xterm", ...office.env },
    stdin: Object.assign(stdin, { isTTY: ends.stdin }),
    stdout: Object.assign(sink("stdout"), { isTTY: ends.stdout, columns: 100 }),
    stderr: sink("stderr"),
    user: "clerk",
    now: () => new Date(),
    stoppable: (work) => work(office.signal()),
  });
  return { exit, ...text };
}

/** Changes the database file as somebody would who knows how to: no trigger fires, all are there again. */
export function behind(office: Office, sql: string): void {
  const db = new Sqlite(office.db);
  try {
    db.pragma("foreign_keys = OFF");
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger.sql);
  } finally {
    db.close();
  }
}

/** Events 1 to 6: init, import, assign, and three records, the second of them on the phone. */
export async function busyOffice(): Promise<Office> {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mode", "phone", "--mind", "不详");
  await here.ok("log", "3", ...FOUND);
  return here;
}
