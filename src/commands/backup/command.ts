import type { CommandDeclaration } from "../declaration.ts";

export const backupCommand: CommandDeclaration = {
  name: "backup",
  summary: ({ help }) => help.backup.summary,
  examples: ["talks backup 备份-2026-11-23.db"],
  declare(command, { help }, run) {
    command
      .argument("<file>", help.backup.file)
      .option("--force", help.backup.force)
      .action((file: string, options) =>
        run(async (session) => (await import("./backup.ts")).backup(session, file, options)),
      );
  },
};
