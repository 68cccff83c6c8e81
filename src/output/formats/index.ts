import { extname } from "node:path";
import { Fault } from "../../errors.ts";

/** The formats of `-f`; adding one is a file in this folder and a line in each of these. */
export const FORMATS = ["table", "json", "csv", "md", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

const ENDINGS: Record<string, Format> = {
  ".txt": "table",
  ".json": "json",
  ".csv": "csv",
  ".md": "md",
  ".xlsx": "xlsx",
};

/** @throws Fault unknown-ending */
export function formatOfFile(path: string): Format {
  const format = ENDINGS[extname(path).toLowerCase()];
  if (!format) throw new Fault("unknown-ending", { path });
  return format;
}
