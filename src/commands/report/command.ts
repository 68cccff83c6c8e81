import { addFilters, addLinked, addOutput, type CommandDeclaration } from "../declaration.ts";

export const reportCommand: CommandDeclaration = {
  name: "report",
  summary: ({ help }) => help.report.summary,
  examples: [
    "talks report",
    "talks report --by township",
    "talks report --linked 郝常委",
    "talks report --township 龙塘镇 --check",
    "talks report --since 2026-11-16",
    "talks report -o progress.csv",
  ],
  declare(command, messages, run) {
    const { help } = messages;
    addOutput(
      addLinked(addFilters(command, help), messages)
        .option("--by <table>", help.report.by)
        .option("--as-of <day>", help.report.asOf)
        .option("--since <day>", help.report.since)
        .option("--limit <n>", help.report.limit)
        .option("--check", help.report.check)
        .option("--counts-only", help.report.countsOnly),
      help,
    ).action((options) =>
      run(async (session) => (await import("./report.ts")).report(session, options)),
    );
  },
};
