import { CommanderError } from "commander";
import { tellable } from "./domain/masked.ts";
import { EXIT, Fault, ISSUES_LISTED } from "./errors.ts";
import { faultOf } from "./failures.ts";
import { configureHelp } from "./help.ts";
import { loadMessages, type Messages } from "./messages/index.ts";
import { forPeople } from "./output/for-people.ts";
import { printableJson } from "./output/printable.ts";
import { buildProgram } from "./program.ts";
import { chooseLang, forTerminal, type Io, localeLang, Session } from "./session.ts";

/**
 * One run of the program, from arguments to exit code. This is the only place that catches: every
 * fault becomes one message on stderr, and anything unforeseen a message without a stack trace, unless
 * TALKS_DEBUG is 1.
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
    configureHelp(program, io, loaded);
    if (io.argv.length === 0) program.outputHelp();
    else await program.parseAsync(io.argv, { from: "user" });
    await outputIsOut();
    return exit;
  } catch (error) {
    messages ??= await loadMessages(localeLang(io.env)); // the choice itself is what is wrong
    return await fail(io, json, messages, error, session?.dbPath ?? "");
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

/** Says what went wrong and gives the exit code. */
async function fail(
  io: Io,
  json: boolean,
  messages: Messages,
  error: unknown,
  dbPath: string,
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  if (error instanceof Error && error.name === "ExitPromptError") {
    io.stderr.write(`${messages.prompts.notEntered}\n`);
    return EXIT.interrupted;
  }
  const fault = await faultOf(error, dbPath, messages);
  const { faults } = messages;
  const shown = fault && forPeople(tellable({ code: fault.code, ...fault.params }));
  const [message, hint] = shown
    ? faults.fault(shown as Parameters<typeof faults.fault>[0])
    : faults.bug(forPeople(tellable(error instanceof Error ? error.message : String(error))));
  const bad = fault?.code === "bad-file" ? (fault as Fault<"bad-file">).params : { issues: [] };
  const listed = forPeople(tellable(bad.issues.slice(0, ISSUES_LISTED)));
  // Where a bug is, is told only to who asks.
  const stack = !fault && io.env.TALKS_DEBUG === "1" && error instanceof Error ? error.stack : null;
  const wasStopped = fault?.code === "interrupted" || fault?.code === "terminated";
  if (json) {
    const told = listed.map(({ problem, ...place }) => ({
      ...place,
      message: faults.cell(problem),
    }));
    const details = {
      ...(hint && { hint }),
      ...(told.length > 0 && { issues: told }),
      ...(stack && { stack }),
    };
    const body = { error: { code: fault?.code ?? "bug", message, ...details } };
    io.stderr.write(`${printableJson(JSON.stringify(body))}\n`);
  } else {
    const left = (bad.total ?? bad.issues.length) - listed.length;
    const lines = [
      // Who has stopped it himself met no error.
      wasStopped ? message : faults.error(message),
      ...listed.map((issue) => `  ${faults.issue(issue)}`),
      ...(left > 0 ? [`  ${faults.moreIssues(left)}`] : []),
      ...(hint ? [hint] : []),
    ];
    io.stderr.write(`${forTerminal(io, lines.join("\n"))}\n${stack ? `${stack}\n` : ""}`);
  }
  return fault?.exit ?? EXIT.bug;
}

/** A flag's value, before the arguments are parsed: the language is needed for the help texts. */
function flagValue(argv: string[], flag: string): string | undefined {
  const index = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (index < 0) return undefined;
  return argv[index] === flag ? argv[index + 1] : argv[index]?.slice(flag.length + 1);
}
