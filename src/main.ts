import { userInfo } from "node:os";
import { run } from "./run.ts";

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // a user id without a name, as in some containers
  }
}

// Never process.exit(): it would cut what is still being written to a pipe.
process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  user: systemUser(),
  now: () => new Date(),
});
