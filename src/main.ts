import { userInfo } from "node:os";
import { run } from "./run.ts";

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // a user id without a name, as in some containers
  }
}

/** Kept when the run is over. */
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
}).then((exit) => {
  // Never process.exit(): it would cut what is still being written to a pipe.
  process.exitCode = exit;
});
