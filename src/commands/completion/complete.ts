import { RootCommand } from "@bomb.sh/tab";
import type { Command, Option } from "commander";
import type { Session } from "../../session.ts";
import { printed } from "./printed.ts";
import { valuesOf } from "./values.ts";

/** How the scripts are told that a file's name may stand here, too. */
const FILES_TOO = ":0";

/**
 * Answers a shell that completes `words`, the last of them as far as it is typed: a suggestion a line, with what it
 * means behind a tab, and at the end a directive.
 */
export async function complete(session: Session, program: Command, words: string[]): Promise<void> {
  const command = program.commands.find((one) => words.slice(0, -1).includes(one.name()));
  const options = [...program.options, ...(command?.options ?? [])];
  const option = optionBefore(options, words);
  const values = option ? await valuesOf(option, words, session) : [];
  const root = new RootCommand();
  addOptions(root, program.options, values);
  for (const one of program.createHelp().visibleCommands(program)) {
    const options = [...one.options, ...program.options];
    addOptions(root.command(one.name(), one.description()), options, values);
  }
  const answer = printed(() => root.parse([...words]));
  session.print(wantsFile(option, command, words) ? answer.replace(/:\d+$/, FILES_TOO) : answer);
}

/** The option whose value is being typed, as in `--village 三` or `--village=三`. */
function optionBefore(options: Option[], words: string[]): Option | undefined {
  const last = words.at(-1) ?? "";
  const flag = last.includes("=") ? last.slice(0, last.indexOf("=")) : words.at(-2);
  if (!flag?.startsWith("-")) return undefined;
  return options.find((one) => one.long === flag || one.short === flag);
}

function addOptions(
  to: Pick<RootCommand, "option">,
  options: readonly Option[],
  values: string[],
): void {
  for (const { long, short, description, required } of options) {
    if (!long) continue;
    const name = long.slice(2);
    const alias = short?.slice(1);
    // Only the option whose value is typed is asked for any.
    const offer = (add: (value: string, meaning: string) => void) => {
      for (const value of values) add(value, "");
    };
    if (required) to.option(name, description, offer, alias);
    else if (alias) to.option(name, description, alias);
    else to.option(name, description);
  }
}

function wantsFile(
  option: Option | undefined,
  command: Command | undefined,
  words: string[],
): boolean {
  if (option?.required) return option.flags.includes("<file>");
  if (words.at(-1)?.startsWith("-")) return false;
  return (
    command?.registeredArguments.some((one) => /^(?:file|report\.json)/.test(one.name())) ?? false
  );
}
