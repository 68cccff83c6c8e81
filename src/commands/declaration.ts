import { type Command, Option } from "commander";
import type { Messages } from "../messages/index.ts";
import { FORMATS } from "../output/formats/registry.ts";
import type { Session } from "../session.ts";

/** Begins a session, does the work, and hands over the exit code where it gives one. */
export type RunCommand = (work: (session: Session) => Promise<unknown>) => Promise<void>;

/** A command as the command line knows it; what it does is loaded when it runs. */
export interface CommandDeclaration {
  name: string;
  /** One line of help. */
  summary(messages: Messages): string;
  /** For the help text; a test sees that the program takes them. */
  examples: readonly string[];
  /** Gives the command its flags, help texts and action. */
  declare(command: Command, messages: Messages, run: RunCommand): void;
}

/** A flag whose values add up to a list. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** The flags that name a talk or its place. */
export function addNaming(command: Command, { filters }: Messages["help"]): Command {
  return addPlaces(command, filters).option("--person <name>", filters.person);
}

/** The filters of figures and lists. */
export function addFilters(command: Command, { filters }: Messages["help"]): Command {
  return addPlaces(command, filters).option("--talker <name>", filters.talker);
}

/** The filter by who answers for the villages. */
export function addLinked(command: Command, { items }: Messages): Command {
  return command.option("--linked <name>", items.help.linked);
}

export function addPlaces(
  command: Command,
  filters: Messages["help"]["filters"],
  { tier = true } = {},
): Command {
  if (tier) command.option("--tier <n>", filters.tier);
  return command
    .option("--district <name>", filters.district)
    .option("--township <name>", filters.township)
    .option("--village <name>", filters.village);
}

export function addOutput(
  command: Command,
  { report }: Messages["help"],
  formats: readonly string[] = FORMATS,
): Command {
  return command
    .option("-f, --format <format>", report.format(formats))
    .option("-o, --output <file>", report.output)
    .option("--paper", report.paper);
}
