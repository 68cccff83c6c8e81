import { userInfo } from "node:os";
import { run } from "./run.ts";

// The reader of a pipe has had enough (`| head`): a normal end.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

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
