import { daysBetween } from "../domain/days.ts";
import type { Report } from "../domain/report.ts";
import { CLOSINGS, type Talk } from "../domain/talk.ts";
import type { Tally } from "../domain/tally.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "./districts.ts";
import { type Cell, type Column, type Document, rate, type Sheet } from "./sheet.ts";
import { talksSheet } from "./talks.ts";

/** The tables that `--by` chooses from. */
export const SECTIONS = ["tier", "district", "township", "village", "talker"] as const;
export type Section = (typeof SECTIONS)[number];

export interface ReportView {
  /** One table alone; null shows the whole report. */
  by: Section | null;
  /** What to do where nothing is required because nothing was taken in or assigned yet. */
  next: string | null;
  /** The day asked for has not come. */
  outlook: boolean;
  /** With filters set, rows without anything required are left out. */
  filtered: boolean;
  /** How many rows of a table a terminal shows; null: all. */
  rows: number | null;
  /** Talks closed and waived, for a workbook that shows them beside the figures. */
  beside?: { closed: Talk[]; waived: Talk[] };
}

/** The report as sentences and tables, for every format but JSON. */
export function reportDocument(report: Report, messages: Messages, view: ReportView): Document {
  const { cycle, asOf, daysLeft } = report;
  const text = messages.report;
  const districts = report.districts.length > 1;
  const sheets: Record<Section, () => Sheet> = {
    tier: () => tierSheet(report, messages),
    district: () => placeSheet("districts", report.districts, messages, view, ["district"]),
    township: () =>
      placeSheet("townships", report.townships, messages, view, placeKeys(report, "township")),
    village: () =>
      placeSheet("villages", report.villages ?? [], messages, view, [
        ...placeKeys(report, "township"),
        "village",
      ]),
    talker: () => talkerSheet(report, messages, view),
  };
  const wanted: Section[] = view.by
    ? [view.by]
    : ["tier", ...(districts ? (["district"] as const) : []), "township", "talker"];
  return {
    title: text.title(cycle.district, cycle.name),
    lines: [
      { text: text.moment(asOf, cycle.election, daysLeft), tone: "faint" },
      ...(view.outlook ? [{ text: text.outlook, tone: "faint" as const }] : []),
      ...verdict(report, messages, view),
    ],
    sheets: [
      ...wanted.map((section) => sheets[section]()),
      ...(view.by || report.outstandingTotal === 0 ? [] : [outstandingSheet(report, messages)]),
      ...(view.beside
        ? [
            talksSheet(view.beside.waived, messages, { title: text.sections.waived, districts }),
            talksSheet(view.beside.closed, messages, {
              ...{ title: text.sections.closed, closed: true, districts },
            }),
          ]
        : []),
    ],
    foot: foot(report, messages),
  };
}

/** Who is missing, and shall we make it: two or three sentences. */
function verdict(report: Report, messages: Messages, view: ReportView): Document["lines"] {
  const text = messages.report;
  const { totals, pace, lastDeadline } = report;
  if (totals.required === 0) {
    const unfiltered = view.next ?? text.nothingRequired;
    return [{ text: view.filtered ? text.nothingRequiredHere : unfiltered, tone: "bad" }];
  }
  if (totals.outstanding === 0) {
    const said =
      totals.waived === 0
        ? text.allDone(totals.done)
        : text.allDoneOrWaived(totals.done, totals.waived);
    return [{ text: said, tone: "good" }];
  }
  const sentences = [text.missing(totals.outstanding, totals.required)];
  if (totals.overdue > 0) sentences.push(text.overdue(totals.overdue));
  const forecast: string[] = [];
  const needed = pace.neededPerDay === null ? null : rate(pace.neededPerDay, "up");
  const spare = pace.finish && lastDeadline ? daysBetween(pace.finish, lastDeadline) : null;
  if (pace.finish === null || spare === null) {
    forecast.push(text.noPace);
    if (needed) forecast.push(text.needed(needed));
  } else {
    const perDay = rate(pace.perDay, "down");
    const { day, longDay } = messages.words;
    const sameYear = pace.finish.slice(0, 4) === report.asOf.slice(0, 4);
    const finish = (sameYear ? day : longDay)(pace.finish);
    forecast.push(
      spare >= 0
        ? text.finishBefore(perDay, finish, spare)
        : text.finishAfter(perDay, finish, -spare),
    );
    if (needed) {
      // Where only what is overdue was missed, the pace is enough for the rest.
      const isEnough = pace.perDay >= (pace.neededPerDay ?? 0);
      const say = isEnough ? text.onCourse : spare >= 0 ? text.neededThough : text.needed;
      forecast.push(say(needed));
    }
  }
  return [
    { text: messages.words.sentences(sentences), tone: totals.overdue > 0 ? "bad" : "plain" },
    ...forecast.map((text) => ({
      text,
      tone: pace.makesIt ? ("good" as const) : ("bad" as const),
    })),
    ...behind(report, messages),
  ];
}

/** Talks are held personally: the pace of some cannot help the others. */
function behind({ talkers }: Report, { report: text }: Messages): Document["lines"] {
  const owing = talkers.filter(({ outstanding }) => outstanding > 0);
  const late = owing.filter(
    ({ overdue, perDay, neededPerDay }) =>
      overdue > 0 || neededPerDay === null || perDay < neededPerDay,
  );
  if (late.length === 0 || owing.length === 1) return [];
  return [{ text: text.behind(late.length, owing.length), tone: "bad" }];
}

const FIGURES = ["required", "done", "waived", "outstanding"] as const;

/** What a narrow terminal leaves out of the figures, the lowest first. */
const SPARE: Partial<Record<(typeof FIGURES)[number], number>> = {
  waived: 3,
  done: 5,
  required: 6,
};

function countColumn(heading: string, spare: number | undefined): Column {
  return { heading, kind: "count", ...(spare !== undefined && { spare }) };
}

function figureColumns({ report: { columns } }: Messages): Column[] {
  return [
    { heading: columns.bar, kind: "bar", spare: 2 },
    ...FIGURES.map((figure) => countColumn(columns[figure], SPARE[figure])),
    { heading: columns.coverage, kind: "share" },
    { heading: columns.overdue, kind: "count", spare: 4 },
    { heading: columns.partial, kind: "count", spare: 1 },
  ];
}

function figures(tally: Tally): Cell[] {
  return [
    tally.coverage,
    ...FIGURES.map((figure) => tally[figure]),
    tally.coverage,
    tally.overdue,
    tally.partial,
  ];
}

function tierSheet(report: Report, messages: Messages): Sheet {
  const { words, report: text } = messages;
  const district = report.districts.length === 1 ? (report.districts[0]?.district ?? null) : null;
  return {
    title: text.sections.tiers,
    columns: [{ heading: text.columns.tier, kind: "text" }, ...figureColumns(messages)],
    rows: [
      ...report.tiers.map((row) => [words.tier(row.tier, row.post, district), ...figures(row)]),
      [text.total, ...figures(report.totals)],
    ],
  };
}

type PlaceKey = "district" | "township" | "village";

/** A district is named beside a township only where there are several. */
function placeKeys(report: Report, key: PlaceKey): PlaceKey[] {
  return report.districts.length > 1 ? ["district", key] : [key];
}

function placeSheet<R extends Tally & Partial<Record<PlaceKey, string>>>(
  section: "districts" | "townships" | "villages",
  rows: R[],
  messages: Messages,
  view: ReportView,
  keys: PlaceKey[],
): Sheet {
  const { report: text } = messages;
  const shown = rows.filter((row) => !view.filtered || row.required > 0).sort(worstFirst);
  return {
    title: text.sections[section],
    columns: [
      ...keys.map((key): Column => ({ heading: text.columns[key], kind: "text" })),
      ...figureColumns(messages),
    ],
    ...cut(
      shown.map((row) => [...keys.map((key) => row[key] ?? ""), ...figures(row)]),
      messages,
      view,
      `talks report --by ${section.slice(0, -1)}`,
    ),
  };
}

function worstFirst(a: Tally, b: Tally): number {
  return (a.coverage ?? 2) - (b.coverage ?? 2) || b.outstanding - a.outstanding;
}

function talkerSheet(report: Report, messages: Messages, view: ReportView): Sheet {
  const { words, report: text } = messages;
  const { columns } = text;
  const isDistricts = (row: Report["talkers"][number]) => row.seat.township === null;
  const shown = report.talkers
    .filter((row) => !view.filtered || row.required > 0)
    .sort(
      (a, b) =>
        Number(isDistricts(b)) - Number(isDistricts(a)) ||
        (isDistricts(a) ? 0 : (b.neededPerDay ?? -1) - (a.neededPerDay ?? -1)),
    );
  return {
    title: text.sections.talkers,
    columns: [
      { heading: columns.seat, kind: "text" },
      { heading: columns.talker, kind: "text" },
      ...FIGURES.map((figure) => countColumn(columns[figure], SPARE[figure])),
      { heading: columns.neededPerDay, kind: "rate" },
      { heading: columns.overdue, kind: "count", spare: 4 },
      { heading: columns.coverage, kind: "share", spare: 2 },
      { heading: columns.partial, kind: "count", spare: 1 },
    ],
    ...cut(
      shown.map((row) => [
        words.seat(report.districts.length > 1 ? withDistricts(row.seat, messages) : row.seat),
        row.talker ?? words.vacant,
        ...FIGURES.map((figure) => row[figure]),
        row.outstanding === 0 ? null : row.neededPerDay,
        row.overdue,
        row.coverage,
        row.partial,
      ]),
      messages,
      view,
      "talks report --by talker",
    ),
  };
}

function cut(rows: Cell[][], messages: Messages, view: ReportView, command: string) {
  const limit = view.by === null ? (view.rows ?? rows.length) : rows.length;
  const left = rows.length - limit;
  return {
    rows: rows.slice(0, limit),
    ...(left > 0 && { more: messages.report.more(left, command) }),
  };
}

function outstandingSheet(report: Report, messages: Messages): Sheet {
  const { report: text } = messages;
  const left = report.outstandingTotal - report.outstanding.length;
  return talksSheet(report.outstanding, messages, {
    title: text.sections.outstanding,
    districts: report.districts.length > 1,
    ...(left > 0 && { more: text.more(left, "talks list") }),
  });
}

/** What stands beside the figures: closings by reason, and attempts. */
function foot(report: Report, { words, report: text }: Messages): string[] {
  const reasons = CLOSINGS.filter((closing) => report.closed[closing] > 0);
  const closed = reasons.reduce((sum, closing) => sum + report.closed[closing], 0);
  const said = reasons.map((closing) =>
    text.closedReason(report.closed[closing], words.closing(closing)),
  );
  return [
    ...(closed > 0 ? [text.closed(closed, words.list(said))] : []),
    ...(report.attempts > 0 ? [text.attempts(report.attempts)] : []),
  ];
}
