import { placeName } from "../domain/names.ts";
import type { Column, Heads } from "./columns.ts";
import { BLANK, type RawCell } from "./raw.ts";

/**
 * Fills the blank cells of places from the row directly above, as merged cells look once they are
 * saved as CSV; names are never filled. Nothing is taken over a blank or passed-over row, and none
 * of what lies within a place where the row states another place. Give it the rows of data in turn;
 * `fill` gives their cells back with the number of those filled.
 */
export function fillingDown(table: Heads, columns: Column[]) {
  const places = table.filledDown
    .map((name) => ({ name, index: columns.findIndex(({ column }) => column === name) }))
    .filter(({ index }) => index >= 0);
  let above: RawCell[] = [];
  let last = 0;
  let isBySections = false;
  /** Takes the heading of a section for what stands above the rows below it. */
  const begin = (row: number, name: string, cell: RawCell) => {
    const n = places.findIndex((place) => place.name === name);
    if (n < 0) return;
    above = row === last + 1 || n > 0 ? [...above] : [];
    for (const { index } of places.slice(n)) above[index] = BLANK;
    above[places[n]?.index ?? 0] = cell;
    last = row;
    isBySections = true;
  };
  const fill = ({ row, cells }: { row: number; cells: RawCell[] }) => {
    if (row !== last + 1) above = [];
    let filled = cells;
    let count = 0;
    let isWithin = true;
    let widerIsBlank = true;
    for (const [n, { name, index }] of places.entries()) {
      const over = above[index] ?? BLANK;
      const inner = places[n + 1]?.index ?? -1;
      // A district left blank beside another township is the one that the cycle names.
      const isOwn =
        name === "district" &&
        (cells[inner] ?? BLANK).text !== "" &&
        !isSame(cells[inner], above[inner]);
      const isAsked = table.filledTogether !== true || widerIsBlank;
      if (
        isWithin &&
        isAsked &&
        !isOwn &&
        over.text !== "" &&
        (cells[index] ?? BLANK).text === ""
      ) {
        if (count === 0) filled = [...cells];
        filled[index] = over;
        count++;
      }
      widerIsBlank = (cells[index] ?? BLANK).text === "";
      // Where sections alone name a place, nothing wider stands above that could differ.
      isWithin &&= isSame(filled[index], over) || (isBySections && over.text === "");
    }
    above = filled;
    last = row;
    return { cells: filled, count };
  };
  return { fill, begin };
}

function isSame(one: RawCell = BLANK, other: RawCell = BLANK): boolean {
  return one.text === other.text || placeName(one.text) === placeName(other.text);
}
