import type { CommandDeclaration } from "../declaration.ts";

export const waiveCommand: CommandDeclaration = {
  name: "waive",
  summary: ({ help }) => help.waive.summary,
  examples: ["talks waive 17 --reason 长期住院 --approver 陈主任"],
  declare(command, { help }, run) {
    command
      .argument("<id>", help.log.id)
      .requiredOption("--reason <text>", help.waive.reason)
      .requiredOption("--approver <name>", help.waive.approver)
      .action((id: string, options) =>
        run(async (session) => (await import("./waive.ts")).waive(session, id, options)),
      );
  },
};
