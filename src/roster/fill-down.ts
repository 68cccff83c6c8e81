import { placeName } from "../domain/names.ts";
import type { Column, Heads } from "./layout.ts";
import { BLANK, type RawCell } from "./raw.ts";

/**
 * Fills the blank cells of places from the row directly above, as merged cells look once they are
 * saved as CSV; names are never filled. Nothing is taken over a blank or passed-over row, and none
 * of what lies within a place where the row states another place. Give it the rows of data in turn;
 * it gives their cells back with the number of those filled.
 */
export function fillingDown(table: Heads, columns: Column[]) {
  const places = table.filledDown
    .map((name) => ({ name, index: columns.findIndex(({ column }) => column === name) }))
    .filter(({ index }) => index >= 0);
  let above: RawCell[] = [];
  let last = 0;
  return ({ row, cells }: { row: number; cells: RawCell[] }) => {
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
      isWithin &&= isSame(filled[index], over);
    }
    above = filled;
    last = row;
    return { cells: filled, count };
  };
}

function isSame(one: RawCell = BLANK, other: RawCell = BLANK): boolean {
  return one.text === other.text || placeName(one.text) === placeName(other.text);
}
