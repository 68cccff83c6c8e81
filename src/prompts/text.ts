import { isNothing } from "../domain/marks.ts";
import { ask } from "./ask.ts";
import type { Asked } from "./question.ts";
import { BREAK } from "./typing.ts";

/** True, or what is wrong with an answer. */
type Check = (value: string) => true | string;

interface Wanted {
  before?: string | null;
  initial?: string;
  check?: Check;
  /** It cannot be emptied. */
  required?: boolean;
}

/** Asks for a text; Enter keeps what was answered before, a dash empties it. */
export async function askText(
  { session }: Asked,
  message: string,
  { before, initial = "", check, required = false }: Wanted,
): Promise<string | null> {
  const { prompts: text } = session.messages;
  const plain = (typed: string) => {
    const lines = typed.split(BREAK).map((line) => line.trim());
    const said = lines.join("\n").trim();
    return isNothing(said) ? "" : said;
  };
  const answer = await ask<string>(session, {
    type: "input",
    message: before && !required ? text.changing(message) : message,
    default: before ? before.replaceAll("\n", BREAK) : initial,
    prefill: before ? "editable" : "tab",
    validate: (typed: string) => check?.(plain(typed)) ?? true,
  });
  return plain(answer) || null;
}
