import { PassThrough, Writable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { loadMessages } from "../src/messages/index.ts";
import { withProgress } from "../src/progress.ts";
import { Session } from "../src/session.ts";
import { openFile } from "../src/store/database/open-file.ts";
import { examine } from "../src/store/evidence/doctor.ts";
import { assign } from "../src/store/talks/assign.ts";
import { CADRES, staffedOffice } from "./helpers/talks.ts";

/** What is written to stderr while work of `seconds` seconds goes on, of which a progress tells each. */
async function shown(
  seconds: number,
  end: { isTTY: boolean; columns: number },
  options: { json?: boolean; term?: string } = {},
): Promise<string> {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  let clock = 0;
  const now = vi.spyOn(performance, "now").mockImplementation(() => clock);
  onTestFinished(() => now.mockRestore());
  const session = new Session(
    {
      ...{ argv: [], env: { TERM: options.term ?? "xterm" }, user: "clerk" },
      ...{ stdin: new PassThrough(), stdout: new PassThrough() },
      stderr: Object.assign(sink, end),
      now: () => new Date(),
      stoppable: (work) => work(new AbortController().signal),
    },
    "zh",
    await loadMessages("zh"),
    { json: options.json ?? false },
  );
  await withProgress(session, "正在导入", async (progress) => {
    for (let second = 1; second <= seconds; second++) {
      clock = second * 1000;
      await progress(second * 100, second / seconds);
    }
  });
  now.mockRestore();
  return text;
}

const SCREEN = { isTTY: true, columns: 80 };

test("shows rows, share and time left on one line, and wipes it", async () => {
  const lines = (await shown(4, SCREEN)).split("\r\x1b[K");
  expect(lines).toEqual([
    "",
    "正在导入：100行，25%，约剩3秒",
    "正在导入：200行，50%，约剩2秒",
    "正在导入：300行，75%，约剩1秒",
    "正在导入：400行，100%，约剩0秒",
    "",
  ]);
});

test.each([
  ["off a terminal", 4, { isTTY: false, columns: 80 }, {}],
  ["with --json", 4, SCREEN, { json: true }],
  ["on a dumb terminal", 4, SCREEN, { term: "dumb" }],
  ["where the line would wrap", 4, { isTTY: true, columns: 20 }, {}],
])("is silent %s", async (_, seconds, end, options) => {
  expect(await shown(seconds, end, options)).toBe("");
});

test("assign and doctor tell how far they are, forwards and to no more than all", async () => {
  const office = await staffedOffice();
  const more = `${CADRES}龙塘镇,三桥村,吴三,member,,A3\n`;
  await office.ok("import", office.file("more.csv", more));
  const store = openFile(office.db);
  const progress: [rows: number, share: number][] = [];
  const listen = (rows: number, share: number) => progress.push([rows, share]);
  const author = { actor: "clerk", at: "2026-11-01T00:00:00.000Z", what: "assign" };
  await assign(store, author, office.today, { rehearse: false, inFull: false, progress: listen });
  const counted = progress.map(([rows]) => rows);
  expect(counted).toEqual([...counted].sort((a, b) => a - b));
  const assigned = progress.splice(0).map(([, share]) => share);
  expect(assigned.length).toBeGreaterThan(1);
  expect(assigned).toEqual([...assigned].sort((a, b) => a - b));
  expect(Math.max(...assigned)).toBeLessThan(1);

  const { rows } = await examine(store, { path: office.db, anchor: null, progress: listen });
  expect(progress.at(-1)).toEqual([rows, 1]);
  expect(progress.map(([, share]) => share)).toEqual(progress.map(([, share]) => share).sort());
  store.close();
});
