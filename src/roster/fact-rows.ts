import type { Day } from "../domain/days.ts";
import {
  contradiction,
  type Measure,
  type MeasuresDocument,
  withoutQuotients,
} from "../domain/measures.ts";
import type { FactRow } from "../domain/roster.ts";
import type { Cells } from "./cells.ts";
import type { Reader } from "./day-cells.ts";
import { staffNumber, type Table } from "./tables.ts";
import { personName, place } from "./texts.ts";

/** What a table of facts needs to be known by. */
export interface FactTables {
  measures: MeasuresDocument;
  today: Day;
}

/** A column that says something of a measure; without a year of its own, of the row's. */
export interface SaidColumn {
  column: string;
  measure: string;
  year: number | null;
  read: Reader<string | number | null>;
  /** Its heading, where it is of money and names no unit. */
  unitless: string | null;
}

/** What is the same for all rows of a table. */
interface Plan {
  said: SaidColumn[];
  /** The shares of which the table says something. */
  shares: Measure[];
  ofTownships: Set<string>;
  hasPerson: boolean;
  hasVillage: boolean;
  readYear: Reader<number> | null;
  thisYear: number;
}

/** The table that a sheet of facts is: how its rows are checked and given. */
export function factTable(
  table: Pick<Table, "toldBy" | "columns" | "filledDown">,
  said: SaidColumn[],
  { measures: { measures }, today }: FactTables,
): Table {
  const thisYear = Number(today.slice(0, 4));
  const isSaid = (name: string | undefined) => said.some(({ measure }) => measure === name);
  const plan: Plan = {
    ...{ said, thisYear },
    shares: measures.filter(({ part, whole }) => isSaid(part) && isSaid(whole)),
    ofTownships: new Set(
      measures.filter(({ of }) => of.includes("township")).map(({ name }) => name),
    ),
    hasPerson: table.toldBy.includes("name"),
    hasVillage: table.toldBy.includes("village"),
    readYear: said.some(({ year }) => year === null) ? readingYear(thisYear) : null,
  };
  return {
    ...table,
    name: "facts",
    unitless: said.flatMap(({ unitless }) => unitless ?? []),
    add: (cells, statement) => {
      for (const row of factRows(cells, plan)) statement.facts.push(row);
    },
  };
}

/** What a row says, a year at a time. Among villages a row that names none is of the township. */
function factRows(cells: Cells, plan: Plan): FactRow[] {
  const { hasPerson, hasVillage, thisYear } = plan;
  const ofRow = plan.readYear && cells.required("year", plan.readYear, null);
  const district = cells.optional("district", place);
  const township = cells.required("township", place, "");
  const village = hasVillage ? cells.optional("village", place) : null;
  const ofAll = hasVillage && !hasPerson && village === null;
  let lacksVillage = hasPerson && village === null;
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
    if (ofAll && !plan.ofTownships.has(measure)) {
      lacksVillage ||= value !== null;
      continue;
    }
    let row = rows.find((one) => one.year === year);
    if (!row) {
      row = { at: cells.at, district, township, village, name, staffNo, year, said: {} };
      rows.push(row);
    }
    row.said[measure] = value;
  }
  if (lacksVillage) cells.refuse("village", { code: "required" });
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
