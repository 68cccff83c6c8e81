import { type CommandDeclaration, repeatable } from "../declaration.ts";

export const importCommand: CommandDeclaration = {
  name: "import",
  summary: ({ help }) => help.import.summary,
  examples: [
    "talks import leaders.csv villages.csv cadres.csv",
    "talks import cadres.csv --dry-run",
  ],
  declare(command, { help }, run) {
    command
      .argument("<file...>", help.import.files)
      .option("--dry-run", help.import.dryRun)
      .option("--effective <day>", help.import.effective)
      .option("--encoding <name>", help.import.encoding)
      .addOption(repeatable("--map <heading=column>", help.import.map))
      .action((files: string[], options) =>
        run(async (session) => (await import("./import.ts")).importFiles(session, files, options)),
      );
  },
};
