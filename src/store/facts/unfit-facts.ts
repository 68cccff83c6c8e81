import {
  contradiction,
  fits,
  type MeasuresDocument,
  type YearFacts,
} from "../../domain/measures.ts";
import type { Store } from "../database/connection.ts";
import { queryEach } from "../database/query.ts";

export const SQL = {
  all: "SELECT id, said FROM fact ORDER BY id",
};

export interface UnfitFact {
  /** The row of the table. */
  id: number;
  measure: string;
  value: unknown;
}

/**
 * Facts that are none of the values their measure may have, and parts greater than their whole. What
 * is said of a measure that is not declared is not looked at.
 */
export function* unfitFacts(store: Store, document: MeasuresDocument): Generator<UnfitFact> {
  const declared = new Map(document.measures.map((measure) => [measure.name, measure]));
  for (const { id, said } of queryEach<{ id: number; said: string }>(store, SQL.all)) {
    const values = JSON.parse(said) as YearFacts;
    for (const [name, value] of Object.entries(values)) {
      const measure = declared.get(name);
      if (measure && !fits(measure, value)) yield { id, measure: name, value };
    }
    const wrong = contradiction(document.measures, values);
    if (wrong) yield { id, measure: wrong.measure.name, value: `${wrong.part}/${wrong.whole}` };
  }
}
