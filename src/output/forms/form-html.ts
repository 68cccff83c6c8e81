import { escapeHtml } from "../html/escape.ts";
import { htmlPage } from "../html/page.ts";
import { FACES } from "./faces.ts";
import { COLUMNS, type FormCell, type FormSheet, MARGINS } from "./layout.ts";

/** Beyond these the names of fonts differ from system to system. */
const stack = (names: readonly string[], kind: string) =>
  [...names.map((name) => `"${name}"`), kind].join(", ");

const width = COLUMNS.reduce((sum, one) => sum + one, 0);

const style = (labelSize: number) => `
@page { size: A4; margin: ${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.bottom}mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: ${width}mm; color: #000; background: #fff; font: 12pt/1.35 ${stack(FACES.text, "serif")}; }
section { padding: 8mm 1mm; break-after: page; overflow-x: auto; }
section:last-of-type { break-after: auto; }
h1 { margin: 0 0 3mm; font: normal 20pt/1.3 ${stack(FACES.title, "serif")}; text-align: center; }
.above { display: flex; justify-content: space-between; gap: 1em; margin-bottom: 1.5mm; }
table { width: 100%; min-width: 150mm; border-collapse: collapse; table-layout: fixed; }
th, td { border: .5pt solid #000; padding: .8mm 1.5mm; text-align: center; vertical-align: middle; font-weight: normal; overflow-wrap: anywhere; }
th { padding: .8mm 1mm; font-family: ${stack(FACES.label, "sans-serif")}; font-size: ${labelSize}pt; overflow-wrap: normal; }
td.sentences { text-align: left; vertical-align: top; }
.said { white-space: pre-line; }
td.wide { text-align: left; }
tr { break-inside: avoid; }
.boxes { text-align: right; }
.below { margin: 1.5mm 0 0; font-size: 10pt; }
@media print { body { max-width: none; } section { padding: 0; overflow: visible; } }
`;

/** Forms as one page that needs nothing else: each begins on a sheet of its own. */
export function formHtml(
  sheets: FormSheet[],
  { title, lang, labelSize }: { title: string; lang: string; labelSize: number },
): string {
  return htmlPage({ title, lang, style: style(labelSize), body: sheets.map(section) });
}

function section({ title, above, rows, below }: FormSheet): string {
  const columns = COLUMNS.map((one) => `<col style="width:${one}mm">`).join("");
  return [
    "<section>",
    `<h1>${escapeHtml(title)}</h1>`,
    `<div class="above">${above.map((one) => `<span>${escapeHtml(one)}</span>`).join("")}</div>`,
    `<table><colgroup>${columns}</colgroup><tbody>`,
    ...rows.map(
      ({ height, cells }) =>
        `<tr style="height:${height}mm">${cells.map((one) => cell(one, height)).join("")}</tr>`,
    ),
    "</tbody></table>",
    ...below.filter(Boolean).map((one) => `<p class="below">${escapeHtml(one)}</p>`),
    "</section>",
  ].join("\n");
}

/** What padding and a line of boxes take of a cell's height, in millimetres. */
const PADDING = 1.6;
const BOXES = 6;

function cell({ kind, text, below, columns }: FormCell, height: number): string {
  const span = columns > 1 ? ` colspan="${columns}"` : "";
  const said = escapeHtml(text);
  if (kind === "label") return `<th scope="row"${span}>${said}</th>`;
  if (kind === "words") return `<td${columns > 3 ? ' class="wide"' : ""}${span}>${said}</td>`;
  const room = height - PADDING - (below === undefined ? 0 : BOXES);
  const boxes = below === undefined ? "" : `<div class="boxes">${escapeHtml(below)}</div>`;
  return `<td class="sentences"${span}><div class="said" style="min-height:${room}mm">${said}</div>${boxes}</td>`;
}
