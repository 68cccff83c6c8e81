import { type Command, CommanderError } from "commander";
import { EXIT, Fault, ISSUES_LISTED, type Issue } from "./errors.ts";
import { faultOf } from "./failures.ts";
import { loadMessages, type Messages } from "./messages/index.ts";
import { forPeople } from "./output/for-people.ts";
import { buildProgram } from "./program.ts";
import { chooseLang, type Io, Session } from "./session.ts";

/**
 * One run of the program, from arguments to exit code. This is the only place that catches: every
 * fault becomes one message on stderr, and anything unforeseen a message without a stack trace.
 */
export async function run(io: Io): Promise<number> {
  const json = io.argv.includes("--json");
  const outputIsOut = watchOutput(io);
  let session: Session | undefined;
  let exit: number = EXIT.done;
  let messages: Messages | undefined;
  try {
    const lang = chooseLang(flagValue(io.argv, "--lang"), io.env);
    const loaded = await loadMessages(lang);
    messages = loaded;
    const program = buildProgram(
      loaded,
      (options) => {
        session = new Session(io, lang, loaded, options);
        return session;
      },
      (code) => {
        exit = code;
      },
    );
    configure(program, io, loaded);
    if (io.argv.length === 0) program.outputHelp();
    else await program.parseAsync(io.argv, { from: "user" });
    await outputIsOut();
    return exit;
  } catch (error) {
    messages ??= await loadMessages("en"); // the language itself is what is wrong
    return fail(io, json, messages, error, session?.dbPath ?? "");
  } finally {
    session?.close();
  }
}

/**
 * Watches the output from the start, so that a reader that has had enough (`| head`) is a normal
 * end. The promise is kept once everything printed so far has left the process.
 * @throws Fault cannot-write, for instance when the disk is full
 */
function watchOutput({ stdout, stderr }: Io): () => Promise<void> {
  let broken: NodeJS.ErrnoException | null = null;
  stdout.on("error", (error) => {
    broken ??= error;
  });
  stderr.on("error", () => {}); // nobody is left to be told
  return async () => {
    await new Promise<void>((resolve) => stdout.write("", () => setImmediate(resolve)));
    if (broken && broken.code !== "EPIPE") {
      throw new Fault("cannot-write", { path: "stdout", reason: broken.code ?? "" });
    }
  };
}

/** Commander prints help to our streams, throws instead of exiting, and speaks the language. */
function configure(program: Command, io: Io, { help }: Messages): void {
  const titles: Record<string, string> = {
    "Usage:": help.usage,
    "Commands:": help.commands,
    "Options:": help.options,
    "Arguments:": help.arguments,
    "Global Options:": help.globalOptions,
  };
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: () => {},
        getOutHelpWidth: () => Math.min(io.stdout.columns ?? 80, 100),
      })
      .configureHelp({
        showGlobalOptions: true,
        styleTitle: (title) => titles[title] ?? title,
      })
      .helpOption("-h, --help", help.helpFlag);
  }
}

/** Says what went wrong and gives the exit code. */
function fail(io: Io, json: boolean, messages: Messages, error: unknown, dbPath: string): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  if (error instanceof Error && error.name === "ExitPromptError") {
    io.stderr.write(`${messages.prompts.notEntered}\n`);
    return EXIT.interrupted;
  }
  const fault = faultOf(error, dbPath, messages);
  const { faults } = messages;
  const shown = fault && forPeople({ code: fault.code, ...fault.params });
  const [message, hint] = shown
    ? faults.fault(shown as Parameters<typeof faults.fault>[0])
    : faults.bug(forPeople(error instanceof Error ? error.message : String(error)));
  const bad = fault?.code === "bad-file" ? (fault as Fault<"bad-file">).params : { issues: [] };
  const listed = forPeople(bad.issues.slice(0, ISSUES_LISTED));
  const wasStopped = fault?.code === "interrupted" || fault?.code === "terminated";
  if (json) {
    const told = listed.map(({ problem, ...place }) => ({
      ...place,
      message: faults.cell(problem),
    }));
    const details = { ...(hint && { hint }), ...(told.length > 0 && { issues: told }) };
    const body = { error: { code: fault?.code ?? "bug", message, ...details } };
    io.stderr.write(`${JSON.stringify(body)}\n`);
  } else {
    const left = (bad.total ?? bad.issues.length) - listed.length;
    const lines = [
      // Who has stopped it himself met no error.
      wasStopped ? message : `${faults.error}: ${message}`,
      ...listed.map((issue) => issueLine(issue, messages)),
      ...(left > 0 ? [`  ${faults.moreIssues(left)}`] : []),
      ...(hint ? [hint] : []),
    ];
    io.stderr.write(`${lines.join("\n")}\n`);
  }
  return fault?.exit ?? EXIT.bug;
}

function issueLine({ file, sheet, row, column, problem }: Issue, { faults }: Messages): string {
  if (sheet !== undefined) return `  ${file}, ${sheet}!${column}: ${faults.cell(problem)}`;
  return `  ${file}, ${faults.row(row)}, ${column}: ${faults.cell(problem)}`;
}

/** A flag's value, before the arguments are parsed: the language is needed for the help texts. */
function flagValue(argv: string[], flag: string): string | undefined {
  const index = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (index < 0) return undefined;
  return argv[index] === flag ? argv[index + 1] : argv[index]?.slice(flag.length + 1);
}
