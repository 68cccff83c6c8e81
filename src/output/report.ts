import type { Report } from "../domain/report.ts";
import { LEVELS, type Level } from "../domain/roster.ts";
import type { Tally } from "../domain/tally.ts";
import type { Messages } from "../messages/index.ts";
import { withDistricts } from "./districts.ts";
import { countColumns, figureColumns, figureNames, figures, worstFirst } from "./figures.ts";
import { reportCharts } from "./report-charts.ts";
import type { Column, Document, Sheet } from "./sheet.ts";
import { talksSheet } from "./talks.ts";
import { foot, type VerdictView, verdict } from "./verdict.ts";

/** The tables that `--by` chooses from. */
export const SECTIONS = ["tier", "district", "township", "village", "talker"] as const;
export type Section = (typeof SECTIONS)[number];

export interface ReportView extends VerdictView {
  /** One table alone; null shows the whole report. */
  by: Section | null;
  /** Nobody is named: for the superior office. */
  countsOnly: boolean;
  /** The day asked for has not come. */
  outlook: boolean;
  /** With filters set, rows without anything required are left out. */
  filtered: boolean;
  /** How many rows of a table a terminal shows; null: all. */
  rows: number | null;
  /** The filters as flags, each with a space before it; for the commands that are named. */
  flags: string;
}

/** The report as sentences and tables, for every format but JSON. */
export function reportDocument(report: Report, messages: Messages, view: ReportView): Document {
  const { cycle, asOf, daysLeft } = report;
  const text = messages.report;
  const districts = report.districts.length > 1;
  const sheets: Record<Section, () => Sheet> = {
    tier: () => tierSheet(report, messages),
    district: () => placeSheet("districts", report, messages, view),
    township: () => placeSheet("townships", report, messages, view),
    village: () => placeSheet("villages", report, messages, view),
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
      ...sinceLines(report, messages),
    ],
    charts: reportCharts(report, messages, view),
    sheets: [
      ...wanted.map((section) => sheets[section]()),
      ...(view.by || view.countsOnly || report.outstandingTotal === 0
        ? []
        : [outstandingSheet(report, messages, view)]),
      ...(report.beside
        ? [
            talksSheet(report.beside.waived, messages, { title: text.sections.waived, districts }),
            talksSheet(report.beside.closed, messages, {
              ...{ title: text.sections.closed, closed: true, districts },
            }),
          ]
        : []),
    ],
    foot: foot(report, messages, view),
    paper: { front: messages.sheets.paper.front },
  };
}

/** What is new since the day that was asked for. */
function sinceLines({ since, news, totals }: Report, messages: Messages): Document["lines"] {
  if (since === undefined || !news) return [];
  const held = totals.completedSince ?? 0;
  return [{ text: messages.report.since(since, { held, ...news }), tone: "plain" }];
}

const hasSince = ({ since }: Report) => since !== undefined;

function tierSheet(report: Report, messages: Messages): Sheet {
  const { words, report: text } = messages;
  const district = report.districts.length === 1 ? (report.districts[0]?.district ?? null) : null;
  return {
    title: text.sections.tiers,
    columns: [
      { heading: text.columns.tier, kind: "text" },
      ...figureColumns(messages, hasSince(report)),
    ],
    rows: [
      ...report.tiers.map((row) => [
        words.tier(row.tier, row.post, district),
        ...figures(row, hasSince(report)),
      ]),
      [text.total, ...figures(report.totals, hasSince(report))],
    ],
  };
}

type Links = Record<Level, string | null>;
/** What a narrow terminal leaves out of who answers for a village, the lowest first. */
const LINK_SPARE: Record<Level, number> = {
  ...{ county_leader: 2.5, township_cadre: 0.9, stationed_cadre: 0.8, village_cadre: 0.7 },
};

type PlaceKey = "district" | "township" | "village";

/** A district is named beside a township only where there are several. */
function placeKeys(section: "districts" | "townships" | "villages", report: Report): PlaceKey[] {
  if (section === "districts") return ["district"];
  const township: PlaceKey[] =
    report.districts.length > 1 ? ["district", "township"] : ["township"];
  return section === "townships" ? township : [...township, "village"];
}

function placeSheet(
  section: "districts" | "townships" | "villages",
  report: Report,
  messages: Messages,
  view: ReportView,
): Sheet {
  const { report: text } = messages;
  const keys = placeKeys(section, report);
  const rows: (Tally & Partial<Record<PlaceKey, string>> & { links?: Links })[] =
    report[section] ?? [];
  const levels = rows.some(({ links }) => links) && !view.countsOnly ? LEVELS : [];
  const shown = rows.filter((row) => !view.filtered || row.required > 0).sort(worstFirst);
  return {
    title: text.sections[section],
    columns: [
      ...keys.map((key): Column => ({ heading: text.columns[key], kind: "text" })),
      ...figureColumns(messages, hasSince(report)),
      ...levels.map((level): Column => {
        return { heading: messages.pages.levels[level], kind: "text", spare: LINK_SPARE[level] };
      }),
    ],
    rows: firstOf(shown, view).map((row) => [
      ...keys.map((key) => row[key] ?? ""),
      ...figures(row, hasSince(report)),
      ...levels.map((level) => row.links?.[level] ?? null),
    ]),
    more: more(section, shown.length, messages, view),
  };
}

function talkerSheet(report: Report, messages: Messages, view: ReportView): Sheet {
  const { words, report: text } = messages;
  const { columns } = text;
  const isDistricts = (row: Report["talkers"][number]) => row.seat.township === null;
  const ranks = new Map(
    [...report.districts].sort(worstFirst).map(({ district }, i) => [district, i]),
  );
  const rank = (row: Report["talkers"][number]) => ranks.get(row.seat.district) ?? 0;
  const shown = report.talkers
    .filter((row) => !view.filtered || row.required > 0)
    .sort(
      (a, b) =>
        Number(isDistricts(b)) - Number(isDistricts(a)) ||
        (isDistricts(a) ? rank(a) - rank(b) : (b.neededPerDay ?? -1) - (a.neededPerDay ?? -1)),
    );
  return {
    title: text.sections.talkers,
    columns: [
      { heading: columns.seat, kind: "text" },
      ...(view.countsOnly ? [] : [{ heading: columns.talker, kind: "text" as const }]),
      ...countColumns(messages, hasSince(report)),
      { heading: columns.neededPerDay, kind: "rate" },
      { heading: columns.overdue, kind: "count", spare: 4, alarm: true },
      { heading: columns.coverage, kind: "share", spare: 2 },
      { heading: columns.partial, kind: "count", spare: 1 },
    ],
    rows: firstOf(shown, view).map((row) => [
      words.seat(report.districts.length > 1 ? withDistricts(row.seat, messages) : row.seat),
      ...(view.countsOnly ? [] : [row.talker ?? words.vacant]),
      ...figureNames(hasSince(report)).map((figure) => row[figure] ?? 0),
      row.outstanding === 0 ? null : row.neededPerDay,
      row.overdue,
      row.coverage,
      row.partial,
    ]),
    more: more("talkers", shown.length, messages, view),
  };
}

function firstOf<R>(rows: R[], { by, rows: limit }: ReportView): R[] {
  return by === null && limit !== null ? rows.slice(0, limit) : rows;
}

/** What is said below a table that shows a part of its rows. */
function more(
  section: "districts" | "townships" | "villages" | "talkers",
  rows: number,
  messages: Messages,
  { by, rows: limit, flags }: ReportView,
): string | undefined {
  const left = rows - (limit ?? Number.POSITIVE_INFINITY);
  if (by !== null || left <= 0) return undefined;
  return messages.report.more(left, `talks report --by ${section.slice(0, -1)}${flags}`);
}

function outstandingSheet(report: Report, messages: Messages, { flags }: ReportView): Sheet {
  const { report: text } = messages;
  const left = report.outstandingTotal - report.outstanding.length;
  return talksSheet(report.outstanding, messages, {
    title: text.sections.outstanding,
    districts: report.districts.length > 1,
    ...(left > 0 && { more: text.more(left, `talks list${flags}`) }),
  });
}
