import { addFilters, addOutput, type CommandDeclaration } from "../declaration.ts";

export const turnoverCommand: CommandDeclaration = {
  name: "turnover",
  summary: ({ turnover }) => turnover.help.summary,
  examples: [
    "talks turnover",
    "talks turnover --by township",
    "talks turnover --township 龙塘镇 --as-of 2027-01-10",
    "talks turnover --counts-only -o turnover.html",
  ],
  declare(command, { help, turnover: { help: text } }, run) {
    addOutput(
      addFilters(command, help)
        .option("--by <table>", text.by)
        .option("--as-of <day>", text.asOf)
        .option("--counts-only", help.report.countsOnly),
      help,
    ).action((options) =>
      run(async (session) => (await import("./turnover.ts")).turnover(session, options)),
    );
  },
};
