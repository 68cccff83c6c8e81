import type { Part, Structure } from "../domain/committees.ts";
import type { GroupTally, Turnover } from "../domain/turnover.ts";
import type { Messages } from "../messages/index.ts";
import { type Cell, type Column, type Document, percentage, type Sheet } from "./sheet.ts";
import { turnoverCharts } from "./turnover-charts.ts";
import { peopleSheet, remarksSheet } from "./turnover-people.ts";
import { SHARES, shareOf } from "./turnover-shares.ts";

export interface TurnoverView {
  /** One table alone; null shows all. */
  by: "township" | null;
  /** Nobody is named: for the superior office. */
  countsOnly: boolean;
  /** Names the district beside the township: there are several. */
  districts: boolean;
  /** How many villages that are not yet in a terminal lists; null: all. */
  rows: number | null;
  /** Said instead of everything where nothing is known yet. */
  empty: string | null;
}

/** The comparison as sentences and tables, for every format but JSON. */
export function turnoverDocument(
  turnover: Turnover,
  messages: Messages,
  view: TurnoverView,
): Document {
  const { turnover: text } = messages;
  const title = text.title(turnover.asOf);
  if (view.empty !== null) return { title, lines: [], sheets: [], foot: [view.empty] };
  const isAnybodyNamed = view.by === null && !view.countsOnly;
  const isAnyIn = turnover.reported > 0;
  return {
    title,
    lines: sentences(turnover, messages, view),
    ...(isAnyIn && { charts: turnoverCharts(turnover, messages) }),
    sheets: [
      ...(isAnyIn && view.by === null
        ? [groupsSheet(turnover.groups, messages), structureSheet(turnover, messages)]
        : []),
      ...(turnover.townships ? [townshipsSheet(turnover.townships, messages, view)] : []),
      ...(isAnybodyNamed && isAnyIn
        ? [remarksSheet(turnover, messages, view), peopleSheet(turnover, messages, view)]
        : []),
      ...(view.by === null ? [missingSheet(turnover, messages, view)] : []),
    ].filter(({ rows }) => rows.length > 0),
    foot: [text.counted, ...(isAnybodyNamed && isAnyIn ? [text.noJudgement] : [])],
  };
}

function sentences(turnover: Turnover, messages: Messages, view: TurnoverView): Document["lines"] {
  const { turnover: text, words } = messages;
  const { villages, reported, ended, groups, notReported } = turnover;
  const places = notReported
    .slice(0, NAMED)
    .map(({ district, township, village }) =>
      words.place(view.districts ? district : null, township, village),
    );
  return [
    { text: text.reported(reported, villages), tone: reported === 0 ? "bad" : "plain" },
    ...(ended > 0 ? [{ text: text.ended(ended), tone: "plain" as const }] : []),
    ...(reported > 0
      ? [
          {
            text: words.sentences(
              groups.map((tally) =>
                text.replaced(tally, tally.adjusted === null ? null : percentage(tally.adjusted)),
              ),
            ),
            tone: "plain" as const,
          },
        ]
      : []),
    ...(notReported.length > 0
      ? [{ text: text.missing(places, notReported.length - places.length), tone: "bad" as const }]
      : []),
  ];
}

/** How many of the villages that are not yet in a sentence names. */
const NAMED = 10;

function groupColumns({ turnover: { columns } }: Messages): Column[] {
  return [
    { heading: columns.before, kind: "count" },
    { heading: columns.stayed, kind: "count" },
    { heading: columns.moved, kind: "count" },
    { heading: columns.left, kind: "count" },
    { heading: columns.new, kind: "count" },
    { heading: columns.movedIn, kind: "count" },
    { heading: columns.after, kind: "count" },
    { heading: columns.adjusted, kind: "share" },
  ];
}

function groupCells(tally: GroupTally): Cell[] {
  const { before, stayed, moved, left, movedIn, after, adjusted } = tally;
  return [before, stayed, moved, left, tally.new, movedIn, after, adjusted];
}

function groupsSheet(groups: GroupTally[], messages: Messages): Sheet {
  const { turnover: text } = messages;
  return {
    title: text.sections.groups,
    columns: [{ heading: text.columns.group, kind: "text" }, ...groupColumns(messages)],
    rows: groups.map((tally) => [text.groups[tally.group], ...groupCells(tally)]),
  };
}

function townshipsSheet(
  townships: NonNullable<Turnover["townships"]>,
  messages: Messages,
  { districts }: TurnoverView,
): Sheet {
  const { turnover: text, report } = messages;
  return {
    title: text.sections.townships,
    columns: [
      ...(districts ? [{ heading: report.columns.district, kind: "text" as const }] : []),
      { heading: report.columns.township, kind: "text" },
      { heading: text.columns.group, kind: "text" },
      ...groupColumns(messages),
    ],
    rows: townships.flatMap(({ district, township, groups }) =>
      groups.map((tally) => [
        ...(districts ? [district] : []),
        ...[township, text.groups[tally.group], ...groupCells(tally)],
      ]),
    ),
  };
}

function structureSheet({ before, after }: Turnover, messages: Messages): Sheet {
  const { turnover: text } = messages;
  const { columns } = text;
  const whole = (label: string, key: "villages" | "people"): Cell[] => [
    ...[label, before[key], null, null, after[key], null, null, null],
  ];
  return {
    title: text.sections.structure,
    columns: [
      { heading: columns.what, kind: "text" },
      { heading: columns.before, kind: "count" },
      { heading: columns.of, kind: "count", spare: 1 },
      { heading: columns.share, kind: "share" },
      { heading: columns.after, kind: "count" },
      { heading: columns.of, kind: "count", spare: 1 },
      { heading: columns.share, kind: "share" },
      { heading: columns.change, kind: "text" },
    ],
    rows: [
      whole(text.structure.villages, "villages"),
      whole(text.structure.people, "people"),
      ageRow(before, after, messages),
      ...SHARES.map((key): Cell[] => [
        ...[text.structure[key], ...before[key], shareOf(before[key])],
        ...[...after[key], shareOf(after[key]), points(before[key], after[key], messages)],
      ]),
    ],
  };
}

function ageRow(before: Structure, after: Structure, { turnover: text }: Messages): Cell[] {
  const [then, thenKnown] = before.meanAge;
  const [now, nowKnown] = after.meanAge;
  const isKnown = then !== null && now !== null;
  const change = isKnown ? text.years(Math.round((now - then) * 10)) : null;
  const mean = (years: number | null) => years?.toFixed(1) ?? null;
  return [text.structure.meanAge, mean(then), thenKnown, null, mean(now), nowKnown, null, change];
}

/** By how many points a share changed, as the difference of what is shown. */
function points(before: Part, after: Part, { turnover: text }: Messages): string | null {
  const [then, now] = [shareOf(before), shareOf(after)];
  if (then === null || now === null) return null;
  const tenths = (share: number) => Math.round(Number.parseFloat(percentage(share)) * 10);
  return text.points(tenths(now) - tenths(then));
}

function missingSheet(turnover: Turnover, messages: Messages, view: TurnoverView): Sheet {
  const { turnover: text, report } = messages;
  const { districts, rows } = view;
  const shown = rows === null ? turnover.notReported : turnover.notReported.slice(0, rows);
  const left = turnover.notReported.length - shown.length;
  return {
    title: text.sections.missing,
    columns: [
      ...(districts ? [{ heading: report.columns.district, kind: "text" as const }] : []),
      { heading: report.columns.township, kind: "text" },
      { heading: report.columns.village, kind: "text" },
    ],
    rows: shown.map(({ district, township, village }) => [
      ...(districts ? [district] : []),
      ...[township, village],
    ]),
    ...(left > 0 && { more: report.more(left, "talks turnover -o turnover.xlsx") }),
  };
}
