import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import Sqlite from "#sqlite";
import {
  type ChainedEvent,
  digestOf,
  type Seal,
  teachSealing,
} from "../../src/store/evidence/format.ts";
import { staffedOffice, take } from "../contract/setup.ts";
import { chainDigest, examineAsStranger, lineOf, sealOf } from "../helpers/stranger.ts";
import { CADRES, FOUND } from "../helpers/talks.ts";

// The vectors of docs/evidence.md: inputs and what must come out, worked out once and never changed.

const DOCUMENT = readFileSync(join(import.meta.dirname, "../../docs/evidence.md"), "utf8");

const SALT = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");
const ROWS = [
  '{"flag":"key","from_day":"0000-01-01","id":16,"to_day":"9999-12-31","village_id":3}',
  '{"flag":"contradictory","from_day":"2026-11-01","id":17,"to_day":"9999-12-31","village_id":4}',
];
const SEAL = "de8f4754531fef1cee25b621c71320d49a9c3a3fc4b550e427492acb12218035";
const EVENT: ChainedEvent = {
  ...{ seq: 2, at: "2026-11-01T08:00:00.000Z", actor: "小李", what: "import" },
  ...{ detail: '{"files":["villages.csv"]}', digest: null },
};
const PREVIOUS = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const LINK = "7ca50c01c95b18e6e24ae0daa8fc1171251bdc319a9881f474a5ffa2ca5ac570";
const BARE = "f762b39a884c5408598dfd0b7d54a4739e92d76b75a46c03d43fd0405114b124";

test("a row is a JSON object, its members by name, what is null left out", () => {
  const row = { to_day: "9999-12-31", id: 16, village_id: 3, flag: "key", code: null };
  expect(lineOf({ ...row, from_day: "0000-01-01" })).toBe(ROWS[0]);
});

test("rows and salt make a seal", () => {
  const db = new Sqlite(":memory:");
  teachSealing(db);
  const text = ROWS.join("\n");
  const seal = db.prepare("SELECT sealed(?, ?)").pluck().get(SALT, text) as Buffer;
  db.close();
  expect(seal.toString("hex")).toBe(SEAL);
  expect(sealOf(SALT, ROWS).toString("hex")).toBe(SEAL);
  expect(DOCUMENT).toContain(SEAL);
});

test("an event, its seals and the one before make a link of the chain", () => {
  const digest = Buffer.from(SEAL, "hex");
  const seals: Seal[] = [
    { part: "village", block: 0, digest: Buffer.alloc(32, 7) },
    { part: "village_flag", block: 1, digest },
  ];
  expect(digestOf(EVENT, PREVIOUS, seals)).toBe(LINK);
  expect(chainDigest(EVENT, PREVIOUS, seals)).toBe(LINK);
  expect(digestOf({ ...EVENT, seq: 1 }, null, [])).toBe(BARE);
  expect(DOCUMENT).toContain(LINK);
  expect(DOCUMENT).toContain(BARE);
});

test("a stranger proves a file by that page alone, and finds what was altered", async () => {
  const here = await staffedOffice();
  await here.ok("log", "1", ...FOUND);
  await here.ok("log", "2", "--mind", '引号"、换行\n、制表\t、\u0001、😀');
  await here.ok("void", "2", "--reason", "录错人");
  await here.ok("waive", "3", "--reason", "长期住院", "--approver", "陈主任");
  await here.ok("redact", "吴一", "--reason", "本人申请");
  await take(here, CADRES.replace("吴二,member,,A2", "吴三,member,,A3"));
  await here.ok("assign");
  await here.ok("cycle", "--start", "2026-11-05");
  expect(examineAsStranger(here.db)).toEqual([]);
  const db = new Sqlite(here.db);
  db.exec("DROP TRIGGER record_keeps; UPDATE record SET talker = '他' WHERE id = 2");
  db.close();
  expect(examineAsStranger(here.db)).toEqual(["record 2"]);
});
