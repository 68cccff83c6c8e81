import { isTooLong, LONGEST } from "../domain/lengths.ts";
import { isNothing } from "../domain/marks.ts";
import { withoutResidentIds } from "../domain/resident-id.ts";
import { forPeople } from "../output/for-people.ts";
import { ask } from "./ask.ts";
import type { Asked } from "./question.ts";
import { BREAK } from "./typing.ts";

/** True, or what is wrong with an answer. */
type Check = (value: string) => true | string;

export interface Wanted {
  before?: string | null;
  initial?: string;
  check?: Check;
  /** It cannot be emptied. */
  required?: boolean;
  /** How long it may be. */
  kind?: keyof typeof LONGEST;
}

/**
 * Asks for a text; Enter keeps what was answered before, a dash empties it. ID numbers in it are
 * masked (rule 21).
 */
export async function askText(
  { session }: Asked,
  message: string,
  { before, initial = "", check, required = false, kind = "text" }: Wanted,
): Promise<string | null> {
  const { prompts: text } = session.messages;
  const plain = (typed: string) => {
    const lines = typed.split(BREAK).map((line) => line.trim());
    const said = lines.join("\n").trim();
    return isNothing(said) ? "" : withoutResidentIds(said);
  };
  const offered = before ? before.replaceAll("\n", BREAK) : initial;
  const answer = await ask<string>(session, {
    type: "input",
    message: before && !required ? text.changing(message) : message,
    default: forPeople(offered),
    prefill: before ? "editable" : "tab",
    validate: (typed: string) => {
      const said = plain(typed);
      return isTooLong(kind, said) ? text.tooLong(LONGEST[kind]) : (check?.(said) ?? true);
    },
  });
  // What is offered may hold what a terminal is not shown.
  return plain(answer === forPeople(offered) ? offered : answer) || null;
}
