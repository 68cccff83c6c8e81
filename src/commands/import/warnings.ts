import type { Messages } from "../../messages/index.ts";
import { alikeNames } from "../../output/alike.ts";
import { forPeople } from "../../output/for-people.ts";
import type { Reading, SkippedSheet } from "../../roster/read.ts";
import type { Session } from "../../session.ts";
import type { ImportWarning } from "../../store/roster/run.ts";

/** How many hidden rows a warning names. */
const NAMED = 20;

/** What a clerk should know of how the files were read. */
export function readingTexts(
  session: Session,
  readings: Reading[],
  skipped: SkippedSheet[],
): string[] {
  const { import: text } = session.messages.commands;
  const { reading: told, input } = session.messages;
  return [
    ...readings.flatMap((reading) => {
      const { encoding, ignored, misspelt, filledDown, passedOver, formulas } = forPeople(reading);
      const { township, hiddenRows, assumed } = forPeople(reading);
      const where = sheetName(reading.file, reading.sheet, session.messages);
      return [
        ...(encoding ? [text.encoding(where, encoding)] : []),
        ...(ignored.length > 0 ? [text.ignored(where, ignored)] : []),
        ...misspelt.map(({ heading, column }) => text.misspelt(where, heading, column)),
        ...(filledDown.row === null
          ? []
          : [text.filledDown(where, filledDown.cells, filledDown.row)]),
        ...(formulas > 0 ? [text.formulas(where, formulas)] : []),
        ...(township ? [told.township(where, township.from, township.township)] : []),
        ...(hiddenRows.length > 0
          ? [
              told.hiddenRows(
                where,
                hiddenRows.slice(0, NAMED),
                Math.max(0, hiddenRows.length - NAMED),
              ),
            ]
          : []),
        ...assumed.map(({ row, written, day }) => input.rowDayRead(where, row, written, day)),
        ...passedOver.map((row) => text.passedOver(where, row.row, row.text)),
      ];
    }),
    ...forPeople(skipped).map(({ file, sheet, hidden, seen }) =>
      hidden ? text.hiddenSheet(file, sheet) : text.unknownSheet(file, sheet, seen),
    ),
  ];
}

export function sheetName(file: string, sheet: string | null, { words }: Messages): string {
  return sheet === null ? file : `${file}${words.aside(sheet)}`;
}

/** What a clerk should know about rows that were imported. */
export function warningText({ messages }: Session, warning: ImportWarning): string {
  const { commands, reading: text, words } = messages;
  switch (warning.code) {
    case "no-post":
      return commands.import.noPost(warning.at.file, warning.at.row);
    case "item-stays-closed":
      return messages.items.staysClosed(warning.at.file, warning.at.row);
    case "from-before-election": {
      const { township, village, name, from } = warning.row;
      return text.fromBeforeElection(words.place(township, village), name ?? "", from ?? "");
    }
    case "alike":
      return text.alike(alikeNames(warning.places, messages));
    case "near": {
      const { added, known, township } = warning;
      return text.near(words.place(township, added), known);
    }
  }
}
