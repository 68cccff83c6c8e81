import type { HistoryEvent } from "../domain/history.ts";
import type { Messages } from "../messages/index.ts";
import type { Sheet } from "./sheet.ts";

/** Events as a table; `ofTalk` tells what each did to the one talk, else it is summed up. */
export function historySheet(
  events: HistoryEvent[],
  messages: Messages,
  options: { title: string; ofTalk: boolean },
): Sheet {
  const { columns, ...text } = messages.commands.history;
  const detail = (event: HistoryEvent, first: boolean): string => {
    const changed = event.changes.length;
    const details = options.ofTalk
      ? [
          ...(first ? [text.added] : []),
          ...event.changes.map((c) => text.changed(c.before, c.after, c.reason)),
        ]
      : [text.what(event), ...(changed > 0 ? [text.changedTalks(changed)] : [])];
    return details.filter(Boolean).join("; ");
  };
  return {
    title: options.title,
    columns: [
      { heading: columns.seq, kind: "count" },
      { heading: columns.at, kind: "text" },
      { heading: columns.what, kind: "text" },
      { heading: columns.actor, kind: "text" },
      { heading: columns.detail, kind: "text" },
    ],
    rows: events.map((event, i) => [
      event.seq,
      event.at.slice(0, 16).replace("T", " "),
      event.what,
      event.actor,
      detail(event, i === 0),
    ]),
  };
}
