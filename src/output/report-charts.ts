import { FINDINGS, GRADES } from "../domain/judging.ts";
import type { Report } from "../domain/report.ts";
import type { Messages } from "../messages/index.ts";
import type { BarChart, Chart } from "./chart.ts";
import { withDistricts } from "./districts.ts";
import { worstFirst } from "./figures.ts";
import { percentage, rate } from "./sheet.ts";

/** Of a long table the worst rows are drawn; the table has them all. */
const DRAWN = 30;

/** Pictures of a report's figures, drawn from the same rows as its tables. */
export function reportCharts(
  report: Report,
  messages: Messages,
  { countsOnly }: { countsOnly: boolean },
): Chart[] {
  const { pictures } = report;
  if (!pictures || report.totals.required === 0) return [];
  const { charts: text } = messages.report;
  const { held, needed } = pictures.course;
  return [
    {
      kind: "lines",
      title: text.course,
      lines: [
        { name: text.held, points: held },
        ...(needed.length > 1 ? [{ name: text.neededLine, points: needed }] : []),
      ],
      dayText: messages.words.day,
    },
    coverage(report, messages),
    ...pace(report, messages, countsOnly),
    ...grades(report, messages),
  ];
}

function coverage(report: Report, messages: Messages): BarChart {
  const isSeveral = report.districts.length > 1;
  const rows = isSeveral ? report.districts : report.townships;
  const owing = rows.filter(({ required }) => required > 0).sort(worstFirst);
  return {
    kind: "bars",
    title: messages.report.charts.coverage,
    series: [],
    most: 1,
    rows: owing.slice(0, DRAWN).map((row) => ({
      label: "township" in row ? String(row.township) : row.district,
      bars: [
        {
          value: row.coverage ?? 0,
          text: `${row.coverage === null ? messages.words.none : percentage(row.coverage)} (${row.done}/${row.required})`,
        },
      ],
    })),
  };
}

/** What each still has to do a day beside what each does. */
function pace(report: Report, messages: Messages, countsOnly: boolean): Chart[] {
  const { words, report: text } = messages;
  const owing = report.talkers
    .filter(({ outstanding, neededPerDay }) => outstanding > 0 && neededPerDay !== null)
    .sort((a, b) => (b.neededPerDay ?? 0) - (a.neededPerDay ?? 0));
  if (owing.length === 0) return [];
  const isSeveral = report.districts.length > 1;
  return [
    {
      kind: "bars",
      title: text.charts.pace,
      series: [text.charts.needed, text.charts.actual],
      rows: owing.slice(0, DRAWN).map(({ seat, talker, neededPerDay, perDay }) => {
        const post = words.seat(isSeveral ? withDistricts(seat, messages) : seat);
        return {
          label: countsOnly ? post : `${post} ${talker ?? words.vacant}`,
          bars: [
            { value: neededPerDay ?? 0, text: rate(neededPerDay ?? 0, "up") },
            { value: perDay, text: rate(perDay, "down") },
          ],
        };
      }),
    },
  ];
}

function grades({ pictures }: Report, { words, report: text }: Messages): Chart[] {
  const given = GRADES.filter((grade) => grade !== "unknown");
  const rows = FINDINGS.map((finding) => ({
    label: words.finding(finding),
    counts: given.map((grade) => pictures?.grades[finding][grade] ?? 0),
  }));
  if (rows.every(({ counts }) => counts.every((count) => count === 0))) return [];
  return [
    {
      kind: "stack",
      title: text.charts.grades,
      series: given.map((grade) => words.grade(grade)),
      rows: rows.filter(({ counts }) => counts.some((count) => count > 0)),
    },
  ];
}
