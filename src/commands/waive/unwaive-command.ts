import type { CommandDeclaration } from "../declaration.ts";

export const unwaiveCommand: CommandDeclaration = {
  name: "unwaive",
  summary: ({ help }) => help.unwaive.summary,
  examples: ["talks unwaive 17 --reason 已出院"],
  declare(command, { help }, run) {
    command
      .argument("<id>", help.log.id)
      .requiredOption("--reason <text>", help.waive.reason)
      .action((id: string, options) =>
        run(async (session) => (await import("./waive.ts")).unwaive(session, id, options)),
      );
  },
};
