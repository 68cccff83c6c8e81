import type { CommandDeclaration } from "../declaration.ts";

export const assignCommand: CommandDeclaration = {
  name: "assign",
  summary: ({ help }) => help.assign.summary,
  examples: ["talks assign --dry-run", "talks assign"],
  declare(command, { help }, run) {
    command
      .option("--dry-run", help.assign.dryRun)
      .action((options) =>
        run(async (session) => (await import("./assign.ts")).assignTalks(session, options)),
      );
  },
};
