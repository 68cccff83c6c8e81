import type { CommandDeclaration } from "../declaration.ts";

export const doctorCommand: CommandDeclaration = {
  name: "doctor",
  summary: ({ help }) => help.doctor.summary,
  examples: ["talks doctor", "talks doctor --anchor 17-9f3c02ab77d1e046 --verbose"],
  declare(command, { help }, run) {
    command
      .option("--anchor <head>", help.doctor.anchor)
      .option("--verbose", help.doctor.verbose)
      .action((options) =>
        run(async (session) => (await import("./doctor.ts")).doctor(session, options)),
      );
  },
};
