import type { CommandDeclaration } from "../declaration.ts";

export const templateCommand: CommandDeclaration = {
  name: "template",
  summary: ({ help }) => help.template.summary,
  examples: ["talks template -o roster.xlsx", "talks template -o 花名册.xlsx --lang zh"],
  declare(command, { help }, run) {
    command
      .option("-o, --output <file>", help.template.output)
      .action((options) =>
        run(async (session) => (await import("./template.ts")).template(session, options)),
      );
  },
};
