import { chartSvg, PATTERNS } from "../html/charts.ts";
import { escapeHtml } from "../html/escape.ts";
import { htmlPage } from "../html/page.ts";
import { styleOf } from "../html/style.ts";
import { type Column, cellText, type Document, hasHeadings, type Sheet } from "../sheet.ts";

export interface PageView {
  lang: string;
  /** What stands for no value. */
  none: string;
  /** With the margins and sizes of an official document. */
  official: boolean;
}

/** More columns than this do not fit the width of an upright page. */
const UPRIGHT_COLUMNS = 11;

/**
 * A document as one page that needs nothing else: no script, nothing from outside, every text escaped.
 * It prints on A4, wide tables across, with headings repeated.
 */
export function html(document: Document, view: PageView): string {
  const parts = [document, ...(document.parts ?? [])];
  const hasCharts = parts.some(({ charts = [] }) => charts.length > 0);
  return htmlPage({
    ...{ title: document.title, lang: view.lang, style: styleOf(view.official) },
    body: [...(hasCharts ? [PATTERNS] : []), ...parts.map((part) => section(part, view))],
  });
}

function section({ title, lines, charts = [], sheets, foot }: Document, view: PageView): string {
  return [
    '<section class="part">',
    ...(title ? [`<h1>${escapeHtml(title)}</h1>`] : []),
    ...lines.map(({ text, tone }) => {
      const kind = tone === "plain" ? "lead" : tone === "faint" ? "faint" : `lead ${tone}`;
      return `<p class="${kind}">${escapeHtml(text)}</p>`;
    }),
    ...charts.map(chartSvg),
    ...sheets.filter(({ rows }) => rows.length > 0).map((sheet) => table(sheet, view)),
    ...(foot.length > 0
      ? ["<footer>", ...foot.map((line) => `<p>${escapeHtml(line)}</p>`), "</footer>"]
      : []),
    "</section>",
  ].join("\n");
}

function table(sheet: Sheet, { none }: PageView): string {
  const { title, columns, rows, more } = sheet;
  const shown = columns.flatMap((column, i) => (column.kind === "bar" ? [] : [{ column, i }]));
  const isWide = shown.length > UPRIGHT_COLUMNS;
  const head = shown.map(
    ({ column }) => `<th scope="col"${classOf(column, null)}>${escapeHtml(column.heading)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = shown.map(({ column, i }) => {
      const cell = row[i] ?? null;
      return `<td${classOf(column, cell)}>${escapeHtml(cellText(cell, column.kind, none))}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return [
    `<div class="${isWide ? "wide landscape" : "wide"}">`,
    ...(title ? [`<h2>${escapeHtml(title)}</h2>`] : []),
    hasHeadings(sheet) ? "<table>" : '<table class="plain">',
    ...(hasHeadings(sheet) ? [`<thead><tr>${head.join("")}</tr></thead>`] : []),
    "<tbody>",
    ...body,
    "</tbody>",
    "</table>",
    ...(more ? [`<p class="faint">${escapeHtml(more)}</p>`] : []),
    "</div>",
  ].join("\n");
}

function classOf({ kind, alarm }: Column, cell: string | number | null): string {
  if (kind === "text") return "";
  if (kind === "day") return ' class="day"';
  return alarm && typeof cell === "number" && cell > 0 ? ' class="number late"' : ' class="number"';
}
