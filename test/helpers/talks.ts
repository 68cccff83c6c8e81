import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { onTestFinished } from "vitest";
import { run } from "../../src/run.ts";

/** What one command printed and how it ended. */
export interface Outcome {
  exit: number;
  stdout: string;
  stderr: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  json: any;
}

export interface Office {
  /** A folder of its own, gone when the test is over. */
  folder: string;
  db: string;
  /** Runs a command in process, in the folder, on the day given by `today`. */
  talks(...argv: string[]): Promise<Outcome>;
  /** The same with `--json`; fails the test unless it exits with 0. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever document was printed
  ok(...argv: string[]): Promise<any>;
  /** Writes a file into the folder and gives its path. */
  file(name: string, text: string): string;
  today: string;
  stdin: string;
  /** What each piece of long work may be stopped by; nothing does unless a test sees to it. */
  signal: () => AbortSignal;
  env: Record<string, string>;
  /** A terminal to write on, of this size; null: none. Nobody types, so nothing is asked. */
  screen: { columns: number; rows: number } | null;
}

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** In memory where the machine has enough of it: what a test commits need not reach a disk. */
const ROOM = hasRoom("/dev/shm") ? "/dev/shm" : tmpdir();

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 ** 30;
}

const BEGAN = new Date();

/** The time of the clock, but never past the midnight after the tests began: their days are rehearsed. */
function nextMoment(): Date {
  const now = new Date();
  if (now.getDate() !== BEGAN.getDate()) now.setTime(new Date(BEGAN).setHours(23, 59, 59, 999));
  return now;
}

/** An empty folder and a clock, as an office has them; nothing is initialised yet. */
export function office(today = "2026-11-01"): Office {
  const folder = mkdtempSync(join(ROOM, "talks-"));
  onTestFinished(() => {
    process.chdir(tmpdir());
    rmSync(folder, { recursive: true, force: true });
  });
  const self: Office = {
    folder,
    db: join(folder, "talks.db"),
    today,
    stdin: "",
    signal: () => new AbortController().signal,
    env: {},
    screen: null,
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async talks(...argv) {
      const stdout = new Sink();
      const stderr = new Sink();
      const stdin = new PassThrough();
      stdin.end(self.stdin);
      process.chdir(folder);
      const exit = await run({
        argv,
        env: { TALKS_TODAY: self.today, ...self.env },
        stdin,
        stdout: self.screen ? Object.assign(stdout, { isTTY: true, ...self.screen }) : stdout,
        stderr,
        user: "clerk",
        now: nextMoment,
        busyTimeout: 100,
        stoppable: (work) => work(self.signal()),
      });
      let json: unknown;
      try {
        json = JSON.parse(stdout.text);
      } catch {
        json = undefined;
      }
      return { exit, stdout: stdout.text, stderr: stderr.text, json };
    },
    async ok(...argv) {
      const outcome = await self.talks(...argv, "--json");
      if (outcome.exit !== 0) throw new Error(`talks ${argv.join(" ")}: ${outcome.stderr}`);
      return outcome.json;
    },
  };
  return self;
}

/** Four findings as flags, so that a record lacks none. */
export const FOUND = [
  ...["--mind", "安心", "--ability", "较强", "--politics", "坚定", "--standing", "好"],
];

export const LEADERS = `post,name,township,staff_no
district_secretary,陈书记,,S1
organization_minister,林部长,,S2
township_secretary,王镇长,龙塘镇,S3
township_secretary,李街长,国兴街道,S4
`;

/** Two villages and a community; 三桥村 is key, 龙富村 contradictory. */
export const VILLAGES = `township,village,key,contradictory
龙塘镇,三桥村,yes,no
龙塘镇,龙富村,no,yes
国兴街道,米铺社区,no,no
`;

/** 三桥村: one person in both posts; 龙富村: two heads; 米铺社区: a member on both committees. */
export const CADRES = `township,village,name,party_post,committee_post,staff_no
龙塘镇,三桥村,吴一,secretary,director,A1
龙塘镇,三桥村,吴二,member,,A2
龙塘镇,龙富村,符一,secretary,,B1
龙塘镇,龙富村,符二,,director,B2
国兴街道,米铺社区,蒙一,secretary,director,C1
国兴街道,米铺社区,蒙二,member,member,C2
`;

/** Offices made before, by what they were made of: the next like it is a copy of its files. */
const made = new Map<string, { name: string; content: Buffer }[]>();

/** An office with a small roster imported and assigned: 3 + 4 + 6 talks. */
export async function staffedOffice(
  tables: { leaders?: string; villages?: string; cadres?: string } = {},
  today = "2026-11-01",
): Promise<Office> {
  const self = office(today);
  const key = JSON.stringify([tables, today]);
  const files = made.get(key);
  if (files) {
    for (const { name, content } of files)
      writeFileSync(join(self.folder, name), content, { mode: 0o600 });
    return self;
  }
  const days = ["--start", "2026-09-01", "--election", "2026-12-10"];
  await self.ok("init", "--district", "琼山区", ...days);
  await self.ok(
    "import",
    self.file("leaders.csv", tables.leaders ?? LEADERS),
    self.file("villages.csv", tables.villages ?? VILLAGES),
    self.file("cadres.csv", tables.cadres ?? CADRES),
  );
  await self.ok("assign");
  const read = (name: string) => ({ name, content: readFileSync(join(self.folder, name)) });
  made.set(key, readdirSync(self.folder).map(read));
  return self;
}
