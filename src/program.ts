import { Command } from "commander";
import { version } from "../package.json";
import { declareComplete } from "./commands/completion/command.ts";
import type { RunCommand } from "./commands/declaration.ts";
import { COMMANDS } from "./commands/registry.ts";
import type { Messages } from "./messages/index.ts";
import type { GlobalOptions, Session } from "./session.ts";

/** The flags that take a day and were given one without its year. */
function daysWithoutYear(command: Command): string[] {
  return command.options
    .filter(({ flags }) => flags.includes("<day"))
    .map((option) => option.attributeName())
    .filter((name) => [command.getOptionValue(name)].flat().some(mayLackYear));
}

/** 3月1日, as no day with a year begins. */
function mayLackYear(value: unknown): boolean {
  return typeof value === "string" && /(?:^|\.\.)\s*[\d０-９]{1,2}\s*月/.test(value);
}

/** Gives the session of a run once its flags are known. */
export type Begin = (options: GlobalOptions) => Session;

/**
 * The commander tree: commands, flags and help. Each command's code is loaded only when it runs.
 * @param finish takes the exit code of the command that ran
 */
export function buildProgram(
  messages: Messages,
  begin: Begin,
  finish: (exit: number) => void,
): Command {
  const { help } = messages;
  const program = new Command("talks")
    .description(help.program)
    .version(version, "-V, --version", help.versionFlag)
    .option("--db <file>", help.global.db)
    .option("--json", help.global.json)
    .option("--no-input", help.global.noInput)
    .option("--lang <en|zh>", help.global.lang)
    .option("--actor <name>", help.global.actor)
    .option("--no-color", help.global.noColor)
    .option("--allow-network-file", help.global.allowNetworkFile)
    .helpOption("-h, --help", help.helpFlag)
    .helpCommand("help [command]", help.helpCommand);

  let session: Session | undefined;
  const begun = () => {
    session ??= begin(program.opts<GlobalOptions>());
    return session;
  };
  const run: RunCommand = async (work) => {
    const exit = await work(begun());
    finish(typeof exit === "number" ? exit : 0);
  };
  program.hook("preAction", async (_program, command) => {
    const flags = daysWithoutYear(command);
    if (flags.length === 0) return;
    await (await import("./complete-days.ts")).completeDays(begun(), command, flags);
  });
  for (const { name, summary, examples, declare } of COMMANDS) {
    const command = program
      .command(name)
      .description(summary(messages))
      .addHelpText("after", ["", help.examples, ...examples.map((line) => `  ${line}`)].join("\n"));
    declare(command, messages, run);
  }
  declareComplete(program, messages, run);
  return program;
}
