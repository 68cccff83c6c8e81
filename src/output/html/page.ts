import { escapeHtml } from "./escape.ts";

/** A page around what is already markup: nothing is loaded, and nothing could run. */
export function htmlPage({
  title,
  lang,
  style,
  body,
}: {
  title: string;
  lang: string;
  style: string;
  body: string[];
}): string {
  return [
    "<!doctype html>",
    `<html lang="${lang === "zh" ? "zh-CN" : "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
