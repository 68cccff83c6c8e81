import { isBlank, nameKey } from "../domain/names.ts";
import { saysNothing } from "./cells.ts";
import type { Heads } from "./columns.ts";
import { headingKey, NO_MATTER } from "./headings.ts";
import type { Grid } from "./layout.ts";
import { BLANK, type RawCell } from "./raw.ts";
import { isTotal } from "./totals.ts";
import { sectionOf } from "./townships.ts";

/** What a row below a header is. */
export type RowKind =
  | { kind: "data" }
  | { kind: "blank" }
  | { kind: "note"; text: string }
  | { kind: "section"; text: string; column: string; name: string };

/** The template's own example: always skipped. */
const EXAMPLE = /^\s*(?:示例|例|Example)\s*(?:[:：（(].*)?$/u;
const LETTER = /\p{L}/u;
/** How a line begins that is no data, compared without spaces. */
const NOTE =
  /^(?:填表|制表|填报|报送|上报|审核|审批|负责人|经办人|联系人|联系电话|单位(?:[(:盖]|负责)|备注|说明|注\d*[:、.]|注释|日期|时间|年月日|书记签|主要领导|分管领导|签[字名]|盖章|公章|例[:]|以上|此表|本表|附[:注件]|第\d+页|共\d+页|[※＊*★#·•]|[(]?\d{1,2}[)、.．][^\d]|\d{4}年\d{1,2}月(?:\d{1,2}日)?$|\d{4}[-./]\d{1,2}[-./]\d{1,2}$|截[至止]|--+|——+)/u;
/** How a line ends that is to be signed. */
const SIGNED = /(?:签[字名章]|盖章|公章)[)]?[:]?$/u;
const PAGE = /^-?(?:第?\d+页)?[,/、]?(?:共\d+页)$|^-?第?\d+(?:页|\/\d+)-?$/u;

/** Columns of people and posts: what stands there is said of somebody. */
const POSTS = ["post", "posts", "party_post", "committee_post", "other_post"];

/**
 * Tells the rows of data from what else stands in a printed form: its title and header again on
 * each page, headings of sections, totals, numbered rows that nobody filled in, signatures, notes.
 * A row with a place, a name and a post is data, whatever its first cell says.
 */
export function rowKinds(grid: Grid<Heads>) {
  const at = (column: string) => grid.indexOf.get(column) ?? -1;
  const told = grid.table.toldBy.map(at);
  const places = ["township", "village"].map(at).filter((i) => i >= 0);
  const names = [at("name"), ...grid.people.map(({ indexOf }) => indexOf.get("name") ?? -1)];
  const posts = POSTS.map(at).filter((i) => i >= 0);
  const own = [...names, ...posts, at("village")];
  const numbers = grid.columns.flatMap(({ heading, column, person }, i) =>
    column === null &&
    person === null &&
    (heading === "" || NO_MATTER.includes(headingKey(heading)))
      ? [i]
      : [],
  );
  const isPeople = at("name") >= 0 || grid.people.length > 0;
  const { isHeader, isTitle } = headingsAgain(grid);
  const isMerged = grid.merges.length > 0;
  const isOwnWords = inOwnWords(grid);

  /** @param raw as the file has it, before what is merged is spread */
  return (cells: RawCell[], raw: RawCell[]): RowKind => {
    const first = cells.find((cell) => !isBlank(cell.text));
    if (!first) return { kind: "blank" };
    const note: RowKind = { kind: "note", text: first.text };
    const said = (i: number) => i >= 0 && !saysNothing(cells[i]);
    const counts = (i: number) => i >= 0 && isTotal((cells[i] ?? BLANK).text);

    const hasName = names.some((i) => said(i) && LETTER.test((cells[i] ?? BLANK).text));
    const hasPost = grid.people.length > 0 || posts.some(said);
    const hasPlace = places.length > 0 && places.every(said);
    // One cell spread over the row says one thing.
    const isSpread = isMerged && cells.every((cell) => cell === first || isBlank(cell.text));
    const isLabel = !hasName && /[:：]\s*$/u.test(first.text) && NOTE.test(nameKey(first.text));
    const isWhole =
      !isSpread &&
      !isLabel &&
      ((isPeople && hasPost && (hasName || hasPlace)) ||
        (told.every(said) && (told.length > 1 || !NOTE.test(nameKey(first.text)))));
    if (isWhole && (EXAMPLE.test(first.text) || isHeader(cells, first))) return note;
    const [placeCounts, nameCounts] = [places.some(counts), names.some(counts)];
    if (isWhole && !placeCounts && !nameCounts) return { kind: "data" };
    // Nobody is called 合计: with a post beside it somebody has to look, without one it is a total.
    if (nameCounts || placeCounts) {
      const isPost = posts.some((i) => said(i) && !counts(i));
      return isPost && hasName ? { kind: "data" } : note;
    }

    if (raw.every((cell, i) => saysNothing(cell) || isNumber(cell, i, numbers))) {
      return { kind: "blank" };
    }
    if (isHeader(cells, first) || isTitle(cells)) return note;
    const filled = cells.filter((cell) => !isBlank(cell.text));
    const isNamed = isPeople ? hasName : said(at("village"));
    if (!isNamed && filled.some((cell) => isTotal(cell.text))) return note;
    const key = nameKey(first.text);
    if (filled.some((cell) => cell !== first)) {
      const isLine = NOTE.test(key) && (!isNamed || !(hasPlace || posts.some(said)));
      return isLine && (isPeople || !isNamed) ? note : { kind: "data" };
    }
    const column = cells.indexOf(first);
    const isOfList = !isPeople && column === at("village") && filled.length === 1;
    const section = isOfList ? null : sectionOf(first.text);
    if (section && (!isOwnWords || section.isNumbered))
      return { kind: "section", text: first.text, ...section };
    // A name alone is somebody whose post is missing: that is reported, not skipped.
    const isSomebody =
      filled.length <= 2 && (isOwnWords || own.includes(column)) && !isNoteKey(key);
    return isSomebody ? { kind: "data" } : note;
  };
}

/** In the tables' own words nothing is written as on a printed form, and a blank place is a mistake. */
export function inOwnWords({ table, columns }: Pick<Grid<Heads>, "table" | "columns">): boolean {
  return columns.every(
    ({ heading, column }) =>
      column === null || !table.filledDown.includes(column) || heading === column,
  );
}

/** Tells the title and the header when they come again. */
function headingsAgain(grid: Grid<Heads>) {
  const titles = new Set(grid.rows.slice(0, grid.top - grid.header.length).map(textOf));
  const header = grid.header.map((cells) => cells.map(({ text }) => headingKey(text)));
  const begins = header.map((line) => line.find(Boolean) ?? "");
  return {
    isTitle: (cells: RawCell[]) => titles.has(textOf(cells)),
    // Of most rows the first letter tells.
    isHeader: (cells: RawCell[], { text }: RawCell) =>
      begins.some((begin) => begin[0] === text[0]?.toLowerCase() || !LETTER.test(text[0] ?? "")) &&
      header.some((line) => isSameLine(line, cells)),
  };
}

/** A running number in a column that says nothing of anybody. */
function isNumber({ text }: RawCell, column: number, numbers: number[]): boolean {
  return numbers.includes(column) && /^\d{1,6}[.、]?$/.test(nameKey(text));
}

function isNoteKey(key: string): boolean {
  return (
    NOTE.test(key) || SIGNED.test(key) || PAGE.test(key) || /[:：。]$/u.test(key) || key.length > 25
  );
}

function textOf(cells: RawCell[]): string {
  return [...new Set(cells.map(({ text }) => nameKey(text)).filter(Boolean))].join(" ");
}

function isSameLine(line: string[], cells: RawCell[]): boolean {
  const length = Math.max(line.length, cells.length);
  const first = line.findIndex((heading) => heading !== "");
  if (first < 0) return false;
  for (let i = first; i < length; i++) {
    if ((line[i] ?? "") !== headingKey((cells[i] ?? BLANK).text)) return false;
  }
  return true;
}
