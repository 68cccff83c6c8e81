import type { Progress } from "./domain/progress.ts";
import { displayWidth } from "./output/width.ts";
import type { Session } from "./session.ts";

/** How long work goes on before it lets signals in, in milliseconds. */
const SLICE = 50;
/** When its progress begins to show, and how often it is written anew. */
const SHOWN_AFTER = 1000;
const SHOWN_EVERY = 250;

const WIPE = "\r\x1b[K";

/**
 * Runs long work that a signal can stop, and shows on one line of a terminal how far it is.
 * @param what the work, as the line names it
 * @throws Fault interrupted, terminated
 */
export async function withProgress<T>(
  session: Session,
  what: string,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const line = progressLine(session, what);
  return session.io.stoppable(async (signal) => {
    let turn = performance.now();
    const progress: Progress = async (rows, share) => {
      signal.throwIfAborted();
      if (performance.now() - turn < SLICE) return;
      line.progress(rows, share);
      await new Promise(setImmediate);
      signal.throwIfAborted();
      turn = performance.now();
    };
    try {
      return await work(progress);
    } finally {
      line.wipe();
    }
  });
}

/**
 * The line alone, for long work that lets nobody in: a signal ends the process, and SQLite takes back
 * what was begun.
 */
export function progressLine({ io, json, messages }: Session, what: string) {
  const { stderr, env } = io;
  const silent = !stderr.isTTY || json || env.TERM === "dumb";
  const start = performance.now();
  let shownAt: number | null = null;
  return {
    progress(rows: number, share: number): void {
      const now = performance.now();
      if (silent || share <= 0 || now < Math.max(start + SHOWN_AFTER, (shownAt ?? 0) + SHOWN_EVERY))
        return;
      const seconds = Math.ceil(((now - start) * (1 - share)) / share / 1000);
      const text = messages.commands.progress(what, rows, Math.floor(share * 100), seconds);
      // A line that wraps could not be wiped.
      if (displayWidth(text) >= (stderr.columns ?? 80)) return;
      stderr.write(`${WIPE}${text}`);
      shownAt = now;
    },
    wipe(): void {
      if (shownAt !== null) stderr.write(WIPE);
    },
  };
}
