import type { Command } from "commander";
import type { Messages } from "../../messages/index.ts";
import type { CommandDeclaration, RunCommand } from "../declaration.ts";

export const completionCommand: CommandDeclaration = {
  name: "completion",
  summary: ({ completion }) => completion.help.summary,
  examples: ["talks completion bash > talks.bash", "talks completion powershell > talks.ps1"],
  declare(command, { completion }, run) {
    command
      .argument("<shell>", completion.help.shell)
      .action((shell: string) =>
        run(async (session) => (await import("./completion.ts")).completion(session, shell)),
      );
  },
};

/** What the shells' scripts ask at every press of the key, `talks complete -- <words>`; no help shows it. */
export function declareComplete(program: Command, { completion }: Messages, run: RunCommand): void {
  program
    .command("complete", { hidden: true })
    .description(completion.help.complete)
    .argument("[words...]")
    .action((words: string[]) =>
      run(async (session) => (await import("./complete.ts")).complete(session, program, words)),
    );
}
