import { extname } from "node:path";
import { Chalk } from "chalk";
import { Fault } from "./errors.ts";
import { readOneOf } from "./options.ts";
import { forPeople } from "./output/for-people.ts";
import type { Paper } from "./output/formats/look.ts";
import { FORMATS, type Format, formatEntry, formatOfFile } from "./output/formats/registry.ts";
import type { Document } from "./output/sheet.ts";
import type { Session } from "./session.ts";

/** The flags of commands that show a document. */
export interface OutputOptions {
  format?: string;
  output?: string;
  /** An HTML page with the margins and sizes of an official document. */
  paper?: boolean;
}

/**
 * The format said, else the file's by its ending, else JSON with `--json`, else for people.
 * @throws Fault bad-value, unknown-ending, usage
 */
export function chooseFormat(session: Session, options: OutputOptions): Format {
  const stated =
    options.format === undefined ? undefined : readOneOf("--format", options.format, FORMATS);
  const file = fileOf(options);
  if (file !== undefined) return stated ?? formatOfFile(file);
  if (stated !== undefined && formatEntry(stated).needsFile && !mayPipe(session, options)) {
    throw new Fault("usage", { message: session.messages.faults.formatNeedsFile(stated) });
  }
  if (session.json && stated !== undefined && stated !== "json") {
    throw new Fault("usage", { message: session.messages.faults.twoFormats(stated) });
  }
  return stated ?? (session.json ? "json" : "table");
}

/** Whether people read it here and now: laid out as text, and not into a file. */
export function isForReading(format: Format, options: OutputOptions): boolean {
  return format === "table" && fileOf(options) === undefined;
}

/** The file named by `-o`; `-` is stdout. */
function fileOf({ output }: { output?: string | undefined }): string | undefined {
  return output === "-" ? undefined : output;
}

/** Whether what is no text may go to stdout: asked for by `-o -`, and no terminal. */
function mayPipe(session: Session, { output }: OutputOptions): boolean {
  return output === "-" && !session.terminal;
}

/**
 * The file that a workbook is to be written to; `-` is stdout.
 * @throws Fault usage, not-a-workbook-name
 */
export function workbookName(session: Session, output: string | undefined): string {
  if (output === undefined || (output === "-" && session.terminal)) {
    throw new Fault("usage", { message: session.messages.faults.workbookNeedsFile });
  }
  if (output === "-" && session.json) {
    throw new Fault("usage", { message: session.messages.faults.twoFormats("xlsx") });
  }
  if (output === "-") return output;
  if (extname(output).toLowerCase() !== ".xlsx") {
    throw new Fault("not-a-workbook-name", { path: output });
  }
  return output;
}

/** Shows `data` as JSON or `document` in one of the other formats, in the file of `-o` if given. */
export async function writeDocument(
  session: Session,
  options: OutputOptions,
  format: Format,
  data: unknown,
  document: Document,
): Promise<void> {
  const file = fileOf(options);
  // A file is read elsewhere than on this terminal: its width and colours do not count.
  const onPaper = { width: 100, paint: new Chalk({ level: 0 }) };
  const screen = file !== undefined ? { ...session.screen, ...onPaper } : session.screen;
  const content = await formatEntry(format).render({
    ...{ data, document, screen },
    lang: session.lang,
    official: options.paper ?? false,
    paper: paperOf(session),
  });
  await writeContent(session, options.output, content, data);
}

/** What stands around every printed page of a workbook. */
export function paperOf({ messages, today }: Session): Paper {
  return { date: messages.words.pageDay(today), pages: messages.sheets.paper.pages };
}

/** Prints what a format made, or writes it to the file of `-o`. */
export async function writeContent(
  session: Session,
  output: string | undefined,
  content: string | Uint8Array,
  data: unknown,
): Promise<void> {
  const file = fileOf({ output });
  if (file === undefined) {
    return typeof content === "string" ? session.print(content) : session.printBytes(content);
  }
  const { writeFile } = await import("./files/write.ts");
  writeFile(
    file,
    typeof content === "string" && !content.endsWith("\n") ? `${content}\n` : content,
  );
  session.tell(session.messages.report.written(forPeople(file)));
  if (session.json) session.printJson(data);
}
