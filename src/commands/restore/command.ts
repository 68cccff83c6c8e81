import type { CommandDeclaration } from "../declaration.ts";

export const restoreCommand: CommandDeclaration = {
  name: "restore",
  summary: ({ help }) => help.restore.summary,
  examples: ["talks restore 备份-2026-11-23.db"],
  declare(command, { help }, run) {
    command
      .argument("<file>", help.restore.file)
      .action((file: string) =>
        run(async (session) => (await import("./restore.ts")).restore(session, file)),
      );
  },
};
