import type { FormValues } from "../../domain/record-form.ts";
import { loadMessages, type Messages } from "../../messages/index.ts";
import { formSheets } from "./layout.ts";

/** The endings of forms to print. */
export const FORM_ENDINGS = [".docx", ".html"] as const;
export type FormEnding = (typeof FORM_ENDINGS)[number];

/** How forms are to look. */
export interface FormLook {
  ending: FormEnding;
  lang: string;
  /** The person signs, too. */
  isSigned: boolean;
  /** An office's own document to fill. */
  own: { path: string; bytes: Uint8Array } | null;
}

/** The forms as a file; what each kind needs is loaded when it is used. @throws Fault as `fillForm` does */
export async function renderForms(
  forms: FormValues[],
  messages: Messages,
  { ending, lang, isSigned, own }: FormLook,
): Promise<string | Uint8Array> {
  if (own) {
    const { fillForm } = await import("./own-form.ts");
    const both = [await loadMessages("zh"), messages];
    return fillForm(
      own,
      forms,
      both.map((catalogue) => catalogue.forms.placeholders),
    );
  }
  const sheets = forms.flatMap((values) => formSheets(values, messages, isSigned));
  const { title, labelSize } = messages.forms;
  if (ending === ".docx") {
    return (await import("./form-docx.ts")).formDocx(sheets, { title, labelSize });
  }
  return (await import("./form-html.ts")).formHtml(sheets, { title, lang, labelSize });
}
