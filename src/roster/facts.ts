import type { Day } from "../domain/days.ts";
import {
  contradiction,
  type Measure,
  type MeasuresDocument,
  measuresOf,
  type Subject,
  withoutQuotients,
} from "../domain/measures.ts";
import type { FactRow } from "../domain/roster.ts";
import { type Cells, personName, place, type Reader } from "./cells.ts";
import { columnOf, type Naming } from "./headings.ts";
import { type Grid, isOfTalks, understandAs } from "./layout.ts";
import {
  type MeasureHeading,
  type ReadHeading,
  readingHeadings,
  unitFactor,
  yearIn,
} from "./measure-headings.ts";
import { factorOf, unitAbove, valueReader } from "./measure-values.ts";
import type { RawSheet } from "./raw.ts";
import { OF_ROSTER, staffNumber, type Table } from "./tables.ts";

/** What a table of facts needs to be known by. */
export interface FactTables {
  measures: MeasuresDocument;
  today: Day;
}

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
  for (const [subject, places] of TOLD_BY) {
    const read = readingHeadings(measuresOf(known.measures, subject));
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
    const heads = { toldBy: places, columns, filledDown: ["district", "township", "village"] };
    const grid = understandAs([heads], raw, naming);
    if (!grid || isOfTalks(grid)) continue;
    const hasYear = grid.indexOf.has("year");
    const said = saidIn(grid, read, hasYear);
    if (said.length === 0 || isOfRoster(grid, mapped)) continue;
    return { ...withYears(grid, hasYear), table: tableOf(grid, { said, ...known }) };
  }
  return null;
}

const NO_NAMING: Naming = { get: () => undefined };

/** The column of a measure: collective_income, or collective_income@2024. */
function nameOf({ measure, year }: MeasureHeading): string {
  return year === null ? measure.name : `${measure.name}@${year}`;
}

type Heads = Pick<Table, "toldBy" | "columns" | "filledDown">;

function isOfRoster({ columns }: Grid<Heads>, mapped: Naming): boolean {
  return columns.some(({ heading }) => OF_ROSTER.includes(columnOf(heading, mapped) ?? ""));
}

/** A column that says something of a measure; without a year of its own, of the row's. */
interface SaidColumn {
  column: string;
  measure: string;
  year: number | null;
  read: Reader<string | number | null>;
}

function saidIn(grid: Grid<Heads>, read: ReadHeading, hasYear: boolean): SaidColumn[] {
  const above = grid.rows.slice(0, grid.top - grid.header.length).flat();
  const unit = above.map(({ text }) => unitAbove(text)).find((found) => found !== null);
  return grid.columns.flatMap(({ heading, column }): SaidColumn[] => {
    const [name, ofYear] = column?.split("@") ?? [];
    const found = read(name ?? "");
    if (column === null || found === null || (ofYear === undefined && !hasYear)) return [];
    const { measure } = found;
    const factor = unitFactor(heading, measure) ?? (unit ? factorOf(measure, unit) : null) ?? null;
    const year = ofYear === undefined ? null : Number(ofYear);
    return [{ column, measure: measure.name, year, read: valueReader(measure, factor) }];
  });
}

/** A measure of no year is passed over. */
function withYears(grid: Grid<Heads>, hasYear: boolean): Grid<Heads> {
  const places = [...grid.table.toldBy, "district", "year", "staff_no"];
  const columns = grid.columns.map((item) => {
    const isDated = hasYear || places.includes(item.column ?? "") || item.column?.includes("@");
    return isDated ? item : { ...item, column: null };
  });
  return { ...grid, columns };
}

/** What is the same for all rows of a table. */
interface Plan {
  said: SaidColumn[];
  /** The shares of which the table says something. */
  shares: Measure[];
  hasPerson: boolean;
  hasVillage: boolean;
  readYear: Reader<number> | null;
  thisYear: number;
}

function tableOf({ table }: Grid<Heads>, known: FactTables & { said: SaidColumn[] }): Table {
  const { said, today } = known;
  const thisYear = Number(today.slice(0, 4));
  const isSaid = (name: string | undefined) => said.some(({ measure }) => measure === name);
  const plan: Plan = {
    ...{ said, thisYear },
    shares: known.measures.measures.filter(({ part, whole }) => isSaid(part) && isSaid(whole)),
    hasPerson: table.toldBy.includes("name"),
    hasVillage: table.toldBy.includes("village"),
    readYear: said.some(({ year }) => year === null) ? readingYear(thisYear) : null,
  };
  return {
    ...table,
    name: "facts",
    add: (cells, statement) => {
      for (const row of factRows(cells, plan)) statement.facts.push(row);
    },
  };
}

/** What a row says, a year at a time. */
function factRows(cells: Cells, plan: Plan): FactRow[] {
  const { hasPerson, hasVillage, thisYear } = plan;
  const ofRow = plan.readYear && cells.required("year", plan.readYear, null);
  const district = cells.optional("district", place);
  const township = cells.required("township", place, "");
  const village = hasVillage ? cells.required("village", place, "") : null;
  const name = hasPerson ? cells.required("name", personName, "") : null;
  const staffNo = hasPerson ? cells.optional("staff_no", staffNumber) : null;
  const rows: FactRow[] = [];
  for (const { column, measure, year: own, read } of plan.said) {
    const year = own ?? ofRow;
    const value = cells.stated(column, read) ?? null;
    if (own !== null && own > thisYear && value !== null) {
      cells.refuse(column, { code: "year-in-future", value: String(own), year: thisYear });
    }
    if (year === null || year > thisYear) continue;
    let row = rows.find((one) => one.year === year);
    if (!row) {
      row = { at: cells.at, district, township, village, name, staffNo, year, said: {} };
      rows.push(row);
    }
    row.said[measure] = value;
  }
  return plan.shares.length === 0 ? rows : rows.map((row) => checked(cells, plan.shares, row));
}

/** A row without the shares that its own numbers give; one that says otherwise is refused. */
function checked(cells: Cells, shares: Measure[], row: FactRow): FactRow {
  const wrong = contradiction(shares, row.said);
  if (wrong) {
    const { measure, ...share } = wrong;
    const column = (share.share === null ? measure.part : measure.name) ?? "";
    const at = cells.has(column) ? column : `${column}@${row.year}`;
    cells.refuse(at, { code: "share-impossible", ...share });
  }
  row.said = withoutQuotients(shares, row.said);
  return row;
}

function readingYear(thisYear: number): Reader<number> {
  return (value) => {
    const text = value.normalize("NFKC").replace(/\s/g, "");
    const year = Number(/^((?:19|20)\d{2})(?:年度?)?$/u.exec(text)?.[1]);
    if (!year) return { problem: { code: "not-a-year", value } };
    return year > thisYear
      ? { problem: { code: "year-in-future", value, year: thisYear } }
      : { value: year };
  };
}
