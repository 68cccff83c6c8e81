import type { CommandDeclaration } from "../declaration.ts";

export const checkCommand: CommandDeclaration = {
  name: "check",
  summary: ({ help }) => help.check.summary,
  examples: ["talks check"],
  declare(command, _messages, run) {
    command.action(() => run(async (session) => (await import("./check.ts")).check(session)));
  },
};
