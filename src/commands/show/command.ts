import { addNaming, type CommandDeclaration } from "../declaration.ts";

export const showCommand: CommandDeclaration = {
  name: "show",
  summary: ({ help }) => help.show.summary,
  examples: [
    "talks show 17",
    "talks show --tier 2 --village 三桥村委会 --person 王",
    "talks show --township 龙塘镇",
  ],
  declare(command, { help }, run) {
    addNaming(command.argument("[id]", help.log.id), help)
      .option("--as-of <day>", help.report.asOf)
      .action((id: string | undefined, options) =>
        run(async (session) => (await import("./show.ts")).show(session, id, options)),
      );
  },
};
