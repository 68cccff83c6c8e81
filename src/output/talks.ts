import type { Talk } from "../domain/talk.ts";
import type { Messages } from "../messages/index.ts";
import type { Document, Sheet } from "./sheet.ts";

/** Who talks: the holder's name, or the seat where it is vacant. */
function talkerOf(talk: Pick<Talk, "talker" | "seat">, { words }: Messages): string {
  return talk.talker ?? `${words.seat(talk.seat)} ${words.vacant}`;
}

export interface TalksView {
  title: string;
  /** Said below the table. */
  more?: string;
  status?: boolean;
  /** When talks were held, and by whom. */
  held?: boolean;
  /** Why talks are closed. */
  closed?: boolean;
  /** Names the district beside the township: there are several. */
  districts: boolean;
}

/** Talks as a table. */
export function talksSheet(talks: Talk[], messages: Messages, view: TalksView): Sheet {
  const { words, report, findings } = messages;
  const { columns } = report;
  // Of talks that are over, what became of them is worth more room than the deadline.
  const deadline = view.status || view.closed || view.held ? { spare: 6 } : {};
  return {
    title: view.title,
    columns: [
      { heading: columns.id, kind: "count" },
      ...(view.held ? [{ heading: findings.columns.heldOn, kind: "day" as const }] : []),
      { heading: columns.deadline, kind: "day", ...deadline },
      { heading: columns.person, kind: "text" },
      { heading: columns.village, kind: "text" },
      ...(view.held ? [{ heading: findings.columns.heldBy, kind: "text" as const }] : []),
      { heading: columns.talker, kind: "text", spare: 5 },
      ...(view.status ? [{ heading: columns.status, kind: "text" as const }] : []),
      ...(view.closed ? [{ heading: columns.closedBecause, kind: "text" as const }] : []),
      ...(view.districts ? [{ heading: columns.district, kind: "text" as const, spare: 4 }] : []),
      { heading: columns.township, kind: "text", spare: 3 },
      { heading: columns.posts, kind: "text", spare: 2 },
      { heading: columns.tier, kind: "count", spare: 1 },
    ],
    rows: talks.map((talk) => [
      talk.id,
      ...(view.held ? [talk.completedOn] : []),
      talk.deadline,
      talk.person.name,
      words.list(talk.villages),
      ...(view.held ? [talk.completedBy] : []),
      talkerOf(talk, messages),
      ...(view.status ? [words.status(talk.status)] : []),
      ...(view.closed ? [talk.closedBecause && words.closing(talk.closedBecause)] : []),
      ...(view.districts ? [talk.person.district] : []),
      talk.person.township,
      words.posts(talk.posts, talk.villages),
      talk.tier,
    ]),
    more: view.more,
    apart: true,
  };
}

/** What `talks list` shows; `empty` is said where there is none, `all` is the command that shows more than the first. */
export function listDocument(
  { talks, total }: { talks: Talk[]; total: number },
  messages: Messages,
  view: Omit<TalksView, "title"> & { empty: string; all: string | null },
): Document {
  const { report } = messages;
  if (total === 0) return { title: "", lines: [], sheets: [], foot: [view.empty] };
  const sheet = talksSheet(talks, messages, { ...view, title: "" });
  const left = total - talks.length;
  const more = left > 0 && view.all !== null ? [report.more(left, view.all)] : [];
  return {
    ...{ title: "", lines: [], sheets: [sheet] },
    foot: [report.listTotal(talks.length, total), ...more],
    paper: { title: messages.sheets.paper.list },
  };
}
