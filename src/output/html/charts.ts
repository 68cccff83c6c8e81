import { daysBetween } from "../../domain/days.ts";
import type { BarChart, Chart, LineChart, StackChart } from "../chart.ts";
import { displayWidth } from "../width.ts";
import { escapeHtml } from "./escape.ts";

/** All charts are as wide as the page's text, in units of about a pixel. */
const WIDTH = 720;
const LINE = 22;
const BAR = 12;

/** How each series is filled, so that they can be told apart without colours. */
const FILLS = ["fill-1", "fill-2", "fill-3", "fill-4"];

/** Hatchings are drawn once a page and used by every chart. */
export const PATTERNS = `<svg width="0" height="0" class="patterns" aria-hidden="true"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#7d8fa6"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.4" fill="#5b6b7f"/></pattern>
</defs></svg>`;

/** A chart as inline SVG, its figures as text in it. */
export function chartSvg(chart: Chart): string {
  const drawn =
    chart.kind === "bars" ? bars(chart) : chart.kind === "stack" ? stack(chart) : lines(chart);
  return `<figure><figcaption>${escapeHtml(chart.title)}</figcaption>${drawn}</figure>`;
}

function svg(height: number, title: string, content: string[]): string {
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(title)}">`,
    ...content,
    "</svg>",
  ].join("\n");
}

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" class="${fill}"/>`;

const text = (x: number, y: number, said: string, anchor = "start") =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escapeHtml(said)}</text>`;

/** A coordinate without needless digits. */
const at = (value: number) => String(Math.round(value * 10) / 10);

/** About how wide a text is drawn; a Chinese character takes the height of its line. */
const widthOf = (said: string) => displayWidth(said) * 6.6 + 4;

function legend(series: string[], y: number): string[] {
  let x = 0;
  return series.flatMap((name, i) => {
    const drawn = [rect(x, y - 9, 12, 9, FILLS[i] ?? ""), text(x + 18, y, name)];
    x += 18 + widthOf(name) + 20;
    return drawn;
  });
}

function bars({ title, series, rows, most }: BarChart): string {
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)), 40) + 8;
  const texts = Math.max(...rows.flatMap((row) => row.bars.map((bar) => widthOf(bar.text))), 30);
  const room = WIDTH - labels - texts - 10;
  const largest = Math.max(most ?? 0, ...rows.flatMap((row) => row.bars.map(({ value }) => value)));
  const top = series.length > 1 ? LINE : 4;
  const height = series.length > 1 ? BAR * series.length + 12 : LINE;
  const drawn = rows.flatMap(({ label, bars: ofRow }, r) => {
    const y = top + r * height;
    return [
      text(0, y + height / 2 + 4, label),
      ...ofRow.flatMap(({ value, text: said }, i) => {
        const length = largest === 0 ? 0 : (value / largest) * room;
        const barY = y + 5 + i * (BAR + 1);
        return [
          rect(labels, barY, Math.max(length, 1), BAR, FILLS[i] ?? ""),
          text(labels + length + 6, barY + BAR - 1, said),
        ];
      }),
    ];
  });
  return svg(top + rows.length * height + 6, title, [
    ...(series.length > 1 ? legend(series, 12) : []),
    ...drawn,
  ]);
}

function stack({ title, series, rows }: StackChart): string {
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)), 40) + 8;
  const room = WIDTH - labels;
  const drawn = rows.flatMap(({ label, counts }, r) => {
    const y = LINE + 6 + r * (LINE + 6);
    const whole = counts.reduce((sum, count) => sum + count, 0);
    let x = labels;
    return [
      text(0, y + 15, label),
      ...counts.flatMap((count, i) => {
        if (count === 0) return [];
        const width = (count / whole) * room;
        const part = [rect(x, y, width, 20, FILLS[i] ?? "")];
        const said = String(count);
        if (width > widthOf(said)) {
          const middle = x + width / 2;
          const half = widthOf(said) / 2;
          part.push(rect(middle - half, y + 3, 2 * half, 14, "paper"));
          part.push(text(middle, y + 14, said, "middle"));
        }
        x += width;
        return part;
      }),
    ];
  });
  return svg(LINE + 10 + rows.length * (LINE + 6), title, [...legend(series, 12), ...drawn]);
}

const PLOT = { left: 48, right: 16, top: 30, bottom: 34, height: 230 };

function lines({ title, lines: drawnLines, dayText }: LineChart): string {
  const points = drawnLines.flatMap((line) => line.points);
  const days = points.map(({ day }) => day).sort();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const span = Math.max(1, daysBetween(first, last));
  const most = Math.max(1, ...points.map(({ count }) => count));
  const width = WIDTH - PLOT.left - PLOT.right;
  const height = PLOT.height - PLOT.top - PLOT.bottom;
  const x = (day: string) => PLOT.left + (daysBetween(first, day) / span) * width;
  const y = (count: number) => PLOT.top + height - (count / most) * height;
  const marks = [...new Set([0, Math.round(most / 2), most])];
  const axis = marks.flatMap((count) => [
    `<line x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${at(y(count))}" y2="${at(y(count))}" class="grid"/>`,
    text(PLOT.left - 8, y(count) + 4, String(count), "end"),
  ]);
  const drawn = drawnLines.flatMap(({ name, points: own }, i) => {
    const path = own.map(({ day, count }, n) => `${n ? "L" : "M"}${at(x(day))} ${at(y(count))}`);
    const end = own.at(-1);
    const dots = i === 0 ? [] : own.slice(1);
    return [
      `<path d="${path.join(" ")}" class="line-${i + 1}"/>`,
      ...dots.map(
        ({ day, count }) => `<circle cx="${at(x(day))}" cy="${at(y(count))}" r="3" class="mark"/>`,
      ),
      ...(end
        ? [text(Math.min(x(end.day), WIDTH - 40), y(end.count) - 8, `${end.count}`, "middle")]
        : []),
      `<line x1="${PLOT.left + i * 240}" x2="${PLOT.left + i * 240 + 26}" y1="12" y2="12" class="line-${i + 1}"/>`,
      text(PLOT.left + i * 240 + 34, 16, name),
    ];
  });
  // Days in between are named where there is room.
  const shown = [
    ...new Set([first, ...drawnLines.flatMap(({ points: own }) => own.at(-1)?.day ?? []), last]),
  ];
  let free = Number.NEGATIVE_INFINITY;
  const dayTexts = shown.sort().flatMap((day) => {
    const said = dayText(day);
    const half = widthOf(said) / 2;
    if (x(day) - half < free) return [];
    free = x(day) + half + 8;
    const anchor = day === last && day !== first ? "end" : day === first ? "start" : "middle";
    return [text(x(day), PLOT.height - 12, said, anchor)];
  });
  return svg(PLOT.height, title, [...axis, ...drawn, ...dayTexts]);
}
