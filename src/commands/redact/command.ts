import { addPlaces, type CommandDeclaration } from "../declaration.ts";

export const redactCommand: CommandDeclaration = {
  name: "redact",
  summary: ({ help }) => help.redact.summary,
  examples: ["talks redact 吴一 --village 三桥村委会 --reason 本人申请"],
  declare(command, { help }, run) {
    addPlaces(command.argument("<person>", help.redact.person), help.filters, { tier: false })
      .requiredOption("--reason <text>", help.waive.reason)
      .action((person: string, options) =>
        run(async (session) => (await import("./redact.ts")).redact(session, person, options)),
      );
  },
};
