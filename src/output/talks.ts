import type { Talk } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import type { Document, Sheet } from "./sheet.ts";

/** Who talks: the holder's name, or the seat where it is vacant. */
export function talkerOf(talk: Pick<Talk, "talker" | "seat">, { words }: Messages): string {
  return talk.talker ?? `${words.seat(talk.seat)} ${words.vacant}`;
}

/** Talks as a table; `more` is said below it. */
export function talksSheet(
  talks: Talk[],
  messages: Messages,
  options: { title: string; more?: string; status?: boolean; closed?: boolean },
): Sheet {
  const { words, report } = messages;
  const { columns } = report;
  return {
    title: options.title,
    columns: [
      { heading: columns.id, kind: "count" },
      { heading: columns.deadline, kind: "day" },
      { heading: columns.person, kind: "text" },
      { heading: columns.village, kind: "text" },
      { heading: columns.talker, kind: "text" },
      ...(options.status ? [{ heading: columns.status, kind: "text" as const }] : []),
      ...(options.closed ? [{ heading: columns.closedBecause, kind: "text" as const }] : []),
      { heading: columns.township, kind: "text", spare: true },
      { heading: columns.posts, kind: "text", spare: true },
      { heading: columns.tier, kind: "count", spare: true },
    ],
    rows: talks.map((talk) => [
      talk.id,
      talk.deadline,
      talk.person.name,
      words.list(talk.villages),
      talkerOf(talk, messages),
      ...(options.status ? [words.status(talk.status)] : []),
      ...(options.closed ? [talk.closedBecause && words.closing(talk.closedBecause)] : []),
      talk.person.township,
      words.posts(talk.posts),
      talk.tier,
    ]),
    more: options.more,
  };
}

/** What `talks list` shows. */
export function listDocument(
  { talks, total }: { talks: Talk[]; total: number },
  messages: Messages,
  status: boolean,
): Document {
  const { report } = messages;
  const line = total === 0 ? report.emptyList : report.listTotal(talks.length, total);
  const sheets = total === 0 ? [] : [talksSheet(talks, messages, { title: "", status })];
  return { title: "", lines: [], sheets, foot: [line] };
}
