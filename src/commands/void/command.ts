import type { CommandDeclaration } from "../declaration.ts";

export const voidCommand: CommandDeclaration = {
  name: "void",
  summary: ({ help }) => help.void.summary,
  examples: ["talks void 5 --reason 录错人"],
  declare(command, { help }, run) {
    command
      .argument("<record>", help.void.record)
      .requiredOption("--reason <text>", help.waive.reason)
      .action((id: string, options) =>
        run(async (session) => (await import("./void.ts")).voidOne(session, id, options)),
      );
  },
};
