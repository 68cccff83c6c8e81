import { type Command, Help } from "commander";
import type { Messages } from "./messages/index.ts";
import { printable } from "./output/printable.ts";
import { displayWidth } from "./output/width.ts";
import { wrap } from "./output/wrap.ts";
import type { Io } from "./session.ts";

/** Columns that a description needs beside its flag; with fewer it goes below. */
const BESIDE = 24;
const INDENT = "  ";

/**
 * Commander prints help to our streams, throws instead of exiting, speaks the language, and lays
 * Chinese out by its width on a screen.
 */
export function configureHelp(program: Command, io: Io, { help }: Messages): void {
  const titles: Record<string, string> = {
    "Usage:": help.usage,
    "Commands:": help.commands,
    "Options:": help.options,
    "Arguments:": help.arguments,
    "Global Options:": help.globalOptions,
  };
  const width = Math.min(io.stdout.columns ?? 80, 100);
  const plain = new Help();
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.stdout.write(printable(text)),
        writeErr: () => {},
        getOutHelpWidth: () => width,
      })
      .configureHelp({
        showGlobalOptions: true,
        displayWidth,
        boxWrap: (text, width) => wrap(text, width).join("\n"),
        formatItem,
        styleTitle: (title) => titles[title] ?? title,
        optionTerm: (option) => help.term(plain.optionTerm(option)),
        argumentTerm: (argument) => help.term(plain.argumentTerm(argument)),
        subcommandTerm: (sub) => help.term(plain.subcommandTerm(sub)),
        commandUsage: (shown) => help.term(plain.commandUsage(shown)),
        // Commander sets a space behind the title; a full-width colon needs none.
        formatHelp: (shown, helper) =>
          plain.formatHelp.call(helper, shown, helper).replace("\uff1a ", "\uff1a"),
      })
      .helpOption("-h, --help", help.helpFlag);
  }
  program.addHelpText("after", () => `\n${wrap(help.start, width).join("\n")}`);
  // Commander would answer `talks nonsense --help` with the general help.
  program.on("beforeHelp", () => {
    const [first, second] = program.args;
    const name = first === "help" ? second : first;
    const isKnown = program.commands.some((command) => command.name() === name);
    if (name !== undefined && !name.startsWith("-") && name !== "help" && !isKnown) {
      program.parse([name], { from: "user" });
    }
  });
}

/** A flag or command with its description beside it, or below where there is no room. */
function formatItem(
  term: string,
  termWidth: number,
  description: string,
  { helpWidth = 80 }: Help,
): string {
  const column = displayWidth(INDENT) + termWidth + displayWidth(INDENT);
  const isBeside = helpWidth - column >= BESIDE;
  const margin = isBeside ? " ".repeat(column) : INDENT.repeat(3);
  const lines = wrap(description, helpWidth - margin.length).map((line) => margin + line);
  if (!isBeside) return [INDENT + term, ...lines].join("\n");
  const gap = " ".repeat(column - displayWidth(INDENT + term));
  return [INDENT + term + gap + (lines[0] ?? "").trimStart(), ...lines.slice(1)].join("\n");
}
