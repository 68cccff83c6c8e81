import { addOutput, type CommandDeclaration } from "../declaration.ts";

export const combineCommand: CommandDeclaration = {
  name: "combine",
  summary: ({ combine }) => combine.help.summary,
  examples: ["talks combine 琼山区.json 龙华区.json", "talks combine *.json -o 海口市.xlsx"],
  declare(command, { help, combine }, run) {
    addOutput(command.argument("<report.json...>", combine.help.files), help).action(
      (files: string[], options) =>
        run(async (session) => (await import("./combine.ts")).combine(session, files, options)),
    );
  },
};
