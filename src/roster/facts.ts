import { measuresOf, type Subject } from "../domain/measures.ts";
import type { Heads } from "./columns.ts";
import { type FactTables, factTable, type SaidColumn } from "./fact-rows.ts";
import { columnOf, type Naming } from "./headings.ts";
import { type Grid, HEADER_WITHIN, isOfTalks, understandAs } from "./layout.ts";
import {
  type MeasureHeading,
  type ReadHeading,
  readingHeadings,
  unitFactor,
  yearIn,
} from "./measure-headings.ts";
import { factorOf, unitAbove, valueReader } from "./measure-values.ts";
import { holdHeads, peopleColumn, peopleGroups } from "./people-columns.ts";
import type { RawCell, RawSheet } from "./raw.ts";
import { OF_ROSTER } from "./tables.ts";

/** What tells whose facts a table holds, the narrowest first. */
const TOLD_BY: [subject: Subject, places: string[]][] = [
  ["person", ["township", "village", "name"]],
  ["village", ["township", "village"]],
  ["township", ["township"]],
];

/**
 * Understands a sheet of facts: places, a declared measure and a year, in a column or in the
 * measure's heading. null for any other sheet.
 */
export function understandFacts(raw: RawSheet, mapped: Naming, known: FactTables): Grid | null {
  const first = raw.rows.slice(0, HEADER_WITHIN + 1).flat();
  for (const [subject, places] of TOLD_BY) {
    const read = readingHeadings(measuresOf(known.measures, subject));
    const saysAny = ({ text }: RawCell) => read(columnOf(text, mapped) ?? text) !== null;
    if (!first.some(saysAny)) continue;
    const columns = [...places, "district", "year", ...(subject === "person" ? ["staff_no"] : [])];
    // Which years there are only the headings tell, so the columns grow as they are named.
    const naming: Naming = {
      get(key) {
        const known = mapped.get(key) ?? columnOf(key, NO_NAMING);
        const heading = read(known ?? key);
        if (heading === null) return known ?? undefined;
        const column = nameOf({ ...heading, year: heading.year ?? yearIn(key) });
        if (!columns.includes(column)) columns.push(column);
        return column;
      },
    };
    const heads = {
      ...{ toldBy: places, columns, filledDown: ["district", "township", "village"] },
      // A township beside a blank village is the township itself.
      ...(!places.includes("name") && { filledTogether: true as const }),
    };
    const grid = understandAs([heads], withoutUnitLines(raw), naming);
    if (!grid || isOfTalks(grid)) continue;
    const hasYear = grid.indexOf.has("year");
    const above = raw.rows.slice(0, grid.top - grid.header.length).flat();
    const unit = above.map(({ text }) => unitAbove(text)).find((found) => found !== null);
    const said = saidIn(grid, { read, hasYear, unit: unit ?? null });
    if (said.length === 0 || isOfRoster(grid, mapped)) continue;
    return { ...withYears(grid, hasYear), table: factTable(grid.table, said, known) };
  }
  return null;
}

/** 单位：万元 on a line of its own would be taken for the upper line of the header. */
function withoutUnitLines(raw: RawSheet): RawSheet {
  const isUnitLine = (row: RawCell[]) => {
    const texts = new Set(row.map(({ text }) => text).filter((text) => text !== ""));
    return texts.size === 1 && [...texts].every((text) => /^[(（]?单位[:：]/u.test(text));
  };
  const top = raw.rows.slice(0, HEADER_WITHIN).map((row) => (isUnitLine(row) ? [] : row));
  return { ...raw, rows: [...top, ...raw.rows.slice(HEADER_WITHIN)] };
}

const NO_NAMING: Naming = { get: () => undefined };

/** The column of a measure: collective_income, or collective_income@2024. */
function nameOf({ measure, year }: MeasureHeading): string {
  return year === null ? measure.name : `${measure.name}@${year}`;
}

function isOfRoster({ columns }: Grid<Heads>, mapped: Naming): boolean {
  const across = columns.map(({ heading, column }) => ({
    person: column === null ? peopleColumn(heading) : null,
  }));
  return (
    columns.some(({ heading }) => OF_ROSTER.includes(columnOf(heading, mapped) ?? "")) ||
    holdHeads(peopleGroups(across))
  );
}

function saidIn(
  grid: Grid<Heads>,
  { read, hasYear, unit }: { read: ReadHeading; hasYear: boolean; unit: string | null },
): SaidColumn[] {
  return grid.columns.flatMap(({ heading, column }): SaidColumn[] => {
    const [name, ofYear] = column?.split("@") ?? [];
    const found = read(name ?? "");
    if (column === null || found === null || (ofYear === undefined && !hasYear)) return [];
    const { measure } = found;
    const factor = unitFactor(heading, measure) ?? (unit ? factorOf(measure, unit) : null) ?? null;
    const year = ofYear === undefined ? null : Number(ofYear);
    const isUnitless =
      factor === null && measure.unit === "yuan" && /\p{Script=Han}/u.test(heading);
    const said = { column, measure: measure.name, year, read: valueReader(measure, factor) };
    return [{ ...said, unitless: isUnitless ? heading : null }];
  });
}

/** A measure without a year is skipped. */
function withYears(grid: Grid<Heads>, hasYear: boolean): Grid<Heads> {
  const places = [...grid.table.toldBy, "district", "year", "staff_no"];
  const columns = grid.columns.map((item) => {
    const isDated = hasYear || places.includes(item.column ?? "") || item.column?.includes("@");
    return isDated ? item : { ...item, column: null };
  });
  return { ...grid, columns };
}
