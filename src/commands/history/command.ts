import type { CommandDeclaration } from "../declaration.ts";

export const historyCommand: CommandDeclaration = {
  name: "history",
  summary: ({ help }) => help.history.summary,
  examples: ["talks history --limit 10"],
  declare(command, { help }, run) {
    command
      .option("--limit <n>", help.history.limit)
      .action((options) =>
        run(async (session) => (await import("./history.ts")).history(session, options)),
      );
  },
};
