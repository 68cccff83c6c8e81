import { addFilters, addLinked, addOutput, type CommandDeclaration } from "../declaration.ts";

export const listCommand: CommandDeclaration = {
  name: "list",
  summary: ({ help }) => help.list.summary,
  examples: ["talks list --tier 1", "talks list --status overdue --township 龙塘镇"],
  declare(command, messages, run) {
    const { help } = messages;
    addOutput(
      addLinked(addFilters(command, help), messages)
        .option("--person <name>", help.filters.person)
        .option("--status <status>", help.list.status)
        .option("--limit <n>", help.list.limit),
      help,
    ).action((options) =>
      run(async (session) => (await import("./list.ts")).list(session, options)),
    );
  },
};
