import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CellValue, readXlsx, type Sheet, writeXlsx } from "hucre/xlsx";
import type { Office } from "../helpers/talks.ts";

/** The sheets of a workbook in the office's folder. */
export async function sheetsOf(here: Office, name: string): Promise<Sheet[]> {
  return (await readXlsx(readFileSync(join(here.folder, name)), { readStyles: true })).sheets;
}

/** The row that heads the talks: the first with a cell for the day. */
const headerOf = (rows: CellValue[][]) =>
  rows.findIndex((row) => row.includes("Date held") || row.includes("谈话日期"));

export type Fill = Record<string, CellValue>;

/**
 * Fills in a sheet of talks as an office does, by heading, and saves it plainly: the values alone
 * survive, as with the worst of programs.
 * @param fills by row below the header, counted from 0
 */
export async function fillIn(
  here: Office,
  from: string,
  to: string,
  fills: Record<number, Fill>,
): Promise<string> {
  const [sheet] = await sheetsOf(here, from);
  const rows = (sheet?.rows ?? []).map((row) => [...row]);
  const top = headerOf(rows);
  for (const [at, fill] of Object.entries(fills)) {
    for (const [heading, value] of Object.entries(fill)) {
      const column = (rows[top] ?? []).indexOf(heading);
      if (column < 0) throw new Error(`no column ${heading}`);
      const row = rows[top + 1 + Number(at)] ?? [];
      row[column] = value;
      rows[top + 1 + Number(at)] = row;
    }
  }
  return save(here, to, [{ name: sheet?.name ?? "", rows }]);
}

export async function save(
  here: Office,
  name: string,
  sheets: { name: string; rows: CellValue[][] }[],
): Promise<string> {
  const path = join(here.folder, name);
  writeFileSync(path, await writeXlsx({ sheets }));
  return path;
}

/** The rows of talks in a sheet, by heading. */
export async function talksIn(here: Office, name: string): Promise<Fill[]> {
  const [sheet] = await sheetsOf(here, name);
  const rows = sheet?.rows ?? [];
  const top = headerOf(rows);
  return rows
    .slice(top + 1)
    .map((row) => Object.fromEntries((rows[top] ?? []).map((h, i) => [String(h), row[i] ?? null])));
}

/** A workbook's sheet as CSV, as a spreadsheet saves it. */
export async function asCsv(
  here: Office,
  from: string,
  separator: string,
  sheetName?: string,
): Promise<string> {
  const sheets = await sheetsOf(here, from);
  const sheet = sheetName ? sheets.find(({ name }) => name === sheetName) : sheets[0];
  const cell = (value: CellValue) => {
    const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
    return /["\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const width = Math.max(...(sheet?.rows ?? []).map((row) => row.length));
  return (sheet?.rows ?? [])
    .map((row) => Array.from({ length: width }, (_, i) => cell(row[i] ?? null)).join(separator))
    .join("\r\n");
}

/** All four findings, in English. */
export const FOUR: Fill = {
  ...{ "State of mind": "安心", "Working ability": "较强" },
  ...{ "Political quality": "坚定", "Standing with the masses": "好" },
};
/** The same in Chinese. */
export const SI: Fill = { 思想状况: "安心", 工作能力: "较强", 政治素质: "坚定", 群众口碑: "好" };

export const onDay = (day: string) => new Date(`${day}T00:00:00Z`);
