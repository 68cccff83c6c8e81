import type { TalkChange } from "../domain/history.ts";
import { wrap } from "../output/wrap.ts";
import type { Session } from "../session.ts";

/** How many talks are named. */
const NAMED = 10;

/**
 * Says which talks have another status because the facts they were judged by have changed: a corrected
 * term or a moved day may undo what was done.
 */
export function rejudged({ messages, width }: Session, changes: TalkChange[]): string[] {
  const text = messages.commands.history;
  const changed = changes.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return [];
  const named = changed
    .slice(0, NAMED)
    .map(({ talk, before, after, reason }) => text.talk(talk, text.changed(before, after, reason)));
  const left = changed.length - named.length;
  const lines = [...named, ...(left > 0 ? [text.moreTalks(left)] : [])];
  return [
    "",
    ...wrap(messages.commands.rejudged(changed.length), width),
    ...lines.flatMap((line) => wrap(`  ${line}`, width, 4)),
  ];
}
