import { addOutput, addPlaces, type CommandDeclaration } from "../declaration.ts";
import { addForm } from "../form-look.ts";

export const showCommand: CommandDeclaration = {
  name: "show",
  summary: ({ help }) => help.show.summary,
  examples: [
    "talks show 17",
    "talks show 17 -o 17.docx",
    "talks show --tier 2 --village 三桥村委会 --person 王",
    "talks show --person 吴一",
    "talks show --village 三桥村委会 -o 三桥.xlsx",
    "talks show --township 龙塘镇",
  ],
  declare(command, messages, run) {
    const { help, pages, forms } = messages;
    const text = pages.help;
    addPlaces(command.argument("[id]", help.log.id), { ...help.filters, village: text.village })
      .option("--person <name>", text.person)
      .option("--as-of <day>", text.asOf);
    addForm(addOutput(command, help), messages)
      .addHelpText("after", `\n${text.foot}\n${forms.help.show}`)
      .action((id: string | undefined, options) =>
        run(async (session) => (await import("./show.ts")).show(session, id, options)),
      );
  },
};
