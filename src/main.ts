import { userInfo } from "node:os";
import { Fault } from "./errors.ts";
import { run } from "./run.ts";

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // a user id without a name, as in some containers
  }
}

/** Outside of such work a signal ends the process at once, and within it the second one does. */
async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    release();
    controller.abort(new Fault(signal === "SIGINT" ? "interrupted" : "terminated", {}));
  };
  const release = () => process.off("SIGINT", stop).off("SIGTERM", stop);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}

// Prompts leave this signal deadly; a file that may not grow is told as one that cannot be written.
process.on("SIGXFSZ", () => {});

/** Kept when the run is over and all it has said has left the process. */
export const ended = run({
  argv: process.argv.slice(2),
  env: process.env,
  // Asked for only when needed: each takes milliseconds.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  get user() {
    return systemUser();
  },
  now: () => new Date(),
  stoppable,
}).then(async (exit) => {
  process.exitCode = exit;
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((written) => stream.write("", () => written()));
  }
});
