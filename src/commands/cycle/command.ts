import type { CommandDeclaration } from "../declaration.ts";

export const cycleCommand: CommandDeclaration = {
  name: "cycle",
  summary: ({ help }) => help.cycle.summary,
  examples: ["talks cycle", "talks cycle --election 2026-12-27"],
  declare(command, { help }, run) {
    command
      .option("--election <day>", help.cycle.election)
      .option("--start <day>", help.cycle.start)
      .action((options) =>
        run(async (session) => (await import("./cycle.ts")).cycle(session, options)),
      );
  },
};
