import { addFilters, addLinked, addOutput, type CommandDeclaration } from "../declaration.ts";

export const findingsCommand: CommandDeclaration = {
  name: "findings",
  summary: ({ findings }) => findings.help.summary,
  examples: [
    "talks findings --township 龙塘镇",
    "talks findings --intention step_down",
    "talks findings --standing-grade poor",
    "talks findings -o findings.xlsx",
  ],
  declare(command, messages, run) {
    const { help, findings } = messages;
    const { help: text } = findings;
    addLinked(addFilters(command, help), messages)
      .option("--person <name>", help.filters.person)
      .option("--grade <grade>", text.grade);
    for (const finding of ["mind", "ability", "politics", "standing"] as const) {
      command.option(`--${finding}-grade <grade>`, text.gradeOf[finding]);
    }
    command
      .option("--intention <word>", text.intention)
      .option("--recommend <recommendation>", text.recommend)
      .option("--with-risk", text.withRisk)
      .option("--since <day>", text.since)
      .option("--all", text.all)
      .option("--limit <n>", help.list.limit);
    addOutput(command, help).action((options) =>
      run(async (session) => (await import("./findings.ts")).findings(session, options)),
    );
  },
};
