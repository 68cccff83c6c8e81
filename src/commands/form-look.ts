import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Command } from "commander";
import { Fault } from "../errors.ts";
import type { Messages } from "../messages/index.ts";
import { FORM_ENDINGS, type FormLook } from "../output/forms/render.ts";
import type { Session } from "../session.ts";

/** The flags of commands that write record forms. */
export interface FormOptions {
  output?: string;
  format?: string;
  form?: string;
  sign?: boolean;
}

export function addForm(command: Command, { forms }: Messages): Command {
  return command.option("--form <file>", forms.help.form).option("--sign", forms.help.sign);
}

/**
 * How record forms are to look; null where something else was asked for.
 * @throws Fault usage, cannot-read
 */
export function formLook(session: Session, options: FormOptions): FormLook | null {
  const { forms } = session.messages;
  const { output, format, form, sign = false } = options;
  const wanted = format !== undefined ? `.${format}` : extname(output ?? "").toLowerCase();
  const ending = FORM_ENDINGS.find((one) => one === wanted);
  const refuse = (message: string) => new Fault("usage", { message });
  if (!ending) {
    if (form !== undefined || sign) throw refuse(forms.needsForm);
    return null;
  }
  const isPiped = output === undefined || output === "-";
  const { faults } = session.messages;
  if (isPiped && session.json) throw refuse(faults.twoFormats(ending.slice(1)));
  if (ending === ".docx" && (output === undefined || (isPiped && session.terminal))) {
    throw refuse(faults.formatNeedsFile("docx"));
  }
  if (form !== undefined && ending !== ".docx") throw refuse(forms.needsDocument);
  if (form !== undefined && sign) throw refuse(forms.signOrForm);
  const own = form === undefined ? null : { path: form, bytes: readForm(form) };
  return { ending, lang: session.lang, isSigned: sign, own };
}

function readForm(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Fault("cannot-read", { path, reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}
