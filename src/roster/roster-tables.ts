import { LEVELS } from "../domain/roster.ts";
import { Fault } from "../errors.ts";
import { type Column, type Heads, tableOf } from "./columns.ts";
import { headingKey } from "./headings.ts";
import { holdHeads, mayHoldPeople, peopleGroups } from "./people-columns.ts";
import type { RawSheet } from "./raw.ts";
import { readSeat } from "./seats.ts";
import { TABLES, type Table } from "./tables.ts";
import { type GivenTownship, givenTownship } from "./townships.ts";
import { WIDE } from "./wide-table.ts";

/** Which table a header heads, with what its columns are taken for. */
export interface Choice<T> {
  table: T;
  columns: Column[];
  given: GivenTownship | null;
}

/** Decides it from the columns, and from what stands above and below the header's `lines` lines. */
export type Choose<T extends Heads> = (
  columns: Column[],
  sheet: RawSheet,
  top: number,
  lines: number,
) => Choice<T> | null;

/** The table of the roster that a header heads. @throws Fault unclear-heading */
export const chooseTable: Choose<Table> = (written, sheet, top, lines) => {
  const columns = asLeaders(written, sheet, top + lines);
  const isByUnit = columns.some(({ column }) => column === "unit");
  const table = isByUnit ? LEADERS_BY_UNIT : rosterTable(sheet.file, columns);
  if (table) {
    if (table.name === "cadres") refuseOthers(sheet, top);
    return { table, columns: ofTable(table, columns), given: null };
  }
  // The township may stand in the title; what else would be missing nobody could tell.
  const township: Column = { heading: "township", column: "township", person: null };
  const completed = [...columns, township];
  const known = new Set(columns.map(({ column }) => column));
  if (!known.has("village") || known.has("township")) return null;
  const lacking = rosterTable(sheet.file, completed);
  const isRoster =
    lacking && (lacking.name !== "villages" || OF_VILLAGES.some((one) => known.has(one)));
  const given = isRoster ? givenTownship(sheet, top, top + lines) : null;
  return given && lacking && { table: lacking, columns: ofTable(lacking, completed), given };
};

/** Titles of lists of people who do not hold the posts, or not any more (rule 28). */
const OTHERS =
  /候选人|初步人选|拟任|提名人选|推荐人选|后备(?:干部|力量|人才|人选)|考察对象|历任|离任|卸任|往届|上一?届/u;

/** A list of candidates would replace those who hold the posts. @throws Fault list-of-others */
function refuseOthers({ file, sheet, rows }: RawSheet, top: number): void {
  const titles = [sheet ?? "", ...rows.slice(0, top).flatMap((row) => row.map(({ text }) => text))];
  const title = titles.find((text) => text.length <= TITLE && OTHERS.test(text));
  if (title) throw new Fault("list-of-others", { file, title });
}

/** A longer text above a table is an instruction. */
const TITLE = 40;

/** Only a table of cadres has people across; in others such a column is one that nobody knows. */
function ofTable(table: Table, columns: Column[]): Column[] {
  return table.name === "cadres" ? columns : columns.map((item) => ({ ...item, person: null }));
}

const LEADERS = TABLES.find(({ name }) => name === "leaders") as Table;
/** A list of leaders that names the unit, whose seat a title such as 党委书记 is. */
const LEADERS_BY_UNIT: Table = { ...LEADERS, columns: [...LEADERS.columns, "unit"] };

/** Beside a village's name they make a list of villages. */
const OF_VILLAGES = [
  ...["key", "contradictory", "kind", "branch_election", "committee_election", ...LEVELS],
];

function rosterTable(file: string, columns: Column[]): Table | null {
  const names = new Set(columns.map(({ column }) => column));
  const told = tableOf(TABLES, columns);
  if (names.has("name") || told?.name === "items") return told;
  const groups = peopleGroups(columns);
  const isWide = tableOf([WIDE], columns) !== null && holdHeads(groups);
  const unclear = columns.find(
    ({ heading, column, person }) => column === null && person === null && mayHoldPeople(heading),
  );
  if (unclear && (isWide || told)) {
    throw new Fault("unclear-heading", { file, heading: unclear.heading });
  }
  return isWide ? WIDE : told;
}

const UNITS = ["单位", "单位名称", "工作单位", "所在单位", "部门", "所在部门", "机关"].map(
  headingKey,
);

/**
 * 职务 beside a name and no village is a leader's; so it is beside a unit where the rows speak of
 * talkers' seats.
 */
function asLeaders(columns: Column[], sheet: RawSheet, first: number): Column[] {
  const at = (name: string) => columns.findIndex(({ column }) => column === name);
  const [post, village] = [at("posts") >= 0 ? at("posts") : at("post"), at("village")];
  if (at("name") < 0 || post < 0) return columns;
  const isUnit = village >= 0 && UNITS.includes(headingKey(columns[village]?.heading ?? ""));
  const isByUnit = isUnit && speaksOfSeats(sheet, first, village, post, at("township"));
  if (village >= 0 && !isByUnit) return columns;
  return columns.map((item, i) =>
    i === post ? { ...item, column: "post" } : i === village ? { ...item, column: "unit" } : item,
  );
}

/** Whether some of the first rows name a talker's seat, and none a village. */
function speaksOfSeats(
  sheet: RawSheet,
  first: number,
  unit: number,
  post: number,
  township: number,
): boolean {
  const rows = sheet.rows.slice(first, first + 100).map((row) => ({
    unit: row[unit]?.text ?? "",
    title: row[post]?.text ?? "",
    township: row[township]?.text || null,
  }));
  const isOfVillages = rows.some((row) => /(?:村|社区|村委会|居委会)$/u.test(row.unit));
  const isSeat = (row: (typeof rows)[0]) => {
    const seat = row.title === "" ? null : readSeat(row.title, row.unit, row.township);
    return seat !== null && seat !== "no-seat";
  };
  return !isOfVillages && rows.some(isSeat);
}

/** The one column that a sheet of people in villages lacks; null where that is not what is wrong. */
export function missingColumn(columns: Column[]): string | null {
  const known = new Set(columns.map(({ column }) => column));
  const holdsPeople = known.has("name") || holdHeads(peopleGroups(columns));
  if (known.has("village") && !known.has("township") && holdsPeople) return "township";
  const hasPost = ["posts", "party_post", "committee_post"].some((column) => known.has(column));
  if (known.has("township") && hasPost && known.has("name") && !known.has("village"))
    return "village";
  return known.has("village") && known.has("township") && hasPost && !known.has("name")
    ? "name"
    : null;
}
