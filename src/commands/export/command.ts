import { addFilters, type CommandDeclaration } from "../declaration.ts";
import { addForm } from "../form-look.ts";

export const exportCommand: CommandDeclaration = {
  name: "export",
  summary: ({ help }) => help.export.summary,
  examples: [
    "talks export --township 龙塘镇 -o 龙塘镇.xlsx",
    "talks export --tier 1 -o tier-1.xlsx",
    "talks export --township 龙塘镇 -o 记录表.docx",
  ],
  declare(command, messages, run) {
    addForm(addFilters(command, messages.help), messages)
      .option("-o, --output <file>", messages.forms.help.export)
      .action((options) =>
        run(async (session) => (await import("./export.ts")).exportTalks(session, options)),
      );
  },
};
