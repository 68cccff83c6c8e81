import { addOutput, addPlaces, type CommandDeclaration } from "../declaration.ts";

export const showCommand: CommandDeclaration = {
  name: "show",
  summary: ({ help }) => help.show.summary,
  examples: [
    "talks show 17",
    "talks show --tier 2 --village 三桥村委会 --person 王",
    "talks show --person 吴一",
    "talks show --village 三桥村委会 -o 三桥.xlsx",
    "talks show --township 龙塘镇",
  ],
  declare(command, { help, pages: { help: text } }, run) {
    addPlaces(command.argument("[id]", help.log.id), { ...help.filters, village: text.village })
      .option("--person <name>", text.person)
      .option("--as-of <day>", text.asOf);
    addOutput(command, help)
      .addHelpText("after", `\n${text.foot}`)
      .action((id: string | undefined, options) =>
        run(async (session) => (await import("./show.ts")).show(session, id, options)),
      );
  },
};
