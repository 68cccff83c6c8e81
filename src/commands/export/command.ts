import { addFilters, type CommandDeclaration } from "../declaration.ts";

export const exportCommand: CommandDeclaration = {
  name: "export",
  summary: ({ help }) => help.export.summary,
  examples: [
    "talks export --township 龙塘镇 -o 龙塘镇.xlsx",
    "talks export --tier 1 -o tier-1.xlsx",
  ],
  declare(command, { help }, run) {
    addFilters(command, help)
      .option("-o, --output <file>", help.export.output)
      .action((options) =>
        run(async (session) => (await import("./export.ts")).exportTalks(session, options)),
      );
  },
};
