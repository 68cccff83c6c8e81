import type { CommandDeclaration } from "../declaration.ts";

export const measuresCommand: CommandDeclaration = {
  name: "measures",
  summary: ({ measures }) => measures.help.summary,
  examples: [
    "talks measures",
    "talks measures --json > measures.json",
    "talks measures --set measures.json",
  ],
  declare(command, { measures }, run) {
    command
      .option("--set <file>", measures.help.set)
      .action((options) =>
        run(async (session) => (await import("./measures.ts")).measures(session, options)),
      );
  },
};
