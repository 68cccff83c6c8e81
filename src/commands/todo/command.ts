import { addFilters, addLinked, addOutput, type CommandDeclaration } from "../declaration.ts";

export const todoCommand: CommandDeclaration = {
  name: "todo",
  summary: ({ items }) => items.help.summary,
  examples: [
    "talks todo",
    "talks todo --owner 欧阳甲 --due-by 2026-11-30",
    "talks todo --add 修通村道 --village 东村 --owner 郝常委 --due 2026-12-31",
    "talks todo 3 --note 已调取合同",
    "talks todo 3 --done",
    "talks todo -o items.xlsx",
    "talks todo --from items.xlsx",
  ],
  declare(command, messages, run) {
    const { help, items } = messages;
    const { help: text } = items;
    addOutput(
      addLinked(addFilters(command.argument("[item]", text.id), help), messages)
        .option("--person <name>", text.person)
        .option("--owner <name>", text.owner)
        .option("--due-by <day>", text.dueBy)
        .option("--overdue", text.overdue)
        .option("--all", text.all)
        .option("--add [text]", text.add)
        .option("--due <day>", text.due)
        .option("--note <text>", text.note)
        .option("--done", text.done)
        .option("--drop", text.drop)
        .option("--reopen", text.reopen)
        .option("--reason <text>", text.reason)
        .option("--from <file>", text.from),
      help,
    ).action((item: string | undefined, options) =>
      run(async (session) => (await import("./todo.ts")).todo(session, item, options)),
    );
  },
};
