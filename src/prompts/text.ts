import { ask } from "./ask.ts";
import type { Asked } from "./question.ts";
import { BREAK } from "./typing.ts";

/** Whole as an answer, empties it. */
const NOTHING = /^[-\u2014\u2013/]+$/;

/** True, or what is wrong with an answer. */
type Check = (value: string) => true | string;

/** Asks for a text; Enter keeps what was answered before, a dash empties it. */
export async function askText(
  { session }: Asked,
  message: string,
  { before, initial = "", check }: { before?: string | null; initial?: string; check?: Check },
): Promise<string | null> {
  const { prompts: text } = session.messages;
  const plain = (typed: string) => {
    const lines = typed.split(BREAK).map((line) => line.trim());
    const said = lines.join("\n").trim();
    return NOTHING.test(said) ? "" : said;
  };
  const answer = await ask<string>(session, {
    type: "input",
    message: before ? text.changing(message) : message,
    default: before ? before.replaceAll("\n", BREAK) : initial,
    prefill: before ? "editable" : "tab",
    validate: (typed: string) => check?.(plain(typed)) ?? true,
  });
  return plain(answer) || null;
}

/** Asks for one of several; at first it points to what was chosen before. */
export function choose<T extends string | null>(
  { session }: Asked,
  message: string,
  choices: { name: string; value: T }[],
  before: T | undefined,
): Promise<T> {
  const known = before === undefined ? {} : { default: before };
  return ask(session, { type: "select", message, choices, ...known });
}
