import type { CommandDeclaration } from "../declaration.ts";

export const rulesCommand: CommandDeclaration = {
  name: "rules",
  summary: ({ help }) => help.rules.summary,
  examples: ["talks rules", "talks rules --json > rules.json", "talks rules --set rules.json"],
  declare(command, { help }, run) {
    command
      .option("--set <file>", help.rules.set)
      .action((options) =>
        run(async (session) => (await import("./rules.ts")).rules(session, options)),
      );
  },
};
