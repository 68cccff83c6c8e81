import type { SeatStanding, WhatIf } from "../domain/what-if.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "./districts.ts";
import type { Document, Sheet } from "./sheet.ts";
import { talksSheet } from "./talks.ts";

export interface WhatIfView {
  districts: boolean;
  /** How many rows of a table a terminal shows; null: all. */
  rows: number | null;
}

/** What a change of the cycle would do, for people. */
export function whatIfDocument(would: WhatIf, messages: Messages, view: WhatIfView): Document {
  const { cycle: text } = messages;
  const { overdue, noLongerFinish, seats } = would;
  const numbers = seats.filter(({ before, after }) => before.needed !== after.needed);
  const shown = overdue.slice(0, view.rows ?? undefined);
  const left = overdue.length - shown.length;
  const bad = (many: unknown[]) => (many.length > 0 ? ("bad" as const) : ("plain" as const));
  return {
    title: "",
    lines: [
      { text: text.rehearsal, tone: "faint" },
      { text: text.overdue(overdue.length), tone: bad(overdue) },
      { text: text.noLongerFinish(noLongerFinish.length), tone: bad(noLongerFinish) },
      ...(numbers.length === 0 ? [{ text: text.sameNumbers, tone: "plain" as const }] : []),
    ],
    sheets: [
      ...(seats.length > 0 ? [seatsSheet(seats, messages, view)] : []),
      ...(overdue.length > 0
        ? [
            talksSheet(shown, messages, {
              ...{ title: text.sections.overdue, districts: view.districts },
              ...(left > 0 && { more: text.more(left) }),
            }),
          ]
        : []),
    ],
    foot: [],
  };
}

function seatsSheet(seats: WhatIf["seats"], messages: Messages, view: WhatIfView): Sheet {
  const { cycle: text, report, words } = messages;
  const { columns } = text;
  const rows = view.rows === null ? seats : worstFirst(seats).slice(0, view.rows);
  const left = seats.length - rows.length;
  const titleOf = (seat: SeatStanding["seat"]) =>
    words.seat(view.districts ? withDistricts(seat, messages) : seat);
  return {
    title: text.sections.seats,
    columns: [
      { heading: report.columns.seat, kind: "text" },
      { heading: report.columns.talker, kind: "text", spare: 1 },
      { heading: columns.before, kind: "count" },
      { heading: columns.after, kind: "count" },
      { heading: columns.finishes, kind: "text" },
    ],
    rows: rows.map(({ seat, talker, before, after }) => [
      titleOf(seat),
      talker ?? words.vacant,
      before.needed,
      after.needed,
      text.finishes(before.finishes, after.finishes),
    ]),
    ...(left > 0 && { more: text.more(left) }),
  };
}

/** Where the change does most comes first. */
function worstFirst(seats: WhatIf["seats"]): WhatIf["seats"] {
  const rank = ({ before, after }: WhatIf["seats"][number]) =>
    after.needed - before.needed + (before.finishes && !after.finishes ? 1_000_000 : 0);
  return [...seats].sort((a, b) => rank(b) - rank(a));
}
