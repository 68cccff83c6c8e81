import { warns } from "../domain/measures.ts";
import type { PersonPage, VillagePage } from "../domain/pages.ts";
import type { Messages } from "../messages/index.ts";
import { factsSheet, missingFacts, valueText } from "./facts.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** Labelled values below each other; what is not known is left out. */
export function labelled(title: string, pairs: [label: string, value: Cell][]): Sheet {
  return {
    title,
    columns: [
      { heading: "", kind: "text" },
      { heading: "", kind: "text" },
    ],
    rows: pairs.filter(([, value]) => value !== null && value !== ""),
  };
}

type KnownByYear = Pick<PersonPage | VillagePage, "known" | "measures">;

/** What is known by year, and which expected measures are missing; nothing where there is neither. */
export function factSheets({ known, measures }: KnownByYear, messages: Messages): Sheet[] {
  const more = missingFacts(known, measures, messages) ?? undefined;
  if (known.facts.length === 0 && more === undefined) return [];
  return [{ ...factsSheet(known, measures, messages), more }];
}

/** The newest known value of each measure where that is a warning (rule 35), as texts. */
export function warnings({ known, measures }: KnownByYear, messages: Messages): string[] {
  return measures.measures.flatMap((measure) => {
    const newest = known.facts.findLast((fact) => fact.measure === measure.name);
    if (!newest || !warns(measure, newest.value)) return [];
    const value = valueText(measure, newest.value, messages);
    return [messages.pages.village.fact(messages.measures.label(measure), newest.year, value)];
  });
}

/** Only tables with something in them. */
export function filled(sheets: Sheet[]): Sheet[] {
  return sheets.filter(({ rows, more }) => rows.length > 0 || more !== undefined);
}
