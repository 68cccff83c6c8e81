import { stripVTControlCharacters } from "node:util";
import pty from "@lydell/node-pty";
import { expect, onTestFinished, vi } from "vitest";
import { BINARY } from "./build.ts";
import type { Office } from "./talks.ts";

export const ENTER = "\r";
export const DOWN = "\x1b[B";
export const CTRL_C = "\x03";
export const CTRL_D = "\x04";
export const CTRL_U = "\x15";

/** The built program on a terminal of its own. */
export interface Terminal {
  /** Waits until the screen shows a text that it did not show before the last key. */
  sees(text: string): Promise<void>;
  /** Waits for a text, and then types: a prompt throws away what comes before it is there. */
  answers(text: string, keys: string): Promise<void>;
  types(keys: string): void;
  /** All that was shown, without colours. */
  shown(): string;
  /** Its exit code, once it has ended. */
  ended(): Promise<number>;
}

/** Starts `talks` in the office's folder, on its day and in its language. */
export function onTerminal(office: Office, argv: string[], { before = "" } = {}): Terminal {
  const command = `${before} exec "$0" "$@"`;
  const child = pty.spawn("sh", ["-c", command, process.execPath, BINARY, ...argv], {
    cwd: office.folder,
    cols: 100,
    rows: 40,
    env: {
      ...{ PATH: process.env.PATH, HOME: office.folder, TERM: "xterm-256color" },
      ...{ TALKS_TODAY: office.today, TALKS_LANG: "en", TALKS_ACTOR: "clerk", ...office.env },
    },
  });
  let all = "";
  let mark = 0;
  let exit: number | undefined;
  child.onData((text) => {
    all += text;
  });
  child.onExit(({ exitCode }) => {
    exit = exitCode;
  });
  onTestFinished(() => {
    if (exit === undefined) child.kill("SIGKILL");
  });
  const plain = (text: string) => stripVTControlCharacters(text).replace(/\s+/g, " ");
  const until = (met: () => void) => vi.waitFor(met, { timeout: 20_000, interval: 5 });
  const self: Terminal = {
    sees: (text) => until(() => expect(plain(all.slice(mark))).toContain(plain(text))),
    async answers(text, keys) {
      await self.sees(text);
      self.types(keys);
    },
    types(keys) {
      mark = all.length;
      child.write(keys);
    },
    shown: () => plain(all),
    async ended() {
      await until(() => expect(exit, plain(all.slice(mark))).toBeDefined());
      return exit ?? -1;
    },
  };
  return self;
}
