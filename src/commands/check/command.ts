import { addPlaces, type CommandDeclaration } from "../declaration.ts";

export const checkCommand: CommandDeclaration = {
  name: "check",
  summary: ({ help }) => help.check.summary,
  examples: ["talks check", "talks check --township 龙塘镇"],
  declare(command, { help }, run) {
    addPlaces(command, help.filters, { tier: false }).action((options) =>
      run(async (session) => (await import("./check.ts")).check(session, options)),
    );
  },
};
