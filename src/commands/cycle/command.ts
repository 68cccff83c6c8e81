import { type CommandDeclaration, repeatable } from "../declaration.ts";

export const cycleCommand: CommandDeclaration = {
  name: "cycle",
  summary: ({ help }) => help.cycle.summary,
  examples: [
    "talks cycle",
    "talks cycle --election 2026-12-27 --dry-run",
    "talks cycle --off 2026-10-01..2026-10-08 --on 2026-10-10",
  ],
  declare(command, { help, cycle }, run) {
    command
      .option("--election <day>", help.cycle.election)
      .option("--start <day>", help.cycle.start)
      .addOption(repeatable("--off <days>", cycle.help.off))
      .addOption(repeatable("--on <days>", cycle.help.on))
      .addOption(taking("--no-off <days>", cycle.help.noOff))
      .addOption(taking("--no-on <days>", cycle.help.noOn))
      .option("--dry-run", cycle.help.dryRun)
      .action((options) =>
        run(async (session) => (await import("./cycle.ts")).cycle(session, options)),
      );
  },
};

/** A flag that takes something back, with values of its own: to commander "--no-" would only deny another. */
function taking(flags: string, description: string) {
  return Object.assign(repeatable(flags, description), { negate: false });
}
