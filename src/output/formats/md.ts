import { cellText, type Document, type Sheet } from "../sheet.ts";

/** A document as Markdown; nothing in a name can become markup. */
export function md(document: Document, { none }: { none: string }): string {
  const parts = [
    document.title && `# ${escaped(document.title)}`,
    document.lines.map(({ text }) => escaped(text)).join("  \n"),
    ...document.sheets.map((sheet) => sheetText(sheet, none)),
    document.foot.map(escaped).join("  \n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function sheetText({ title, columns, rows, more }: Sheet, none: string): string {
  const shown = columns.flatMap(({ kind }, i) => (kind === "bar" ? [] : [i]));
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const isText = (i: number) => columns[i]?.kind === "text" || columns[i]?.kind === "day";
  return [
    title && `## ${escaped(title)}\n`,
    line(shown.map((i) => escaped(columns[i]?.heading ?? ""))),
    line(shown.map((i) => (isText(i) ? "---" : "---:"))),
    ...rows.map((row) =>
      line(shown.map((i) => escaped(cellText(row[i] ?? null, columns[i]?.kind ?? "text", none)))),
    ),
    more && `\n${escaped(more)}`,
  ]
    .filter(Boolean)
    .join("\n");
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|#~&]/g, "\\$&")
    .replace(/^(?=[-+=]\s)/, "\\")
    .replace(/^(\d+)(?=\.\s)/, "$1\\");
}
