import { addFilters, addOutput, type CommandDeclaration } from "../declaration.ts";

export const auditCommand: CommandDeclaration = {
  name: "audit",
  summary: ({ help }) => help.audit.summary,
  examples: ["talks audit", "talks audit --township 龙塘镇", "talks audit -o audit.xlsx"],
  declare(command, { help, audit }, run) {
    addOutput(addFilters(command, help).option("--limit <n>", help.audit.limit), help)
      .addHelpText(
        "after",
        `\n${[audit.lookedFor, ...audit.thresholds, "", help.audit.foot].join("\n")}`,
      )
      .action((options) =>
        run(async (session) => (await import("./audit.ts")).auditRecords(session, options)),
      );
  },
};
