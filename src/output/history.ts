import { timeOf } from "../domain/days.ts";
import type { HistoryEvent, TalkChange } from "../domain/history.ts";
import type { Messages } from "../messages/index.ts";
import type { Sheet } from "./sheet.ts";

/** Commands whose event tells a reason that the talk's own page must not leave out. */
const WITH_REASON = ["waive", "unwaive", "void", "plan"];

/** How many of an event's talks are named where it is one of many. */
const NAMED = 3;

/** Events as a table; `ofTalk` tells what each did to the one talk, else what it did in all. */
export function historySheet(
  events: HistoryEvent[],
  messages: Messages,
  options: { title: string; ofTalk: boolean },
): Sheet {
  const { columns, ...text } = messages.commands.history;
  const change = ({ before, after, reason }: TalkChange) => text.changed(before, after, reason);
  const inAll = (event: HistoryEvent) => {
    const named = event.changes.slice(0, NAMED).map((item) => text.talk(item.talk, change(item)));
    const left = event.changes.length - named.length;
    return [text.what(event), ...named, ...(left > 0 ? [text.moreTalks(left)] : [])];
  };
  const toTalk = (event: HistoryEvent, first: boolean) => [
    ...(first ? [text.added] : []),
    ...(WITH_REASON.includes(event.what) ? [text.what(event)] : []),
    ...event.changes.map(change),
  ];
  return {
    title: options.title,
    columns: [
      { heading: columns.seq, kind: "count", spare: 1 },
      { heading: columns.at, kind: "text" },
      { heading: columns.what, kind: "text" },
      { heading: columns.actor, kind: "text", spare: 2 },
      { heading: columns.detail, kind: "text" },
    ],
    rows: events.map((event, i) => [
      event.seq,
      timeOf(new Date(event.at)),
      messages.words.command(event.what),
      event.actor,
      messages.words.parts(
        (options.ofTalk ? toTalk(event, i === 0) : inAll(event)).filter(Boolean),
      ),
    ]),
  };
}
