import { extname } from "node:path";
import { Fault } from "../../errors.ts";
import { toJson } from "../json.ts";
import type { Document } from "../sheet.ts";
import type { Paper } from "./look.ts";
import type { Screen } from "./table.ts";

/** What a format is given: the data as JSON promises it, and the same as sentences and tables. */
export interface Rendering {
  data: unknown;
  document: Document;
  screen: Screen;
  lang: string;
  /** With the margins and sizes of an official document, where the format has pages. */
  official: boolean;
  /** What stands around printed pages of a workbook. */
  paper: Paper;
}

interface FormatEntry {
  /** The file ending that asks for it. */
  ending: `.${string}`;
  /** It makes bytes that no terminal shows: a file must be named. */
  needsFile?: true;
  render(rendering: Rendering): Promise<string | Uint8Array>;
}

/**
 * The formats of `-f`: one file in this folder each, and one entry here. Help, hints and file
 * endings follow from it; what a format needs is loaded when it is used.
 */
const REGISTRY = {
  table: {
    ending: ".txt",
    render: async ({ document, screen }) => (await import("./table.ts")).table(document, screen),
  },
  json: { ending: ".json", render: async ({ data }) => toJson(data) },
  csv: {
    ending: ".csv",
    render: async ({ document }) => (await import("./csv.ts")).csv(document),
  },
  md: {
    ending: ".md",
    render: async ({ document, screen }) => (await import("./md.ts")).md(document, screen),
  },
  html: {
    ending: ".html",
    render: async ({ document, screen, lang, official }) =>
      (await import("./html.ts")).html(document, { lang, none: screen.none, official }),
  },
  xlsx: {
    ending: ".xlsx",
    needsFile: true,
    render: async ({ document, paper }) => (await import("./xlsx.ts")).xlsx(document, paper),
  },
} satisfies Record<string, FormatEntry>;

export type Format = keyof typeof REGISTRY;
export const FORMATS = Object.keys(REGISTRY) as Format[];
export const ENDINGS = FORMATS.map((format) => REGISTRY[format].ending);

export function formatEntry(format: Format): FormatEntry {
  return REGISTRY[format];
}

/** @throws Fault unknown-ending */
export function formatOfFile(path: string): Format {
  const ending = extname(path).toLowerCase();
  const format = FORMATS.find((one) => REGISTRY[one].ending === ending);
  if (!format) throw new Fault("unknown-ending", { path, endings: ENDINGS });
  return format;
}
