import type { CommandDeclaration } from "../declaration.ts";
import type { InitOptions } from "./init.ts";

export const initCommand: CommandDeclaration = {
  name: "init",
  summary: ({ help }) => help.init.summary,
  examples: [
    "talks init --district 琼山区 --election 2026-12-20",
    "talks init --district 琼山区 --election 2026-12-20 --start 2026-09-01 --cycle 2026换届",
    "talks init --db 2031.db --district 琼山区 --election 2031-12-21 --from talks.db",
  ],
  declare(command, { help }, run) {
    command
      .requiredOption("--district <name>", help.init.district)
      .requiredOption("--election <day>", help.init.election)
      .option("--start <day>", help.init.start)
      .option("--cycle <name>", help.init.cycle)
      .option("--rules <file>", help.init.rules)
      .option("--from <file>", help.init.from)
      .action((options: InitOptions) =>
        run(async (session) => (await import("./init.ts")).init(session, options)),
      );
  },
};
