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

/** Sentences below each other. */
export function listed(title: string, sentences: string[]): Sheet {
  return {
    title,
    columns: [{ heading: "", kind: "text" }],
    rows: sentences.map((sentence) => [sentence]),
  };
}

type KnownByYear = Pick<PersonPage | VillagePage, "known" | "measures">;

/** What is known by year, and which expected measures are missing; nothing where there is neither. */
export function factSheets({ known, measures }: KnownByYear, messages: Messages): Sheet[] {
  const missing = missingFacts(known, measures, messages);
  const sheet = factsSheet(known, measures, messages);
  if (known.facts.length > 0) return [{ ...sheet, more: missing ?? undefined }];
  return missing === null ? [] : [listed(sheet.title, [missing])];
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
  return sheets.filter(({ rows }) => rows.length > 0);
}
